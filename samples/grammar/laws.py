"""Real laws and decrees, by what they govern: the versions in force on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from samples.grammar.tables import table

# Type and issuer by what stands in the code.
_BY_CODE = {
    "NĐ-CP": ("Nghị định", "Chính phủ"),
    "NQ-CP": ("Nghị quyết", "Chính phủ"),
    "QĐ-TTg": ("Quyết định", "Thủ tướng Chính phủ"),
    "TT-BGDĐT": ("Thông tư", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
}


@dataclass(frozen=True)
class Law:
    """A law or decree; without ``code`` it is cited by title and date, by some offices with its ``number``.

    ``amends`` goes only beside what it amends.
    """

    title: str
    date: dt.date
    since: dt.date
    type: str = "Luật"
    code: str | None = None
    number: str | None = None
    issuer: str | None = None
    until: dt.date = dt.date.max
    amends: bool = False

    def in_force(self, day: dt.date) -> bool:
        """Whether it is in force on ``day``."""
        return self.since <= day <= self.until


@cache
def laws() -> dict[str, tuple[Law, ...]]:
    """All versions, by family."""
    return {family: tuple(_law(row) for row in rows) for family, rows in table("laws").items()}


def _law(row: dict[str, object]) -> Law:
    code = row.get("code")
    if isinstance(code, str):
        notation = code.rpartition("/")[2]
        kind, issuer = _BY_CODE[notation]
        row = {"type": kind, "issuer": issuer} | row
    return Law(**row)  # type: ignore[arg-type]  # a row of the table, whose names are tested


def in_force(family: str, day: dt.date) -> tuple[Law, ...]:
    """The version of a family that is in force on a day, with what amends it; empty where there is none."""
    return tuple(law for law in laws()[family] if law.in_force(day))
