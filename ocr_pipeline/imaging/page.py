"""A page as it is handed to the engine: upright, level, its coloured ink faded, its noise smoothed."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.skew import find_skew, rotate

SMOOTHING = 1.0 / 300
"""Sigma of the Gaussian, in pixels per dpi: 1.0 px at 300 dpi. Smoothing 1-bit pages is the cheapest gain there is."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page upright and level.

    ``grey`` is what the engine reads, ``faded`` the same unsmoothed, ``colour`` the page with its coloured ink (grey
    where the scan is).
    ``turned`` is the clockwise quarter turn (0, 90, 180, 270) that stood the page upright; ``skew`` the
    counter-clockwise degrees that levelled it.
    """

    grey: Pixels
    faded: Pixels
    colour: Pixels
    dpi: int
    turned: int
    skew: float

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.grey.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.grey.shape[0])


def clean_page(pixels: Pixels, dpi: int, *, turn: int = 0) -> CleanPage:
    """Turn by ``turn`` degrees clockwise, level, fade coloured ink, smooth.

    Args:
        pixels: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        dpi: pixels per inch of ``pixels``.
        turn: 0, 90, 180 or 270.
    """
    upright = quarter_turn(pixels, turn)
    faded = brightest_channel(upright)
    skew = find_skew(faded, dpi)
    level = rotate(faded, skew.degrees)
    colour = level if upright.ndim == 2 else rotate(upright, skew.degrees, coarse=True)
    grey = cv2.GaussianBlur(level, (0, 0), SMOOTHING * dpi)
    return CleanPage(np.asarray(grey, dtype=np.uint8), level, colour, dpi, turn, skew.degrees)


def quarter_turn(pixels: Pixels, degrees: int) -> Pixels:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90) % 4)) if degrees else pixels


def reduced(grey: Pixels, scale: float) -> Pixels:
    """The page made smaller by ``scale`` (0..1)."""
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
