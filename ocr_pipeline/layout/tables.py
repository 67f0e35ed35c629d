"""The words of a page put into the cells of its grids, row by row."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from ocr_pipeline.imaging.grids import Grid
from ocr_pipeline.layout.anchors import is_heading_of_recipients
from ocr_pipeline.layout.segments import Segment, rows_of
from ocr_pipeline.recognition.words import Box, Word

FEWEST_FILLED = 3
"""A grid with text in fewer cells than this, or in one column only, is a frame about something else."""
Cell = tuple[Word, ...]


@dataclass(frozen=True)
class PlacedTable:
    """A ruled table: its box in pixels, and the words of every cell in reading order.

    A cell that spans several rows or columns has its words in the first of them; the others are empty.
    """

    box: Box
    cells: tuple[tuple[Cell, ...], ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, row by row, cell by cell."""
        return tuple(word for row in self.cells for cell in row for word in cell)

    @property
    def lines(self) -> tuple[Segment, ...]:
        """One line of text for each row that says anything: its cells from left to right."""
        rows = [tuple(word for cell in row for word in cell) for row in self.cells]
        return tuple(Segment(row) for row in rows if row)


def place_words(grid: Grid, words: Sequence[Word]) -> PlacedTable | None:
    """The table that a grid makes of the words in it; ``None`` when it is a frame about something else."""
    rows, columns = grid.size
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cell = grid.cell_of(*word.box.middle)
        if cell is not None:
            held.setdefault(cell, []).append(word)
    if len(held) < FEWEST_FILLED or len({column for _, column in held}) < 2:
        return None
    cells = tuple(tuple(_in_order(held.get((r, c), ())) for c in range(columns)) for r in range(rows))
    return PlacedTable(Box(*grid.box), cells)


def _in_order(words: Sequence[Word]) -> Cell:
    """A cell's words, line by line."""
    return tuple(word for row in rows_of(Segment((word,)) for word in words) for word in row.words)


def place_tables(
    grids: Sequence[Grid], segments: Sequence[Segment], taken: Sequence[Box]
) -> tuple[list[PlacedTable], list[Segment]]:
    """The tables that the grids make of a page's segments, and the segments without the words in them.

    Args:
        grids: of the page.
        segments: whatever on the page may stand in a table.
        taken: boxes of the header and of stamps; a grid that reaches into one is drawn about it and makes no table.
    """
    tables: list[PlacedTable] = []
    rest = list(segments)
    for grid in grids:
        box = Box(*grid.box)
        if any(box.overlap(other) for other in taken):
            continue
        inside = [word for segment in rest for word in segment.words if grid.cell_of(*word.box.middle)]
        if any(is_heading_of_recipients(line) for line in rows_of(Segment((word,)) for word in inside)):
            continue
        table = place_words(grid, inside)
        if table is not None:
            tables.append(table)
            rest = less_words(rest, {id(word) for word in inside})
    return tables, rest


def less_words(segments: Sequence[Segment], gone: Container[int]) -> list[Segment]:
    """The segments without the words of these ids (a segment may stand partly in a cell, a header or a footer)."""
    left = [tuple(word for word in segment.words if id(word) not in gone) for segment in segments]
    return [Segment(words) for words in left if words]
