"""How unevenly ink takes: fields of noise, and what they do to a pen's line and to a stamp's print."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from samples.ink.canvas import Mask

_TILE = 384


@cache
def _field(scale: float) -> Mask:
    # One seamless tile for each scale; noise is a stretch of it.
    rng = np.random.default_rng((300, round(scale * 10)))
    noise = np.tile(rng.standard_normal((_TILE, _TILE), np.float32), (3, 3))
    soft = cv2.GaussianBlur(noise, (0, 0), scale)[_TILE : 2 * _TILE, _TILE : 2 * _TILE]
    return np.asarray((soft - soft.mean()) / soft.std(), np.float32)


def noise(shape: tuple[int, int], scale: float, rng: np.random.Generator) -> Mask:
    """A field (height, width) of mean 0 and deviation 1 whose spots are about ``scale`` pixels wide."""
    y, x = (int(value) for value in rng.integers(0, _TILE, 2))
    rows, columns = (np.arange(shape[0]) + y) % _TILE, (np.arange(shape[1]) + x) % _TILE
    return _field(scale)[rows[:, None], columns[None, :]]


def by_pen(mask: Mask, rng: np.random.Generator, *, depth: float) -> Mask:
    """The ink of a pen: a little paler here and there; ``depth`` (0..1) is how uneven it is."""
    broad, grain = noise(mask.shape, 9.0, rng), noise(mask.shape, 1.2, rng)
    return mask * np.clip(0.96 + depth * (0.5 * broad + 0.35 * grain), 0.3, 1.0)


def by_stamp(die: Mask, rng: np.random.Generator, *, wet: float, uneven: float, gone: float) -> Mask:
    """The print of a stamp pressed on paper.

    Args:
        die: coverage 0..1 of the die, (height, width).
        rng: where the unevenness comes from.
        wet: how far ink runs beyond the die's lines: 0 true, positive fat, negative thin.
        uneven: how much pressure and ink vary over the stamp.
        gone: 0..1, how much of the print is missing in spots.
    """
    height, width = die.shape
    angle = rng.uniform(0, 2 * np.pi)
    across = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(np.cos(angle))
    down = np.linspace(-1, 1, height, dtype=np.float32) * np.float32(np.sin(angle))
    broad = noise(die.shape, 42.0, rng)
    pressure = wet + uneven * (0.75 * (across[None, :] + down[:, None]) + 0.55 * broad)
    spots, grain = noise(die.shape, 3.2, rng), noise(die.shape, 1.0, rng)
    edge = np.maximum(0.5 - 0.34 * np.clip(pressure, -1.1, 1.1) + 0.07 * grain, 0.2)
    soft = cv2.GaussianBlur(die, (0, 0), 1.5)
    ink = np.clip((soft - edge) / 0.22 + 0.5, 0, 1)
    missing = np.clip((spots * 0.62 + grain * 0.38 - 2.35 + 1.5 * gone - 0.55 * pressure) * 1.6, 0, 1)
    return np.asarray(ink * (1 - 0.9 * missing) * np.clip(0.9 + 0.06 * broad + 0.05 * grain, 0.5, 1), np.float32)
