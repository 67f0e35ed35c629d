"""What a document marks while it is written: cited documents, quantities, dates and periods, each under its own key."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from samples.facts import CitedDocument, MarkedDate, Quantity
from samples.grammar.days import Span
from schemas import Period

Role = Literal["effective", "expires", "deadline", "event", "period_start", "period_end"]


class Ledger:
    """Facts in the order in which they were written down, and how often each cited document was mentioned."""

    def __init__(self) -> None:
        self.citations: dict[str, CitedDocument] = {}
        self.statistics: dict[str, Quantity] = {}
        self.dates: dict[str, MarkedDate] = {}
        self.periods: dict[str, Period] = {}
        self._mentions: dict[str, int] = {}

    def cite(self, cited: CitedDocument, words: str) -> str:
        """``words`` marked as the first mention of a document."""
        key = f"cited_{len(self.citations) + 1}"
        self.citations[key] = cited
        self._mentions[key] = 1
        return f"{{c.{key}:{words}}}"

    def cite_again(self, key: str, words: str) -> str:
        """``words`` marked as one more mention of a document that was cited before."""
        self._mentions[key] += 1
        return f"{{c.{key}.{self._mentions[key]}:{words}}}"

    def mentions(self, key: str) -> int:
        """How often the document was mentioned so far."""
        return self._mentions[key]

    def count(self, quantity: Quantity, words: str) -> str:
        """``words`` marked as a quantity."""
        key = f"figure_{len(self.statistics) + 1}"
        self.statistics[key] = quantity
        return f"{{s.{key}:{words}}}"

    def date(self, role: Role, value: dt.date, words: str, *, derived: bool = False) -> str:
        """``words`` marked as a date that means something besides the date of issue."""
        key = f"date_{len(self.dates) + 1}"
        self.dates[key] = MarkedDate(role=role, value=value, derived=derived)
        return f"{{d.{key}:{words}}}"

    def period(self, span: Span) -> str:
        """The key of the period that quantities may name."""
        for key, known in self.periods.items():
            if known.raw == span.raw:
                return key
        key = f"period_{len(self.periods) + 1}"
        self.periods[key] = span.period
        return key
