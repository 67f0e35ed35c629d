"""By what a search can be narrowed further: how many of the documents found are of which type, office, year, state."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.questions import question_of
from ocr_pipeline.archive.search.searching import all_of, found_where

MOST_COUNTED: Final = 4_000
"""Documents that are counted; of more found, these many are a sample that tells what there is."""
MOST_VALUES: Final = 12
"""Of one facet."""

_VALUES: Final = {
    "types": "document_type",
    "offices": "issuer",
    "years": "substr(date, 1, 4)",
    "review": "review_required",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that documents have, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the documents found are, the most frequent first, years in order.

    ``counted`` documents were looked at; ``all_counted`` tells whether these were all. ``review`` has the values ``0``
    and ``1``.
    """

    types: tuple[Facet, ...]
    offices: tuple[Facet, ...]
    years: tuple[Facet, ...]
    review: tuple[Facet, ...]
    counted: int
    all_counted: bool


def facets(connection: sqlite3.Connection, text: str, filters: Filters) -> Facets:
    """The facets of a search; arguments as of :func:`~ocr_pipeline.archive.search.searching.search`."""
    question = question_of(text)
    found = None
    if not question.is_mute:
        found = found_where(all_of(question.loose(), *filters.matches()), filters.days())
    counts: dict[str, dict[str, int]] = {name: {} for name in _VALUES}
    rows = [] if question.is_mute else _rows(connection, found and (found.sql, found.values))
    for row in rows[:MOST_COUNTED]:
        for name, value in zip(_VALUES, row, strict=True):
            if value is not None:
                counts[name][str(value)] = counts[name].get(str(value), 0) + 1
    return Facets(
        types=_most(counts["types"]),
        offices=_most(counts["offices"]),
        years=tuple(sorted(_most(counts["years"]), key=lambda each: each.value, reverse=True)),
        review=_most(counts["review"]),
        counted=min(len(rows), MOST_COUNTED),
        all_counted=len(rows) <= MOST_COUNTED,
    )


def _rows(connection: sqlite3.Connection, found: tuple[str, tuple[str, ...]] | None) -> list[tuple[object, ...]]:
    columns = ", ".join(_VALUES.values())
    if found is None:
        wanted = f"SELECT {columns} FROM documents LIMIT ?"  # noqa: S608 - names of our own
        return connection.execute(wanted, (MOST_COUNTED + 1,)).fetchall()
    sql, values = found
    wanted = f"SELECT {columns} FROM documents WHERE key IN (SELECT rowid {sql} LIMIT ?)"  # noqa: S608 - names of our own
    return connection.execute(wanted, (*values, MOST_COUNTED + 1)).fetchall()


def _most(counts: dict[str, int]) -> tuple[Facet, ...]:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Facet(value, count) for value, count in ordered[:MOST_VALUES])
