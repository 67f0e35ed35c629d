"""The upper and lower edge of a sheet photographed on something darker.

All lines across a sheet meet in one point when it is seen aslant, its edges as well as its print: they tell how its
lines fan out where too few are printed.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.scaling import shrunk

EDGE_DPI = 50
"""Resolution at which the edges are sought: they are long."""
OUTSIDE = 0.2
"""The part of the height at either end in which an edge is sought."""
ACROSS = (0.15, 0.85)
"""The part of the width along which it is followed: corners are turned up or lie in shadow."""
RIM = 0.012
"""The part of width and height at each border of the image that must be dark: the whole sheet is in the picture."""
DARKER = 20
"""Grey levels by which what the sheet lies on is darker than its paper, at least."""
LID = 10
"""Grey level of the black about a copy, at most: it is cut as it comes, at any angle to the sheet."""
STRAIGHT = 0.03
"""Inches within which the points of an edge lie from a straight line..."""
MOSTLY = 0.7
"""...this share (0..1) of them at least: others are shadows, fingers, the grain of the table."""

REACHES = (0.3, 0.1, *(STRAIGHT,) * 6)
"""Inches off the line at which a point counts half: less each time the line is drawn anew."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the lines across a sheet slope clockwise.

    ``slope`` (radians) is that in the middle of the image, ``fan`` what is added to it per inch down.
    """

    slope: float
    fan: float


def find_sheet(grey: Pixels, dpi: int) -> Sheet | None:
    """The sheet on a grey picture (``(height, width)`` at ``dpi``); ``None`` where its edges are not to be seen."""
    scale = min(1.0, EDGE_DPI / dpi)
    small = cv2.GaussianBlur(shrunk(grey, scale), (0, 0), 1.0)
    if not _lies_on_dark(np.asarray(small)):
        return None
    upper, lower = _edge(np.asarray(small)), _edge(np.asarray(small[::-1]))
    if upper is None or lower is None:
        return None
    # The lower edge was followed on the picture's mirror image.
    (above, top), (below, last) = upper, (-lower[0], small.shape[0] - 1 - lower[1])
    fan = (below - above) / (last - top)
    return Sheet(above + fan * ((small.shape[0] - 1) / 2 - top), fan * dpi * scale)


def _lies_on_dark(grey: Pixels) -> bool:
    """Whether every border of the image is darker than the paper in its middle, yet no lid of a copier."""
    height, width = grey.shape
    down, across = max(1, round(RIM * height)), max(1, round(RIM * width))
    paper = float(np.median(grey[height // 4 : -height // 4, width // 4 : -width // 4]))
    borders = (grey[:down], grey[-down:], grey[:, :across], grey[:, -across:])
    return all(LID < float(np.median(border)) <= paper - DARKER for border in borders)


def _edge(grey: Pixels) -> tuple[float, float] | None:
    """Slope of the upper edge of a sheet and its height in pixels in the middle of the image; ``None`` without one."""
    height, width = grey.shape
    columns = np.arange(round(ACROSS[0] * width), round(ACROSS[1] * width))
    outer = grey[: round(OUTSIDE * height), columns].astype(np.float64)
    steps = outer[2:] - outer[:-2]
    if len(steps) < 3:
        return None
    clear = steps.max(axis=0) >= DARKER / 2
    if clear.mean() < MOSTLY:
        return None
    x, y = columns - (width - 1) / 2, _peaks(steps)
    slope, middle = 0.0, float(np.median(y[clear]))
    for reach in REACHES:
        off = y - slope * x - middle
        slope, middle = np.polyfit(x, y, 1, w=np.sqrt(clear / (1 + (off / (reach * EDGE_DPI)) ** 2)))
    near = clear & (np.abs(y - slope * x - middle) <= STRAIGHT * EDGE_DPI)
    return (float(slope), float(middle)) if near.mean() >= MOSTLY else None


def _peaks(steps: Points) -> Points:
    """Where in each column the page brightens most, in pixels, to a part of one."""
    place = np.clip(steps.argmax(axis=0), 1, len(steps) - 2)
    columns = np.arange(steps.shape[1])
    before, best, after = (steps[place + off, columns] for off in (-1, 0, 1))
    bow = 2 * best - before - after
    shift = np.where(bow > 0, (after - before) / (2 * np.maximum(bow, 1e-9)), 0.0)
    return np.asarray(place + 1 + np.clip(shift, -1, 1))
