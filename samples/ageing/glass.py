"""What lies between paper and sensor: dust, marks of a dirty roller, streaks of a dirty sensor."""

from __future__ import annotations

import cv2
import numpy as np

from samples.ageing.fields import Field, as_light, lit, smoothed, waves
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Sheet

_SHIFT = 4


def dust(sheet: Sheet, rng: Random, *, specks: int, hairs: int = 0, largest_mm: float = 0.35) -> Sheet:
    """Grey ``specks`` of up to ``largest_mm``, most of them far smaller, and ``hairs`` of a few millimetres."""
    pixels = sheet.pixels.copy()
    for _ in range(specks):
        size = pixels_of(sheet, largest_mm) * rng.uniform(0.15, 1.0) ** 2
        _speck(pixels, rng, rng.uniform(0, 1, 2), size, int(rng.integers(60, 215)))
    for _ in range(hairs):
        _hair(pixels, rng, pixels_of(sheet, rng.uniform(1.5, 6)))
    return painted(sheet, pixels)


def roller(sheet: Sheet, rng: Random, *, specks: int, around_mm: float = 75, cluster: float = 0.4) -> Sheet:
    """Black marks of a dirty roller, ``specks`` of them, that come again down the page every ``around_mm``.

    The share ``cluster`` 0..1 of them lies together, near one end of the page.
    """
    pixels = sheet.pixels.copy()
    height = pixels.shape[0]
    period = pixels_of(sheet, around_mm) / height
    nest = rng.uniform(0.1, 0.9)
    for number in range(specks):
        together = number < specks * cluster
        x = rng.normal(nest, 0.12) if together else rng.uniform(0, 1)
        first = abs(rng.normal(0, 0.025)) if together else rng.uniform(0, period)
        for y in np.arange(first, 1, period if not together else 1):
            # Each turn leaves a little less, and sometimes nothing.
            if rng.random() < 0.65:
                size = pixels_of(sheet, rng.uniform(0.04, 0.30))
                _speck(pixels, rng, np.array([x + rng.normal(0, 0.001), y + rng.normal(0, 0.002)]), size, 25)
    return painted(sheet, pixels)


def streaks(sheet: Sheet, rng: Random, *, count: int, depth: float, dotted: float = 0.5) -> Sheet:
    """Thin dark lines down the page, ``depth`` 0..1 at most, that break up into dots by ``dotted`` 0..1."""
    pixels = sheet.pixels.copy()
    height, width = pixels.shape[:2]
    for _ in range(count):
        x = int(rng.integers(2, width - 4))
        strip = pixels[:, x : x + int(rng.integers(1, 4))]
        along = _broken(rng, height, dotted) * (depth * rng.uniform(0.4, 1.0))
        light = np.repeat(1 - along, strip.shape[1], axis=1)
        strip[...] = lit(np.ascontiguousarray(strip), as_light(light))
    return painted(sheet, pixels)


def _broken(rng: Random, height: int, dotted: float) -> Field:
    broad = smoothed(waves(rng, (9, 1), 0.0, 1.0), (height, 1))
    fine = smoothed(waves(rng, (max(2, height // 3), 1), 1 - 2 * dotted, 1.0), (height, 1))
    return np.asarray(np.clip(broad * fine, 0, 1), np.float32)


def _speck(pixels: Pixels, rng: Random, where: Points, size: float, grey: int) -> None:
    height, width = pixels.shape[:2]
    angles = np.arange(0, 2 * np.pi, np.pi / 4)
    reach = max(size, 0.45) * rng.uniform(0.5, 1.3, 8)
    points = where * (width, height) + np.column_stack([np.cos(angles), np.sin(angles)]) * reach[:, None]
    cv2.fillPoly(pixels, [np.round(points * 2**_SHIFT).astype(np.int32)], (grey,) * 3, cv2.LINE_AA, _SHIFT)


def _hair(pixels: Pixels, rng: Random, length: float) -> None:
    height, width = pixels.shape[:2]
    bends = np.cumsum(rng.normal(0, 0.35, 12)) + rng.uniform(0, 2 * np.pi)
    steps = np.column_stack([np.cos(bends), np.sin(bends)]) * length / 12
    points = rng.uniform(0, 1, 2) * (width, height) + np.cumsum(steps, axis=0)
    grey = int(rng.integers(70, 170))
    cv2.polylines(pixels, [np.round(points * 2**_SHIFT).astype(np.int32)], False, (grey,) * 3, 1, cv2.LINE_AA, _SHIFT)
