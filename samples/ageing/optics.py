"""Lens and sensor: blur, sharpening, grain, grey."""

from __future__ import annotations

import math

import cv2
import numpy as np

from samples.ageing.fields import coloured_grain, grain, grey_of, shaken
from samples.ageing.step import Random, painted
from samples.sheet import Pixels, Sheet


def grey(sheet: Sheet, _rng: Random) -> Sheet:
    """The scanner was set to grey."""
    return painted(sheet, grey_of(sheet.pixels))


def blur(sheet: Sheet, _rng: Random, *, sigma: float) -> Sheet:
    """Optics out of focus; ``sigma`` in pixels."""
    return painted(sheet, _blurred(sheet.pixels, sigma))


def motion_blur(sheet: Sheet, _rng: Random, *, length: float, degrees: float = 90) -> Sheet:
    """The page or the camera moved by ``length`` pixels, ``degrees`` clockwise of to the right, while it was seen."""
    reach = math.ceil(length / 2)
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    # Drawn many times finer than a pixel, so that any length and angle has its own shares.
    for step in np.linspace(-length / 2, length / 2, 64):
        x, y = step * math.cos(math.radians(degrees)) + reach, step * math.sin(math.radians(degrees)) + reach
        left, top = math.floor(x), math.floor(y)
        for column, across in ((left, 1 - x + left), (left + 1, x - left)):
            for row, down in ((top, 1 - y + top), (top + 1, y - top)):
                if across * down > 0:
                    kernel[row, column] += across * down
    return painted(sheet, cv2.filter2D(sheet.pixels, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE))


def sharpen(sheet: Sheet, _rng: Random, *, amount: float, sigma: float = 1.0) -> Sheet:
    """The scanner's sharpening: the difference to a blur of ``sigma`` pixels, ``amount`` times, is added."""
    soft = _blurred(sheet.pixels, sigma)
    return painted(sheet, cv2.addWeighted(sheet.pixels, 1 + amount, soft, -amount, 0))


def noise(sheet: Sheet, rng: Random, *, sigma: float, colour: float = 0.4) -> Sheet:
    """The grain of a sensor, ``sigma`` grey levels; each colour has ``colour`` times that for itself."""
    shape = sheet.pixels.shape[:2]
    together = sheet.pixels.ndim == 2 or colour == 0
    return painted(
        sheet, shaken(sheet.pixels, grain(rng, shape, sigma) if together else coloured_grain(rng, shape, sigma, colour))
    )


def _blurred(pixels: Pixels, sigma: float) -> Pixels:
    # Three or five pixels hold all of a slight blur, and are quicker than what is chosen without a size.
    side = 3 if sigma <= 0.7 else 5 if sigma <= 1.2 else 0
    return np.asarray(cv2.GaussianBlur(pixels, (side, side), sigma), np.uint8)
