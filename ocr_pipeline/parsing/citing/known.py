"""What is known of documents that many others cite: the date that belongs to a code, the term of a legislature.

The numbers of one symbol run through the year in the order of their dates (Nghị định 30/2020/NĐ-CP, Điều 15), so that a
code that nobody cites has a time between those of its neighbours.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from ocr_pipeline.parsing.tables import table_rows

# The terms of the National Assembly and their first and last year; a text of the last spring bears the old term.
_TERMS: Final = {8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011),
                 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031)}  # fmt: skip
_TERM: Final = re.compile(r"QH(\d{1,2})$")
_NEIGHBOURS: Final = 2
"""So many known numbers on one side must contradict a date."""
_SLACK: Final = dt.timedelta(days=15)
"""Numbers of one month are given out out of order now and then."""


@cache
def _known_dates() -> dict[str, str]:
    return {row["code"]: row["date"] for row in table_rows("known_documents")}


def known_date(code: str) -> str | None:
    """The ISO date of a normative document that others cite; ``None`` when its code is not known."""
    return _known_dates().get(code.lstrip("0"))


@cache
def _codes_by_date() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, date in _known_dates().items():
        found.setdefault(date, []).append(code)
    return {date: tuple(codes) for date, codes in found.items()}


def codes_of(iso: str) -> tuple[str, ...]:
    """The codes that others date ``iso``, their numbers without the zero in front."""
    return _codes_by_date().get(iso, ())


@cache
def _series() -> dict[str, list[tuple[int, dt.date]]]:
    """Year and symbol → the known numbers, in their order, with their dates."""
    found: dict[str, list[tuple[int, dt.date]]] = {}
    for code, date in _known_dates().items():
        number, rest = code.split("/", maxsplit=1)
        found.setdefault(rest, []).append((int(number), dt.date.fromisoformat(date)))
    return {rest: sorted(numbers) for rest, numbers in found.items()}


def out_of_order(code: str, iso: str) -> str | None:
    """In words, how a code dated ``iso`` stands against the known numbers around it; ``None`` when it fits.

    Two neighbours on a side must contradict it: a few numbers are kept back and given out later. Laws keep the order
    of a session's votes, not of its days, and are left out.
    """
    number, _, rest = code.partition("/")
    known = _series().get(rest, [])
    if not number.isdecimal() or _TERM.search(rest) or len(known) < _NEIGHBOURS:
        return None
    day = dt.date.fromisoformat(iso)
    before = known[: bisect_left(known, (int(number), dt.date.min))][-_NEIGHBOURS:]
    behind = known[bisect_right(known, (int(number), dt.date.max)) :][:_NEIGHBOURS]
    if len(before) == _NEIGHBOURS and day < min(date for _, date in before) - _SLACK:
        return f"the number {before[-1][0]} before it is dated {before[-1][1].isoformat()}"
    if len(behind) == _NEIGHBOURS and day > max(date for _, date in behind) + _SLACK:
        return f"the number {behind[0][0]} behind it is dated {behind[0][1].isoformat()}"
    return None


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
