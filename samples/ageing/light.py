"""Light that does not fall alike on all of a page, and how a scanner answers to it."""

from __future__ import annotations

import numpy as np

from samples.ageing.fields import coarse_shape, curve, lit, smoothed, spread, waves
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Sheet


def uneven_light(sheet: Sheet, rng: Random, *, depth: float) -> Sheet:
    """A page that is darker here than there, by ``depth`` 0..1 of white at most."""
    return painted(sheet, lit(sheet.pixels, spread(1 - waves(rng, (4, 3), 0.0, depth), sheet.pixels)))


def shadow(sheet: Sheet, rng: Random, *, width_mm: float, depth: float) -> Sheet:
    """The shadow, ``depth`` 0..1, of a page that does not lie flat along the left edge, about ``width_mm`` wide."""
    rows, columns = coarse_shape(sheet.pixels)
    reach = smoothed(waves(rng, (6, 1), 0.6, 1.0), (rows, 1)) * pixels_of(sheet, width_mm)
    distance = (np.arange(columns, dtype=np.float32)[None, :] + 0.5) * (sheet.pixels.shape[1] / columns)
    field = np.asarray(1 - depth * np.exp(-((distance / reach) ** 2)), np.float32)
    return painted(sheet, lit(sheet.pixels, spread(field, sheet.pixels)))


def levels(
    sheet: Sheet,
    _rng: Random,
    *,
    black: float = 0,
    white: float = 255,
    gamma: float = 1,
    blue: float = 0,
    fringe: float = 0,
) -> Sheet:
    """The scanner's exposure: grey level ``black`` becomes 0 and ``white`` 255, with ``gamma`` (above 1 is darker).

    Paper keeps a cast of ``blue`` grey levels between its red and its blue (below 0 it is warm); greys between ink and
    paper, which are the edges of letters, are bluer by up to ``fringe`` grey levels.
    """
    span = np.clip((np.arange(256) - black) / (white - black), 0, 1) ** gamma
    if sheet.pixels.ndim == 2:
        return painted(sheet, curve(sheet.pixels, span * 255))
    between = 4 * span * (1 - span)
    held = np.array([max(blue, 0), abs(blue) * 0.6, max(-blue, 0)])
    added = np.array([-0.3, -0.5, 0.7]) * fringe
    table = span[:, None] * (255 - held) + between[:, None] * added
    return painted(sheet, curve(sheet.pixels, table[None]))
