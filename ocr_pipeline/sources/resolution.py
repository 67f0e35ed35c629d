"""How finely a page can be read within the limits: pixels of the page, longest side, lowest useful dpi."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ocr_pipeline.settings import Settings

POINTS_PER_INCH = 72.0

LONGEST_SIDE = 32_000
"""Most pixels of one side: Tesseract takes no image beyond 32767."""

_PIXELS_PER_MEGAPIXEL = 1_000_000


@dataclass(frozen=True, slots=True)
class Resolution:
    """The dpi a page is read at, what to tell the person, and why the page is refused, if it is."""

    dpi: int
    notes: tuple[str, ...] = ()
    refusal: str | None = None


def pixel_limit(settings: Settings) -> float:
    """Most pixels of one page image."""
    return settings.max_megapixels * _PIXELS_PER_MEGAPIXEL


def fit(width_points: float, height_points: float, wanted_dpi: int, settings: Settings) -> Resolution:
    """The highest dpi up to ``wanted_dpi`` whose image is within the limits.

    A page that needs less than ``settings.min_dpi`` (or than ``wanted_dpi``, when that is lower still) is refused.
    """
    width, height = max(width_points, 1.0) / POINTS_PER_INCH, max(height_points, 1.0) / POINTS_PER_INCH
    by_area = math.sqrt(pixel_limit(settings) / (width * height))
    by_side = LONGEST_SIDE / max(width, height)
    dpi = min(wanted_dpi, math.floor(min(by_area, by_side)))
    if dpi == wanted_dpi:
        return Resolution(dpi)
    limit = f"{settings.max_megapixels:g} megapixels" if by_area <= by_side else f"{LONGEST_SIDE} pixels on one side"
    floor = min(settings.min_dpi, wanted_dpi)
    if dpi < floor:
        size = f"{width:.0f} x {height:.0f} inches"
        return Resolution(max(dpi, 1), (), f"the page of {size} would exceed {limit} even at {floor} dpi")
    return Resolution(dpi, (f"read at {dpi} dpi instead of {wanted_dpi}: the page would exceed {limit}",))
