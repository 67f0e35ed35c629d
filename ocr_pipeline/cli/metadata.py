"""``vanban metadata``: files and documents of an archive by TT 05/2025/TT-BNV, and what is missing or in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ocr_pipeline.cli.streams import printable, write_error, write_out
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import SettingsError

if TYPE_CHECKING:
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.export.metadata.described import DescribedFile

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Files = Annotated[
    Path | None,
    typer.Option("--files", help="Table of files (.xlsx or .csv) that a person filled in.", metavar="TABLE"),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="A workbook (.xlsx), or a folder of CSV files.", metavar="PATH"),
]
EdXml = Annotated[
    Path | None, typer.Option("--edxml", help="Folder of an edXML message header of each document.", metavar="DIR")
]
OrganId = Annotated[
    str | None,
    typer.Option("--organ-id", help="Identifier of the issuing agency, for edXML: H49.64.33.", metavar="ID"),
]

OTHER_FORMS: Final = frozenset({".csv", ".tsv", ".txt", ".xls", ".ods", ".json", ".jsonl", ".xml", ".parquet", ".zip"})
"""Endings of a file: nobody means a folder by one, and no such file is written. Folders have dots of their own."""


def metadata(
    archive: ArchiveFolder,
    output: Output = None,
    files: Files = None,
    edxml: EdXml = None,
    organ_id: OrganId = None,
) -> None:
    """Write the metadata of an archive's files and documents by Thông tư 05/2025/TT-BNV, and what is missing.

    Without --files there is a file for each folder of scans: the workbook is the table to be filled in.
    """
    from ocr_pipeline.archive.archive import Archive

    if output is None and edxml is None:
        raise SettingsError("nothing is asked for", next_step="Name a workbook or folder with -o, or one with --edxml.")
    if output is not None and output.suffix.casefold() in OTHER_FORMS:
        next_step = "Name a .xlsx; or a folder, which takes a CSV of the files and one of the documents."
        raise SettingsError(f"{output.name} is no form that is written", next_step=next_step)
    if files is not None and output is None:
        raise SettingsError("--files is for what -o writes", next_step="Name a workbook or folder with -o.")
    if organ_id is not None and edxml is None:
        raise SettingsError("--organ-id is for what --edxml writes", next_step="Name a folder with --edxml.")
    opened = Archive(archive)
    if output is not None:
        described = describe(opened, files)
        _write(described, output)
        write_out(summary(described))
    if edxml is not None:
        _write_headers(opened, edxml, organ_id)


def describe(archive: Archive, table: Path | None, pattern: str | None = None) -> list[DescribedFile]:
    """The files of an archive as a table has them, or one for each folder; what is in none is told.

    Raises:
        SettingsError: the table makes no sense.
        VanbanError: it, or a document of the archive, cannot be read.
    """
    from ocr_pipeline.export.metadata.files import PATTERN, Filed, described, filed, folders_of
    from ocr_pipeline.export.metadata.reading import read_files

    documents = [Filed.of(found) for found in archive]
    given = read_files(table) if table is not None else None
    rows = given.files if given is not None else folders_of(documents)
    if given is not None and given.left_out:
        write_error(f"vanban: columns that mean nothing here: {printable(', '.join(given.left_out))}\n")
    groups, left = filed(documents, rows) if rows else ([], [])
    if left:
        write_error(f"vanban: {counted(len(left), 'document')} of the archive in no file of the table\n")
    return [described(row, group, pattern or PATTERN) for row, group in zip(rows, groups, strict=True)]


def summary(files: Sequence[DescribedFile]) -> str:
    """How many files and documents there are, and how much is to be said against them."""
    counts = Counter(finding.what for file in files for finding in file.findings)
    told = "".join(f"  {what.value}: {count}\n" for what, count in sorted(counts.items()))
    return f"{counted(len(files), 'file')}, {counted(sum(len(file.documents) for file in files), 'document')}\n{told}"


def _write(files: Sequence[DescribedFile], output: Path) -> None:
    from ocr_pipeline.archive.writing import ensure_writable
    from ocr_pipeline.export.metadata.fields import Level
    from ocr_pipeline.export.metadata.sheets import write_csv, write_report, write_workbook
    from ocr_pipeline.export.package.making import DOCUMENTS_CSV, FILES_CSV, REPORT

    if output.suffix.casefold() == ".xlsx":
        write_workbook(files, output)
        return
    ensure_writable(output)
    write_csv(files, Level.FILE, output / FILES_CSV)
    write_csv(files, Level.DOCUMENT, output / DOCUMENTS_CSV)
    write_report(files, output / REPORT)


def _write_headers(archive: Archive, folder: Path, organ_id: str | None) -> None:
    from ocr_pipeline.archive.writing import ensure_writable, write_atomically
    from ocr_pipeline.export.edxml.header import header_of
    from ocr_pipeline.export.metadata.effective import effective_document

    ensure_writable(folder)
    written = 0
    for found in archive:
        header = header_of(effective_document(found), organ_id)
        write_atomically(folder / f"{found.identity}.edxml", header.content)
        written += 1
        for trouble in header.troubles:
            write_error(f"{found.identity[:12]} {trouble.path}: {printable(trouble.says)}\n")
    write_out(f"{counted(written, 'header')}\n")
