"""A stamp lifted off the print that it was pressed upon: first its ruled lines, then what is paler than print.

A stamp of colour is paler than print once colours are faded, and most are on a grey scan. Where all ink is black only
the lines of the frame can be told from letters: they are longer than any stroke.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

RULED = 0.28
"""Ruled lines are longer than this many inches; the strokes of letters are not."""
CROSSING = 0.045
"""Inches: a line is thinner. What stands on both sides of one is a letter's stroke that it crosses."""
AROUND = 0.06
"""Inches beyond the frame in which its lines, pressed askew, may run."""
INKED = 0.25
"""Least darkness (0..1) of ink."""
PAPER, DARKEST_PAPER = 90, 100.0
"""Percentile of a part's pixels that is its paper; darker paper than this (0..255) is something dark."""
PRINT = 0.35
"""Darkness (0..1) from which on ink beside the stamp is print."""
PALER = 0.1
"""A stamp paler than print by this darkness (0..1) is told from it by that."""
RAMP = (0.25, 0.8)
"""Where between the darkness of the stamp and that of print ink begins to be kept, and where all of it is."""

Box = tuple[int, int, int, int]


def lifted(grey: Pixels, stamp: Box, slope: float, dpi: int) -> Sequence[Pixels]:
    """A page as it is under a stamp: without the stamp's lines and, where the stamp is paler than print, without it.

    Args:
        grey: the level page, ``(height, width)`` uint8, its coloured ink faded.
        stamp: the box of its frame in pixels.
        slope: of the frame's lines, downwards to the right.
        dpi: pixels per inch.
    """
    height, width = grey.shape
    pad = round(AROUND * dpi)
    x0, y0 = max(0, stamp[0] - pad), max(0, stamp[1] - pad)
    x1, y1 = min(width, stamp[2] + pad), min(height, stamp[3] + pad)
    part = grey[y0:y1, x0:x1]
    if part.size == 0:
        return ()
    paper = max(float(np.percentile(part, PAPER)), DARKEST_PAPER)
    dark = _darkness(part, paper)
    ink = np.asarray(dark > INKED, dtype=np.uint8)
    lines = _lines(ink, slope, dpi)
    views = [_placed(grey, _without_lines(part, ink, lines, paper, dpi), x0, y0)]
    inked = dark[(lines > 0) & (ink > 0)]
    beside = _darkness(grey[y0:y1, x1 : x1 + (x1 - x0)], paper)
    if inked.size and (beside > PRINT).any():
        pale, print_ = float(np.median(inked)), float(np.median(beside[beside > PRINT]))
        if print_ - pale > PALER:
            views.append(_placed(grey, _darker(part, dark, pale, print_, paper), x0, y0))
    return views


def _darkness(part: Pixels, paper: float) -> NDArray[np.float32]:
    return np.asarray(np.clip(1 - part.astype(np.float32) / np.float32(paper), 0, 1), dtype=np.float32)


def _placed(grey: Pixels, part: Pixels, x: int, y: int) -> Pixels:
    page = grey.copy()
    page[y : y + part.shape[0], x : x + part.shape[1]] = part
    return page


def _without_lines(part: Pixels, ink: Pixels, lines: Pixels, paper: float, dpi: int) -> Pixels:
    """The part with its lines painted over, but for the strokes of letters that cross them."""
    rest = cv2.subtract(ink, lines)
    wide = round(CROSSING * dpi)
    crossed = [cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones(way, np.uint8)) for way in ((wide, 1), (1, wide))]
    strokes = cv2.min(cv2.max(*crossed), cv2.min(lines, ink))
    gone = cv2.dilate(cv2.subtract(lines, strokes), np.ones((3, 3), np.uint8))
    clean = part.copy()
    clean[(gone > 0) & (strokes == 0)] = round(paper)
    return clean


def _darker(part: Pixels, dark: NDArray[np.float32], pale: float, print_: float, paper: float) -> Pixels:
    """The part with only what is darker than the stamp."""
    start, full = (pale + share * (print_ - pale) for share in RAMP)
    kept = np.clip((dark - start) / (full - start), 0, 1)
    return np.asarray(paper - (paper - np.minimum(part, paper)) * kept, dtype=np.uint8)


def _lines(ink: Pixels, slope: float, dpi: int) -> Pixels:
    """1 where a ruled line runs at the slope or across it, with its soft edges."""
    degrees, long = float(np.degrees(np.arctan(slope))), round(RULED * dpi)
    level = _turned(ink, degrees)
    found = np.zeros_like(level)
    for way, across in (((1, long), (3, 1)), ((long, 1), (1, 3))):
        # Thickened first, so that a line that steps by a pixel is still one run.
        thick = cv2.dilate(level, np.ones(across, np.uint8))
        runs = cv2.min(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(way, np.uint8)), level)
        found = np.asarray(cv2.max(found, cv2.dilate(runs, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    return _turned(found, -degrees)


def _turned(mask: Pixels, degrees: float) -> Pixels:
    height, width = mask.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(mask, turn, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)
