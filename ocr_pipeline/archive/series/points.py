"""Points of series: which quantities can be compared, which say the same, and which contradict one another."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ocr_pipeline.archive.decisions.shapes import number_text
from ocr_pipeline.archive.graph.bodies import body_key
from ocr_pipeline.archive.search.folding import joined
from ocr_pipeline.archive.series.measures import measure_of

CONFLICT: Final = "another amount is told for the same time"
MARKS: Final = "what is counted is written with other marks elsewhere: it may be something else"
ISSUER: Final = "who issued the document is in doubt"
NOBODY: Final = "it is not known who issued the document: what it says is compared with nothing"


class Point(NamedTuple):
    """A quantity as it is compared with others."""

    series: str
    point: str
    slot: tuple[str, dt.date | None, dt.date]
    """The series and the time: two points of a slot contradict one another."""
    amount: tuple[float, float | None, float | None, str | None]
    key: str
    marked: str
    months: int | None
    unit: str


@dataclass(slots=True)
class _Said:
    """What is known of a point: who says it, which row stands for it, how its measure is written."""

    documents: int = 0
    last: str = ""
    best: tuple[Any, ...] | None = None
    marked: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Points:
    """All points of an archive: first every row is put in, then each can be asked for."""

    said: defaultdict[str, _Said] = field(default_factory=lambda: defaultdict(_Said))
    amounts: defaultdict[tuple[str, dt.date | None, dt.date], set[tuple[Any, ...]]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def put(self, point: Point, row: Mapping[str, Any]) -> None:
        """Take in a row; those of one document come one after the other."""
        said = self.said[point.point]
        said.documents += row["document"] != said.last
        said.last = row["document"]
        said.marked.add(point.marked)
        rank = _rank(row)
        said.best = rank if said.best is None else min(said.best, rank)
        # 500 and "about 500" are two points, and no contradiction.
        self.amounts[point.slot].add(point.amount[:-1])

    def documents(self, point: Point) -> int:
        """How many documents say it."""
        return self.said[point.point].documents

    def is_best(self, point: Point, row: Mapping[str, Any]) -> bool:
        """Whether the row stands for its point: the surest, and of equals the first by identity."""
        return self.said[point.point].best == _rank(row)

    def contradicted(self, point: Point) -> bool:
        """Whether another amount is told for the same time."""
        return len(self.amounts[point.slot]) > 1

    def differently_marked(self, point: Point) -> bool:
        """Whether the measure is written with other marks in another row of the point."""
        return len(self.said[point.point].marked) > 1


def point_of(row: Mapping[str, Any], issuer: str | None, above: str | None) -> Point | None:
    """The point that a row of ``statistics`` tells; ``None`` without a measure, an amount or a time.

    Args:
        row: with the columns of :data:`COLUMNS`.
        issuer: of its document.
        above: the body above the issuer, which parts offices of one name.
    """
    amount = row["amount"] if row["amount"] is not None else row["value"]
    unit = (row["base_unit"] if row["amount"] is not None else None) or row["unit"] or ""
    measure = measure_of(row["measure"] or "")
    end = row["period_end"]
    if amount is None or end is None or not measure.key:
        return None
    months = whole_months(row["period_start"], end)
    length = str(months) if months else f"{row['period_start'] or ''}..{end}"
    who = "@".join(filter(None, (body_key(issuer), body_key(above)))) if issuer else row["document"]
    series = ":".join((measure.key, row["kind"], unit, who, length)).replace(" ", "-")
    told = (amount, row["low"], row["whole"], row["qualifier"])
    parts = (
        f"{row['period_start'] or ''}..{end}",
        *(number_text(part) if isinstance(part, float) else joined(part) for part in told if part is not None),
    )
    return Point(
        series, "=".join((series, " ".join(parts))), (series, row["period_start"], end), told, *measure, months, unit
    )


COLUMNS: Final = (
    "document", "path", "measure", "kind", "value", "unit", "amount", "base_unit", "low", "whole", "qualifier",
    "period_start", "period_end", "confidence", "needs_review", "reasons",
)  # fmt: skip
"""Of ``statistics``: what points are made of."""


def whole_months(start: dt.date | None, end: dt.date) -> int | None:
    """How many months a time lasts; ``None`` where it is not of whole months."""
    if start is None or start > end or start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return None
    return 12 * (end.year - start.year) + end.month - start.month + 1


def _rank(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["needs_review"], -row["confidence"], row["document"], row["path"]
