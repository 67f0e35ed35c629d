"""``vanban export``: the tables of an archive as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.errors import SettingsError

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="Folder of a Parquet data set, by year and type.", metavar="DIR")
]
Csv = Annotated[Path | None, typer.Option("--csv", help="Folder of CSV files, a table each.", metavar="DIR")]
Jsonl = Annotated[Path | None, typer.Option("--jsonl", help="Folder of JSON lines, a table each.", metavar="DIR")]


def export(archive: ArchiveFolder, parquet: Parquet = None, csv: Csv = None, jsonl: Jsonl = None) -> None:
    """Write the tables of an archive for other programs: as one or more of these."""
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.export.data_set import write_parquet, write_rows
    from ocr_pipeline.export.tabular import Format

    if parquet is None and csv is None and jsonl is None:
        raise SettingsError("nothing is asked for", next_step="Name a folder with --parquet, --csv or --jsonl.")
    with opened(open_archive(archive), progress_of_tables()) as tables:
        if parquet is not None:
            write_parquet(tables, parquet)
        for folder, form in ((csv, Format.CSV), (jsonl, Format.JSONL)):
            if folder is not None:
                write_rows(tables, folder, form)
        documents = sum(part.documents for part in tables.state.parts)
    write_out(f"{documents} documents\n")
