"""Level the lines of a page: the angle at which the rows of ink stand apart most sharply.

The finder abstains rather than guess: without a clear peak, or within the do-nothing zone, the angle is 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
SEARCH = ((0.5, WIDEST), (0.1, 0.5))
"""Step and reach in degrees of the rounds in which all angles are tried, the second about the best of the first."""
CLIMB = (0.02, 0.12)
"""The same of the last round, which goes from the best angle uphill: so near to it there is one peak.

Sliding by part of a pixel blurs, so that the level page, which is not slid, would win by its crispness: the last round
interpolates better, for five times the time, and every row is blurred alike by ``ROW_BLUR``.
"""
ROW_BLUR = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
"""Weights of a pixel of the profile and its neighbours."""
LEAN_BLUR = (1 / 16, 2 / 16, 3 / 16, 4 / 16, 3 / 16, 2 / 16, 1 / 16)
"""The same for the lean: where in a pixel the lines of even print begin must not tell."""
STRIP = 8
"""Pixels of the lettering: columns are squeezed into strips this wide, which slide up and down as an angle is tried."""


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


def find_skew(grey: Pixels, dpi: int) -> Skew:
    """The skew of a grey page (``(height, width)`` uint8 at ``dpi``), to 0.02 degree, within ±15 degrees."""
    return find_rows(grey, dpi).skew


def find_rows(grey: Pixels, dpi: int) -> Rows:
    """The rows of a grey page (``(height, width)`` uint8 at ``dpi``); NO_ROWS with too little lettering to judge by."""
    return rows_of_letters(lettering(grey, dpi))


def rows_of_letters(ink: Pixels | None) -> Rows:
    """The rows of a page's lettering (:func:`~ocr_pipeline.imaging.lettering.lettering`)."""
    if ink is None:
        return NO_ROWS
    strips = np.asarray(cv2.resize(ink, None, fx=1 / STRIP, fy=1, interpolation=cv2.INTER_AREA), dtype=np.float32)
    best, stands_out = _sharpest(strips)
    rows = _rows(strips, cv2.INTER_CUBIC, best)
    level = _sharpness(_rows(strips, cv2.INTER_CUBIC, 0.0))
    gain = _sharpness(rows) / level if level else 1.0
    skew = Skew(round(float(np.clip(best, -WIDEST, WIDEST)), 2), gain)
    helps = abs(best) >= DO_NOTHING and gain >= MUST_GAIN
    return Rows(skew if helps else LEVEL, _sharpness(rows), stands_out, _lean(rows))


def rotate(pixels: Pixels, degrees: float, border: int = 255, *, coarse: bool = False) -> Pixels:
    """The page turned counter-clockwise about its middle, same size; what comes into view is ``border`` (0..255).

    ``coarse`` takes the nearest pixel instead of interpolating: for looking at colours, not at letters.
    """
    if degrees == 0.0:
        return pixels
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    paper = (border,) * (1 if pixels.ndim == 2 else 3)
    flags = cv2.INTER_NEAREST if coarse else cv2.INTER_CUBIC
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=flags, borderValue=paper)
    return np.asarray(turned, dtype=np.uint8)


def _sharpest(strips: NDArray[np.float32]) -> tuple[float, float]:
    """The angle in degrees of the sharpest rows, 0 when it does not stand out among all angles, and how far it does."""
    best, stands_out = 0.0, 1.0
    for step, reach in SEARCH:
        angles = best + step * np.arange(-round(reach / step), round(reach / step) + 1)
        found = [_sharpness(_rows(strips, cv2.INTER_LINEAR, float(angle))) for angle in angles]
        best = float(angles[np.argmax(found)])
        if reach == WIDEST:
            middling = float(np.median(found))
            stands_out = max(found) / middling if middling else 1.0
            if stands_out < MUST_STAND_OUT:
                return 0.0, stands_out
    return _uphill(lambda degrees: _sharpness(_rows(strips, cv2.INTER_CUBIC, degrees)), best), stands_out


def _uphill(height: Callable[[float], float], start: float) -> float:
    """Where on the way up from ``start``, in steps of CLIMB and within its reach, nothing higher is next."""
    step, reach = CLIMB
    farthest = round(reach / step)
    here, level = 0, height(start)
    for way in (1, -1):
        while abs(here + way) <= farthest and (ahead := height(start + step * (here + way))) > level:
            here, level = here + way, ahead
        if here:
            break
    return start + step * here


def _rows(strips: NDArray[np.float32], sliding: int, degrees: float) -> NDArray[np.float64]:
    """The ink of each row once the page is turned by ``degrees``.

    A shear stands in for the turn: it brings the same lines into rows, and only moves the strips.
    """
    slope = np.tan(np.radians(degrees)) * STRIP
    height, width = strips.shape
    shear = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * (width - 1) / 2]])
    slid = cv2.warpAffine(strips, shear, (width, height), flags=sliding | cv2.WARP_INVERSE_MAP)
    return np.asarray(cv2.reduce(slid, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F), dtype=np.float64).ravel()


def _sharpness(rows: NDArray[np.float64]) -> float:
    """Sum of squared steps between neighbouring rows' ink: highest when the rows of text are level."""
    return float(np.square(np.diff(np.convolve(rows, ROW_BLUR))).sum())


def _lean(rows: NDArray[np.float64]) -> float:
    """Whether ink comes (above 0) or goes (below 0) in the larger steps from row to row, -1..1."""
    steps = np.diff(np.convolve(rows, LEAN_BLUR)) ** 3
    size = float(np.abs(steps).sum())
    return float(steps.sum()) / size if size else 0.0
