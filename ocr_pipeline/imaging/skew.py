"""Level the lines of a page: the angle at which the rows of ink stand apart most sharply.

The finder abstains rather than guess: without a clear peak, or within the do-nothing zone, the angle is 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

LOOK_DPI = 100
"""Resolution of the reduced page on which the angle is sought."""
WIDEST = 15.0
"""Largest skew looked for, in degrees either way."""
DO_NOTHING = 0.08
"""Skews smaller than this many degrees are left alone: turning blurs more than it mends."""
MUST_GAIN = 1.02
"""The rows of the turned page must be at least this many times as sharp as before, or the turn is dropped."""
TALLEST, WIDEST_PIECE = 0.5, 4.0
"""Height and width in inches up to which a connected piece of ink may be lettering: a headline, a joined line."""
LEAST_INK = 400
"""Pixels at LOOK_DPI: with less lettering there is nothing to judge by."""
MUST_STAND_OUT = 3.0
"""The best angle's sharpness over that of a middling angle: on real scans 12 to 97 with text, 1.3 to 1.6 on a blank
back through which a seal shows."""
SEARCH = ((0.5, WIDEST, cv2.INTER_LINEAR), (0.1, 0.5, cv2.INTER_LINEAR), (0.02, 0.12, cv2.INTER_CUBIC))
"""Step and reach in degrees, each round about the best angle of the one before, and how pixels are slid.

Sliding by part of a pixel blurs, so that the level page, which is not slid, would win by its crispness: the last round
interpolates better, and every row is blurred alike by ``ROW_BLUR``.
"""
ROW_BLUR = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
"""Weights of a pixel of the profile and its neighbours."""
STRIP = 8
"""Pixels at LOOK_DPI: columns are squeezed into strips this wide, which slide up and down as an angle is tried."""


@dataclass(frozen=True, slots=True)
class Skew:
    """``degrees`` is the counter-clockwise turn that levels the lines; ``gain`` how much sharper the rows become."""

    degrees: float
    gain: float


def find_skew(grey: Pixels, dpi: int) -> Skew:
    """The skew of a grey page (``(height, width)`` uint8 at ``dpi``), to 0.02 degree, within ±15 degrees."""
    ink = _reduced_ink(grey, dpi)
    if ink is None:
        return Skew(0.0, 1.0)
    strips = np.asarray(cv2.resize(ink, None, fx=1 / STRIP, fy=1, interpolation=cv2.INTER_AREA), dtype=np.float32)
    best = _sharpest(strips)
    level = _sharpness(strips, cv2.INTER_CUBIC, 0.0)
    gain = _sharpness(strips, cv2.INTER_CUBIC, best) / level if level else 1.0
    if abs(best) < DO_NOTHING or gain < MUST_GAIN:
        return Skew(0.0, 1.0)
    return Skew(round(float(np.clip(best, -WIDEST, WIDEST)), 2), gain)


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


def _reduced_ink(grey: Pixels, dpi: int) -> Pixels | None:
    """White-on-black ink of the page at LOOK_DPI, margins cut off; ``None`` when there is too little to judge."""
    scale = min(1.0, LOOK_DPI / dpi)
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    margin_y, margin_x = small.shape[0] // 40, small.shape[1] // 40
    small = small[margin_y : small.shape[0] - margin_y, margin_x : small.shape[1] - margin_x]
    if min(small.shape) < 50:
        return None
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, dtype=np.uint8), connectivity=8)
    votes = _is_lettering(np.asarray(stats, dtype=np.int32), small.shape[1], small.shape[0])
    voting = votes[labels].astype(np.uint8)
    if int(voting.sum()) <= LEAST_INK:
        return None
    # Grey edges tell where between two rows a line runs; black and white would draw it in whole rows, as if level.
    edges = cv2.dilate(voting, np.ones((3, 3), np.uint8)).astype(bool) & ((labels == 0) | votes[labels])
    paper = np.uint8(np.median(small))
    return np.where(edges, paper - np.minimum(small, paper), 0).astype(np.uint8)


def _is_lettering(stats: NDArray[np.int32], width: int, height: int) -> NDArray[np.bool_]:
    """Which connected pieces of ink vote: no pictures or frames, nor the scanner's lid, which reaches the margins."""
    left, top, wide, tall = (stats[:, column] for column in range(4))
    inside = (left > 0) & (top > 0) & (left + wide < width) & (top + tall < height)
    small = (tall <= TALLEST * LOOK_DPI) & (wide <= WIDEST_PIECE * LOOK_DPI)
    votes = inside & small
    votes[0] = False
    return np.asarray(votes, dtype=np.bool_)


def _sharpest(strips: NDArray[np.float32]) -> float:
    """The angle in degrees of the sharpest rows; 0 when it does not stand out among all angles."""
    best = 0.0
    for step, reach, sliding in SEARCH:
        angles = best + step * np.arange(-round(reach / step), round(reach / step) + 1)
        found = [_sharpness(strips, sliding, float(angle)) for angle in angles]
        best = float(angles[np.argmax(found)])
        if reach == WIDEST and max(found) < MUST_STAND_OUT * float(np.median(found)):
            return 0.0
    return best


def _sharpness(strips: NDArray[np.float32], sliding: int, degrees: float) -> float:
    """Sum of squared steps between neighbouring rows' ink: highest when the rows of text are level.

    A shear stands in for the turn: it brings the same lines into rows, and only moves the strips.
    """
    slope = np.tan(np.radians(degrees)) * STRIP
    height, width = strips.shape
    shear = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * (width - 1) / 2]])
    slid = cv2.warpAffine(strips, shear, (width, height), flags=sliding | cv2.WARP_INVERSE_MAP)
    rows = np.convolve(np.asarray(slid).sum(axis=1, dtype=np.float64), ROW_BLUR)
    return float(np.square(np.diff(rows)).sum())
