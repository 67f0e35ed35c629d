"""How a printed line stands: the row its letters stand on and the height of its capitals, measured on the ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels

TALL = 0.72
"""Pieces of ink lower than this share of the tallest are small letters, marks, hyphens."""
LEAST_PIECES = 2
"""Fewer tall pieces tell nothing."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """The row that the letters of a line stand on, and the height of its capitals, both in pixels of the page.

    ``measured`` says that they were seen on the line itself.
    """

    foot: float
    capital: float
    measured: bool = True


def line_shape(grey: Pixels, boxes: Sequence[tuple[int, int, int, int]]) -> LineShape | None:
    """The shape of a line out of printed words of capitals or digits.

    Args:
        grey: the page, ``(height, width)`` uint8.
        boxes: of such words: x0, y0, x1, y1 in pixels.

    Returns:
        ``None`` when they hold too little ink.
    """
    pieces = [piece for box in boxes for piece in _pieces(grey, box)]
    if len(pieces) < LEAST_PIECES:
        return None
    tops, bottoms = np.array(pieces).T
    heights = bottoms - tops
    # A tall stroke of a pen or a mark upon a capital must not set the measure.
    tall = heights >= TALL * np.percentile(heights, 75)
    if tall.sum() < LEAST_PIECES:
        return None
    return LineShape(float(np.median(bottoms[tall])), float(np.median(heights[tall])))


def _pieces(grey: Pixels, box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Top and bottom row of each connected piece of ink in a box."""
    x0, y0, x1, y1 = (max(0, edge) for edge in box)
    crop = grey[y0:y1, x0:x1]
    if crop.size == 0:
        return []
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)
    return [
        (y0 + int(row[cv2.CC_STAT_TOP]), y0 + int(row[cv2.CC_STAT_TOP] + row[cv2.CC_STAT_HEIGHT]))
        for row in stats[1:]
        if row[cv2.CC_STAT_AREA] > 4
    ]
