"""The lettering of a page, small: what tells how its lines lie."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.background import is_stained, paper_of, whitened
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.scaling import shrunk

LOOK_DPI = 100
"""Resolution of the reduced page on which lines are sought."""
TALLEST, WIDEST_PIECE = 0.5, 4.0
"""Height and width in inches up to which a connected piece of ink may be lettering: a headline, a joined line."""
MARGIN = 40
"""The part of a page's height and width that is cut off on each side: dust, folds and the lid's shadow."""
LEAST_INK = 400
"""Pixels at LOOK_DPI: with less lettering there is nothing to judge by."""


def lettering(grey: Pixels, dpi: int) -> Pixels | None:
    """The letters of a grey page, white on black at LOOK_DPI, margins cut off.

    Args:
        grey: ``(height, width)`` uint8.
        dpi: pixels per inch of ``grey``.

    Returns:
        ``(height, width)`` uint8, or ``None`` when there is too little to judge by.
    """
    scale = min(1.0, LOOK_DPI / dpi)
    small = shrunk(grey, scale)
    margin_y, margin_x = margin_of(small.shape)
    small = small[margin_y : small.shape[0] - margin_y, margin_x : small.shape[1] - margin_x]
    if min(small.shape) < 50:
        return None
    light = paper_of(small, LOOK_DPI)
    if is_stained(light):
        small = whitened(small, light)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, dtype=np.uint8), connectivity=8)
    votes = _is_lettering(np.asarray(stats, dtype=np.int32), small.shape[1], small.shape[0])
    voting = votes[labels].astype(np.uint8)
    if int(voting.sum()) <= LEAST_INK:
        return None
    # Grey edges tell where between two rows a line runs; black and white would draw it in whole rows, as if level.
    edges = cv2.dilate(voting, np.ones((3, 3), np.uint8)).astype(bool) & ((labels == 0) | votes[labels])
    paper = np.uint8(np.median(small))
    return np.where(edges, paper - np.minimum(small, paper), 0).astype(np.uint8)


def margin_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """What is cut off above and below, left and right, of a page of this height and width, in its pixels."""
    return shape[0] // MARGIN, shape[1] // MARGIN


def _is_lettering(stats: NDArray[np.int32], width: int, height: int) -> NDArray[np.bool_]:
    """Which connected pieces of ink vote: no pictures or frames, nor the scanner's lid, which reaches the margins."""
    left, top, wide, tall = (stats[:, column] for column in range(4))
    inside = (left > 0) & (top > 0) & (left + wide < width) & (top + tall < height)
    small = (tall <= TALLEST * LOOK_DPI) & (wide <= WIDEST_PIECE * LOOK_DPI)
    votes = inside & small
    votes[0] = False
    return np.asarray(votes, dtype=np.bool_)
