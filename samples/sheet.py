"""A sheet of paper on its way to becoming a scan: pixels, resolution, and where each point of the drawing went."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]


def _still() -> NDArray[np.float64]:
    return np.eye(3)


@dataclass(frozen=True)
class Sheet:
    """One page image.

    ``pixels`` are (height, width, 3) RGB or, for a 1-bit page, (height, width) of 0 and 255; ``moved`` is the 3x3
    affine matrix from the drawing at 300 dpi to this image; ``skew`` is how far the page was turned clockwise, in
    degrees; ``jpeg`` holds the compressed bytes when compression was the last thing that happened.
    """

    pixels: Pixels
    dpi: int
    moved: NDArray[np.float64] = field(default_factory=_still)
    skew: float = 0.0
    jpeg: bytes | None = None

    @property
    def bilevel(self) -> bool:
        """Whether the page has 1 bit a pixel."""
        return self.pixels.ndim == 2

    def box_of(self, drawn: Box) -> tuple[int, int, int, int]:
        """The upright box, in whole pixels of this image, that bounds a box of the drawing."""
        x0, y0, x1, y1 = drawn
        corners = np.array([[x0, x1, x1, x0], [y0, y0, y1, y1], [1, 1, 1, 1]], np.float64)
        xs, ys, _ = self.moved @ corners
        height, width = self.pixels.shape[:2]
        left, top = max(0, int(np.floor(xs.min()))), max(0, int(np.floor(ys.min())))
        return left, top, min(width, int(np.ceil(xs.max()))), min(height, int(np.ceil(ys.max())))
