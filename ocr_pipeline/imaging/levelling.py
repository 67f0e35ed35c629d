"""The exact angle of a page whose lines are known roughly, and how they fan out where it was photographed aslant."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ocr_pipeline.imaging.bend import Bend, fan_of_lines
from ocr_pipeline.imaging.footlines import LEAST_FAN, Fitted, FootLines, fit_lines
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import Darkness, Feet, find_feet
from ocr_pipeline.imaging.sheet_edges import find_sheet
from ocr_pipeline.imaging.skew import DO_NOTHING, LEVEL, WIDEST, Blend, Skew, rotate

UNSURE = 0.1
"""Degrees: with a larger standard error the feet of letters tell no more than the rows of ink."""
SHEET_ERROR = np.radians(0.006)
"""Radians per inch by which the fan of a sheet's edges is off that of its print: many lines tell their own better."""
SET_ASKEW = 0.1
"""Degrees by which print is set askew on its sheet; an edge more than twice as far off is none of the sheet."""
SPOILS, MOST_FAN = float(np.radians(0.05)), float(np.radians(0.4))
"""Radians per inch: a fan that spoils the reading of a page's first and last lines, which lie a quarter of a degree
askew then (sheets that turn a little in a feeder have less), and one that no camera gives: photographs have up to 0.23
degree, a sheet folded in a feeder 1.2."""
AS_GOOD = 0.03
"""Degrees: where rows and feet differ by less, either is right, and the rows are what the engine reads best."""


@dataclass(frozen=True, slots=True)
class Level:
    """The feet of a page's letters once it is turned by ``skew``; ``size`` is its width and height in inches."""

    skew: Skew
    feet: Feet
    size: tuple[float, float]


def level_of(ink: Darkness, skew: Skew) -> Level:
    """The feet on an upright page that ``skew`` levels, as if all its rows of ink were parallel."""
    pixels = rotate(ink.pixels, skew.degrees, border=0, blend=Blend.LINEAR)
    height, width = pixels.shape
    return Level(skew, find_feet(Darkness(pixels, ink.dpi)), (width / ink.dpi, height / ink.dpi))


@dataclass(frozen=True, slots=True)
class Exact:
    """What levels an upright page, and the fan of its lines, ``None`` where they are parallel.

    ``error`` is the angle's standard error in degrees, ``None`` where letters did not tell it.
    """

    skew: Skew
    fan: Bend | None = None
    error: float | None = None


def exact_level(level: Level, sheet: Pixels, dpi: int) -> Exact:
    """The exact angle of an upright page.

    Args:
        level: what stands on its lines, nearly level.
        sheet: the page as it was scanned or photographed, grey and upright.
        dpi: pixels per inch of ``sheet``.
    """
    skew, (width, height) = level.skew, level.size
    lines = fit_lines(level.feet, (width / 2, height / 2))
    if lines is None or np.degrees(lines.parallel.error) > UNSURE:
        return Exact(skew)
    fitted = _fanned_as_sheet(lines, skew, sheet, dpi) or (lines.fanned if lines.fan_out else lines.parallel)
    if abs(fitted.fan) > MOST_FAN:
        return Exact(skew)
    degrees = skew.degrees + float(np.degrees(np.arctan(fitted.slope)))
    exact = skew if abs(degrees - skew.degrees) < AS_GOOD else _turned(skew, degrees)
    fan = fan_of_lines(fitted.fan) if abs(fitted.fan) >= SPOILS else None
    return Exact(exact, fan, float(np.degrees(lines.parallel.error)))


def _fanned_as_sheet(lines: FootLines, skew: Skew, grey: Pixels, dpi: int) -> Fitted | None:
    """Lines too few to tell their fan, with that of the edges of the sheet where they may have it."""
    sheet = find_sheet(grey, dpi) if lines.fan_error > SHEET_ERROR else None
    if sheet is None or abs(sheet.fan) < LEAST_FAN or not lines.may_fan(sheet.fan):
        return None
    fitted = lines.parallel
    apart = sheet.slope + sheet.fan * fitted.at - np.radians(skew.degrees) - fitted.slope
    if abs(np.degrees(apart)) > 2 * SET_ASKEW:
        return None
    # Of two measures each counts by the square of how certain it is.
    share = fitted.error**2 / (fitted.error**2 + np.radians(SET_ASKEW) ** 2)
    return replace(fitted, slope=fitted.slope + float(share * apart)).fanned(sheet.fan)


def _turned(skew: Skew, degrees: float) -> Skew:
    if abs(degrees) < DO_NOTHING:
        return LEVEL
    return replace(skew, degrees=round(float(np.clip(degrees, -WIDEST, WIDEST)), 2))
