"""A line of script type brought to what the network knows: level, of one height, ink on black."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels

HIGH: Final = 40
"""Rows of a strip."""
INK_ROWS: Final = 34
"""Rows of it that the ink takes, from the highest mark to the lowest tail."""
LONGEST: Final = 480
"""Columns of a strip at most."""
STRAY: Final = 0.006
"""Share of the ink above and below these rows: specks are no marks."""
STEEPEST: Final = 7.0
"""Degrees by which a stamp leans at most."""
STEPS: Final = 15
"""So many slopes are tried."""


def strip_of(grey: Pixels) -> Pixels | None:
    """The strip (HIGH, width) of a grey picture of a line, ink 255; ``None`` where it holds none."""
    smooth = cv2.GaussianBlur(grey, (0, 0), 0.8)
    least, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    paper = float(np.percentile(smooth, 90))
    dark = float(np.percentile(smooth[smooth <= least], 50)) if (smooth <= least).any() else paper
    if paper - dark < HIGH:
        return None
    ink = np.clip((paper - smooth.astype(np.float32)) / (paper - dark), 0, 1)
    ink[ink < 0.25] = 0
    level = _level(np.asarray(255 * ink, np.uint8))
    rows = level.sum(axis=1, dtype=np.float64)
    reached = np.cumsum(rows) / max(1.0, rows.sum())
    top, bottom = int(np.searchsorted(reached, STRAY)), int(np.searchsorted(reached, 1 - STRAY)) + 1
    if bottom - top < 8:
        return None
    scale = INK_ROWS / (bottom - top)
    margin = (HIGH - INK_ROWS) / 2 / scale
    around = cv2.copyMakeBorder(level, round(margin) + 1, round(margin) + 1, 0, 0, cv2.BORDER_CONSTANT, value=0)
    first = round(top + 1)
    cut = around[first : first + round(HIGH / scale)]
    wide = min(LONGEST, max(8, round(cut.shape[1] * scale)))
    return np.asarray(cv2.resize(cut, (wide, HIGH), interpolation=cv2.INTER_AREA), np.uint8)


def _level(ink: Pixels) -> Pixels:
    """The line turned level: the slope at which its rows differ most in ink."""
    small = np.asarray(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    slopes = np.linspace(-STEEPEST, STEEPEST, STEPS)
    best = max(slopes, key=lambda slope: _sharpness(_turned(small, float(slope))))
    return _turned(ink, float(best))


def _sharpness(ink: Pixels) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    return float((rows**2).sum())


def _turned(ink: Pixels, degrees: float) -> Pixels:
    if degrees == 0:
        return ink
    height, width = ink.shape
    around = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(ink, around, (width, height), flags=cv2.INTER_LINEAR), np.uint8)
