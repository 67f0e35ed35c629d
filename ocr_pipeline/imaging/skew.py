"""Level the lines of a page: the angle at which the rows of ink stand apart most sharply.

The finder abstains rather than guess: without a clear peak, or within the do-nothing zone, the angle is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import lettering

WIDEST = 15.0
"""Largest skew looked for, in degrees either way."""
DO_NOTHING = 0.08
"""Skews smaller than this many degrees are left alone: turning blurs more than it mends."""
MUST_GAIN = 1.02
"""The rows of the turned page must be at least this many times as sharp as before, or the turn is dropped."""
MUST_STAND_OUT = 3.0
"""The best angle's sharpness over that of a middling angle: on real scans 12 to 97 with text, 1.3 to 1.6 on a blank
back through which a seal shows."""
MAY_STAND_OUT = 2.0
"""From here on an angle is worth a closer look: a few words far askew, beside a seal, stand out by 2.7."""
SEARCH = ((0.5, WIDEST, cv2.INTER_LINEAR), (0.1, 0.5, cv2.INTER_LINEAR), (0.02, 0.12, cv2.INTER_CUBIC))
"""Step and reach in degrees, each round about the best angle of the one before, and how pixels are slid.

Sliding by part of a pixel blurs, so that the level page, which is not slid, would win by its crispness: the last round
interpolates better, and every row is blurred alike by ``ROW_BLUR``.
"""
ROW_BLUR = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
"""Weights of a pixel of the profile and its neighbours."""
LEAN_BLUR = (1 / 16, 2 / 16, 3 / 16, 4 / 16, 3 / 16, 2 / 16, 1 / 16)
"""The same for the lean: where in a pixel the lines of even print begin must not tell."""
MOST_STEPS = 4
"""A round is repeated about an angle at the end of its reach so many times at most: the best may lie beyond."""
GUTTER, LEAST_COLUMN = 32, 0.1
"""Columns side by side, such as recipients and a signature, are not set on the same lines, and are levelled each by its
own: between them are so many pixels with hardly any ink, beside them at least this share (0..1) of it each."""
BARE = 0.002
"""Share (0..1) of the ink below which a strip holds dust only."""
STRIP = 8
"""Pixels of the lettering: columns are squeezed into strips this wide, which slide up and down as an angle is tried."""

Strips = NDArray[np.float32]
Columns = tuple[int, ...]
"""Where each column of a page begins, in strips."""
WHOLE: Columns = (0,)


@dataclass(frozen=True, slots=True)
class Skew:
    """``degrees`` is the counter-clockwise turn that levels the lines; ``gain`` how much sharper the rows become."""

    degrees: float
    gain: float


LEVEL = Skew(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Rows:
    """How the ink of a page falls into rows, tried at every angle.

    ``skew`` is what levels them. ``sharpness`` is that of the rows then. ``stands_out`` is their sharpness over that
    of a middling angle: 1 without lines. ``lean`` (-1..1) is below 0 where the rows begin softly and end sharply.
    """

    skew: Skew
    sharpness: float
    stands_out: float
    lean: float


NO_ROWS = Rows(LEVEL, 0.0, 1.0, 0.0)


class Blend(IntEnum):
    """What a pixel of a turned page is made of: each next one takes longer than the one before."""

    NEAREST = cv2.INTER_NEAREST
    """The nearest pixel: for looking at colours."""
    LINEAR = cv2.INTER_LINEAR
    """The four about it: for measuring where letters stand."""
    CUBIC = cv2.INTER_CUBIC
    """The sixteen about it: for reading."""


def find_skew(grey: Pixels, dpi: int) -> Skew:
    """The skew of a grey page (``(height, width)`` uint8 at ``dpi``), to 0.02 degree, within ±15 degrees."""
    rows = find_rows(grey, dpi)
    return rows.skew if rows.stands_out >= MUST_STAND_OUT else LEVEL


def find_rows(grey: Pixels, dpi: int) -> Rows:
    """The rows of a grey page (``(height, width)`` uint8 at ``dpi``); NO_ROWS with too little lettering to judge by."""
    return rows_of_letters(lettering(grey, dpi))


def rows_of_letters(ink: Pixels | None) -> Rows:
    """The rows of a page's lettering (:func:`~ocr_pipeline.imaging.lettering.lettering`)."""
    if ink is None:
        return NO_ROWS
    strips = _strips(ink)
    coarse, stands_out = _coarse(strips)
    columns = _columns(strips)
    best = _finer(strips, coarse, columns) if stands_out >= MAY_STAND_OUT else 0.0
    rows, level = (_rows(strips, cv2.INTER_CUBIC, angle, columns) for angle in (best, 0.0))
    gain = _sharpness(rows) / max(_sharpness(level), 1e-9)
    skew = Skew(round(float(np.clip(best, -WIDEST, WIDEST)), 2), gain)
    helps = abs(best) >= DO_NOTHING and gain >= MUST_GAIN
    whole = rows.sum(axis=0, keepdims=True)
    return Rows(skew if helps else LEVEL, _sharpness(whole), stands_out, _lean(rows))


def rotate(pixels: Pixels, degrees: float, border: int = 255, blend: Blend = Blend.CUBIC) -> Pixels:
    """The page turned counter-clockwise about its middle, same size; what comes into view is ``border`` (0..255)."""
    if degrees == 0.0:
        return pixels
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    paper = (border,) * (1 if pixels.ndim == 2 else 3)
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=blend, borderValue=paper)
    return np.asarray(turned, dtype=np.uint8)


def _strips(ink: Pixels) -> Strips:
    return np.asarray(cv2.resize(ink, None, fx=1 / STRIP, fy=1, interpolation=cv2.INTER_AREA), dtype=np.float32)


def _coarse(strips: Strips) -> tuple[float, float]:
    """The angle in degrees of the sharpest rows, to half a degree, and how far it stands out among all angles."""
    angles, found = _tried(strips, 0.0, SEARCH[0], WHOLE)
    middling = float(np.median(found))
    return float(angles[np.argmax(found)]), max(found) / middling if middling else 1.0


def _finer(strips: Strips, best: float, columns: Columns) -> float:
    """The angle in degrees of the sharpest rows near one of half a degree."""
    for search in SEARCH[1:]:
        for _ in range(MOST_STEPS):
            angles, found = _tried(strips, best, search, columns)
            place = int(np.argmax(found))
            best = float(angles[place])
            if 0 < place < len(angles) - 1:
                break
    return best


def _tried(
    strips: Strips, about: float, search: tuple[float, float, int], columns: Columns
) -> tuple[NDArray[np.float64], list[float]]:
    """The angles of a round about one in degrees, and how sharp the rows are at each."""
    step, reach, sliding = search
    angles = np.asarray(about + step * np.arange(-round(reach / step), round(reach / step) + 1), dtype=np.float64)
    return angles, [_sharpness(_rows(strips, sliding, float(angle), columns)) for angle in angles]


def _columns(strips: Strips) -> Columns:
    """The columns of a page: those beside its widest gutter, or the whole."""
    ink = strips.sum(axis=0)
    share = np.cumsum(ink) / max(float(ink.sum()), 1.0)
    bare = (ink < BARE * ink.sum()) & (share > LEAST_COLUMN) & (share < 1 - LEAST_COLUMN)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], bare, [False]])))
    widest = max(zip(edges[::2], edges[1::2], strict=True), key=lambda run: int(run[1] - run[0]), default=(0, 0))
    return (0, int(sum(widest) // 2)) if (widest[1] - widest[0]) * STRIP >= GUTTER else WHOLE


def _rows(strips: Strips, sliding: int, degrees: float, columns: Columns = WHOLE) -> NDArray[np.float64]:
    """The ink of each row once the page is turned by ``degrees``, ``(columns, rows)``.

    A shear stands in for the turn: it brings the same lines into rows, and only moves the strips.
    """
    slope = np.tan(np.radians(degrees)) * STRIP
    height, width = strips.shape
    shear = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * (width - 1) / 2]])
    slid = cv2.warpAffine(strips, shear, (width, height), flags=sliding | cv2.WARP_INVERSE_MAP)
    parts = [slid[:, start:end] for start, end in pairwise((*columns, width))]
    return np.array([cv2.reduce(part, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F).ravel() for part in parts])


def _sharpness(rows: NDArray[np.float64]) -> float:
    """Sum of squared steps between neighbouring rows' ink: highest when the rows of text are level."""
    return sum(float(np.square(np.diff(np.convolve(column, ROW_BLUR))).sum()) for column in rows)


def _lean(rows: NDArray[np.float64]) -> float:
    """Whether ink comes (above 0) or goes (below 0) in the larger steps from row to row of each column, -1..1."""
    steps = np.concatenate([np.diff(np.convolve(column, LEAN_BLUR)) ** 3 for column in rows])
    size = float(np.abs(steps).sum())
    return float(steps.sum()) / size if size else 0.0
