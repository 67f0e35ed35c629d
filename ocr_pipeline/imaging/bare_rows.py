"""Rows of letters that nothing covers: where an engine left print out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI, margin_of

INK = 50
"""Levels from which on a pixel of the lettering is ink: dirt and the print of the back are paler."""
BESIDE = 2
"""Pixels at LOOK_DPI around what is covered that belong to it: marks above and below letters, blurred edges."""
TALLEST, WIDEST = 1.5, 6.0
"""Multiples of the text's height up to which a connected piece is a letter, or some that touch."""
LEAST_LETTER = 0.3
"""Multiple of the text's height from which on a piece may be a letter: dots and dirt are lower."""
APART = 0.9
"""Multiples of the text's height up to which letters are of one row."""
FEWEST, NARROWEST, HIGHEST = 3, 2.5, 2.0
"""A row has so many letters at least, and is so many heights wide at least, so many high at most."""
LETTER = 0.9
"""Multiple of the text's height that a letter of those that touch is wide: a bold capital, as of agencies' names."""

Edges = tuple[int, int, int, int]
Disc = tuple[float, float, float]


def bare_rows(
    letters: Pixels,
    page: tuple[int, int],
    dpi: float,
    size: float,
    covered: Sequence[Edges],
    seals: Sequence[Disc] = (),
) -> list[Edges]:
    """Boxes x0, y0, x1, y1 of rows of letters outside all that is covered, in pixels of the page, from the top.

    Args:
        letters: the lettering of the page, as :func:`~ocr_pipeline.imaging.lettering.lettering` gives it.
        page: its width and height in pixels.
        dpi: pixels per inch of the page.
        size: height of its text in pixels.
        covered: boxes of what was read, and of what is no running text.
        seals: middles and radii (x, y, radius) of black seals.
    """
    scale = min(1.0, LOOK_DPI / dpi)
    width, height = page
    top, left = margin_of((round(height * scale), round(width * scale)))
    ink = np.asarray(letters > INK, np.uint8)
    for x0, y0, x1, y1 in covered:
        rows = slice(max(0, round(y0 * scale) - top - BESIDE), max(0, round(y1 * scale) - top + BESIDE))
        ink[rows, max(0, round(x0 * scale) - left - BESIDE) : max(0, round(x1 * scale) - left + BESIDE)] = 0
    for x, y, radius in seals:
        cv2.circle(ink, (round(x * scale) - left, round(y * scale) - top), round(radius * scale) + BESIDE, (0,), -1)
    found = [
        (
            round((x0 + left) / scale),
            round((y0 + top) / scale),
            round((x1 + left) / scale),
            round((y1 + top) / scale),
        )
        for x0, y0, x1, y1 in _rows(ink, size * scale)
    ]
    return sorted(found, key=lambda box: box[1])


def _rows(ink: NDArray[np.uint8], size: float) -> Iterator[Edges]:
    """The rows of letters in ink at LOOK_DPI, whose text is ``size`` pixels high."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = (tall <= TALLEST * size) & (wide <= WIDEST * size)
    small[0] = False
    kept = np.asarray(small[labels], np.uint8)
    # Odd: closed by an even one, a row is moved by a pixel, and letters at its end are none of it.
    reach = np.ones((1, 2 * int(APART * size / 2) + 1), np.uint8)
    joined = cv2.morphologyEx(kept, cv2.MORPH_CLOSE, reach)
    count, rows, shapes, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    letters = np.flatnonzero(small & (tall >= LEAST_LETTER * size))
    touching = np.maximum(1, np.rint(wide[letters] / (LETTER * size)))
    row_of = np.zeros(len(stats), np.int64)
    row_of[labels.ravel()] = rows.ravel()
    pieces = np.bincount(row_of[letters], minlength=count)
    held = np.bincount(row_of[letters], touching, minlength=count)
    for row in range(1, count):
        x, y, across, down = (int(value) for value in shapes[row, :4])
        if pieces[row] > 1 and held[row] >= FEWEST and across >= NARROWEST * size and down <= HIGHEST * size:
            yield x, y, x + across, y + down
