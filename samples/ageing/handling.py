"""What offices do to paper: holes, staples, folds."""

from __future__ import annotations

import cv2
import numpy as np

from samples.ageing.fields import Field, as_light, grain, lit, shaken, smoothed, waves
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Sheet

# ISO 838: two holes of 6 mm, 80 mm apart, their middles 12 mm from the edge, half way down the page.
_HOLE_MM, _APART_MM, _INSET_MM = 6.0, 80.0, 12.0
# The wire of an ordinary 24/6 staple.
_WIRE_MM, _WIRE_LENGTH_MM = 0.55, 12.0
_SHIFT = 4


def punch_holes(sheet: Sheet, rng: Random, *, behind: int = 60) -> Sheet:
    """Two holes at the left edge, through which ``behind`` (grey level) is seen, with the shadow of their rims."""
    pixels = sheet.pixels.copy()
    height = pixels.shape[0]
    inset, lift = rng.normal(0, 1.2, 2)
    for side in (-1, 1):
        x = pixels_of(sheet, _INSET_MM + inset)
        y = height / 2 + pixels_of(sheet, lift + side * _APART_MM / 2)
        radius = pixels_of(sheet, _HOLE_MM / 2)
        _disc(pixels, (x, y), radius * 1.04, min(behind + 70, 215))
        _disc(pixels, (x, y), radius, behind)
        # The rim throws its shadow from one side: a crescent is left darker.
        _disc(pixels, (x - radius * 0.10, y + radius * 0.12), radius * 0.88, min(behind + 18, 255))
    return painted(sheet, pixels)


def staple(sheet: Sheet, rng: Random, *, pulled: bool = False) -> Sheet:
    """A staple aslant in the left top corner with its shadow; ``pulled`` out, it leaves two pricks and a crease."""
    pixels = sheet.pixels.copy()
    middle = np.array([pixels_of(sheet, rng.uniform(9, 14)), pixels_of(sheet, rng.uniform(8, 13))])
    angle = np.radians(rng.uniform(-62, -28))
    half = pixels_of(sheet, _WIRE_LENGTH_MM) / 2 * np.array([np.cos(angle), np.sin(angle)])
    width = max(1, round(pixels_of(sheet, _WIRE_MM)))
    ends = np.stack([middle - half, middle + half])
    if pulled:
        _line(pixels, ends, 1, 205)
        for end in ends:
            _disc(pixels, (end[0], end[1]), width * 0.7, 45)
        return painted(sheet, pixels)
    _soft_line(pixels, ends + pixels_of(sheet, 0.5), width * 2, 0.55)
    _line(pixels, ends, width, 110)
    _line(pixels, ends - width * 0.2, max(1, width // 3), 215)
    for end in ends:
        _disc(pixels, (end[0], end[1]), width * 0.6, 40)
    return painted(sheet, pixels)


def creases(sheet: Sheet, rng: Random, *, folds: int, depth: float, wear: float = 0.5) -> Sheet:
    """Folds across, ``folds`` of them, with a ridge of ``depth`` 0..1, where ``wear`` 0..1 of the toner is gone."""
    pixels = sheet.pixels.copy()
    height = pixels.shape[0]
    for number in range(folds):
        y = height * ((number + 1) / (folds + 1) + rng.normal(0, 0.008))
        _fold(pixels, rng, round(y), depth * rng.uniform(0.7, 1.0), wear, pixels_of(sheet, 1.0))
    return painted(sheet, pixels)


def _fold(pixels: Pixels, rng: Random, y: int, depth: float, wear: float, mm: float) -> None:
    reach = round(5 * mm)
    top, bottom = max(0, y - reach), min(pixels.shape[0], y + reach)
    if bottom - top < 3:
        return
    strip = pixels[top:bottom]
    width = strip.shape[1]
    bend = smoothed(waves(rng, (1, 5), -0.5 * mm, 0.5 * mm), (1, width))
    away = np.arange(top, bottom, dtype=np.float32)[:, None] - y - bend
    # One flank turns from the lamp and is darker; the fold itself is a thin dark line beside a light one.
    flank = depth * 0.35 * np.exp(-np.abs(away) / (2.2 * mm)) * (away > 0)
    line = depth * np.exp(-((away / (0.12 * mm)) ** 2))
    light = np.clip(1 - flank - line, 0, 1)
    worn = np.exp(-((away / (0.35 * mm)) ** 2)) * wear
    ink = np.asarray(cv2.bitwise_not(strip), np.uint8)
    left = lit(ink, as_light(1 - worn * _patches(rng, (bottom - top, width))))
    rubbed = np.asarray(cv2.bitwise_not(left), np.uint8)
    strip[...] = shaken(lit(rubbed, as_light(light)), grain(rng, strip.shape[:2], 1.5))


def _patches(rng: Random, shape: tuple[int, int]) -> Field:
    coarse = waves(rng, (max(2, shape[0] // 4), max(2, shape[1] // 4)), 0.0, 1.6)
    return np.asarray(np.clip(smoothed(coarse, shape), 0, 1), np.float32)


def _disc(pixels: Pixels, middle: tuple[float, float], radius: float, grey: int) -> None:
    x, y, size = (round(value * 2**_SHIFT) for value in (*middle, radius))
    cv2.circle(pixels, (x, y), size, (grey,) * 3, -1, cv2.LINE_AA, _SHIFT)


def _line(pixels: Pixels, ends: Points, width: int, grey: int) -> None:
    (x0, y0), (x1, y1) = ((round(x * 2**_SHIFT), round(y * 2**_SHIFT)) for x, y in ends)
    cv2.line(pixels, (x0, y0), (x1, y1), (grey,) * 3, width, cv2.LINE_AA, _SHIFT)


def _soft_line(pixels: Pixels, ends: Points, width: int, depth: float) -> None:
    reach = 3 * width
    x0, y0 = (max(0, int(value) - reach) for value in ends.min(axis=0))
    x1, y1 = (int(value) + reach for value in ends.max(axis=0))
    patch = pixels[y0:y1, x0:x1]
    light = np.full(patch.shape[:2], 255, np.uint8)
    _line(light, ends - (x0, y0), width, round(255 * (1 - depth)))
    patch[...] = lit(patch, np.asarray(cv2.GaussianBlur(light, (0, 0), width * 0.6), np.uint8))
