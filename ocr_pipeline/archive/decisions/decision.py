"""A decision of a person: on which value of which document, over what evidence, what, who, when, through what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.rows import Box


class Kind(StrEnum):
    """What a person says of a value."""

    ACCEPT = "accept"
    """It is right as it was read."""
    PICK = "pick"
    """It is another one of the readings."""
    TYPE = "type"
    """It is what was typed."""
    UNREADABLE = "unreadable"
    """The page shows one, and nobody can read it."""
    ABSENT = "absent"
    """The page shows none."""
    TAKE_BACK = "take_back"
    """An earlier decision does not count any more."""


class Through(StrEnum):
    """What a decision came in through."""

    DESK = "desk"
    EXCEL = "excel"
    PYTHON = "python"


class State(StrEnum):
    """What a decision is worth now."""

    STANDS = "stands"
    STALE = "stale"
    """What it was decided over is not there any more: it is not applied, and a person must look."""
    REPLACED = "replaced"
    """A later one counts."""
    TAKEN_BACK = "taken_back"
    DONE = "done"
    """It took another one back."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a decision was made over: the value as the machine had it, and where it stood.

    ``box`` is in pixels of a page of ``page_size`` (width, height): the page may have another resolution when it is
    read again. ``reading`` is the key of what read it (:class:`~ocr_pipeline.archive.record.Record`).
    """

    value: str | None
    raw: str | None
    page: int | None
    box: Box | None
    page_size: tuple[int, int] | None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box that a person drew on a page and had read again: what they looked at when they decided.

    ``box`` is in pixels of a page of ``page_size`` (width, height), as the document tells them.
    """

    page: int
    box: Box
    page_size: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A decision that is not logged yet.

    Attributes:
        document: of which it decides a value.
        path: of the value in the JSON, as it was then.
        over: the evidence that it was made over.
        kind: what is said of the value.
        value: that counts from now on; ``None`` where there is none.
        by: who decided.
        at: when, in UTC and ISO 8601.
        through: what it came in through.
        seen: the last decision on the value that the person knew of, 0 for none; ``None`` where that is not known.
        takes_back: the decision that does not count any more.
        drawn: the box that was read again for it.
    """

    document: DocumentId
    path: str
    over: Evidence
    kind: Kind
    value: str | None
    by: str
    at: str
    through: Through
    seen: int | None = None
    takes_back: int | None = None
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Draft):
    """A decision as it was logged; a later one has a higher ``id``."""

    id: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that was taken in, and those on the same value that its maker had not seen."""

    decision: Decision
    overtook: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision, what it is worth now, and where its value stands now (``None``: nowhere)."""

    decision: Decision
    state: State
    path: str | None
