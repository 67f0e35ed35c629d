"""The print of a sheet's back that shows through its front, taken for paper.

It is paler than the print of the front all over; an engine reads it mirrored, and its lines for those of the front.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from ocr_pipeline.imaging.background import WHITE
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.page import SMOOTHING, CleanPage

DARKEST: Final = 98.0
"""Percentile of the darkness of letters that is that of print: a last page may bear little of it."""
PALE: Final = 0.6
"""Share (0..1) of the darkness of print below which a letter is of the back."""
MUCH: Final = 0.3
"""Share (0..1) of the lettering that is so pale where a back shows through."""
CUT, KEPT = 0.45, 0.6
"""Shares (0..1) of the darkness of print up to which ink is taken for paper, and from which on it stays as it is."""


def without_back(page: CleanPage) -> CleanPage | None:
    """The page with its paler lettering taken for paper, ``None`` where too little of it is paler than the rest."""
    if page.letters is None:
        return None
    darkness = _darkness_of_print(page.letters)
    if darkness is None:
        return None
    bare = page.unsmoothed
    paper = float(np.median(bare))
    levels = np.arange(WHITE + 1, dtype=np.float32)
    kept = ((paper - levels) / darkness - CUT) / (KEPT - CUT)
    front_of = WHITE - (WHITE - levels) * kept.clip(0, 1)
    front = np.asarray(cv2.LUT(bare, front_of.astype(np.uint8)), np.uint8)
    grey = np.asarray(cv2.GaussianBlur(front, (0, 0), SMOOTHING * page.dpi), np.uint8)
    stained = None if page.stained is None else np.full_like(page.stained, WHITE)
    letters = lettering(front, page.dpi)
    return replace(page, grey=grey, faded=front, letters=letters, stained=stained, front_alone=True)


def _darkness_of_print(letters: Pixels) -> float | None:
    """By how many levels print is darker than paper, where much lettering is paler by far."""
    count, found = cv2.connectedComponents(np.asarray(letters > 0, np.uint8), connectivity=8)
    labels = np.asarray(found, np.int32)
    if count < 2:
        return None
    darkest = np.zeros(count, np.uint8)
    np.maximum.at(darkest, labels.ravel(), letters.ravel())
    print_ = float(np.percentile(darkest[1:], DARKEST))
    inked = np.bincount(labels.ravel(), minlength=count)[1:]
    pale = inked[darkest[1:] < PALE * print_].sum() / inked.sum()
    return print_ if pale >= MUCH else None
