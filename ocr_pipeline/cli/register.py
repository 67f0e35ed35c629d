"""``vanban register``: the register of documents that a decree asks for, as a workbook or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.register.books import Book

FORMS: Final = (".xlsx", ".csv")

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Output = Annotated[
    Path, typer.Option("-o", "--output", help="The file: .xlsx, or .csv without colours.", metavar="FILE")
]
Kept = Annotated[
    Book,
    typer.Option(
        "--book", help="Outgoing (di) or incoming (den) by Phụ lục IV of NĐ 30/2020, or their data by Phụ lục VI."
    ),
]


def register(archive: ArchiveFolder, output: Output, book: Kept = Book.OUTGOING) -> None:
    """Write the register of an archive's documents: doubtful values coloured, documents entered twice marked."""
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.export.register.entries import items
    from ocr_pipeline.export.register.writing import write_register

    if output.suffix.casefold() not in FORMS:
        raise SettingsError(f"{output.name} is no form that is written", next_step="Name a .xlsx or a .csv.")
    with opened(open_archive(archive), progress_of_tables()) as tables:
        entered = items(tables)
        write_register(book, entered, output)
    doubtful = sum(bool(item.doubts) for item in entered)
    write_out(f"{counted(len(entered), 'document')}, {doubtful} with values to look at\n")
