"""A sheet of paper on its way to becoming a scan: pixels, resolution, and where each point of the drawing went.

Points are (x, y) in pixels with the origin at the left top corner of the page, so that the first pixel covers 0..1 and
a page is as wide as its pixels are many. A box x0, y0, x1, y1 of whole pixels holds the columns x0 to x1 - 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]
Points = NDArray[np.float64]
Move = Callable[[Points], Points]
"""Where points (n, 2) of a page go when the page is moved: (n, 2)."""
Rotation = Literal[0, 90, 180, 270]

# Enough points on an edge that the box of a bent line misses less than a pixel.
_POINTS_ON_AN_EDGE = 33
# What turning and turning back adds to a whole number is no reason to take in one more pixel.
_DECIMALS = 6


@dataclass(frozen=True)
class Sheet:
    """One page image.

    ``pixels`` are (height, width, 3) RGB or, for a grey page, (height, width); ``bilevel`` says that they are only
    0 and 255. ``moves`` lead, in order, from the drawing at 300 dpi to this image. The lines lie turned clockwise by
    ``skew`` degrees, and the scan stands upright when it is turned clockwise by ``rotation`` degrees. ``jpeg`` holds
    the compressed bytes when compression was the last thing that happened.
    """

    pixels: Pixels
    dpi: int
    bilevel: bool = False
    moves: tuple[Move, ...] = ()
    skew: float = 0.0
    rotation: Rotation = 0
    jpeg: bytes | None = None

    @property
    def level_size(self) -> tuple[int, int]:
        """Width and height in pixels of the page as it stands upright."""
        height, width = self.pixels.shape[:2]
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def box_of(self, drawn: Box) -> tuple[int, int, int, int]:
        """The box, in whole pixels of the upright and level page, that bounds a box of the drawing.

        Level is the scan turned clockwise by ``rotation`` and then counter-clockwise by ``skew`` about its middle, at
        the same size. What lies off the page is cut off.
        """
        points = _outline(drawn)
        for move in self.moves:
            points = move(points)
        points = np.round(self._levelled(points), _DECIMALS)
        size = np.array(self.level_size)
        left, top = np.clip(np.floor(points.min(axis=0)), 0, size)
        right, bottom = np.clip(np.ceil(points.max(axis=0)), 0, size)
        return int(left), int(top), int(right), int(bottom)

    def _levelled(self, points: Points) -> Points:
        height, width = self.pixels.shape[:2]
        x, y = points.T
        upright = {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[self.rotation]
        middle = np.array(self.level_size) / 2
        cos, sin = np.cos(np.radians(self.skew)), np.sin(np.radians(self.skew))
        turned: Points = (np.column_stack(upright) - middle) @ np.array([[cos, -sin], [sin, cos]]) + middle
        return turned


def _outline(box: Box) -> Points:
    x0, y0, x1, y1 = box
    along = np.linspace(0, 1, _POINTS_ON_AN_EDGE)
    xs, ys = x0 + (x1 - x0) * along, y0 + (y1 - y0) * along
    edges = [(xs, np.full_like(xs, y)) for y in (y0, y1)] + [(np.full_like(ys, x), ys) for x in (x0, x1)]
    return np.vstack([np.column_stack(edge) for edge in edges])
