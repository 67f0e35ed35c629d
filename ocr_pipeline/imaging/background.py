"""Paper made white where it is not: yellowed sheets, shadows of folds and of a phone, the dark of a photocopy.

An engine that sets one threshold for a block takes dark paper for ink and drops the block whole.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.scaling import shrunk

LOOK: Final = 8
"""The paper is looked at so many times smaller: letters vanish in the light of what lies around them."""
LETTER_DPI: Final = 300
"""Dpi at which the two next figures hold; at other resolutions they are scaled."""
OPEN: Final = 7
"""Pixels of the reduced page over which the lightest counts: wider than a stroke, narrower than a stain."""
SMOOTH: Final = 21
"""Pixels of the reduced page whose median is the paper."""
WHITE: Final = 255
WHITE_PAPER: Final = 242
"""Grey level from which on paper is as white as it need be: office scans have 248 and more, old sheets 180 to 235."""
DARKEST_PART: Final = 5
"""The percentile of the paper that must be white, so that a speck or a staple is no reason."""
LEAST_PAPER: Final = 60
"""Paper darker than this (a black border) is not made white."""


def paper_of(grey: Pixels, dpi: int) -> Pixels:
    """The lightness of the paper under the print, at ``1 / LOOK`` of the page's size.

    Args:
        grey: ``(height, width)`` uint8.
        dpi: pixels per inch.
    """
    small = shrunk(grey, 1 / LOOK)
    reach, smooth = (max(3, round(size * dpi / LETTER_DPI) | 1) for size in (OPEN, SMOOTH))
    light = cv2.dilate(small, np.ones((reach, reach), np.uint8))
    return np.asarray(cv2.medianBlur(light, smooth), dtype=np.uint8)


def is_stained(paper: Pixels) -> bool:
    """Whether a part of the paper is dark enough to be worth making white."""
    return bool(np.percentile(paper, DARKEST_PART) < WHITE_PAPER)


def whitened(grey: Pixels, paper: Pixels) -> Pixels:
    """The page divided by its paper: what is as light as the paper around it is white."""
    height, width = grey.shape
    light = cv2.resize(np.maximum(paper, LEAST_PAPER), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, light, scale=WHITE), dtype=np.uint8)
