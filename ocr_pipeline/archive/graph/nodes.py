"""The documents of a graph, told from all that is said of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ocr_pipeline.archive.across.described import NODES
from ocr_pipeline.archive.graph.keys import code_key, is_given_once
from ocr_pipeline.archive.graph.outside import Known, Outside
from ocr_pipeline.archive.graph.resolving import Cited
from ocr_pipeline.archive.tables.columns import Row

MERGED: Final = "several bodies may have given this number that day: no citation tells in full whose it is"
DAYS: Final = "its code is cited with other days, too"
DOUBTED: Final = "every citation of it is in doubt"

_SHOWN: Final = {"document_type": "type", "code": "code", "date": "date", "issuer": "issuer", "subject": "title"}
"""Columns of ``documents`` that a node shows, and how it calls them."""


class Told(NamedTuple):
    """What a citation says of a document, besides its day."""

    type: str | None
    code: str | None
    title: str | None
    issuer: str | None


@dataclass(slots=True)
class Tally:
    """What comes together about one document: who cites it, and, of one outside, as what."""

    cites: int = 0
    cited_by: int = 0
    last: str = ""
    sure: bool = False
    is_one: bool = True
    date: dt.date | None = None
    told: Counter[Told] = field(default_factory=Counter)

    def cited(self, document: str) -> None:
        """A citation of it in a document; those of one document come one after the other."""
        self.cited_by += document != self.last
        self.last = document


@dataclass(slots=True)
class Tallies:
    """The tallies of all documents by identity."""

    held: dict[str, Tally] = field(default_factory=dict)
    outside: dict[str, Tally] = field(default_factory=dict)

    def add_held(self, source: str, target: str) -> None:
        """A citation of a document of the archive."""
        self.held.setdefault(target, Tally()).cited(source)

    def add_outside(self, source: str, target: Outside, cited: Cited, *, doubtful: bool) -> None:
        """A citation of a document outside."""
        tally = self.outside.setdefault(target.id, Tally())
        tally.cited(source)
        tally.sure |= not doubtful
        tally.is_one &= target.is_one
        tally.date = tally.date or cited.date
        tally.told[Told(cited.type, cited.code, cited.title, cited.issuer)] += 1

    def add_citing(self, source: str) -> None:
        """A document of the archive cites something."""
        self.held.setdefault(source, Tally()).cites += 1


def held_row(row: Mapping[str, Any], tallies: Tallies) -> Row:
    """The row of a document of the archive, of its row in ``documents``."""
    tally = tallies.held.get(row["id"]) or Tally()
    doubts = [f"{name}: in doubt" for name in _SHOWN if name in (row["flagged"] or ())]
    return NODES.row(
        {
            **{shown: row[name] for name, shown in _SHOWN.items()},
            "id": row["id"],
            "in_archive": True,
            "issuer": row["issuer_normalised"] or row["issuer"],
            "year": row["date"].year if row["date"] else None,
            "forms": (),
            "cites": tally.cites,
            "cited_by": tally.cited_by,
            "needs_review": bool(doubts),
            "reasons": tuple(doubts),
        }
    )


def outside_rows(tallies: Tallies, known: Known) -> Iterator[Row]:
    """The rows of the documents outside, in order of their identities."""
    for identity in sorted(tallies.outside):
        yield _outside_row(identity, tallies.outside[identity], known)


def _outside_row(identity: str, tally: Tally, known: Known) -> Row:
    # The spelling that most have, and of equals the first: the same whatever the order in which they came.
    told = [each for each, _ in sorted(tally.told.items(), key=lambda each: (-each[1], _in_words(each[0])))]
    reasons = [] if tally.sure else [DOUBTED]
    reasons += [MERGED] if not tally.is_one and tally.cited_by > 1 else []
    code = _first(told, "code")
    key = code_key(code) if code else ""
    reasons += [DAYS] if is_given_once(key) and len(known.days.get(key, ())) > 1 else []
    forms = sorted({each.code or " ".join(filter(None, (each.type, each.title))) for each in told} - {""})
    return NODES.row(
        {
            "id": identity,
            "in_archive": False,
            "type": _first(told, "type"),
            "code": code,
            "date": tally.date,
            "year": tally.date.year if tally.date else None,
            "title": _first(told, "title"),
            "issuer": _first(told, "issuer"),
            "forms": tuple(forms),
            "cites": 0,
            "cited_by": tally.cited_by,
            "needs_review": bool(reasons),
            "reasons": tuple(reasons),
        }
    )


def _first(told: list[Told], name: str) -> str | None:
    return next((value for each in told if (value := getattr(each, name))), None)


def _in_words(told: Told) -> tuple[str, ...]:
    return tuple(part or "" for part in told)
