"""A picture made smaller, for the measures that need no detail, or brought to the size that lengths are told at."""

from __future__ import annotations

from typing import Final, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

Depth = TypeVar("Depth", np.uint8, np.float32)
"""What a pixel's channel is."""


MOST_LARGER: Final = 2.0
"""So many times a page is enlarged at most: what is coarser still is not a page, or not at the dpi that it claims."""


def shrunk(pixels: NDArray[Depth], factor: float) -> NDArray[Depth]:
    """A picture at ``factor`` (above 0) of its size, each pixel the mean of what it covers; at least a pixel a side.

    Args:
        pixels: ``(height, width)`` or ``(height, width, 3)``.
        factor: a factor of 1 or more gives the picture itself: nothing is to be gained from a larger one.
    """
    if factor >= 1.0:
        return pixels
    across, down = (round(side * factor) for side in pixels.shape[1::-1])
    if across and down:
        small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    else:
        small = cv2.resize(pixels, (max(1, across), max(1, down)), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=pixels.dtype)


def factor_to(wanted: float, dpi: float) -> float:
    """What brings a page at ``dpi`` to ``wanted`` dpi; a coarser one is enlarged MOST_LARGER times at most."""
    return min(MOST_LARGER, wanted / dpi)


def brought_to(pixels: NDArray[Depth], factor: float) -> NDArray[Depth]:
    """A picture at ``factor`` (above 0) of its size; a coarse one is enlarged: lengths in pixels hold for it then.

    Args:
        pixels: ``(height, width)`` or ``(height, width, 3)``, not empty.
        factor: as of :func:`shrunk`, or above 1.
    """
    if factor <= 1.0:
        return shrunk(pixels, factor)
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR), pixels.dtype)
