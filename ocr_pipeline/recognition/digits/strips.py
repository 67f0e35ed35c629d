"""Strips: a stretch of a line as the digit reader sees it: of one height, of one size of type, ink light on dark."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels, darkest_channel

HIGH = 40
"""Height of a strip in pixels."""
CAPITAL = 16
"""Height of the line's capitals in a strip, in pixels."""
FOOT = 27
"""Row of a strip on which the line's letters stand: pens reach further up than down."""
DEEPER = 0.5
"""Power of the ink (0..1) that makes a stroke a quarter as dark as print half as dark."""
LEAST_CONTRAST = 50.0
"""Levels between paper and ink below which a strip is empty paper."""


def normalised(grey: NDArray[np.float32]) -> Pixels:
    """Ink 255, paper 0, whatever the paper's tone and the ink's depth.

    Args:
        grey: ``(height, width)``, 0 black to 255 white.
    """
    if grey.size == 0:
        return np.zeros(grey.shape, np.uint8)
    paper = float(np.percentile(grey, 85))
    ink = min(float(np.percentile(grey, 1)), paper - LEAST_CONTRAST)
    return np.asarray(np.clip((paper - 8 - grey) / (paper - 8 - ink), 0, 1) * 255, np.uint8)


def deepened(strip: Pixels) -> Pixels:
    """A strip with its pale strokes dark: pencil beside print that is blacker."""
    return np.asarray(255 * (strip / 255) ** DEEPER, np.uint8)


def strip_of(page: Pixels, span: tuple[int, int], foot: float, capital: float) -> Pixels:
    """The strip of a page between two columns.

    Args:
        page: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        span: first and last column, in pixels of the page.
        foot: the row on which the line's letters stand.
        capital: height of the line's capitals in pixels.
    """
    scale = CAPITAL / capital
    top, bottom = round(foot - FOOT / scale), round(foot + (HIGH - FOOT) / scale)
    x0, x1 = max(0, span[0]), min(page.shape[1], span[1])
    y0, y1 = max(0, top), min(page.shape[0], bottom)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return np.zeros((HIGH, 4), np.uint8)
    crop = page[y0:y1, x0:x1]
    darkest = darkest_channel(crop)
    room = cv2.copyMakeBorder(darkest, y0 - top, bottom - y1, 0, 0, cv2.BORDER_REPLICATE)
    wide = max(4, round(room.shape[1] * scale))
    small = cv2.resize(room, (wide, HIGH), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    return normalised(np.asarray(small, np.float32))
