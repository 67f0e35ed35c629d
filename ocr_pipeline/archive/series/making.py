"""The table ``series``, made of ``statistics`` and ``documents``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any, Final, NamedTuple

import pyarrow as pa

from ocr_pipeline.archive.across.described import SERIES
from ocr_pipeline.archive.series.points import COLUMNS, CONFLICT, ISSUER, MARKS, NOBODY, Point, Points, point_of
from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.described import DOCUMENTS, STATISTICS
from ocr_pipeline.archive.tables.part_rows import PartTables

AT_ONCE: Final = 4096
"""Rows that are in memory as Python's objects."""
_HEAD: Final = ("id", "issuer", "issuer_normalised", "issuer_parent", "flagged")
_MADE: Final = (
    "series", "point", "counted", "documents", "conflict", "measure_key", "amount", "unit", "issuer", "issuer_parent",
    "months",
    "needs_review", "reasons",
)  # fmt: skip
"""Columns that are not as ``statistics`` has them."""


class _Issuer(NamedTuple):
    name: str | None
    above: str | None
    doubtful: bool


def series_rows(tables: PartTables, only: Set[str] | None = None) -> Iterator[pa.Table]:
    """The rows of ``series``, some at a time.

    Args:
        tables: they are made of.
        only: the series that are wanted; all when not given.
    """
    issuers = _issuers(tables)
    points = Points()
    for batch in _batches(tables, COLUMNS):
        for row, point, _ in _told(batch, issuers, only):
            points.put(point, row)
    for batch in _batches(tables, (*COLUMNS, *(name for name in SERIES.names if name in STATISTICS.names))):
        yield _series(batch, issuers, points, only)


def _issuers(tables: PartTables) -> dict[str, _Issuer]:
    found = {}
    for part in tables.parts(DOCUMENTS, _HEAD):
        for row in part.to_pylist():
            flagged = row["flagged"] or ()
            doubtful = "issuer" in flagged or "issuer_parent" in flagged
            found[row["id"]] = _Issuer(row["issuer_normalised"] or row["issuer"], row["issuer_parent"], doubtful)
    return found


def _batches(tables: PartTables, columns: tuple[str, ...]) -> Iterator[pa.Table]:
    for part in tables.parts(STATISTICS, dict.fromkeys(columns)):
        for batch in part.to_batches(max_chunksize=AT_ONCE):
            yield pa.Table.from_batches([batch])


def _told(
    batch: pa.Table, issuers: Mapping[str, _Issuer], only: Set[str] | None
) -> Iterator[tuple[dict[str, Any], Point, int]]:
    """The rows that are points of series, with their places."""
    for place, row in enumerate(batch.select(COLUMNS).to_pylist()):
        issuer = issuers[row["document"]]
        point = point_of(row, issuer.name, issuer.above)
        if point is not None and (only is None or point.series in only):
            yield row, point, place


def _series(batch: pa.Table, issuers: Mapping[str, _Issuer], points: Points, only: Set[str] | None) -> pa.Table:
    made: dict[str, list[Any]] = {name: [] for name in _MADE}
    places = []
    for row, point, place in _told(batch, issuers, only):
        places.append(place)
        for name, cell in _cells(row, point, issuers[row["document"]], points).items():
            made[name].append(cell)
    kept = batch.take(pa.array(places, type=pa.int64()))
    schema = schema_of(SERIES)
    columns = [
        pa.array(made[each.name], type=each.type) if each.name in made else kept.column(each.name) for each in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _cells(row: Mapping[str, Any], point: Point, issuer: _Issuer, points: Points) -> dict[str, Any]:
    conflict = points.contradicted(point)
    doubts = {
        CONFLICT: conflict,
        MARKS: points.differently_marked(point),
        ISSUER: issuer.doubtful and issuer.name is not None,
        NOBODY: issuer.name is None,
    }
    reasons = [*row["reasons"], *(reason for reason, is_so in doubts.items() if is_so)]
    return {
        "series": point.series,
        "point": point.point,
        "counted": points.is_best(point, row),
        "documents": points.documents(point),
        "conflict": conflict,
        "measure_key": point.key,
        "amount": point.amount[0],
        "unit": point.unit,
        "issuer": issuer.name,
        "issuer_parent": issuer.above,
        "months": point.months,
        "needs_review": row["needs_review"] or any(doubts.values()),
        "reasons": tuple(reasons),
    }
