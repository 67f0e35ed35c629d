"""Tables read column by column, their rules painted over.

An engine that sees the rules takes them for letters, and one that reads a whole table runs its columns together or
drops them: a column at a time, nine cells in ten come out right where before it were two in three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.imaging.cell_ink import CellInk, box_of_lettering, ink_of_cell
from ocr_pipeline.imaging.grids import Grid, outline, thickness, without_grids
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.imaging.scaling import shrunk
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.words import UNREADABLE, Box, Word

MARGIN = 20
"""White pixels around a column."""
FIRST_BLOCK = 1_000_000
"""Number of the first block of a table: no other reading has lines of such numbers."""
RULE_SIGNS = "|¦[]{}_"
"""What is left of a rule is read as one of these; no cell begins or ends with one."""

RULE_EDGE = 0.03
"""Inches from the middle of a rule to where a cell's paper begins."""
SAID = re.compile(r"[^\W_\u02b0-\u02ff]")
"""A letter or a digit, no accent by itself; anything else may be dirt."""
NARROW = 0.02
"""Inches up to which a sign by itself is what is left of a rule, or a speck."""
SIGNS = {CellInk.DASH: "-", CellInk.UNREAD: UNREADABLE}
"""What is put for the ink of a cell that no word was read in."""
UNREAD = 0.0
"""Confidence of what was not read at all."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Pixels cut out of the page, white wherever another column's cell is; ``x``, ``y``: where its corner lies."""

    pixels: Pixels
    x: int
    y: int


def without_tables(grey: Pixels, grids: Sequence[Grid], scale: float = 1.0) -> Pixels:
    """The page with every table blank; ``scale`` is the size of ``grey`` over that of the page the grids are of."""
    if not grids:
        return grey
    blank = grey.copy()
    for grid in grids:
        around = _polygon(outline(grid), scale)
        cv2.fillPoly(blank, [around], 255)
        cv2.polylines(blank, [around], True, 255, 2 * round(thickness(grid) * scale) + 1)
    return blank


def read_cells(engine: Engine, page: CleanPage, dpi: int, timeout: float) -> list[Word]:
    """The words in the grids of a page, read at ``dpi`` (at most the page's); boxes are in the page's own pixels.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    if not page.grids:
        return []
    scale = min(1.0, dpi / page.dpi)
    small = shrunk(without_grids(page.grey, page.grids), scale)
    strips = [strip for grid in page.grids for strip in _strips(small, grid, scale)]
    readings = engine.read([strip.pixels for strip in strips], round(page.dpi * scale), Reading.LINES, timeout)
    placed = [
        _placed(word, strip, scale, number)
        for number, (strip, reading) in enumerate(zip(strips, readings, strict=True))
        for word in reading
    ]
    words = [w for w in placed if SAID.search(w.text) or (w.text and w.box.width > NARROW * page.dpi)]
    for grid in page.grids:
        unread = list(_unread(np.asarray(small), grid, page, words))
        words = [word for word in words if not _replaced(word, grid, unread)] + unread
    return words


def _replaced(word: Word, grid: Grid, unread: Sequence[Word]) -> bool:
    """Whether a sign is all that was read of ink that turned out to be more."""
    if SAID.search(word.text):
        return False
    cell = grid.cell_of(*word.box.middle)
    return cell is not None and any(grid.cell_of(*other.box.middle) == cell for other in unread)


def _unread(small: Pixels, grid: Grid, page: CleanPage, words: Sequence[Word]) -> Iterator[Word]:
    """A word for each cell that holds ink and no word: its dash, or the sign that it could not be read."""
    scale = small.shape[1] / page.width
    read = {grid.cell_of(*word.box.middle) for word in words if SAID.search(word.text)}
    signs = {grid.cell_of(*word.box.middle) for word in words} - read
    for cell in sorted({home for row in grid.home for home in row} - read):
        x, y = zip(*grid.corners(*cell), strict=True)
        edge = RULE_EDGE * page.dpi
        inside = Box(*(round(at) for at in (min(x) + edge, min(y) + edge, max(x) - edge, max(y) - edge)))
        there = inside.scaled(scale)
        ink = ink_of_cell(small[there.y0 : there.y1, there.x0 : there.x1], page.dpi * scale)
        if ink is CellInk.DASH and cell in signs:
            continue
        if ink in SIGNS:
            lettering = box_of_lettering(small[there.y0 : there.y1, there.x0 : there.x1], page.dpi * scale)
            box = Box(*lettering).moved(there.x0, there.y0).scaled(1 / scale) if lettering else None
            yield Word(SIGNS[ink], box or _about(inside.middle, edge), UNREAD, (FIRST_BLOCK, *cell))


def _about(middle: tuple[float, float], reach: float) -> Box:
    x, y = middle
    return Box(round(x - reach), round(y - reach), round(x + reach), round(y + reach))


def _strips(small: Pixels, grid: Grid, scale: float) -> Iterator[_Strip]:
    """The columns of a grid, and by itself each cell that spans several of them."""
    _, columns = grid.size
    wide = {home for row in grid.home for column, home in enumerate(row) if home[1] != column}
    for column in range(columns):
        cells = {home for row in grid.home for home in row if home[1] == column and home not in wide}
        if cells:
            yield _cut(small, [grid.corners(*cell) for cell in sorted(cells)], scale)
    for cell in sorted(wide):
        yield _cut(small, [grid.corners(*cell)], scale)


def _cut(small: Pixels, cells: Sequence[Sequence[tuple[float, float]]], scale: float) -> _Strip:
    polygons = [_polygon(cell, scale) for cell in cells]
    every = np.concatenate(polygons)
    (x0, y0), (x1, y1) = np.maximum(every.min(axis=0), 0), every.max(axis=0) + 1
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    for polygon in polygons:
        cv2.fillPoly(mask, [polygon - (x0, y0)], 255)
    inside = small[y0:y1, x0:x1]
    mask = mask[: inside.shape[0], : inside.shape[1]]
    strip = np.full((mask.shape[0] + 2 * MARGIN, mask.shape[1] + 2 * MARGIN), 255, np.uint8)
    strip[MARGIN:-MARGIN, MARGIN:-MARGIN] = np.where(mask > 0, inside, 255)
    return _Strip(strip, int(x0) - MARGIN, int(y0) - MARGIN)


def _polygon(points: Sequence[tuple[float, float]], scale: float) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    return (np.array(points) * scale).round().astype(np.int32)


def _placed(word: Word, strip: _Strip, scale: float, number: int) -> Word:
    """A word of a strip in the page's pixels, on a line that no other reading has."""
    box = Box(word.box.x0 + strip.x, word.box.y0 + strip.y, word.box.x1 + strip.x, word.box.y1 + strip.y)
    block, paragraph, line = word.line
    text = word.text.strip(RULE_SIGNS)
    line_here = (FIRST_BLOCK + 1000 * number + block, paragraph, line)
    return replace(word, text=text, box=box.scaled(1 / scale), line=line_here)
