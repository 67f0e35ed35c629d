"""What is known of documents that many others cite: the date that belongs to a code, the term of a legislature."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ocr_pipeline.parsing.tables import table_rows

# The terms of the National Assembly and their first and last year; a text of the last spring bears the old term.
_TERMS: Final = {8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011),
                 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031)}  # fmt: skip
_TERM: Final = re.compile(r"QH(\d{1,2})$")


@cache
def _known_dates() -> dict[str, str]:
    return {row["code"]: row["date"] for row in table_rows("known_documents")}


def known_date(code: str) -> str | None:
    """The ISO date of a normative document that others cite; ``None`` when its code is not known."""
    return _known_dates().get(code.lstrip("0"))


def term_agrees(notation: str, year: str) -> bool:
    """Whether the term of the legislature in a symbol (``QH15``, ``UBTVQH14``) sat in that year; others always do."""
    match = _TERM.search(notation)
    if match is None or int(match[1]) not in _TERMS:
        return match is None
    first, last = _TERMS[int(match[1])]
    return first <= int(year) <= last


def term_in(year: str) -> int | None:
    """The term that sat in a year; ``None`` in a year of elections, when two did, and outside the table."""
    sat = [term for term, (first, last) in _TERMS.items() if first <= int(year) <= last]
    return sat[0] if len(sat) == 1 else None
