"""A document file as models: what it says, what is marked in it, and how its scan ages."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas import Comparison, Locator, Period, Relation, StatisticKind

DOCUMENTS = Path(__file__).with_name("documents")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeaderText(_Part):
    """The head of the page, each text with its marks; ``authority`` is the line above the preamble of a decision."""

    parent: str | None = None
    issuer: str
    number: str
    place_and_date: str
    date: dt.date
    title: str | None = None
    subject: str
    authority: str | None = None
    addressees: tuple[str, ...] = ()
    number_handwritten: bool = False
    day_handwritten: bool = False


class SignatureText(_Part):
    """The foot of the document: lines above the signature, the name below it, nơi nhận."""

    lines: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]


class SectionHead(_Part):
    """The part of the outline that a paragraph opens."""

    label: str
    title: str | None = None
    level: int


class Paragraph(_Part):
    """A paragraph of the body; ``closing`` marks the last one, when it stands outside the last section."""

    text: str
    section: SectionHead | None = None
    italic: bool = False
    centred: bool = False
    closing: bool = False


class CitedDocument(_Part):
    """What is true of a cited document; ``basis`` when the preamble cites it."""

    type: str
    code: str | None = None
    date: dt.date | None = None
    title: str | None = None
    issuer: str | None = None
    relation: Relation
    basis: bool = False
    locator: Locator | None = None


class Quantity(_Part):
    """What is true of a marked quantity; ``period`` names one of the document's periods."""

    value: float
    unit: str
    kind: StatisticKind
    measure: str
    of: float | None = None
    qualifier: str | None = None
    period: str | None = None
    comparison: Comparison | None = None
    negated: bool = False


class MarkedDate(_Part):
    """A date besides the date of issue; ``derived`` when the page gives it in other words."""

    role: Literal["effective", "expires", "deadline", "event", "period_start", "period_end"]
    value: dt.date
    derived: bool = False


class SealText(_Part):
    """The words of a round seal: around the ring and in its middle (none: a star)."""

    ring: str
    centre: tuple[str, ...] = ()


class DocumentSource(_Part):
    """One document of ``documents/``; ``ageing`` are the steps of its scan with their parameters, in order."""

    stem: str
    seed: int
    type: str
    seal: SealText
    header: HeaderText
    signature: SignatureText
    body: tuple[Paragraph, ...]
    citations: dict[str, CitedDocument] = Field(default_factory=dict)
    periods: dict[str, Period] = Field(default_factory=dict)
    statistics: dict[str, Quantity] = Field(default_factory=dict)
    dates: dict[str, MarkedDate] = Field(default_factory=dict)
    ageing: tuple[dict[str, Any], ...]


def load(path: Path) -> DocumentSource:
    """Reads one document file.

    Raises:
        pydantic.ValidationError: a name that is not known, or a value of the wrong kind.
    """
    return DocumentSource.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def load_all(folder: Path = DOCUMENTS) -> tuple[DocumentSource, ...]:
    """Every document file of a folder, by name."""
    return tuple(load(path) for path in sorted(folder.glob("*.toml")))
