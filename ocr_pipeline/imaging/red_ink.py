"""What stands under a red seal: its ink is light where light is red, that of pens and print is dark there too."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels

REDDER = 20
"""Levels by which red ink is redder than it is green and blue; where JPEG mixed it with paper it is by little."""


def without_red(page: Pixels, boxes: Iterable[tuple[int, int, int, int]]) -> Pixels:
    """The page with what is red inside the boxes as grey as red light shows it: paper where nothing else is under it.

    Args:
        page: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        boxes: of seals: x0, y0, x1, y1 in pixels.

    Returns:
        The page itself where there is nothing to do, else a copy.
    """
    if page.ndim == 2:
        return page
    cleared = page
    for x0, y0, x1, y1 in boxes:
        part = page[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
        if part.size == 0:
            continue
        if cleared is page:
            cleared = page.copy()
        blue, green, red = cv2.split(part)
        reddish = cv2.subtract(red, cv2.max(blue, green)) > REDDER
        cleared[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)][reddish] = red[reddish][:, np.newaxis]
    return cleared
