"""The queue of values that wait for a person: the most doubtful and most important first, over the whole archive.

What comes first is not sorted but merged: the catalogue has the open values of each path in order of their confidence,
and of each only as many are looked at as are needed. What the question of another value settles, too, is left out.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from ocr_pipeline.archive.identity import DocumentId

OTHERS: Final = 0.2
"""The weight of a value that the table does not name."""

_PATHS: Final = """
WITH RECURSIVE paths (path) AS (
  SELECT min(path) FROM reviews WHERE asked_with IS NULL
  UNION ALL
  SELECT (SELECT min(path) FROM reviews WHERE path > paths.path AND asked_with IS NULL) FROM paths
  WHERE paths.path IS NOT NULL
)
SELECT path FROM paths WHERE path IS NOT NULL
"""
_OF_PATH: Final = """
SELECT r.confidence, r.document, d.id FROM reviews r JOIN documents d ON d.key = r.document
WHERE r.path = ? AND (r.confidence, r.document) >= (?, ?) AND r.asked_with IS NULL ORDER BY r.confidence, r.document
"""
_OF_DOCUMENT: Final = """
SELECT r.confidence, r.document, r.path FROM reviews r JOIN documents d ON d.key = r.document
WHERE d.id = ? AND r.asked_with IS NULL
"""
_COUNT: Final = "SELECT count(*) FROM reviews WHERE asked_with IS NULL"
_KEY: Final = "SELECT key FROM documents WHERE id = ?"
_HAIR: Final = 1e-9
"""By which a confidence may be off that was reckoned back from a rank."""
LOOKED_AT: Final = 100
"""Values that are looked at for one that nobody else has before them."""


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """A value that waits; the smallest comes first.

    ``rank`` is the importance of the field times the doubt, negated; ``key`` is the document's in the catalogue.
    """

    rank: float
    key: int
    path: str
    document: DocumentId = field(compare=False)
    confidence: float = field(compare=False)

    @classmethod
    def of(cls, key: int, document: str, path: str, confidence: float) -> Waiting:
        """A value's place in the queue."""
        return cls(-(1.0 - confidence) * weight_of(path), key, path, DocumentId(document), confidence)


@cache
def _weights() -> dict[str, float]:
    lines = files("ocr_pipeline.web").joinpath("importance.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {path: float(weight) for path, weight in rows}


@cache
def weight_of(path: str) -> float:
    """How important a value is by its path, 0..1."""
    weights = _weights()
    beginning = path
    while beginning:
        if beginning in weights:
            return weights[beginning]
        cut = max(beginning.rfind("."), beginning.rfind("["))
        beginning = beginning[: max(cut, 0)]
    return OTHERS


def queue(connection: sqlite3.Connection, after: Waiting | None = None) -> Iterator[Waiting]:
    """What waits, from the first, or from what stands behind ``after``; as much of it as is asked for."""
    paths = [row[0] for row in connection.execute(_PATHS)]
    merged = heapq.merge(*(_of_path(connection, path, after) for path in paths))
    yield from (each for each in merged if after is None or each > after)


def queue_within(connection: sqlite3.Connection, document: str) -> list[Waiting]:
    """What waits in one document, in order."""
    rows = connection.execute(_OF_DOCUMENT, (document,))
    return sorted(Waiting.of(key, document, path, confidence) for confidence, key, path in rows)


def count_waiting(connection: sqlite3.Connection, document: str = "") -> int:
    """How many values wait, in the archive or in one document."""
    if document:
        return len(queue_within(connection, document))
    return int(connection.execute(_COUNT).fetchone()[0])


def place_of(connection: sqlite3.Connection, document: str, path: str, confidence: float) -> Waiting:
    """Where a value stands in the queue, or stood before it was decided."""
    found = connection.execute(_KEY, (document,)).fetchone()
    return Waiting.of(found[0] if found else 0, document, path, confidence)


def _of_path(connection: sqlite3.Connection, path: str, after: Waiting | None) -> Iterator[Waiting]:
    """What waits at one path, in order; nothing that certainly stands before ``after`` is looked at."""
    least, key = 0.0, 0
    if after is not None and weight_of(path) == weight_of(after.path):
        least, key = after.confidence, after.key
    elif after is not None:
        least = 1.0 + after.rank / weight_of(path) - _HAIR
    rows = connection.execute(_OF_PATH, (path, least, key))
    yield from (Waiting.of(key, document, path, confidence) for confidence, key, document in rows)


def first_of(waiting: Iterator[Waiting], is_free: Callable[[Waiting], bool]) -> Waiting | None:
    """The first that nobody else has before them; the very first where all that are looked at are taken."""
    first = None
    for place, each in enumerate(waiting):
        first = first or each
        if is_free(each):
            return each
        if place >= LOOKED_AT:
            break
    return first
