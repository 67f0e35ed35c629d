"""What is drawn of some series: panels with lines, lines with points; and what is left out, which is said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.archive.graph.bodies import body_key
from ocr_pipeline.export.series_plot.by import By

PANELS: Final = 6
LINES: Final = 8
"""Panels of a picture and lines of a panel at most: those with the most points."""
NOBODY: Final = "không rõ cơ quan"
_SPANS: Final = {1: "tháng", 3: "quý", 12: "năm"}
"""What times of so many months are called."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: the first day of its time (the last, where the first is unknown), and its amount."""

    day: dt.date
    amount: float
    doubtful: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A series: what it is called, and its points in order of time."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines of one unit under one heading; ``left_out`` series have no room."""

    title: str
    unit: str
    lines: tuple[Line, ...]
    left_out: int


def panels_of(rows: Iterable[Mapping[str, Any]], by: By) -> tuple[list[Panel], int]:
    """The panels of some rows of ``series``, and how many more there would be."""
    lines: dict[tuple[str, str, str], dict[str, list[Mapping[str, Any]]]] = {}
    for row in rows:
        if row["counted"]:
            lines.setdefault(_whole(row, by), {}).setdefault(row["series"], []).append(row)
    ordered = sorted(lines.items(), key=lambda each: (-sum(map(len, each[1].values())), each[0]))
    return [_panel(key, series, by) for key, series in ordered[:PANELS]], max(0, len(ordered) - PANELS)


def _whole(row: Mapping[str, Any], by: By) -> tuple[str, str, str]:
    """What the lines of a panel have in common."""
    whose = "@".join((body_key(row["issuer"]), body_key(row["issuer_parent"]))) if row["issuer"] else ""
    return row["measure_key"] if by is By.ISSUER else whose, row["kind"], row["unit"]


def _panel(key: tuple[str, str, str], series: Mapping[str, list[Mapping[str, Any]]], by: By) -> Panel:
    rows = [row for each in series.values() for row in each]
    title = _most(row["measure"] for row in rows) if by is By.ISSUER else _issuer(rows[0])
    ordered = sorted(series.items(), key=lambda each: (-len(each[1]), each[0]))
    lines = sorted((_line(each, by) for _, each in ordered[:LINES]), key=lambda line: line.name)
    return Panel(title, key[2], tuple(lines), max(0, len(ordered) - LINES))


def _line(rows: list[Mapping[str, Any]], by: By) -> Line:
    what = _issuer(rows[0]) if by is By.ISSUER else _most(row["measure"] for row in rows)
    dots = [
        Dot(row["period_start"] or row["period_end"], row["amount"], row["needs_review"], row["conflict"])
        for row in rows
    ]
    return Line(f"{what} – {span_name(rows[0]['months'])}", tuple(sorted(dots, key=lambda dot: (dot.day, dot.amount))))


def span_name(months: int | None) -> str:
    """How long the times of a series are, in words."""
    if months is None:
        return "kỳ khác"
    return _SPANS.get(months, f"{months} tháng")


def _issuer(row: Mapping[str, Any]) -> str:
    name, above = row["issuer"], row["issuer_parent"]
    if not name:
        return NOBODY
    return f"{name} ({above})" if above else str(name)


def _most(texts: Iterable[str]) -> str:
    """The wording that most have; of equals the first by alphabet."""
    return min(Counter(texts).items(), key=lambda each: (-each[1], each[0]))[0]
