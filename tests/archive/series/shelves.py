"""Documents that count things, made by hand."""

from __future__ import annotations

from typing import Any

from schemas import Document
from tests.archive.graph.shelves import sha
from tests.archive.tables.documents import document, field

PROVINCE = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
YEAR_2020 = {"raw": "năm 2020", "start": "2020-01-01", "end": "2020-12-31"}
YEAR_2021 = {"raw": "năm 2021", "start": "2021-01-01", "end": "2021-12-31"}
HALF_2021 = {"raw": "6 tháng đầu năm 2021", "start": "2021-01-01", "end": "2021-06-30"}


def count(
    amount: float, measure: str = "hồ sơ tiếp nhận", period: dict[str, Any] | None = YEAR_2020, **more: Any
) -> dict[str, Any]:
    """A statistic's JSON."""
    told = {"value": amount, "unit": "hồ sơ", "amount": amount, "base_unit": "hồ sơ", "kind": "count", "page": 2}
    raw = f"{amount:g} hồ sơ"
    return {**told, "measure": measure, "period": period, "raw": raw, "confidence": 0.95, **more}


def report(
    name: str, *counts: dict[str, Any], issuer: str | None = "SỞ NỘI VỤ", above: str | None = PROVINCE
) -> Document:
    """A report of a department of a fictional province."""
    return document(
        sha(name),
        issuer=field(issuer),
        issuer_parent=field(above),
        statistics=list(counts),
        tables=[],
        citations=[],
        legal_bases=[],
    )
