"""Where what is known of a page as it came lies once the page is upright, level and straight."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.bend import straight_bounds
from ocr_pipeline.imaging.orientation import Way

PixelBox = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of a page."""


def laid_box(box: PixelBox, way: Way, size: tuple[int, int], dpi: float) -> PixelBox:
    """The box that bounds one of the page as it came.

    Args:
        box: in pixels of the page as it came.
        way: how that page lay.
        size: width and height of the upright page, in pixels.
        dpi: pixels per inch.
    """
    x0, y0, x1, y1 = box
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float64)
    middle = np.array(size) / 2
    about = _turned(corners, way.turn, size) - middle
    angle = np.radians(way.skew.degrees)
    # y grows downwards: counter-clockwise is from right to up.
    level = about @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) + middle
    left, top = np.floor(level.min(axis=0)).astype(int).tolist()
    right, bottom = np.ceil(level.max(axis=0)).astype(int).tolist()
    there = left, top, right, bottom
    return there if way.bend is None else straight_bounds(there, way.bend, size, dpi)


def _turned(points: NDArray[np.float64], turn: int, size: tuple[int, int]) -> NDArray[np.float64]:
    """Points (x, y) of a page after a clockwise quarter turn that makes it ``size`` (width, height) pixels large."""
    x, y = points.T
    width, height = size
    turned = {0: (x, y), 90: (width - y, x), 180: (width - x, height - y), 270: (y, height - x)}
    return np.stack(turned[turn], axis=1)
