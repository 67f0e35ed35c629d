"""The most probable way in which a printed word became a reading: which letters were read as which characters."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from diacritics.edit_counts import Edit
from diacritics.edit_table import LONGEST_READING, LONGEST_SEGMENT

Prices = Callable[[str], Mapping[str, float] | None]
"""For a segment the log-probabilities of readings, of whatever reading is asked for; ``None`` when it has none.

None is greater than 0."""

_SLACK: Final = 4
"""Characters by which a reading may run ahead of or behind the word."""
_USUAL: Final = -8.0
"""Nats: the best way is seldom worse. Whatever is worse is followed only where nothing better leads to the end."""


def best_edits(true: str, observed: str, prices: Prices) -> tuple[float, list[Edit]]:
    """The log-probability (nats) of the best edits from ``true`` to ``observed``, and these.

    Minus infinity and no edits when there is no way: one of the two is far longer than the other.
    """
    # No edit makes a way better: where a good one leads to the end, none that was worse on the way is the best.
    usual = _best_within(true, observed, prices, _USUAL)
    return usual if usual[0] > _USUAL else _best_within(true, observed, prices, -math.inf)


def _best_within(true: str, observed: str, prices: Prices, least: float) -> tuple[float, list[Edit]]:
    """The best of the ways that are never worse than ``least``."""
    rows, columns = len(true), len(observed)
    best: list[list[float]] = [[-math.inf] * (columns + 1) for _ in range(rows + 1)]
    back: list[list[tuple[int, int] | None]] = [[None] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    readings = [[observed[j : j + b] for b in range(min(LONGEST_READING, columns - j) + 1)] for j in range(columns + 1)]
    for i in range(rows):
        ways = [
            (best[i + a], back[i + a], own)
            for a in range(1, min(LONGEST_SEGMENT, rows - i) + 1)
            if (own := prices(true[i : i + a])) is not None
        ]
        for j in range(max(0, i - _SLACK), min(columns, LONGEST_READING * i + 1, i + _SLACK + 1) + 1):
            so_far = best[i][j]
            if so_far == -math.inf or so_far < least:
                continue
            for row, from_row, own in ways:
                for at, reading in enumerate(readings[j], j):
                    score = so_far + own[reading]
                    if score > row[at]:
                        row[at], from_row[at] = score, (i, j)
    return best[rows][columns], _path(true, observed, back)


def _path(true: str, observed: str, back: list[list[tuple[int, int] | None]]) -> list[Edit]:
    edits: list[Edit] = []
    i, j = len(true), len(observed)
    while (before := back[i][j]) is not None:
        edits.append((true[before[0] : i], observed[before[1] : j]))
        i, j = before
    return edits[::-1]
