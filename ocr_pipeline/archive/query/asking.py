"""A question to an archive: its tables brought up to date, held open, and asked."""

from __future__ import annotations

import pyarrow as pa

from ocr_pipeline.archive.across.described import ACROSS
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.query.process import ask
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.tables.refreshing import OnProgress


def ask_archive(
    places: Places, sql: str, limits: Limits | None = None, on_progress: OnProgress | None = None
) -> pa.Table:
    """See :meth:`ocr_pipeline.archive.archive.Archive.query`; ``on_progress`` is told how far the tables are."""
    with opened(places, on_progress) as tables:
        files = {table.name: tables.files(table) for table in TABLES}
        # What all documents must be gone through for is made for those who name it.
        files |= {table.name: tables.files(table) for table in ACROSS if table.name in sql.casefold()}
        return ask(Request.of(sql, files, limits or Limits()))
