"""Print or pen: the digits of printed text stand as high and as low as the capitals beside them.

Type of one size has lining digits as tall as its capitals; a pen keeps neither the height nor the baseline. On real
scans printed numbers differ by 0 to 0.05 from their letters in both, handwritten ones by 0.16 to 0.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

Stats = NDArray[np.float64]

SMALL = 0.45
"""Pieces of ink lower than this share of the tallest are hyphens, dots and marks."""
PART = 0.15
"""Pieces lower than this share of the tallest are dots and specks: no part of a glyph that faint print has broken."""
ABOVE = 0.5
"""Two pieces stand above each other where they have this share of the narrower one's width in common."""
LEAST_LETTERS = 3
"""Fewer glyphs behind the digits tell nothing of how the line is printed."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Where a word's digits stand among its tall glyphs: ``skipped`` before them, then ``digits``."""

    skipped: int
    digits: int


def unevenness(grey: Pixels, box: tuple[int, int, int, int], glyphs: Glyphs) -> float | None:
    """How far the digits of a word differ from the letters behind them, in height or baseline.

    Args:
        grey: the page, ``(height, width)`` uint8.
        box: of the word: x0, y0, x1, y1 in pixels.
        glyphs: where its digits stand.

    Returns:
        A share of the letters' height (0: like print), or ``None`` when there are too few separate glyphs to compare.
    """
    x0, y0, x1, y1 = box
    crop = grey[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
    if crop.size == 0 or glyphs.digits < 1:
        return None
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, dtype=np.uint8), connectivity=8)
    pieces = np.asarray(stats, dtype=np.float64)[1:]
    if not len(pieces):
        return None
    pieces = whole_glyphs(pieces)
    tall = pieces[pieces[:, cv2.CC_STAT_HEIGHT] >= SMALL * pieces[:, cv2.CC_STAT_HEIGHT].max()]
    end = glyphs.skipped + glyphs.digits
    digits, letters = tall[glyphs.skipped : end], tall[end:]
    if len(letters) < LEAST_LETTERS:
        return None
    height = float(np.median(letters[:, cv2.CC_STAT_HEIGHT]))
    bottoms = tall[:, cv2.CC_STAT_TOP] + tall[:, cv2.CC_STAT_HEIGHT]
    in_height = np.abs(digits[:, cv2.CC_STAT_HEIGHT] / height - 1).max()
    in_baseline = np.abs(bottoms[glyphs.skipped : end] - np.median(bottoms[end:])).max() / height
    return float(max(in_height, in_baseline))


def whole_glyphs(pieces: Stats) -> Stats:
    """The glyphs of a line's pieces of ink from left to right: a 3 or an 8 of faint print falls into two.

    Args:
        pieces: rows of OpenCV's statistics of connected components: left, top, width, height, area.

    Pieces that stand above each other are one glyph; dots and specks are none.
    """
    tallest = pieces[:, cv2.CC_STAT_HEIGHT].max()
    parts = pieces[pieces[:, cv2.CC_STAT_HEIGHT] >= PART * tallest]
    glyphs: list[Stats] = []
    for part in parts[np.argsort(parts[:, cv2.CC_STAT_LEFT], kind="stable")]:
        if glyphs and _stand_above(glyphs[-1], part):
            glyphs[-1] = _joined(glyphs[-1], part)
        else:
            glyphs.append(part)
    return np.array(glyphs)


def _stand_above(one: Stats, other: Stats) -> bool:
    left, width = cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH
    common = min(one[left] + one[width], other[left] + other[width]) - max(one[left], other[left])
    return bool(common >= ABOVE * min(one[width], other[width]))


def _joined(one: Stats, other: Stats) -> Stats:
    """One piece of ink around two."""
    corner = np.minimum(one[:2], other[:2])
    far = np.maximum(one[:2] + one[2:4], other[:2] + other[2:4])
    return np.concatenate([corner, far - corner, [one[cv2.CC_STAT_AREA] + other[cv2.CC_STAT_AREA]]])
