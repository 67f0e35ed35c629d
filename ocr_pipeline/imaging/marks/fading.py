"""Black seals faded, so that print under them can be read: a second look takes them out as far as print stays whole.

Where the scan is grey, a red seal is lighter than print, and goes by its lightness. Where all ink is black, only the
rings can be told from letters: a ring is thin across, a stroke of a letter that crosses it is not. The middle of a seal
lies between title and name, where nothing is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

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
DARK_SEAL = 0.25
"""From this darkness (0..1) on a seal hides print: black ones have 0.3 to 1, red ones that were faded 0.05 to 0.16."""
DARK_PARTS, MIDDLING = 85.0, 65.0
"""Percentiles of the pixels about a ring: where it is darkest, and the ring without the print that crosses it."""
EDGE = 0.15
"""Darkness (0..1) down to which the grey edge of a ring goes with it."""
RAMP = (0.02, 0.1)
"""Print is darker than the seal by so much: at the first nothing is kept, at the second all."""
CORE = 0.6
"""Within so many radii above and below its middle a seal bears its emblem, and the document a signature: no print."""
RIMS = ((0.58, 0.72), (0.9, REACH))
"""Where rings run, in radii."""
THICK = 0.085
"""A ring is thinner than this share of the radius (1.5 mm); the stroke of a letter is longer."""
SOLID, HALFWAY = 95.0, 0.45
"""Percentile of what is darker than a seal that is surely print, and where between the two ink begins to be: where a
seal was pressed hardest it is paler. On a page drawn in grey with a seal of 0.62 its darkest pieces have 0.67 to 0.74,
letters 0.84 and more."""
DARKEST = 0.1
"""So much of a piece of print (0..1) is so dark."""
STROKE = 0.03
"""The rest of it is not farther from that, in radii: half a millimetre. An emblem that touches a letter reaches on."""
INKED = 0.5
"""Least darkness (0..1) of ink on a page of black and white."""

Ink = NDArray[np.bool_]


def without_seals(grey: Pixels, rings: Sequence[Ring], *, core: bool = True, print_alone: bool = False) -> Pixels:
    """A grey page, ``(height, width)`` uint8, without these seals.

    Args:
        grey: the page.
        rings: the seals.
        core: their middles become paper altogether.
        print_alone: what of a seal is darker than the rest of it goes too, and with it what a pen wrote palely there.
    """
    if not rings:
        return grey
    page = grey.copy()
    paper = _paper(grey)
    for ring in rings:
        _fade(_Disc(page, ring), paper, core=core, print_alone=print_alone)
    return page


def dark_seals(grey: Pixels, marks: PageMarks) -> list[Ring]:
    """The seals that are dark on a grey page: print under them is not whole once they have been taken out."""
    rings = [seal.ring for seal in marks.seals if seal.ring is not None]
    paper = _paper(grey)
    return [ring for ring in rings if _Disc(grey, ring).level(paper, MIDDLING) > DARK_SEAL]


def lighter_than_print(grey: Pixels, rings: Sequence[Ring]) -> list[Ring]:
    """Those seals that can be told from print by their lightness: all of one is taken out, not its rings alone."""
    paper = _paper(grey)
    return [ring for ring in rings if _Disc(grey, ring).level(paper) < FAINT_SEAL]


def _paper(grey: Pixels) -> float:
    return max(float(np.percentile(grey[::8, ::8], 90)), 100.0)


class _Disc:
    """The part of a page around a seal, a view of it, with the distance of its pixels from the middle in radii."""

    def __init__(self, page: Pixels, ring: Ring) -> None:
        out = int(REACH * ring.radius) + 2
        left, top = max(0, int(ring.x) - out), max(0, int(ring.y) - out)
        self.part = page[top : int(ring.y) + out + 1, left : int(ring.x) + out + 1]
        self.middle, self.radius = (ring.x - left, ring.y - top), ring.radius
        rows, columns = np.mgrid[: self.part.shape[0], : self.part.shape[1]]
        self.away = np.hypot(columns - self.middle[0], rows - self.middle[1]) / ring.radius
        self.in_core = (self.away < REACH) & (np.abs(rows - self.middle[1]) < CORE * ring.radius)

    def dark(self, paper: float) -> NDArray[np.float64]:
        """Darkness of the pixels, 0 to 1, on paper of this brightness."""
        return np.asarray(np.clip(1 - self.part / paper, 0, 1), dtype=np.float64)

    def level(self, paper: float, percentile: float = DARK_PARTS) -> float:
        """How dark the seal's outer ring is, 0 to 1: a percentile of the pixels about it."""
        rim = self.dark(paper)[(self.away > 0.96) & (self.away < 1.02)]
        return float(np.percentile(rim, percentile)) if rim.size else 0.0


def _fade(disc: _Disc, paper: float, *, core: bool, print_alone: bool) -> None:
    """Fade one seal in place."""
    dark, level, part = disc.dark(paper), disc.level(paper), disc.part
    if level < FAINT_SEAL:
        kept = np.clip((dark - level - RAMP[0]) / (RAMP[1] - RAMP[0]), 0, 1)
        if print_alone:
            kept *= _of_print(kept > 0, dark, level, disc.radius)
        gone = disc.away < REACH
        part[gone] = (paper - (paper - np.minimum(part[gone], paper)) * kept[gone]).astype(np.uint8)
    else:
        part[_rims(dark > INKED, disc.middle, disc.radius) & (dark > EDGE)] = round(paper)
    if core:
        part[disc.in_core] = round(paper)


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


def _of_print(ink: Ink, dark: NDArray[np.float64], level: float, radius: float) -> Ink:
    """What of ink that is darker than a seal is print: ``dark`` is how dark each pixel is, ``level`` the seal's."""
    if not ink.any():
        return ink
    surely = ink & (dark >= level + HALFWAY * (float(np.percentile(dark[ink], SOLID)) - level))
    _, labels = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
    share = np.bincount(labels.ravel(), weights=surely.ravel()) / np.bincount(labels.ravel())
    reach = 2 * round(STROKE * radius) + 1
    near = cv2.dilate(surely.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    kept: Ink = ink & (near > 0) & (share >= DARKEST)[labels]
    return kept
