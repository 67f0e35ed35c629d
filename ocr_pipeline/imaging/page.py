"""A page as it is handed to the engine.

Upright, level, its bent lines straight, its coloured ink faded, its paper white, its noise smoothed.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ocr_pipeline.imaging.background import is_stained, paper_of, whitened
from ocr_pipeline.imaging.bend import straight
from ocr_pipeline.imaging.grids import Grid, find_grids
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.lettering import LOOK_DPI, lettering
from ocr_pipeline.imaging.orientation import Way, known_way, quarter_turn, way_of_letters
from ocr_pipeline.imaging.rules import find_rules
from ocr_pipeline.imaging.scaling import shrunk
from ocr_pipeline.imaging.skew import Blend, rotate

SMOOTHING = 1.0 / 300
"""Sigma of the Gaussian, in pixels per dpi: 1.0 px at 300 dpi. Smoothing 1-bit pages is the cheapest gain there is."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page upright and level, with straight lines.

    ``grey`` is what the engine reads; ``faded`` the page as it was scanned, but for its coloured ink; ``colour`` the
    page with that (grey where the scan is). ``way`` is how the scan lay. ``grids`` are the ruled lines of its tables.
    ``letters`` is its lettering (:func:`~ocr_pipeline.imaging.lettering.lettering`), ``None`` where there is too little
    to judge by. ``stained`` is its paper, where that had to be made white (``None``: it was white). ``front_alone``
    says that what showed through from its back was taken for paper.
    """

    grey: Pixels
    faded: Pixels
    colour: Pixels
    dpi: int
    way: Way
    grids: tuple[Grid, ...] = ()
    letters: Pixels | None = None
    stained: Pixels | None = None
    front_alone: bool = False

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.grey.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.grey.shape[0])

    @property
    def unsmoothed(self) -> Pixels:
        """What was smoothed to make ``grey``."""
        return self.faded if self.stained is None else whitened(self.faded, self.stained)

    @property
    def turned(self) -> int:
        """The clockwise quarter turn (0, 90, 180, 270) that stood the page upright."""
        return self.way.turn

    @property
    def skew(self) -> float:
        """The counter-clockwise degrees that then levelled it."""
        return self.way.skew.degrees


def clean_page(pixels: Pixels, dpi: int, way: Way | None = None) -> CleanPage:
    """Stand upright, level, straighten bent lines, fade coloured ink, make stained paper white, smooth.

    Args:
        pixels: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        dpi: pixels per inch of ``pixels``.
        way: how the page lies; found from its lines when not given.
    """
    # One name for the page before and after each step: what a step was given is freed at once.
    level = brightest_channel(pixels)
    letters = lettering(level, dpi)
    way = way or way_of_letters(letters, level, dpi)
    level = _laid(level, dpi, way)
    pixels = level if pixels.ndim == 2 else _laid(pixels, dpi, way, blend=Blend.NEAREST)
    grids = tuple(find_grids(find_rules(level, dpi), dpi))
    paper = paper_of(level, dpi)
    stained = paper if is_stained(paper) else None
    grey = cv2.GaussianBlur(level if stained is None else whitened(level, stained), (0, 0), SMOOTHING * dpi)
    upright = _level_letters(letters, way)
    return CleanPage(np.asarray(grey, dtype=np.uint8), level, pixels, dpi, way, grids, upright, stained)


def _level_letters(letters: Pixels | None, way: Way) -> Pixels | None:
    """The lettering turned as the page is: to seek it anew on the level page finds the same for ten times the time."""
    if letters is None:
        return None
    return _laid(letters, LOOK_DPI, way, border=0, blend=Blend.NEAREST)


def _laid(pixels: Pixels, dpi: float, way: Way, border: int = 255, blend: Blend = Blend.CUBIC) -> Pixels:
    """Pixels at ``dpi`` turned, levelled and straightened as the page lies."""
    level = rotate(quarter_turn(pixels, way.turn), way.skew.degrees, border, blend)
    return level if way.bend is None else straight(level, way.bend, dpi, border, blend)


def upright(pixels: Pixels, dpi: int, turn: int, skew: float) -> Pixels:
    """A page as it was scanned, turned and levelled as is known of it, and nothing else done to it.

    Args:
        pixels: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        dpi: pixels per inch of ``pixels``.
        turn: clockwise degrees that stand it upright: 0, 90, 180, 270.
        skew: counter-clockwise degrees that then level it.
    """
    return _laid(pixels, dpi, known_way(turn, skew))


def reduced(grey: Pixels, scale: float) -> Pixels:
    """The page made smaller by ``scale`` (0..1)."""
    return shrunk(grey, scale)
