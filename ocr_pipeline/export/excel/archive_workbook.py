"""All tables of an archive as one workbook, a sheet each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.described import DECISIONS, DOCUMENTS, FIELDS, TABLES
from ocr_pipeline.archive.tables.document_rows import PATHS
from ocr_pipeline.export.excel.headings import heading, sheet_name
from ocr_pipeline.export.excel.sheets import DECISION_COLUMNS, Cell, SheetWriter, comment_of, decision_comment
from ocr_pipeline.export.excel.workbooks import written_workbook

if TYPE_CHECKING:
    from ocr_pipeline.archive.tables.opening import OpenTables

Comments = Mapping[tuple[str, str], str]
"""What to say of values that a person decided, by document and path."""
_VALUES: Final = ("value", "effective_value", "code", "name", "title", "date", "measure", "amount")
"""Columns that show what a doubt is about."""


def write_workbook(tables: OpenTables, path: Path) -> None:
    """Write every table as a sheet with Vietnamese headings.

    Values that a person must look at are coloured; a comment tells why. Of values that a person decided, a comment
    tells who did, and what the machine had read. Scans are linked.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    decided = comments_of_decided(tables)
    with written_workbook(path) as workbook:
        for table in TABLES:
            sheet = SheetWriter(workbook, sheet_name(table), [heading(table, name) for name in table.names])
            for row in tables.rows(table):
                sheet.write(_cells(table, row, decided))
            sheet.close()


def comments_of_decided(tables: OpenTables) -> dict[tuple[str, str], str]:
    """What to say of each value that a person decided, by document and path."""
    told = ((row, decision_comment(row)) for row in tables.rows(FIELDS, DECISION_COLUMNS, having="decision"))
    return {(row["document"], row["path"]): comment for row, comment in told if comment}


def _cells(table: Table, row: Mapping[str, Any], decided: Comments) -> list[Cell]:
    if table is DOCUMENTS:
        return [_document_cell(row, name, decided) for name in table.names]
    comment = decided.get((row["document"], row.get("path", ""))) if table is not DECISIONS else None
    doubtful = bool(row.get("needs_review"))
    return [_cell(table, row, name, comment, doubtful=doubtful) for name in table.names]


def _document_cell(row: Mapping[str, Any], name: str, decided: Comments) -> Cell:
    comment = decided.get((row["id"], PATHS.get(name, name)))
    is_flagged = name in (row["flagged"] or ())
    link = row["uri"] if name == "uri" else None
    return Cell(row[name], is_flagged, None if is_flagged else comment, link, decided=comment is not None)


def _cell(table: Table, row: Mapping[str, Any], name: str, decided: str | None, *, doubtful: bool) -> Cell:
    if name not in _VALUES:
        return Cell(row[name])
    told = comment_of(row.get("reasons"), row.get("alternatives")) if doubtful and table is FIELDS else decided
    return Cell(row[name], doubtful, told, decided=decided is not None)
