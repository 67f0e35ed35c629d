"""``vanban export``: what an archive holds, as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.archived_pdfs import PATTERN, write_pdfs
from ocr_pipeline.cli.archived_pdfs import preview as names_of
from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import ExitCode, SettingsError

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="Folder of a Parquet data set, by year and type.", metavar="DIR")
]
Csv = Annotated[Path | None, typer.Option("--csv", help="Folder of CSV files, a table each.", metavar="DIR")]
Excel = Annotated[
    Path | None, typer.Option("--excel", help="A workbook, a sheet for each table, in Vietnamese.", metavar="FILE")
]
Jsonl = Annotated[Path | None, typer.Option("--jsonl", help="Folder of JSON lines, a table each.", metavar="DIR")]
Pdf = Annotated[
    Path | None, typer.Option("--pdf", help="Folder of a searchable PDF/A of each document.", metavar="DIR")
]
Name = Annotated[
    str,
    typer.Option("--name", help="How PDFs are named, of parts as {code}, {date}, {ordinal:07}.", metavar="PATTERN"),
]
Preview = Annotated[bool, typer.Option("--preview", help="Print the names that PDFs would have; write nothing.")]


def export(
    archive: ArchiveFolder,
    parquet: Parquet = None,
    csv: Csv = None,
    jsonl: Jsonl = None,
    excel: Excel = None,
    pdf: Pdf = None,
    name: Name = PATTERN,
    preview: Preview = False,
) -> None:
    """Write what an archive holds for other programs: its tables, its documents as searchable PDF/A."""
    from ocr_pipeline.archive.archive import Archive

    if preview:
        names_of(Archive(archive), name)
        return
    if not (parquet or csv or jsonl or excel or pdf):
        next_step = "Name a folder with --parquet, --csv, --jsonl or --pdf, or a file with --excel."
        raise SettingsError("nothing is asked for", next_step=next_step)
    if name != PATTERN and pdf is None:
        raise SettingsError("--name says how PDFs are named", next_step="Name their folder with --pdf, or --preview.")
    if parquet or csv or jsonl or excel:
        _write_tables(archive, parquet, csv, jsonl, excel)
    if pdf is not None:
        written, failed = write_pdfs(Archive(archive), pdf, name)
        write_out(f"{counted(written, 'PDF')}\n")
        if failed:
            raise typer.Exit(ExitCode.SOME_FAILED)


def _write_tables(
    archive: Path, parquet: Path | None, csv: Path | None, jsonl: Path | None, excel: Path | None
) -> None:
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.export.data_set import write_parquet, write_rows
    from ocr_pipeline.export.excel.archive_workbook import write_workbook
    from ocr_pipeline.export.tabular import Format

    with opened(open_archive(archive), progress_of_tables()) as tables:
        if parquet is not None:
            write_parquet(tables, parquet)
        for folder, form in ((csv, Format.CSV), (jsonl, Format.JSONL)):
            if folder is not None:
                write_rows(tables, folder, form)
        if excel is not None:
            write_workbook(tables, excel)
        documents = sum(part.documents for part in tables.state.parts)
    write_out(f"{counted(documents, 'document')}\n")
