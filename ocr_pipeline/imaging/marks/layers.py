"""The page taken apart by ink, small and in shares of its paper's brightness: what seals and stamps are sought on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.scaling import brought_to, factor_to

LOOK_DPI = 100
"""Resolution at which marks are sought: the rings of a seal are 2 to 3 pixels wide there."""
COARSE, WINDOW = 8, 7
"""Paper is the brightest of so many squares of so many pixels each way: 14 mm, wider than any stroke."""
DARKEST_PAPER = 100.0
"""What would be darker than this (0..255) as paper is something dark: its ink is not stretched."""

Layer = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layers:
    """A page at LOOK_DPI, each layer ``(height, width)``, 0 (paper) to 1; ``scale`` leads back to the page's pixels.

    ``dark`` is ink of any colour, ``red`` how much redder than its other channels, ``blue`` how much bluer than red a
    pixel is, ``brown`` how much redder than blue: the stain of water on paper; on a grey page they are ``None``.
    """

    dark: Layer
    red: Layer | None
    blue: Layer | None
    brown: Layer | None
    scale: float

    @property
    def width(self) -> int:
        """Width in pixels at LOOK_DPI."""
        return int(self.dark.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels at LOOK_DPI."""
        return int(self.dark.shape[0])

    def part(self, x0: int, y0: int, x1: int, y1: int) -> Layers:
        """The layers inside a box."""
        here = slice(y0, y1), slice(x0, x1)
        coloured = (self.red, self.blue, self.brown)
        red, blue, brown = (None if layer is None else layer[here] for layer in coloured)
        return Layers(self.dark[here], red, blue, brown, self.scale)


def layers_of(colour: Pixels, dpi: int) -> Layers:
    """The layers of a level page, ``(height, width)`` grey or ``(height, width, 3)`` BGR uint8 at ``dpi``."""
    factor = factor_to(LOOK_DPI, dpi)
    if colour.ndim == 2:
        return Layers(np.float32(1) - _of_paper(brought_to(colour, factor)), None, None, None, 1 / factor)
    channels = cv2.split(_of_paper(brought_to(colour, factor)))
    blue, green, red = (np.asarray(channel, dtype=np.float32) for channel in channels)
    dark = np.float32(1) - np.minimum(np.minimum(blue, green), red)
    redness = np.clip(red - np.maximum(blue, green), 0, 1)
    bluer = blue - red
    return Layers(dark, redness, np.clip(bluer, 0, 1), np.clip(-bluer, 0, 1), 1 / factor)


def _of_paper(small: Pixels) -> Layer:
    """Brightness in shares of the paper's nearby, channel by channel: yellowed or shaded paper is as white as any."""
    height, width = small.shape[:2]
    coarse = cv2.resize(small, (max(1, width // COARSE), max(1, height // COARSE)), interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(coarse, np.ones((WINDOW, WINDOW), np.uint8)), (0, 0), WINDOW / 2)
    near = cv2.resize(np.maximum(paper, DARKEST_PAPER).astype(np.float32), (width, height))
    share: Layer = np.asarray(near, dtype=np.float32)
    np.divide(small, share, out=share)
    return np.minimum(share, 1, out=share)
