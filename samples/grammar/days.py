"""Dates of documents: working days within a regime of form, how they are written, and the periods reports speak of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.grammar.dice import Dice
from samples.source import Rules
from schemas import Period

# From and to: TTLT 55/2005 until TT 01/2011 came into force, that one until the day of NĐ 30/2020.
REGIMES: dict[Rules, tuple[dt.date, dt.date]] = {
    "55/2005": (dt.date(2005, 6, 6), dt.date(2011, 3, 4)),
    "01/2011": (dt.date(2011, 3, 5), dt.date(2020, 3, 4)),
    "30/2020": (dt.date(2020, 3, 5), dt.date(2025, 11, 28)),
    "party": (dt.date(2011, 3, 5), dt.date(2025, 11, 28)),
}
MERGER = dt.date(2025, 7, 1)
"""From this day on there is no district level."""

_SATURDAY = 5
_HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}
# NĐ 30/2020 Phụ lục I, II.4: a zero before days below 10 and before months 1 and 2.
_PADDED_MONTHS = (1, 2)


def working_day(day: dt.date) -> dt.date:
    """``day``, or the next on which offices work."""
    while day.weekday() >= _SATURDAY or (day.day, day.month) in _HOLIDAYS:
        day += dt.timedelta(days=1)
    return day


def working_day_before(day: dt.date) -> dt.date:
    """``day``, or the last before it on which offices work."""
    while day.weekday() >= _SATURDAY or (day.day, day.month) in _HOLIDAYS:
        day -= dt.timedelta(days=1)
    return day


def day_within(dice: Dice, first: dt.date, last: dt.date) -> dt.date:
    """A working day from ``first`` to ``last`` (or just before ``first``, where all between are free)."""
    return working_day_before(first + dt.timedelta(days=dice.between(0, max(0, (last - first).days))))


def month_number(month: int) -> str:
    """A month as official dates write it: 01, 02, 3 … 12."""
    return f"{month:02d}" if month in _PADDED_MONTHS else str(month)


def in_words(day: dt.date) -> str:
    """``ngày 05 tháng 3 năm 2020``."""
    return f"ngày {day.day:02d} tháng {month_number(day.month)} năm {day.year}"


def in_figures(day: dt.date) -> str:
    """``ngày 05/3/2020``."""
    return f"ngày {day.day:02d}/{month_number(day.month)}/{day.year}"


@dataclass(frozen=True)
class Span:
    """A period a document speaks of: in words, its days, and the words for what it is compared with."""

    raw: str
    start: dt.date
    end: dt.date
    prior: str

    @property
    def period(self) -> Period:
        """As the contract has it."""
        return Period(raw=self.raw, start=self.start.isoformat(), end=self.end.isoformat())

    @property
    def target(self) -> str:
        """What part of a year is measured against: ``kế hoạch năm``, of a whole year ``kế hoạch``."""
        return "kế hoạch" if (self.end - self.start).days > 360 else "kế hoạch năm"


def span_before(day: dt.date) -> Span:
    """The period that a report of ``day`` sums up: the year, the quarter or the months just over (or nearly)."""
    year, month = day.year, day.month
    if month <= 2:
        return Span(f"năm {year - 1}", dt.date(year - 1, 1, 1), dt.date(year - 1, 12, 31), f"năm {year - 2}")
    if month == 12:
        return Span(f"năm {year}", dt.date(year, 1, 1), dt.date(year, 12, 31), f"năm {year - 1}")
    # Half-year reports are due in the middle of June, before the half-year is over.
    months = 6 if (month, day.day) >= (6, 12) and month == 6 else month - 1
    end = dt.date(year, months + 1, 1) - dt.timedelta(days=1)
    raw = f"quý I năm {year}" if months == 3 else f"{months} tháng đầu năm {year}"
    return Span(raw, dt.date(year, 1, 1), end, f"cùng kỳ năm {year - 1}")


def stage_of(day: dt.date) -> tuple[int, int]:
    """First and last year of the five-year plan made or carried out on ``day``; in its last year it is the next."""
    first = day.year // 5 * 5 + 1
    return first, first + 4


def term_of(day: dt.date) -> tuple[int, int]:
    """First and last year of the term of people's councils: elections were in 2004, 2011, 2016 and 2021."""
    starts = [(2004, 2011), (2011, 2016), (2016, 2021), (2021, 2026)]
    elected = {
        2004: dt.date(2004, 6, 1),
        2011: dt.date(2011, 6, 1),
        2016: dt.date(2016, 6, 1),
        2021: dt.date(2021, 6, 1),
    }
    return next(term for term in reversed(starts) if elected[term[0]] <= day)


def party_term_of(day: dt.date) -> tuple[int, int]:
    """First and last year of the term of Party committees: congresses come every five years, 2010, 2015, 2020."""
    first = (day.year - (0 if day.month > 8 else 1)) // 5 * 5
    return first, first + 4 + 1
