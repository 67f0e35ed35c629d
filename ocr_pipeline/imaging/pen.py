"""Where the pen was: the box of the ink around the columns in which digits were read."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels, darkest_channel
from ocr_pipeline.imaging.line_shape import LineShape

ABOVE, BELOW = 1.75, 0.85
"""How far above and below the foot of the line pens reach, in heights of its capitals."""
BESIDE = 0.45
"""How far the ink of a digit reaches beside the column it was read in, in heights of a capital."""
PEN_OVER_CAPITAL = 1.2
"""How much higher than the capitals beside them pens write their digits, on average."""
LEAST_HEIGHT = 0.3
"""Pieces lower than this share of a capital are dots of a leader and specks."""


def inked_box(page: Pixels, span: tuple[int, int], shape: LineShape) -> tuple[int, int, int, int] | None:
    """The box of what was written around the columns ``span`` of a line.

    Args:
        page: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        span: first and last column that digits were read in.
        shape: of the printed line.

    Returns:
        x0, y0, x1, y1 in pixels; ``None`` where no ink is higher than the dots of a leader.
    """
    reach = round(BESIDE * shape.capital)
    x0, x1 = max(0, span[0] - reach), min(page.shape[1], span[1] + reach)
    y0, y1 = max(0, round(shape.foot - ABOVE * shape.capital)), round(shape.foot + BELOW * shape.capital)
    crop = page[y0:y1, x0:x1]
    if crop.size == 0:
        return None
    grey = darkest_channel(crop)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, middles = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)
    boxes = np.asarray(stats[1:, :4])
    high = boxes[:, 3] >= LEAST_HEIGHT * shape.capital
    near = (middles[1:, 0] >= span[0] - x0 - 0.6 * reach) & (middles[1:, 0] <= span[1] - x0 + 0.6 * reach)
    # A line of the row above or below only looks in.
    within = (boxes[:, 1] > 0) & (boxes[:, 1] + boxes[:, 3] < y1 - y0) | (boxes[:, 3] > shape.capital)
    kept = boxes[high & near & within]
    if not len(kept):
        return None
    left, top = kept[:, 0].min(), kept[:, 1].min()
    right, bottom = (kept[:, 0] + kept[:, 2]).max(), (kept[:, 1] + kept[:, 3]).max()
    return int(x0 + left), int(y0 + top), int(x0 + right), int(y0 + bottom)


def ink_box(page: Pixels, span: tuple[int, int], shape: LineShape) -> tuple[int, int, int, int]:
    """The same, or the box that digits would take where no ink stands out."""
    found = inked_box(page, span, shape)
    if found is not None:
        return found
    reach = round(BESIDE * shape.capital)
    x0, x1 = max(0, span[0] - reach), min(page.shape[1], span[1] + reach)
    return x0, max(0, round(shape.foot - PEN_OVER_CAPITAL * shape.capital)), x1, round(shape.foot)
