"""What is seen at the edges of a scan: the edge of the paper, and the black of an open lid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from samples.ageing.fields import as_light, grain, lit, shaken, smoothed, waves
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Sheet

Side = Literal["left", "top", "right", "bottom"]
Depths = NDArray[np.float32]
SIDES: tuple[Side, ...] = ("left", "top", "right", "bottom")


@dataclass(frozen=True, eq=False)
class Cut:
    """What lies beyond the edge of the paper that is seen is moved onto it: boxes hold what a scan shows.

    ``depths`` are how many pixels of a page of ``width`` and ``height`` are hidden on a ``side``, along that side.
    """

    side: Side
    depths: Depths
    width: int
    height: int

    def __call__(self, points: Points) -> Points:
        """Where points (n, 2) go."""
        x, y = points.T
        along = y if self.side in ("left", "right") else x
        depth = self.depths[np.clip(np.floor(along), 0, len(self.depths) - 1).astype(np.intp)].astype(np.float64)
        seen = {
            "left": (np.maximum(x, depth), y),
            "right": (np.minimum(x, self.width - depth), y),
            "top": (x, np.maximum(y, depth)),
            "bottom": (x, np.minimum(y, self.height - depth)),
        }[self.side]
        return np.column_stack(seen)


def paper_edge(sheet: Sheet, rng: Random, *, depth: float, width_mm: float = 0.5) -> Sheet:
    """The thin, broken shadow of ``depth`` 0..1 that the edge of the paper throws on the lid, ``width_mm`` wide."""
    pixels = sheet.pixels.copy()
    width = max(1, round(pixels_of(sheet, width_mm)))
    for side in SIDES:
        strip = _from(pixels, side)[:, : 3 * width]
        across = np.exp(-np.arange(strip.shape[1], dtype=np.float32) / width)[None, :]
        along = smoothed(waves(rng, (14, 1), -depth, depth), (strip.shape[0], 1))
        strip[...] = lit(np.ascontiguousarray(strip), as_light(1 - np.clip(along, 0, 1) * across))
    return painted(sheet, pixels)


def black_borders(sheet: Sheet, rng: Random, *, sides: int, width_mm: float, level: int = 18) -> Sheet:
    """The black (grey ``level``) beyond the paper on 1 to 4 ``sides``, up to ``width_mm`` wide, with the paper's edge.

    The page itself stays where it is: what the black covers is margin.
    """
    pixels = sheet.pixels.copy()
    moves = sheet.moves
    for number in rng.permutation(len(SIDES))[:sides]:
        side = SIDES[number]
        edge = _border(_from(pixels, side), rng, pixels_of(sheet, width_mm), pixels_of(sheet, 1.0), level)
        moves = (*moves, Cut(side, edge, pixels.shape[1], pixels.shape[0]))
    return replace(painted(sheet, pixels), moves=moves)


def _border(page: Pixels, rng: Random, widest: float, mm: float, level: int) -> Depths:
    """Draw the black on the left; gives how deep it reaches into each row."""
    length = page.shape[0]
    start, end = rng.uniform(0.25, 1.0) * widest * np.array([1, rng.uniform(0.7, 1.15)])
    waver = smoothed(waves(rng, (9, 1), -0.25 * mm, 0.25 * mm), (length, 1))[:, 0]
    edge = np.linspace(start, end, length, dtype=np.float32) + waver
    band = page[:, : int(np.ceil(edge.max() + 4 * mm))]
    away = np.arange(band.shape[1], dtype=np.float32)[None, :] - edge[:, None]
    # Paper that rises to its edge is darker there; the edge itself is sharp to a pixel or two.
    light = np.clip(1 - 0.30 * np.exp(-np.maximum(away, 0) / (1.1 * mm)), 0, 1)
    shaded = lit(np.ascontiguousarray(band), as_light(light))
    beyond = shaken(np.full_like(shaded, level), grain(rng, shaded.shape[:2], 4, (1.0, 1.0)))
    cover = np.clip(0.5 - away / 1.5, 0, 1)
    band[...] = np.maximum(lit(shaded, as_light(1 - cover)), lit(beyond, as_light(cover)))
    return edge


def _from(pixels: Pixels, side: Side) -> Pixels:
    # A view in which the side lies at the left.
    return {
        "left": pixels,
        "right": pixels[:, ::-1],
        "top": pixels.swapaxes(0, 1),
        "bottom": pixels[::-1].swapaxes(0, 1),
    }[side]
