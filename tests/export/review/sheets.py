"""A document with doubtful values, and its review sheet as a person edits it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from ocr_pipeline.export.review.form import COLUMNS, SHEET
from tests.archive.tables.documents import document, doubtful, field

ID = "a" * 64
HEADS = [column.heading for column in COLUMNS]
PAGES = [
    {"number": 1, "width": 2480, "height": 3508, "dpi": 300},
    {"number": 2, "width": 2480, "height": 3508, "dpi": 300},
]


def read(number: str = "15", reason: str = "handwritten") -> Any:
    """The document, with a number written by hand that may be read as another."""
    alternatives = [{"value": "3/4", "confidence": 0.2}, {"value": "012", "confidence": 0.1}]
    value = doubtful(number, reason, page=1, bbox=[500, 600, 700, 660], alternatives=alternatives)
    return document(ID, pages=PAGES, number=value, code=field(None), statistics=[STATISTIC])


STATISTIC = {
    "value": 26.1,
    "unit": "%",
    "amount": 26.1,
    "base_unit": "%",
    "measure": "tăng",
    "kind": "percent",
    "raw": "26,1%",
    "page": 1,
    "confidence": 0.4,
    "needs_review": True,
    "reasons": ["two readings differ"],
}


def edited(path: Path, edits: Mapping[str, Mapping[str, object]]) -> Path:
    """A copy of the sheet with cells written, by the path of the value and the heading of the column."""
    book = openpyxl.load_workbook(path)
    page = book[SHEET]
    for row in page.iter_rows(min_row=2):
        for heading, value in edits.get(str(row[HEADS.index("vanban:path")].value), {}).items():
            row[HEADS.index(heading)].value = value
    other = path.with_name("edited.xlsx")
    book.save(other)
    return other
