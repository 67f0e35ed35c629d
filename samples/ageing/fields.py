"""Smooth fields and fine grain laid over whole pages, made from little so that they cost little."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ageing.step import Random
from samples.sheet import Pixels

Field = NDArray[np.float32]
"""Shares of light 0..1, (rows, columns) or (rows, columns, 3), of far fewer cells than the page has pixels."""

# A smooth field is drawn in floats at this share of the page's size, then spread in bytes: no steps are seen in it.
_COARSE = 8
# Odd sides that no regular pattern of a page is a multiple of.
_TILE = (401, 397)
_MIDDLE = 128


def waves(rng: Random, cells: tuple[int, int], low: float, high: float) -> Field:
    """Random values between ``low`` and ``high``, one for each of ``cells`` (rows, columns) of a page."""
    return rng.uniform(low, high, cells).astype(np.float32)


def coarse_shape(pixels: Pixels) -> tuple[int, int]:
    """Rows and columns of a field that is fine enough for anything smooth."""
    height, width = pixels.shape[:2]
    return -(-height // _COARSE), -(-width // _COARSE)


def smoothed(field: Field, shape: tuple[int, int]) -> Field:
    """A field of few cells spread to ``shape`` (rows, columns) without edges."""
    return np.asarray(cv2.resize(field, shape[::-1], interpolation=cv2.INTER_CUBIC), np.float32)


def spread(field: Field, pixels: Pixels) -> Pixels:
    """A field as bytes 0..255 over a whole page, (height, width) or (height, width, 3)."""
    rows, columns = coarse_shape(pixels)
    fine = field if field.shape[0] >= rows and field.shape[1] >= columns else smoothed(field, (rows, columns))
    height, width = pixels.shape[:2]
    return _bytes(cv2.resize(as_light(fine), (width, height), interpolation=cv2.INTER_LINEAR))


def lit(pixels: Pixels, light: Pixels) -> Pixels:
    """A page under a light of bytes 0..255, as spread: 255 leaves a pixel as it is."""
    return _bytes(cv2.multiply(pixels, _as_deep(light, pixels), scale=1 / 255))


def grain(rng: Random, shape: tuple[int, int], sigma: float, size: tuple[float, float] = (0.0, 0.0)) -> Pixels:
    """Fine noise around 128 for :func:`shaken`; ``sigma`` in grey levels, ``size`` of a grain (x, y) in pixels."""
    noise = rng.standard_normal(_TILE, np.float32)
    if max(size) > 0:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), max(size[0], 0.1), sigmaY=max(size[1], 0.1)), np.float32)
        noise /= noise.std()
    return tiled(_around_the_middle(noise * sigma), shape)


def coloured_grain(rng: Random, shape: tuple[int, int], sigma: float, own: float) -> Pixels:
    """Fine noise around 128, (height, width, 3): ``sigma`` grey levels in all colours, ``own`` times that in each."""
    together = rng.standard_normal((*_TILE, 1), np.float32)
    apart = rng.standard_normal((*_TILE, 3), np.float32)
    return tiled(_around_the_middle((together + own * apart) * sigma), shape)


def tiled(tile: Pixels, shape: tuple[int, int]) -> Pixels:
    """A small pattern repeated over ``shape`` (height, width)."""
    height, width = shape
    times = (-(-height // tile.shape[0]), -(-width // tile.shape[1]))
    return np.ascontiguousarray(np.tile(tile, times if tile.ndim == 2 else (*times, 1))[:height, :width])


def shaken(pixels: Pixels, noise: Pixels) -> Pixels:
    """A page with noise (around 128) added; what grows darker than black or lighter than white is cut off."""
    return _bytes(cv2.addWeighted(pixels, 1.0, _as_deep(noise, pixels), 1.0, -_MIDDLE))


def grey_of(pixels: Pixels) -> Pixels:
    """The lightness of a page, (height, width)."""
    return pixels if pixels.ndim == 2 else _bytes(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))


def curve(pixels: Pixels, table: NDArray[Any]) -> Pixels:
    """A page with every value 0..255 looked up in a table of 256."""
    return _bytes(cv2.LUT(pixels, np.clip(np.round(table), 0, 255).astype(np.uint8)))


def as_light(share: NDArray[Any]) -> Pixels:
    """Shares of light 0..1 as the bytes that :func:`lit` takes; beyond 0..1 they are cut off."""
    return _bytes(np.clip(share, 0, 1) * 255)


def _as_deep(field: Pixels, pixels: Pixels) -> Pixels:
    if field.ndim == pixels.ndim:
        return field
    return _bytes(cv2.merge([field] * 3)) if pixels.ndim == 3 else grey_of(field)


def _around_the_middle(noise: NDArray[Any]) -> Pixels:
    return _bytes(np.clip(np.round(noise + _MIDDLE), 0, 255))


def _bytes(values: NDArray[Any]) -> Pixels:
    return np.asarray(values, np.uint8)
