"""Black seals faded, so that print under them can be read: a second look takes them out as far as print stays whole.

Where the scan is grey, a red seal is lighter than print, and goes by its lightness. Where all ink is black, only the
rings can be told from letters: a ring is thin across, a stroke of a letter that crosses it is not. The middle of a seal
lies between title and name, where nothing is printed.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import PageMarks
from ocr_pipeline.imaging.marks.rings import Ring

REACH = 1.04
"""A seal takes so many of its radii."""
FAINT_SEAL = 0.72
"""A seal whose ink is lighter than this (0..1) is told from print by its lightness."""
RAMP = (0.02, 0.1)
"""Print is darker than the seal by so much: at the first nothing is kept, at the second all."""
CORE = 0.6
"""Within so many radii above and below its middle a seal bears its emblem, and the document a signature: no print."""
RIMS = ((0.58, 0.72), (0.9, REACH))
"""Where rings run, in radii."""
THICK = 0.085
"""A ring is thinner than this share of the radius (1.5 mm); the stroke of a letter is longer."""
INKED = 0.5
"""Least darkness (0..1) of ink on a page of black and white."""


def without_seals(grey: Pixels, marks: PageMarks) -> Pixels:
    """A grey page, ``(height, width)`` uint8, without its seals as far as they are not faded already."""
    rings = [seal.ring for seal in marks.seals if seal.ring is not None]
    if not rings:
        return grey
    page = grey.copy()
    paper = max(float(np.percentile(grey[::8, ::8], 90)), 100.0)
    for ring in rings:
        _fade(page, ring, paper)
    return page


def _fade(page: Pixels, ring: Ring, paper: float) -> None:
    """Fade one seal in place."""
    out = int(REACH * ring.radius) + 2
    left, top = max(0, int(ring.x) - out), max(0, int(ring.y) - out)
    part = page[top : int(ring.y) + out + 1, left : int(ring.x) + out + 1]
    if part.size == 0:
        return
    middle = ring.x - left, ring.y - top
    rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
    away = np.hypot(columns - middle[0], rows - middle[1]) / ring.radius
    dark = np.clip(1 - part / paper, 0, 1)
    level = float(np.percentile(dark[(away > 0.96) & (away < 1.02)], 85))
    if level < FAINT_SEAL:
        kept = np.clip((dark - level - RAMP[0]) / (RAMP[1] - RAMP[0]), 0, 1)
        gone = away < REACH
        part[gone] = (paper - (paper - np.minimum(part[gone], paper)) * kept[gone]).astype(np.uint8)
    else:
        part[_rims(dark > INKED, middle, ring.radius) & (dark > 0.15)] = round(paper)
    part[(away < REACH) & (np.abs(rows - middle[1]) < CORE * ring.radius)] = round(paper)


def _rims(ink: NDArray[np.bool_], middle: tuple[float, float], radius: float) -> NDArray[np.bool_]:
    """The pixels of a seal's rings, with the rim of grey about them."""
    size = round(REACH * radius) + 2, round(2 * np.pi * radius)
    flags = cv2.WARP_POLAR_LINEAR | cv2.WARP_FILL_OUTLIERS
    rays = cv2.warpPolar(ink.astype(np.uint8) * 255, size, middle, size[0], flags)
    rays = np.asarray(rays > 127, dtype=np.uint8)
    thick = cv2.morphologyEx(rays, cv2.MORPH_OPEN, np.ones((1, max(3, round(THICK * radius))), np.uint8))
    thin = np.asarray((rays > 0) & (thick == 0), dtype=np.uint8)
    on_rim = np.zeros_like(thin)
    for start, end in RIMS:
        on_rim[:, round(start * radius) : round(end * radius)] = 1
    # What runs along the ring for a while is the ring; the edge of a letter does not.
    along = cv2.morphologyEx(thin & on_rim, cv2.MORPH_OPEN, np.ones((max(3, round(0.1 * radius)), 1), np.uint8))
    back = cv2.warpPolar(
        cv2.dilate(along, np.ones((3, 5), np.uint8)) * 255,
        (ink.shape[1], ink.shape[0]),
        middle,
        size[0],
        flags | cv2.WARP_INVERSE_MAP,
    )
    return np.asarray(back > 127)
