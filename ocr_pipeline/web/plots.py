"""Plots as lists of rectangles: templates draw them as SVG, which needs no script and no style of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 140
GAP: Final = 0.25
"""Share (0..1) of a bar's place that is left blank."""
LABELS: Final = 12
"""At most so many bars are named below, the others between them are not: names would overlap."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number and what it is of."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar in its place; ``middle`` is where its name stands, ``named`` whether it does."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    middle: float
    named: bool


def bars(given: Iterable[Bar]) -> tuple[Drawn, ...]:
    """Bars side by side on :data:`WIDTH` × :data:`HEIGHT`, the highest as high as the plot."""
    every = list(given)
    most = max((each.number for each in every), default=0) or 1
    step = WIDTH / max(1, len(every))
    apart = -(-len(every) // LABELS) or 1
    drawn = []
    for place, each in enumerate(every):
        height = round(HEIGHT * each.number / most, 2)
        x, width = round(place * step + step * GAP / 2, 2), round(step * (1 - GAP), 2)
        middle = round((place + 0.5) * step, 2)
        drawn.append(Drawn(each, x, round(HEIGHT - height, 2), width, height, middle, place % apart == 0))
    return tuple(drawn)
