"""Rows of what a document cites and of what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ocr_pipeline.archive.decisions.linked import listed_again, place_in_text
from ocr_pipeline.archive.decisions.marked import is_absent
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.tables.columns import Row
from ocr_pipeline.archive.tables.described import CITATIONS, STATISTICS
from ocr_pipeline.archive.tables.evidence import Content, day, evidence_cells, number, year
from ocr_pipeline.archive.tables.value_rows import Values

LOCATOR_PARTS: Final = {
    "tiet": "tiết",
    "diem": "điểm",
    "khoan": "khoản",
    "dieu": "Điều",
    "tieu_muc": "tiểu mục",
    "muc": "mục",
    "chuong": "Chương",
    "phan": "Phần",
    "phu_luc": "Phụ lục",
}
"""The parts of a document in the order in which Nghị định 30/2020/NĐ-CP names them, the smallest first."""

_CITATION: Final = re.compile(r"(?:citations|legal_bases)\[\d+\]")
_STATISTIC: Final = re.compile(r"(?:tables\[(?P<table>\d+)\]\.)?statistics\[\d+\]")


def citation_rows(identity: DocumentId, values: Values) -> Iterator[Row]:
    """A row for each cited document."""
    bases = {place_in_text(node) for path, node in values.items() if path.startswith("legal_bases[")}
    again = listed_again(values)
    for path, node in values.items():
        if _CITATION.fullmatch(path) and path not in again and not is_absent(node):
            yield _citation_row(identity, path, node, in_preamble=place_in_text(node) in bases)


def _citation_row(identity: DocumentId, path: str, node: Content, *, in_preamble: bool) -> Row:
    parts: Content = node.get("locator") or {}
    named = [f"{word} {parts[name]}" for name, word in LOCATOR_PARTS.items() if parts.get(name)]
    return CITATIONS.row(
        {
            "document": identity,
            "path": path,
            "relation": node["relation"],
            "type": node["type"],
            "code": node["code"],
            "number": node["number"],
            "year": year(node["year"]),
            "notation": node["notation"],
            "date": day(node["date"]),
            "title": node["title"],
            "issuer": node["issuer"],
            "locator": " ".join(named) or None,
            "dieu": parts.get("dieu"),
            "khoan": parts.get("khoan"),
            "diem": parts.get("diem"),
            "in_preamble": in_preamble,
            "defects": tuple(node["defects"]),
            "mentions": len(node["mentions"]),
            **evidence_cells(node),
        }
    )


def statistic_rows(identity: DocumentId, values: Values) -> Iterator[Row]:
    """A row for each quantity, of the text and of the tables."""
    for path, node in values.items():
        found = _STATISTIC.fullmatch(path)
        if found and not is_absent(node):
            table = found["table"]
            yield _statistic_row(identity, path, node, None if table is None else int(table) + 1)


def _statistic_row(identity: DocumentId, path: str, node: Content, table: int | None) -> Row:
    period: Content = node.get("period") or {}
    comparison: Content = node.get("comparison") or {}
    return STATISTICS.row(
        {
            "document": identity,
            "path": path,
            "table_number": table,
            "measure": node["measure"],
            "kind": node["kind"],
            "value": number(node["value"]),
            "unit": node["unit"],
            "amount": number(node["amount"]),
            "base_unit": node["base_unit"],
            "low": number(node["low"]),
            "high": number(node["high"]),
            "whole": number(node["of"]),
            "qualifier": node["qualifier"],
            "period": period.get("raw"),
            "period_start": day(period.get("start")),
            "period_end": day(period.get("end")),
            "compared_with": comparison.get("kind"),
            "comparison": comparison.get("raw"),
            "comparison_value": number(comparison.get("value")),
            "negated": bool(node["negated"]),
            **evidence_cells(node),
        }
    )
