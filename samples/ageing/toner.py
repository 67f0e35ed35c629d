"""How toner lies on paper: unevenly as a printer leaves it, grown or worn away as a copier leaves it."""

from __future__ import annotations

import cv2
import numpy as np

from samples.ageing.fields import curve, grain, grey_of, lit, shaken, spread, tiled, waves
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Sheet

# Zones of a tired drum are some centimetres wide.
_ZONE_MM = 22.0
_MOTTLE = (499, 503)


def toner(
    sheet: Sheet, rng: Random, *, uneven: float, mottle: float = 0.06, gain: float = 0.4, rough: float = 0.2
) -> Sheet:
    """Ink that took unevenly: paler by ``uneven`` 0..1 at most in broad zones, by ``mottle`` 0..1 grain by grain.

    Strokes are thicker than drawn by ``gain`` pixels -1..1 on every side (below 0 the toner was saved), and their edges
    waver by ``rough`` pixels 0..1.
    """
    shape = sheet.pixels.shape[:2]
    ink = np.asarray(cv2.bitwise_not(_frayed(sheet.pixels, rng, gain, rough)), np.uint8)
    density = spread(1 - waves(rng, _zones(sheet), 0.0, uneven), sheet.pixels)
    fine = shaken(np.full(_MOTTLE, 255, np.uint8), grain(rng, _MOTTLE, mottle * 128, (0.8, 0.8)))
    return painted(sheet, cv2.bitwise_not(lit(ink, lit(density, tiled(fine, shape)))))


def _frayed(pixels: Pixels, rng: Random, gain: float, rough: float) -> Pixels:
    if rough == 0:
        return _grown(pixels, gain)
    thick, thin = (_grown(pixels, float(np.clip(gain + way * rough, -1, 1))) for way in (1, -1))
    _, here = cv2.threshold(grain(rng, pixels.shape[:2], 40, (1.1, 1.1)), 127, 255, cv2.THRESH_BINARY)
    return np.asarray(cv2.copyTo(thin, here, thick.copy()), np.uint8)


def copier(
    sheet: Sheet, rng: Random, *, growth: float, contrast: float, loss: float = 0.0, rough: float = 8.0
) -> Sheet:
    """A black and white copy of the page, grey.

    Strokes grow by ``growth`` pixels -1..1 (below 0 they waste away), light and dark are torn apart ``contrast`` times
    around their middle, strokes fade by ``loss`` 0..1 where the drum is worn, and edges fray by ``rough`` grey levels.
    """
    grey = _grown(np.asarray(cv2.GaussianBlur(grey_of(sheet.pixels), (3, 3), 0.8), np.uint8), growth)
    if loss > 0:
        ink = np.asarray(cv2.bitwise_not(grey), np.uint8)
        grey = np.asarray(cv2.bitwise_not(lit(ink, spread(1 - waves(rng, _zones(sheet), 0.0, loss), grey))), np.uint8)
    grey = shaken(grey, grain(rng, grey.shape, rough, (0.7, 0.7)))
    # A copy's black is dark grey and its white not quite white.
    table = np.clip((np.arange(256) - 140) * contrast + 140, 22, 250)
    return painted(sheet, curve(grey, table))


def _grown(pixels: Pixels, growth: float) -> Pixels:
    if growth == 0:
        return pixels
    kernel = np.ones((3, 3), np.uint8)
    other = cv2.erode(pixels, kernel) if growth > 0 else cv2.dilate(pixels, kernel)
    return np.asarray(cv2.addWeighted(pixels, 1 - abs(growth), other, abs(growth), 0), np.uint8)


def _zones(sheet: Sheet) -> tuple[int, int]:
    height, width = sheet.pixels.shape[:2]
    zone = pixels_of(sheet, _ZONE_MM)
    return max(2, round(height / zone)), max(2, round(width / zone))
