"""What is to be looked at again, and the pixels that a second look sees there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.imaging.grids import without_grids
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.recognition.words import Box, Word

SECOND_SMOOTHING = 0.6 / 300
"""Sigma of the second look's Gaussian, in pixels per dpi."""


@dataclass(frozen=True, slots=True)
class Look:
    """A box to be read again as a block; what stands in ``hidden`` is painted over first and keeps its reading.

    ``debris`` says that strokes which are no text are to be expected there (a signature, a seal): what only one reading
    has must then look like a word. ``small`` says that it is smaller type, of which the first reading may be no match.
    """

    box: Box
    hidden: tuple[Box, ...] = ()
    debris: bool = False
    small: bool = False


def second_view(page: CleanPage, pixels: Pixels, smoothing: float = SECOND_SMOOTHING) -> Pixels:
    """The page as digits are looked at again: smoothed less than for the first look.

    A second look at the same pixels would repeat the first one's mistakes; a 1-bit scan left bare makes new ones.
    ``smoothing`` is the sigma of its Gaussian, in pixels per dpi.
    """
    unruled = without_grids(pixels, page.grids)
    grey = cv2.GaussianBlur(unruled, (0, 0), smoothing * page.dpi)
    return np.asarray(grey, dtype=np.uint8)


def on_page(looks: Sequence[Look], page: CleanPage) -> list[Look]:
    """Looks without what of them lies beyond the page."""
    cut = [replace(look, box=look.box.padded(0, page.width, page.height)) for look in looks]
    return [look for look in cut if look.box.width > 0 and look.box.height > 0]


def crop_of(grey: Pixels, look: Look) -> Pixels:
    """The pixels of a look, what it hides painted white."""
    box = look.box
    crop = grey[box.y0 : box.y1, box.x0 : box.x1].copy()
    for gone in look.hidden:
        x0, y0 = max(0, gone.x0 - box.x0), max(0, gone.y0 - box.y0)
        crop[y0 : max(y0, gone.y1 - box.y0), x0 : max(x0, gone.x1 - box.x0)] = 255
    return crop


def shown_in(words: Sequence[Word], look: Look) -> list[Word]:
    """The words in a look's box that it does not hide."""
    shown = [word for word in words if look.box.holds(word.box.middle)]
    return [word for word in shown if not any(box.holds(word.box.middle) for box in look.hidden)]
