"""Running text set in two columns, as the official gazette is: the left one is read to its end before the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ocr_pipeline.layout.segments import WIDE_GAP, Segment, split_at_gaps

FEWEST_ROWS = 6
"""So many rows with text in both columns, one after the other, are set in columns; fewer are a list or a form."""
LINE_OF_PROSE = 0.27
"""Share of the page's width that a full line of a column takes at least: the cells of an unruled table are shorter."""
MIDDLE = (0.4, 0.6)
"""Shares of the page's width between which the columns part."""


def column_by_column(rows: Sequence[Segment], height: float, width: int) -> list[Segment]:
    """The rows of a body, those set in two columns taken apart and put left before right.

    Args:
        rows: top to bottom, what stands side by side joined.
        height: the page's text height in pixels.
        width: of the page in pixels.
    """
    parted = [_parted(row, height, width) for row in rows]
    ordered: list[Segment] = []
    for in_columns, block in groupby(zip(rows, parted, strict=True), key=lambda each: each[1] is not None):
        members = list(block)
        sides = [side for _, side in members if side is not None]
        prose = sum(_is_prose(side, width) for side in sides)
        if in_columns and prose >= FEWEST_ROWS:
            ordered += [*_side(sides, 0), *_side(sides, 1)]
        else:
            ordered += [row for row, _ in members]
    return ordered


def _side(rows: Sequence[tuple[Segment | None, Segment | None]], side: int) -> Iterator[Segment]:
    return (part for row in rows if (part := row[side]) is not None)


def _parted(row: Segment, height: float, width: int) -> tuple[Segment | None, Segment | None] | None:
    """What of a row stands in the left and in the right column; ``None`` where it crosses from one into the other."""
    left, right = [], []
    for run in split_at_gaps(row.words, WIDE_GAP * height):
        if run.box.x1 <= MIDDLE[1] * width and run.box.middle[0] < 0.5 * width:
            left += list(run.words)
        elif run.box.x0 >= MIDDLE[0] * width:
            right += list(run.words)
        else:
            return None
    return (Segment(tuple(left)) if left else None, Segment(tuple(right)) if right else None)


def _is_prose(row: tuple[Segment | None, Segment | None], width: int) -> bool:
    return all(part is not None and part.box.width >= LINE_OF_PROSE * width for part in row)
