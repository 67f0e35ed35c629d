"""A question to an archive: its tables brought up to date, held open, and asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace

import pyarrow as pa

from ocr_pipeline.archive.across.described import ACROSS
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.query.process import ask
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.tables.refreshing import OnProgress


def ask_archive(
    places: Places, sql: str, limits: Limits | None = None, on_progress: OnProgress | None = None
) -> pa.Table:
    """See :meth:`ocr_pipeline.archive.archive.Archive.query`; ``on_progress`` is told how far the tables are."""
    return ask_archives({"": places}, sql, limits, on_progress)


def ask_archives(
    archives: Mapping[str, Places], sql: str, limits: Limits | None = None, on_progress: OnProgress | None = None
) -> pa.Table:
    """See :meth:`ocr_pipeline.archive.several.Archives.query`; one archive alone has no name."""
    # What all documents must be gone through for is made for those who name it.
    asked = [*TABLES, *(table for table in ACROSS if table.name in sql.casefold())]
    files: dict[str, list[FileRows]] = {table.name: [] for table in asked}
    with ExitStack() as stack:
        for name, places in archives.items():
            tables = stack.enter_context(opened(places, on_progress))
            for table in asked:
                files[table.name] += [replace(each, archive=name) for each in tables.files(table)]
        return ask(Request.of(sql, files, limits or Limits(), several="" not in archives))
