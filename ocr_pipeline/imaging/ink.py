"""Coloured ink on white paper: seals are red, pens are blue, print is black."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.quantile import percentile

Pixels = NDArray[np.uint8]

BAND = 128
"""Rows of a page whose channels are taken apart at once: they stay in the processor's cache."""
CHROMATIC = 45
"""Least spread between the strongest and the weakest channel (0..255) of a pixel that counts as coloured ink."""


def brightest_channel(pixels: Pixels) -> Pixels:
    """A grey page in which red and blue ink fade and black print stays.

    Args:
        pixels: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
    """
    return pixels if pixels.ndim == 2 else _of_channels(pixels, cv2.max)


def darkest_channel(pixels: Pixels) -> Pixels:
    """A grey page in which ink of every colour is as dark as its darkest channel.

    Args:
        pixels: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8; not empty.
    """
    return pixels if pixels.ndim == 2 else _of_channels(pixels, cv2.min)


def _of_channels(pixels: Pixels, choose: Callable[..., object]) -> Pixels:
    """The greatest or the least channel of each pixel, a band of rows after the other: channels are large."""
    chosen: Pixels = np.empty(pixels.shape[:2], np.uint8)
    for top in range(0, len(chosen), BAND):
        # numpy's minimum over three neighbours takes eight times as long.
        blue, green, red = cv2.split(pixels[top : top + BAND])
        choose(choose(blue, green, dst=blue), red, dst=chosen[top : top + BAND])
    return chosen


@dataclass(frozen=True, slots=True)
class Ink:
    """What the ink inside a box looks like; each figure is a share (0..1) of the box's dark pixels."""

    red: float
    blue: float

    @property
    def coloured(self) -> float:
        """Share of the ink that is not black."""
        return self.red + self.blue


def ink_of_box(pixels: Pixels, box: tuple[int, int, int, int]) -> Ink | None:
    """How much of the ink in ``box`` (x0, y0, x1, y1) is red or blue; ``None`` on a grey page or without ink."""
    x0, y0, x1, y1 = (max(0, edge) for edge in box)
    if pixels.ndim == 2 or x1 <= x0 or y1 <= y0:
        return None
    crop = pixels[y0:y1, x0:x1]
    if crop.size == 0:
        return None
    # The paper itself may be tinted: ink is what is clearly darker than the lightest part of the crop.
    darkest = darkest_channel(crop)
    ink = darkest < percentile(darkest, 95) - 60
    count = int(np.count_nonzero(ink))
    if count < 20:
        return None
    blue, green, red = crop[ink].astype(np.int16).T
    red_ink = red - np.maximum(blue, green) > CHROMATIC
    blue_ink = blue - red > CHROMATIC
    return Ink(red=float(red_ink.sum()) / count, blue=float(blue_ink.sum()) / count)
