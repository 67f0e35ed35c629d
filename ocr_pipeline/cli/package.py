"""``vanban package``: files of an archive to be handed in: PDFs, metadata, registers, with the hashes of all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.messages import error_message, named
from ocr_pipeline.cli.metadata import describe, summary
from ocr_pipeline.cli.streams import write_error, write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import ExitCode, SettingsError, VanbanError
from ocr_pipeline.export.register.books import Book

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Selection = Annotated[
    Path,
    typer.Argument(help="Table of files (.xlsx or .csv): what `vanban metadata` wrote, filled in.", metavar="TABLE"),
]
Output = Annotated[Path, typer.Option("-o", "--output", help="Folder of the package; it must not be there yet.")]
Name = Annotated[
    str | None,
    typer.Option("--name", help="How PDFs are named; {file_code}.{ordinal}.pdf by the rule.", metavar="PATTERN"),
]
Kept = Annotated[Book, typer.Option("--book", help="Which register is in it: see `vanban register`.")]
Created = Annotated[
    str | None,
    typer.Option("--created", help="When it says that it was made (ISO 8601); now by default.", metavar="TIME"),
]


def package(
    archive: ArchiveFolder,
    selection: Selection,
    output: Output,
    name: Name = None,
    book: Kept = Book.OUTGOING,
    created: Created = None,
) -> None:
    """Make a package of files to hand in. A run that was interrupted is gone on with; one that is whole has its name.

    The same archive, table and time give the same bytes. `vanban verify` looks a package through.
    """
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.export.metadata.described import DescribedDocument, DescribedFile
    from ocr_pipeline.export.naming import require_pattern
    from ocr_pipeline.export.package.making import Order, make_package
    from ocr_pipeline.export.package.places import under_way
    from ocr_pipeline.export.register.entries import items
    from ocr_pipeline.pipeline import Pipeline

    moment = _moment(created)
    if name is not None:
        require_pattern(name)
    found = Archive(archive)
    files = describe(found, selection, name)
    if without := [file.folder for file in files if "fileCode" not in file.values]:
        raise SettingsError(f"no code is given for {', '.join(without)}", next_step="Fill in the column fileCode.")
    wanted = {each.identity for file in files for each in file.documents}
    with opened(found.places, progress_of_tables()) as tables:
        entries = [item for item in items(tables) if item.document in wanted]
    failed = 0

    def tell(_file: DescribedFile, document: DescribedDocument, error: VanbanError) -> None:
        nonlocal failed
        failed += 1
        write_error(error_message(named(error, document.name)))

    order = Order(found, files, entries, book, Pipeline().text, moment, tell)
    held = make_package(order, output)
    if held is None:
        write_error(f"vanban: {counted(failed, 'PDF')} missing: {under_way(output)} is no package yet\n")
        raise typer.Exit(ExitCode.SOME_FAILED)
    write_out(summary(files) + f"{counted(held, 'file')} in the package\n")


def _moment(text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    try:
        return dt.datetime.fromisoformat(text).astimezone()
    except ValueError as error:
        raise SettingsError(f"no time: {text!r}", next_step="Give 2026-11-26T09:00:00+07:00.") from error
