"""What is true of the things that a document file marks: cited documents, quantities, dates."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas import Comparison, Locator, Relation, StatisticKind

# What the contract calls the words that stand before (or behind) a figure.
QUALIFIERS: dict[str, str] = {
    "khoảng": "approx",
    "gần": "approx",
    "xấp xỉ": "approx",
    "bình quân": "approx",
    "trên": "at_least",
    "hơn": "at_least",
    "quá": "at_least",
    "từ": "at_least",
    "từ đủ": "at_least",
    "trở lên": "at_least",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "dưới": "at_most",
    "chưa đủ": "at_most",
    "không quá": "at_most",
    "chậm nhất": "at_most",
    "tối đa": "at_most",
    "ước": "estimate",
    "ước đạt": "estimate",
    "phấn đấu": "target",
}


class Part(BaseModel):
    """Base of every part of a document file: immutable, no unknown name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedDocument(Part):
    """What is true of a cited document; ``basis`` when the preamble cites it, ``defects`` by their names."""

    type: str
    code: str | None = None
    date: dt.date | None = None
    title: str | None = None
    issuer: str | None = None
    relation: Relation
    basis: bool = False
    locator: Locator | None = None
    defects: tuple[str, ...] = ()


class Quantity(Part):
    """What is true of a marked quantity.

    ``period`` names one of the document's periods; ``qualifier`` is a word of ``QUALIFIERS`` as the page has it.
    """

    value: float
    unit: str
    kind: StatisticKind
    measure: str
    low: float | None = None
    high: float | None = None
    of: float | None = None
    qualifier: str | None = None
    period: str | None = None
    comparison: Comparison | None = None
    negated: bool = False


class MarkedDate(Part):
    """A date besides the date of issue; ``derived`` when the page gives it in other words."""

    role: Literal["effective", "expires", "deadline", "event", "period_start", "period_end"]
    value: dt.date
    derived: bool = False
