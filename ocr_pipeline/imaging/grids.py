"""Grids of cells that ruled lines make: which lines belong together, and which of their cells are merged into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.rules import Rule, Rules

REACH = 0.1
"""Inches by which a rule may miss another one and still meet it."""
SAME_LINE = 0.055
"""Inches apart up to which two rules are pieces of one line; rows of print are three times as far."""
PAINT = 3
"""Pixels by which a line is painted over wider than it was measured: its edges are grey."""
WHOLE_WALL = 0.8
"""Share (0..1) of some cell's side that a line of the grid rules: bold print fills less of a narrow cell."""
OPEN = 0.2
"""Inches by which rules reach beyond the last one that crosses them where an outer rule is missing."""
NARROWEST = 2.4
"""Inches that a table is wide at least: the ruled stamp of incoming mail measures 50 mm (NĐ 30/2020 Phụ lục IV), and a
seal that a pen went through less."""
WALL = 0.5
"""Share (0..1) of a cell's side that must be ruled to part it from the next cell."""


@dataclass(frozen=True)
class Line:
    """One line of a grid, of one or several pieces along the same way."""

    pieces: tuple[Rule, ...]

    @cached_property
    def whole(self) -> Rule:
        """All pieces as one rule."""
        points = sorted(point for piece in self.pieces for point in piece.path)
        thickness = max(p.thickness for p in self.pieces)
        return Rule(min(p.start for p in self.pieces), max(p.end for p in self.pieces), tuple(points), thickness)

    def covers(self, start: float, end: float) -> float:
        """Share (0..1) of ``[start, end]`` that is ruled."""
        if end <= start:
            return 1.0
        ruled = sum(max(0.0, min(end, p.end) - max(start, p.start)) for p in self.pieces)
        return min(1.0, ruled / (end - start))


@dataclass(frozen=True)
class Grid:
    """Level lines top to bottom and upright lines left to right, at least two columns and two rows.

    ``home`` gives for every row and column the cell (row, column) that it is merged into: itself where it stands alone.
    """

    level: tuple[Line, ...]
    upright: tuple[Line, ...]
    home: tuple[tuple[tuple[int, int], ...], ...]

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """x0, y0, x1, y1 around the grid, in pixels."""
        xs = [place for line in (self.upright[0], self.upright[-1]) for _, place in line.whole.path]
        ys = [place for line in (self.level[0], self.level[-1]) for _, place in line.whole.path]
        return round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.level) - 1, len(self.upright) - 1

    def corners(self, row: int, column: int) -> tuple[tuple[float, float], ...]:
        """The corners (x, y) of a cell, with all that is merged into it, in order around it."""
        merged = [(r, c) for r, line in enumerate(self.home) for c, home in enumerate(line) if home == (row, column)]
        r1, c1 = max(r for r, _ in merged) + 1, max(c for _, c in merged) + 1
        around = ((row, column), (row, c1), (r1, c1), (r1, column))
        return tuple(crossing(self.level[r], self.upright[c]) for r, c in around)

    def cell_of(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that a point lies in, merged cells by their first; ``None`` outside the grid."""
        row = sum(line.whole.across(x) <= y for line in self.level) - 1
        column = sum(line.whole.across(y) <= x for line in self.upright) - 1
        rows, columns = self.size
        return self.home[row][column] if 0 <= row < rows and 0 <= column < columns else None


def find_grids(rules: Rules, dpi: float) -> list[Grid]:
    """The grids of a page, top to bottom; a frame of one cell, or of one row or column, is none, nor is a stamp."""
    grids = [_grid(level, upright, dpi) for level, upright in _meeting(rules, REACH * dpi)]
    wide = [grid for grid in grids if grid is not None and grid.box[2] - grid.box[0] >= NARROWEST * dpi]
    return sorted(wide, key=lambda grid: grid.box[1])


def crossing(level: Line, upright: Line) -> tuple[float, float]:
    """The point (x, y) where two lines of a grid cross."""
    x = upright.whole.across(upright.whole.middle)
    y = level.whole.across(x)
    return upright.whole.across(y), level.whole.across(upright.whole.across(y))


def outline(grid: Grid) -> tuple[tuple[float, float], ...]:
    """The points (x, y) around a grid, in order: where its lines cross the outer ones."""
    top, bottom = grid.level[0], grid.level[-1]
    left, right = grid.upright[0], grid.upright[-1]
    return (
        *(crossing(top, line) for line in grid.upright),
        *(crossing(line, right) for line in grid.level[1:]),
        *(crossing(bottom, line) for line in reversed(grid.upright[:-1])),
        *(crossing(line, left) for line in reversed(grid.level[1:-1])),
    )


def thickness(grid: Grid) -> float:
    """How thick in pixels the thickest line of a grid is, its grey edges with it."""
    return max(piece.thickness for line in (*grid.level, *grid.upright) for piece in line.pieces) + PAINT


def without_grids(grey: Pixels, grids: Sequence[Grid]) -> Pixels:
    """The grey page with the lines of its grids painted in the tone of the paper beside them."""
    if not grids:
        return grey
    mask = np.zeros(grey.shape, np.uint8)
    pieces = [
        (piece, along_x)
        for grid in grids
        for along_x, lines in ((True, grid.level), (False, grid.upright))
        for line in lines
        for piece in line.pieces
    ]
    for piece, along_x in pieces:
        ends = [(piece.start, piece.across(piece.start)), *piece.path, (piece.end, piece.across(piece.end))]
        points = np.array([point if along_x else point[::-1] for point in ends]).round().astype(np.int32)
        cv2.polylines(mask, [points], False, 255, round(piece.thickness) + PAINT)
    widest = round(max(piece.thickness for piece, _ in pieces)) + PAINT
    paper = cv2.dilate(grey, np.ones((2 * widest + 1, 2 * widest + 1), np.uint8))
    # Into the array that is there: three arrays of a page are enough.
    cv2.copyTo(grey, cv2.bitwise_not(mask, dst=mask), dst=paper)
    return np.asarray(paper, dtype=np.uint8)


def _meeting(rules: Rules, reach: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others, put together."""
    every = [*rules.level, *rules.upright]
    edges = [
        (i, len(rules.level) + j)
        for i, level in enumerate(rules.level)
        for j, upright in enumerate(rules.upright)
        if _meet(level, upright, reach)
    ]
    groups = _joined(len(every), edges)
    split = len(rules.level)
    return [([every[i] for i in g if i < split], [every[i] for i in g if i >= split]) for g in groups if len(g) > 3]


def _meet(level: Rule, upright: Rule, reach: float) -> bool:
    y = level.across(upright.path[0][1])
    x = upright.across(y)
    return level.start - reach <= x <= level.end + reach and upright.start - reach <= y <= upright.end + reach


def _grid(level: Sequence[Rule], upright: Sequence[Rule], dpi: float) -> Grid | None:
    rows, columns = _lines(level, SAME_LINE * dpi), _lines(upright, SAME_LINE * dpi)
    rows = [line for line in rows if _walls(line, columns)]
    columns = [line for line in columns if _walls(line, rows)]
    if len(rows) > 1 and len(columns) > 1:
        columns = _closed(columns, rows, OPEN * dpi)
        rows = _closed(rows, columns, OPEN * dpi)
    if len(rows) < 3 or len(columns) < 3:
        return None
    return Grid(tuple(rows), tuple(columns), _homes(rows, columns))


def _closed(lines: Sequence[Line], crossed: Sequence[Line], least: float) -> list[Line]:
    """Lines with an outer one added on each side where those that they cross go on for ``least`` pixels or more.

    The outer rule of a table is the first to fade, and some tables are drawn without.
    """
    begin = median(line.whole.start for line in crossed)
    end = median(line.whole.end for line in crossed)
    first, last = (line.whole.across(line.whole.middle) for line in (lines[0], lines[-1]))
    before = [_straight(begin, crossed)] if first - begin >= least else []
    behind = [_straight(end, crossed)] if end - last >= least else []
    return [*before, *lines, *behind]


def _straight(place: float, crossed: Sequence[Line]) -> Line:
    """A line at ``place`` from the first line that it crosses to the last."""
    start, end = (line.whole.across(place) for line in (crossed[0], crossed[-1]))
    return Line((Rule(start, end, ((start, place), (end, place))),))


def _lines(rules: Sequence[Rule], apart: float) -> list[Line]:
    """Pieces of one line put together; lines in order."""
    edges = [
        (i, j) for i, one in enumerate(rules) for j, other in enumerate(rules[:i]) if _distance(one, other) <= apart
    ]
    lines = [Line(tuple(rules[i] for i in group)) for group in _joined(len(rules), edges)]
    return sorted(lines, key=lambda line: sum(place for _, place in line.whole.path) / len(line.whole.path))


def _distance(one: Rule, other: Rule) -> float:
    """How far apart two rules run where they are nearest along their way."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    at = (start + end) / 2
    return abs(one.across(at) - other.across(at))


def _walls(line: Line, crossed: Sequence[Line]) -> bool:
    """Whether a line parts any cells: an underlined word between two columns does not."""
    stops = sorted(other.whole.across(line.whole.across(other.whole.middle)) for other in crossed)
    return any(line.covers(a, b) >= WHOLE_WALL for a, b in pairwise(stops))


def _homes(rows: Sequence[Line], columns: Sequence[Line]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For every cell the first of those it is merged with: no wall stands between them."""
    tall, wide = len(rows) - 1, len(columns) - 1
    points = [[crossing(row, column) for column in columns] for row in rows]
    edges = []
    for r in range(tall):
        for c in range(wide):
            here = r * wide + c
            if c + 1 < wide and columns[c + 1].covers(points[r][c + 1][1], points[r + 1][c + 1][1]) < WALL:
                edges.append((here, here + 1))
            if r + 1 < tall and rows[r + 1].covers(points[r + 1][c][0], points[r + 1][c + 1][0]) < WALL:
                edges.append((here, here + wide))
    home = {cell: min(group) for group in _joined(tall * wide, edges) for cell in group}
    return tuple(tuple(divmod(home[r * wide + c], wide) for c in range(wide)) for r in range(tall))


def _joined(count: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The numbers below ``count`` in groups that the edges hold together, each in order."""
    root = list(range(count))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in edges:
        root[find(one)] = find(other)
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(find(number), []).append(number)
    return list(groups.values())
