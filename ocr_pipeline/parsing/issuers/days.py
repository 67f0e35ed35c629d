"""When a name was valid, and when a document may have been issued."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from schemas import FieldValue

HORIZON: Final = dt.date(1997, 1, 1)
"""Before this day the tables do not know which names were valid: nothing is said of older documents."""
TWO_TIERS: Final = dt.date(2025, 7, 1)
"""The day of 34 provinces and no districts (NQ 202/2025/QH15, Luật 72/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The first and the last day of a name; ``None`` is open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def covers(self, days: Days) -> bool:
        """Whether the name was valid on one of the days."""
        return (self.since is None or days.last >= self.since) and (self.until is None or days.first <= self.until)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a document may be of."""

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    @property
    def known(self) -> bool:
        """Whether the tables can say what was valid then."""
        return self.first >= HORIZON


ANY_DAY: Final = Days()
"""Of a document whose date is not known."""


def validity(since: str, until: str) -> Validity:
    """A validity as tables write it: ISO days, or nothing.

    Raises:
        ValueError: One of them is no day.
    """
    return Validity(*(dt.date.fromisoformat(day) if day else None for day in (since, until)))


def days_of(date: FieldValue) -> Days:
    """The days that the date of a document allows: all of its year while it is up for review, all when there is none.

    The year is printed beforehand; day and month are often written by hand.
    """
    if date.value is None:
        return ANY_DAY
    try:
        day = dt.date.fromisoformat(date.value)
    except ValueError:
        return ANY_DAY
    return Days(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)) if date.needs_review else Days(day, day)
