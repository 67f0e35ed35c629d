"""Grids set by hand, for pages of typed words: straight rules at given places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ocr_pipeline.imaging.grids import Grid, Line
from ocr_pipeline.imaging.rules import Rule


def grid(xs: Sequence[int], ys: Sequence[int]) -> Grid:
    """A grid whose columns part at ``xs`` and whose rows part at ``ys``, no cells merged."""
    level = tuple(Line((Rule(xs[0], xs[-1], ((xs[0], y), (xs[-1], y))),)) for y in ys)
    upright = tuple(Line((Rule(ys[0], ys[-1], ((ys[0], x), (ys[-1], x))),)) for x in xs)
    rows, columns = len(ys) - 1, len(xs) - 1
    home = tuple(tuple((row, column) for column in range(columns)) for row in range(rows))
    assert all(home[row][column] == (row, column) for row, column in product(range(rows), range(columns)))
    return Grid(level, upright, home)
