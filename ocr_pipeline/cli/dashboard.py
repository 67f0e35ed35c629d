"""``vanban dashboard``: what an archive holds, on one page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The page.", metavar="FILE")]


def dashboard(archive: ArchiveFolder, output: Output = Path("dashboard.html")) -> None:
    """Write a page on what an archive holds: months, types, offices, page quality, what is to be reviewed, failures."""
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.archive.writing import write_atomically
    from ocr_pipeline.batch.failure_counts import failure_counts
    from ocr_pipeline.export.dashboard.figures import figures_of
    from ocr_pipeline.export.dashboard.page import dashboard_page

    places = open_archive(archive)
    with opened(places, progress_of_tables()) as tables:
        told = figures_of(tables)
    content = dashboard_page(told, failure_counts(places), dt.datetime.now().astimezone())
    write_atomically(output, content.encode("utf-8", "backslashreplace"))
    write_out(f"{counted(told.documents, 'document')}, {counted(told.doubtful, 'value')} to review\n")
