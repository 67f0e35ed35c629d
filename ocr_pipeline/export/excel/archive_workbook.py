"""All tables of an archive as one workbook, a sheet each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.described import DOCUMENTS, FIELDS
from ocr_pipeline.export.excel.headings import heading, sheet_name
from ocr_pipeline.export.excel.sheets import Cell, SheetWriter, comment_of
from ocr_pipeline.export.excel.workbooks import written_workbook

if TYPE_CHECKING:
    from ocr_pipeline.archive.tables.opening import OpenTables

_VALUES: Final = ("value", "code", "name", "title", "date", "measure", "amount")
"""Columns that show what a doubt is about."""


def write_workbook(tables: OpenTables, path: Path) -> None:
    """Write every table as a sheet with Vietnamese headings.

    Values that a person must look at are coloured; a comment tells why. Scans are linked.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    with written_workbook(path) as workbook:
        for table in VIEWS:
            sheet = SheetWriter(workbook, sheet_name(table), [heading(table, name) for name in table.names])
            for row in tables.rows(table):
                sheet.write(_cells(table, row))
            sheet.close()


def _cells(table: Table, row: Mapping[str, Any]) -> list[Cell]:
    if table is DOCUMENTS:
        flagged = set(row["flagged"] or ())
        return [Cell(row[name], name in flagged, link=row["uri"] if name == "uri" else None) for name in table.names]
    doubtful = bool(row.get("needs_review"))
    return [_cell(table, row, name, doubtful=doubtful) for name in table.names]


def _cell(table: Table, row: Mapping[str, Any], name: str, *, doubtful: bool) -> Cell:
    about = doubtful and name in _VALUES
    told = comment_of(row.get("reasons"), row.get("alternatives")) if about and table is FIELDS else None
    return Cell(row[name], about, told)
