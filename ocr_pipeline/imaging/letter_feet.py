"""Where the letters of a page stand: the feet of its pieces of print, to a fraction of a pixel.

Toner fades from one end of a line to the other. A letter's edge is therefore where its ink is half as dark as the ink
about it: one threshold for the page would cut the feet off the pale letters, and tilt the line.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.background import is_stained, paper_of, whitened
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import margin_of
from ocr_pipeline.imaging.scaling import shrunk

FEET_DPI = 200
"""Resolution at which feet are sought: at 100 dpi they are twice as far off, at 300 no nearer."""
MANY_FEET_DPI = 100
"""Resolution that is enough where there are so MANY of them: what one is off, the others make good."""
MANY = 500
NEAR = 0.12
"""Inches about a letter within which ink tells how dark its print is: a letter or two."""
PALEST = 40
"""Grey levels below the paper: ink that is paler all about is what shows through from the back."""
COARSE = 4
"""How dark the print is changes slowly: it is kept for squares of so many pixels."""
SHORTEST, TALLEST, NARROWEST, WIDEST_PIECE = 0.05, 0.45, 0.02, 0.9
"""Height and width in inches of pieces that stand on a line: no dots, hyphens and accents, no pictures, no rules."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feet:
    """Pieces of print in inches from the left top of the page: sides, foot and height of each, four arrays ``(n,)``."""

    left: Numbers
    right: Numbers
    foot: Numbers
    height: Numbers

    def __len__(self) -> int:
        return len(self.foot)

    @property
    def middle(self) -> Numbers:
        """Half way between the sides."""
        return np.asarray((self.left + self.right) / 2)

    def chosen(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> Feet:
        """Some of them, by their places or by a mask."""
        return Feet(self.left[which], self.right[which], self.foot[which], self.height[which])

    def with_others(self, others: Feet) -> Feet:
        """These, and behind them others of the same page."""
        pairs = zip(self._arrays(), others._arrays(), strict=True)
        return Feet(*(np.concatenate(pair) for pair in pairs))

    def _arrays(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        return self.left, self.right, self.foot, self.height


@dataclass(frozen=True, slots=True)
class Darkness:
    """How much darker than the paper each pixel of a page is, ``(height, width)`` uint8 at ``dpi``."""

    pixels: Pixels
    dpi: float


def darkness_of(grey: Pixels, dpi: int, wanted_dpi: int = FEET_DPI) -> Darkness:
    """The ink of a grey page (``(height, width)`` uint8 at ``dpi``) at ``wanted_dpi`` at most, its stains taken out."""
    scale = min(1.0, wanted_dpi / dpi)
    small = shrunk(grey, scale)
    paper = paper_of(small, round(dpi * scale))
    if is_stained(paper):
        small = whitened(small, paper)
    white = np.full((), np.median(small), np.uint8)
    return Darkness(np.asarray(cv2.subtract(np.full_like(small, white), small), np.uint8), dpi * scale)


def find_feet(ink: Darkness) -> Feet:
    """The feet of the pieces of a page whose lines are nearly level."""
    pixels, dpi = ink.pixels, ink.dpi
    half = _half_as_dark(pixels, dpi)
    dark = cv2.compare(pixels, half, cv2.CMP_GE)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    pieces = _upright(np.asarray(stats), pixels.shape, dpi)
    if pieces.size == 0:
        return Feet(*(np.empty(0) for _ in range(4)))
    left, top, wide, tall = (stats[pieces, column].astype(np.intp) for column in range(4))
    last = top + tall - 1
    below = _beyond(pixels, half, np.asarray(labels), pieces, left, wide, last)
    return Feet(left / dpi, (left + wide) / dpi, (last + below) / dpi, tall / dpi)


def _half_as_dark(pixels: Pixels, dpi: float) -> Pixels:
    """Half of how dark the print is about each pixel."""
    # The darkest of each square, not every fourth pixel: a stroke is two or three pixels thick.
    squares = cv2.dilate(pixels, np.ones((COARSE, COARSE), np.uint8))[::COARSE, ::COARSE]
    reach = round(NEAR * dpi / COARSE) | 1
    print_about = cv2.GaussianBlur(cv2.dilate(squares, np.ones((reach, reach), np.uint8)), (0, 0), reach / 3)
    half = np.maximum(print_about, PALEST) // 2
    height, width = pixels.shape
    return np.asarray(cv2.resize(half, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _upright(stats: NDArray[np.int32], shape: tuple[int, ...], dpi: float) -> NDArray[np.intp]:
    """The labels of the pieces that may stand on a line."""
    left, top, wide, tall = (stats[:, column] for column in range(4))
    down, across = margin_of(shape)
    inside = (left > across) & (top > down) & (left + wide < shape[1] - across) & (top + tall < shape[0] - down)
    high = (tall >= SHORTEST * dpi) & (tall <= TALLEST * dpi)
    broad = (wide >= NARROWEST * dpi) & (wide <= WIDEST_PIECE * dpi)
    chosen = inside & high & broad
    chosen[0] = False
    return np.flatnonzero(chosen)


def _beyond(
    pixels: Pixels,
    half: Pixels,
    labels: NDArray[np.int32],
    pieces: NDArray[np.intp],
    left: NDArray[np.intp],
    wide: NDArray[np.intp],
    last: NDArray[np.intp],
) -> Numbers:
    """How far (0..1 pixel) below the middle of its last row each piece's edge lies."""
    starts = np.cumsum(wide) - wide
    rows = np.repeat(last, wide)
    columns = np.arange(int(wide.sum())) - np.repeat(starts - left, wide)
    own = labels[rows, columns] == np.repeat(pieces, wide)
    level = np.where(own, half[rows, columns], 0)
    inner = np.where(own, pixels[rows, columns], 0)
    outer = np.where(own, pixels[rows + 1, columns], 0)
    limit, above, under = (np.maximum.reduceat(each, starts).astype(np.float64) for each in (level, inner, outer))
    return np.asarray(np.clip((above - limit) / np.maximum(above - under, 1.0), 0.0, 1.0))
