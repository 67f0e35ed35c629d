"""What the board tells of a whole archive, counted in its catalogue."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.web.queue import TWICE
from ocr_pipeline.web.searchers import BUDGET, let_others_pass

MOST_YEARS: Final = 40
BINS: Final = 10
_BY_PATH: Final = "SELECT path, count(*) FROM reviews r WHERE {} GROUP BY path"
_BY_DOUBT: Final = (
    "SELECT min(CAST(confidence * 10 AS INTEGER), 9) AS bin, count(*) FROM reviews r WHERE {} GROUP BY bin"
)
_EVERY: Final = "TRUE"


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the whole archive: documents, those that a person must look at, open values by field, by confidence, by year.

    ``by_field`` has every kind of value, ``doubts`` the open values in tenths of their confidence, ``years`` the
    documents of each year of issue.
    """

    documents: int
    to_review: int
    failed_pages: int
    open_values: int
    by_field: tuple[tuple[str, int], ...]
    doubts: tuple[int, ...]
    years: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """The counting of the catalogue at ``catalogue``, for a process that searches."""

    catalogue: Path
    budget: Budget = BUDGET

    def __call__(self) -> Counts:
        """Counts."""
        let_others_pass()
        with catalogue_to_read(self.catalogue) as connection:
            return count_all(connection)


def count_all(connection: sqlite3.Connection) -> Counts:
    """Counts everything that the board tells of the whole archive."""
    documents, to_review, failed = connection.execute(
        "SELECT count(*), coalesce(sum(review_required), 0), coalesce(sum(failed_pages), 0) FROM documents"
    ).fetchone()
    by_field: Counter[str] = Counter()
    for path, number in _counted(connection, _BY_PATH).items():
        by_field[_field_of(path)] += number
    backlog = tuple(sorted(by_field.items(), key=lambda field: (-field[1], field[0])))
    doubts = _counted(connection, _BY_DOUBT)
    years = connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM documents WHERE date IS NOT NULL"
        " GROUP BY year ORDER BY year DESC LIMIT ?",
        (MOST_YEARS,),
    ).fetchall()
    return Counts(
        documents,
        to_review,
        failed,
        sum(number for _, number in backlog),
        backlog,
        tuple(doubts.get(place, 0) for place in range(BINS)),
        tuple(reversed(years)),
    )


def _counted(connection: sqlite3.Connection, statement: str) -> Counter[Any]:
    """The open values by what a statement groups them by, each value once."""
    counts = Counter(dict(connection.execute(statement.format(_EVERY)).fetchall()))
    counts.subtract(dict(connection.execute(statement.format(TWICE)).fetchall()))
    return +counts


def _field_of(path: str) -> str:
    """What a value is of: all items of a list are, and everything that only one type of document has."""
    return "details" if path.startswith("details.") else path.partition("[")[0]
