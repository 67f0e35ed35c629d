"""The lines of a stamp's frame taken off the page, so that the print that they run through can be read.

A clerk presses the stamp of incoming mail beside or below the number of a document (NĐ 30/2020 Phụ lục IV V), and its
upper edge often strikes the number through. Only what is as thin as the line goes: what crosses it stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.pieces import pieces_of

ASIDE = 0.035
"""Inches by which a frame's line may lie beside where it was found on the reduced page."""
DRAWN = 0.4
"""Least share (0..1) of a line that is inked."""
TIED = 0.02
"""Ways whose inked shares (0..1) differ by less run along the same line."""
LOOK = 15
"""Pixels above and below its middle in which a line's edges are sought."""
THICKEST = 0.03
"""Inches that a frame's line is thick at most."""
CROSSING = 2.0
"""A stroke is so many times as tall as the line is thick, or it is a part of the line."""
INK = 0.72
"""What is darker than this share of the paper's brightness is ink."""
EDGE = 1
"""Pixels of a line's grey edge on either side."""

Corner = tuple[float, float]


def without_frames(grey: Pixels, frames: Sequence[Frame], dpi: int) -> Pixels:
    """The page ``(height, width)`` uint8 at ``dpi`` with the lines of ``frames`` painted in the paper's tone.

    What crosses a line stays. What stands wholly in the row under the top line, the office's name, goes with it.
    ``grey`` itself is not changed, and is returned where there is nothing to paint.
    """
    clean = without_lines(grey, frames, dpi)
    return without_pieces(clean, [row for frame in frames for row in _first_row(frame)], dpi)


def without_lines(page: Pixels, frames: Sequence[Frame], dpi: int) -> Pixels:
    """The same of a page ``(height, width)`` grey or ``(height, width, 3)`` BGR uint8, the office's name left on it."""
    if not frames:
        return page
    if page.ndim == 3:
        # Each channel by itself: in the one that is light where the frame is, there is nothing to paint.
        channels = [without_lines(np.asarray(each, dtype=np.uint8), frames, dpi) for each in cv2.split(page)]
        return np.asarray(cv2.merge(channels), dtype=np.uint8)
    clean = page.copy()
    for frame in frames:
        for start, end in sides_of(frame):
            _erase(clean, start, end, dpi)
    return clean


def without_pieces(grey: Pixels, places: Sequence[Sequence[Corner]], dpi: int) -> Pixels:
    """The page with what stands wholly in convex ``places``, given by their corners, painted in the paper's tone."""
    if not places:
        return grey
    clean = grey.copy()
    for corners in places:
        _empty(clean, corners, dpi)
    return clean


def _first_row(frame: Frame) -> Iterator[Sequence[Corner]]:
    """The corners of the row between the top line and the line under it, where there is one."""
    if frame.head is not None:
        left, right = next(sides_of(frame))
        yield left, right, (right[0], right[1] + frame.head), (left[0], left[1] + frame.head)


def _empty(page: Pixels, corners: Sequence[Corner], dpi: int) -> None:
    margin = round(2 * ASIDE * dpi)
    xs, ys = zip(*corners, strict=True)
    rows = slice(max(0, round(min(ys)) - margin), max(0, round(max(ys)) + margin))
    columns = slice(max(0, round(min(xs)) - margin), max(0, round(max(xs)) + margin))
    part = page[rows, columns]
    if part.size == 0:
        return
    place = np.zeros(part.shape, np.uint8)
    cv2.fillConvexPoly(place, np.rint(np.array(corners) - (columns.start, rows.start)).astype(np.int32), (1,))
    paper = np.percentile(part, 90)
    inside = np.zeros_like(place)
    for piece in pieces_of(np.asarray(part < INK * paper, dtype=np.uint8)):
        where = slice(piece.y, piece.y + piece.tall), slice(piece.x, piece.x + piece.wide)
        if place[where][piece.mask].all():
            inside[where] |= piece.mask
    gone = cv2.dilate(inside, np.ones((2 * EDGE + 1, 2 * EDGE + 1), np.uint8))
    np.copyto(part, np.uint8(paper), where=np.asarray(gone, dtype=bool))


def sides_of(frame: Frame) -> Iterator[tuple[Corner, Corner]]:
    """Both ends (x, y) of each line of a frame: top, the one under its first row, bottom, left, right."""
    x0, y0, x1, y1 = frame.box
    slope = frame.slope
    # The box stands around the tilted frame: its corners lie on the box's sides.
    across, down = abs(slope) * (y1 - y0), abs(slope) * (x1 - x0)
    if slope >= 0:
        left_top, right_top, right_low, left_low = (
            (x0 + across, y0),
            (x1, y0 + down),
            (x1 - across, y1),
            (x0, y1 - down),
        )
    else:
        left_top, right_top, right_low, left_low = (
            (x0, y0 + down),
            (x1 - across, y0),
            (x1, y1 - down),
            (x0 + across, y1),
        )
    yield left_top, right_top
    if frame.head is not None:
        yield (left_top[0], left_top[1] + frame.head), (right_top[0], right_top[1] + frame.head)
    yield left_low, right_low
    yield left_top, left_low
    yield right_top, right_low


def _erase(page: Pixels, start: Corner, end: Corner, dpi: int) -> None:
    """Paint the line between two points in place."""
    upright = abs(end[1] - start[1]) > abs(end[0] - start[0])
    reach = 3 * round(ASIDE * dpi)
    x0, x1 = (round(value) for value in sorted((start[0], end[0])))
    y0, y1 = (round(value) for value in sorted((start[1], end[1])))
    rows = slice(max(0, y0 - reach), max(0, y1 + reach))
    columns = slice(max(0, x0 - reach), max(0, x1 + reach))
    part = page[rows, columns]
    if part.size == 0:
        return
    begin = start[0] - columns.start, start[1] - rows.start
    finish = end[0] - columns.start, end[1] - rows.start
    if upright:
        _erase_level(part.T, begin[::-1], finish[::-1], dpi)
    else:
        _erase_level(part, begin, finish, dpi)


def _erase_level(part: NDArray[np.uint8], start: Corner, end: Corner, dpi: int) -> None:
    """Paint the nearly level line between two points of a view of the page, in place."""
    ink = np.asarray(part < INK * np.percentile(part, 90), dtype=np.uint8)
    columns, rows = _best_way(ink, start, end, round(ASIDE * dpi))
    if not len(columns):
        return
    thickness = min(_thickness(ink, columns, rows), THICKEST * dpi)
    stroke = np.ones((round(CROSSING * thickness) + 1, 1), np.uint8)
    tall = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, stroke), dtype=bool)
    band = np.zeros(part.shape, np.uint8)
    way = np.stack([columns, rows], axis=1).astype(np.int32)
    cv2.polylines(band, [way], False, (1,), round(thickness) + 2 * EDGE)
    widest = 2 * round(thickness) + 5
    paper = cv2.dilate(np.ascontiguousarray(part), np.ones((widest, widest), np.uint8))
    np.copyto(part, paper, where=(band > 0) & ~tall)


def _best_way(
    ink: NDArray[np.uint8], start: Corner, end: Corner, aside: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Columns and rows of the straight way near two points that is inked the most; none where all are bare."""
    columns = np.arange(max(0, round(start[0])), min(ink.shape[1], round(end[0]) + 1), dtype=np.int32)
    if not len(columns):
        return columns, columns
    along = (columns - start[0]) / max(1.0, end[0] - start[0])
    shifts = np.arange(-aside, aside + 1)
    begins, ends = (grid.ravel()[:, None] for grid in np.meshgrid(start[1] + shifts, end[1] + shifts))
    ways = np.rint(begins + (ends - begins) * along).astype(np.int32)
    inside = (ways >= 0) & (ways < ink.shape[0])
    drawn = (ink[np.clip(ways, 0, ink.shape[0] - 1), columns] * inside).mean(axis=1)
    # The middle of a thick line is as inked as its edges: the middle of the best ways is the line's.
    best = np.flatnonzero(drawn >= drawn.max() - TIED)
    if drawn.max() < DRAWN:
        return columns[:0], columns[:0]
    middle = ways[best].mean(axis=0)
    return columns, np.rint(middle).astype(np.int32)


def _thickness(ink: NDArray[np.uint8], columns: NDArray[np.int32], rows: NDArray[np.int32]) -> float:
    """How many rows the ink around a way takes, in the middle of its columns."""
    reach = np.arange(-LOOK, LOOK + 1)
    near = np.clip(rows + reach[:, None], 0, ink.shape[0] - 1)
    around = ink[near, columns].astype(bool)
    above = np.logical_and.accumulate(around[LOOK::-1], axis=0).sum(axis=0)
    below = np.logical_and.accumulate(around[LOOK:], axis=0).sum(axis=0)
    runs = (above + below - 1)[around[LOOK]]
    return float(np.median(runs)) if len(runs) else 1.0
