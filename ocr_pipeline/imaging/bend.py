"""The lines of a page that bend towards the spine of a book or fan out, and the page with its lines made straight.

Only heights change: what stands upright near the spine stays upright, as in a book pressed on the glass.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.skew import Blend

Numbers = NDArray[np.float64]

BAND = 256
"""Rows straightened at a time: the places that pixels come from take eight bytes each."""
ON_AN_EDGE = 17
"""Points on an edge of a box that is bent: enough that it misses less than a pixel."""
LEAST_LINE = 0.06
"""Inches that a line is high: print of 8 points has small letters of that height."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How far the lines of a level page lie below where they would run straight.

    The bend dies out away from the spine: ``lift`` inches × (exp(-x / ``reach``) - 1) × (1 + ``fan`` × y) at x inches
    to the right of the page's middle and y below it. ``reach`` is in inches, below 0 where the spine is at the right;
    ``fan`` is per inch. To this ``aslant`` × x × y is added, in inches: by so many radians an inch the lines of a page
    turn clockwise from its top to its bottom that was photographed from the side.
    """

    lift: float
    reach: float
    fan: float
    aslant: float = 0.0

    def below(self, x: Numbers, y: Numbers) -> Numbers:
        """By how many inches lines are bent down at places in inches from the page's middle."""
        return np.asarray(self.lift * np.expm1(-x / self.reach) * (1 + self.fan * y) + self.aslant * x * y)

    def upside_down(self) -> Bend:
        """The bend of the same page turned by half."""
        return Bend(-self.lift, -self.reach, -self.fan, -self.aslant)


def fan_of_lines(aslant: float) -> Bend:
    """Straight lines that turn clockwise by so many radians per inch from the top to the bottom of a page."""
    return Bend(0.0, 1.0, 0.0, aslant)


def straight(pixels: Pixels, bend: Bend, dpi: float, border: int = 255, blend: Blend = Blend.CUBIC) -> Pixels:
    """A level page at ``dpi`` with its lines straight, same size; what comes into view is ``border`` (0..255)."""
    height, width = pixels.shape[:2]
    columns = np.arange(width)
    x = (columns - (width - 1) / 2) / dpi
    out = np.empty_like(pixels)
    paper = (border,) * (1 if pixels.ndim == 2 else 3)
    for top in range(0, height, BAND):
        rows = np.arange(top, min(top + BAND, height))[:, None]
        y = (rows - (height - 1) / 2) / dpi
        sources = (rows + bend.below(x, y) * dpi).astype(np.float32)
        along = np.broadcast_to(columns.astype(np.float32), sources.shape).copy()
        out[top : top + BAND] = cv2.remap(pixels, along, sources, blend, borderValue=paper)
    return out


def bent_box(
    box: tuple[int, int, int, int], bend: Bend, size: tuple[int, int], dpi: float
) -> tuple[int, int, int, int]:
    """The box of the level page, as it is bent, that bounds a box of the straight one; ``size`` is width, height."""
    x0, y0, x1, y1 = box
    width, height = size
    xs = np.linspace(x0, x1, ON_AN_EDGE)
    edges = np.array([[y0], [y1]], np.float64)
    moved = edges + bend.below((xs - width / 2) / dpi, (edges - height / 2) / dpi) * dpi
    # A word at the edge of the straight page may lie beyond that of the level one: its box keeps a row of pixels.
    top = int(np.clip(np.floor(moved[0].min()), 0, height - 1))
    return x0, top, x1, int(np.clip(np.ceil(moved[1].max()), top + 1, height))


def straight_box(
    box: tuple[int, int, int, int], bend: Bend, size: tuple[int, int], dpi: float
) -> tuple[int, int, int, int]:
    """The box of the straight page that holds the lines which lie in a box of the level one over all its width.

    It undoes :func:`bent_box`, whose arguments it has. Where no line does, it holds all that the box touches.
    """
    tops, bottoms = _straight_edges(box, bend, size, dpi)
    top, bottom = tops.max(), bottoms.min()
    if bottom - top < LEAST_LINE * dpi:
        top, bottom = tops.min(), bottoms.max()
    first, last = np.clip([np.floor(top), np.ceil(bottom)], 0, size[1])
    return box[0], int(first), box[2], int(last)


def straight_bounds(
    box: tuple[int, int, int, int], bend: Bend, size: tuple[int, int], dpi: float
) -> tuple[int, int, int, int]:
    """The box of the straight page that bounds all that a box of the level one holds; arguments as there."""
    tops, bottoms = _straight_edges(box, bend, size, dpi)
    first, last = np.clip([np.floor(tops.min()), np.ceil(bottoms.max())], 0, size[1])
    return box[0], int(first), box[2], int(last)


def _straight_edges(
    box: tuple[int, int, int, int], bend: Bend, size: tuple[int, int], dpi: float
) -> tuple[Numbers, Numbers]:
    """The heights on the straight page of points on the upper and on the lower edge of a box of the level one."""
    x0, y0, x1, y1 = box
    width, height = size
    x = (np.linspace(x0, x1, ON_AN_EDGE) - width / 2) / dpi
    edges = (np.array([[y0], [y1]], np.float64) - height / 2) / dpi
    # How far lines are bent down grows evenly with y: what was added to it can be reckoned back.
    at_middle = bend.below(x, np.zeros_like(x))
    tops, bottoms = (edges - at_middle) / (1 + bend.below(x, np.ones_like(x)) - at_middle) * dpi + height / 2
    return tops, bottoms
