"""Rows of print among pieces of ink: letters side by side on one line, whether anybody could read them or not.

Under a seal the name of who signed is often read badly; its letters must not count as strokes of a pen.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.layers import LOOK_DPI

MM = LOOK_DPI / 25.4
HEIGHTS, WIDEST = (1.2 * MM, 4.6 * MM), 7 * MM
"""Least and greatest height and greatest width in pixels of a letter, or of two that touch."""
FOOT = 2
"""The feet of a row's letters are within so many pixels of one height."""
FEWEST = 6
"""A row has so many letters."""
APART = 4 * MM
"""Its letters are at most so many pixels apart: two words stand closer."""
MERGED_HIGH, MERGED_WIDE, MERGED_FILLED, MERGED_LONG = (2.2 * MM, 5.8 * MM), 6 * MM, 0.33, 12
"""Least and greatest height and least width in pixels of a word of letters that touch, least share (0..1) of its box
that is ink - strokes of a pen leave more of it free - and how many times it is as wide as high at most: a line drawn
below a signature is longer."""
ABOVE, BELOW = 1.6 * MM, 1.2 * MM
"""How far marks and descenders reach beyond a row, in pixels."""

NAME_HIGH, NAME_WIDE, NAME_PIECES, NAME_APART = 8 * MM, 18 * MM, 4, 1.5 * MM
"""Greatest height and width in pixels of a letter or word of a name that was written below a signature, how many pieces
of ink it has at least, and how far it stands below the signature at least."""


def in_printed_row(pieces: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pieces of ink are letters in rows of print, or the marks on them.

    Args:
        pieces: the statistics of connected components at LOOK_DPI, as OpenCV gives them, ``(count, 5)``.
    """
    left, top, wide, high = (pieces[:, column] for column in range(cv2.CC_STAT_AREA))
    foot, middle = top + high, left + wide / 2
    like_letters = (high >= HEIGHTS[0]) & (high <= HEIGHTS[1]) & (wide <= WIDEST)
    small = (high <= HEIGHTS[1]) & (wide <= WIDEST)
    printed = np.zeros(len(pieces), dtype=np.bool_)
    for line in np.unique(foot[like_letters]):
        row = np.flatnonzero(like_letters & (np.abs(foot - line) <= FOOT))
        for part in _runs(row[np.argsort(left[row])], left, left + wide):
            if len(part) < FEWEST:
                continue
            inside = (middle >= left[part].min()) & (middle <= (left + wide)[part].max())
            printed |= small & inside & (top >= top[part].min() - ABOVE) & (foot <= line + BELOW)
    return printed


def merged_letters(pieces: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pieces of ink look like bold words whose letters touch: as low as print, long, and fuller than a stroke.

    Args:
        pieces: as for :func:`in_printed_row`.
    """
    wide, high, area = (pieces[:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    low = (high >= MERGED_HIGH[0]) & (high <= MERGED_HIGH[1]) & (wide >= MERGED_WIDE) & (wide <= MERGED_LONG * high)
    return np.asarray(low & (area >= MERGED_FILLED * wide * high))


def written_row(pieces: NDArray[np.int64], pen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pieces of a pen's ink (``pen``) are a name written in one row below the signature, bare paper between.

    Args:
        pieces: as for :func:`in_printed_row`.
        pen: which of them were written with a pen, ``(count,)``; at least one.
    """
    top, wide, high = (pieces[:, column] for column in (cv2.CC_STAT_TOP, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    written = np.flatnonzero(pen)
    largest = written[np.argmax((wide * high)[written])]
    written = written[np.argsort(top[written])]
    gaps = top[written][1:] - np.maximum.accumulate((top + high)[written])[:-1]
    row = np.zeros(len(pieces), dtype=np.bool_)
    for band in np.split(written, np.flatnonzero(gaps >= NAME_APART) + 1):
        small = (high[band] <= NAME_HIGH) & (wide[band] <= NAME_WIDE)
        if len(band) >= NAME_PIECES and top[band].min() > top[largest] and small.all():
            row[band] = True
    return row


def _runs(row: NDArray[np.intp], left: NDArray[np.int64], right: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    """The letters of a row, left to right, parted where they stand too far apart."""
    gaps = left[row][1:] - np.maximum.accumulate(right[row])[:-1]
    return np.split(row, np.flatnonzero(gaps > APART) + 1)
