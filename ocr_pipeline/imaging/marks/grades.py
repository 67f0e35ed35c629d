"""Stamps of urgency and secrecy in red: a word in a frame, or in an arrow that slants upward.

NĐ 30/2020 Phụ lục I, II.7 draws frames of 30 x 8, 40 x 8 and 20 x 8 mm, placed under the number of the document; the
arrow is of older custom. Whether red ink of that size is such a stamp only what it says can tell.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.marks.groups import INKED, GroupBox
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers

MM = LOOK_DPI / 25.4
LENGTHS, WIDTHS = (14 * MM, 58 * MM), (5 * MM, 17 * MM)
"""Length and width in pixels of the tightest slanted box around such a stamp."""
LOWEST, RIGHTMOST = 0.5, 0.6
"""It stands in the left upper part of the page: the shares of its height and width within which its middle lies."""
STEEPEST = 1.2
"""Greatest slope, downwards or upwards to the right: 50 degrees."""


def grade_frames(layers: Layers, red: Sequence[GroupBox]) -> list[Frame]:
    """The groups of red ink that may be stamps of urgency or secrecy, as frames of their slope."""
    if layers.red is None:
        return []
    found = []
    for x0, y0, x1, y1 in red:
        if (x0 + x1) / 2 > RIGHTMOST * layers.width or (y0 + y1) / 2 > LOWEST * layers.height:
            continue
        rows, columns = np.nonzero(layers.red[y0:y1, x0:x1] > INKED)
        if len(rows) < LENGTHS[0]:
            continue
        corners = cv2.boxPoints(cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32)))
        sides = [corners[1] - corners[0], corners[2] - corners[1]]
        long, short = sorted(sides, key=lambda side: -float(np.hypot(*side)))
        slope = float(long[1] / long[0]) if long[0] else float("inf")
        sized = LENGTHS[0] <= np.hypot(*long) <= LENGTHS[1] and WIDTHS[0] <= np.hypot(*short) <= WIDTHS[1]
        if sized and abs(slope) <= STEEPEST:
            found.append(Frame((x0, y0, x1, y1), slope, None, tint=1.0, ruled=False))
    return found
