"""Ruled lines of a page: the straight level and upright strokes that tables are drawn with.

Found on a reduced page by runs of ink that no letter is long enough to make; gaps as a fax leaves them are bridged, and
a line may lean or sag as the sheet did under the lid: each rule knows where it runs at every point.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.pieces import pieces_of
from ocr_pipeline.imaging.scaling import shrunk

LOOK_DPI = 120
"""Resolution of the reduced page on which rules are sought: a hairline still darkens its pixels."""
LEVEL_STROKE, UPRIGHT_STROKE = 0.16, 0.19
"""Inches of unbroken ink from which a stroke may be a rule: longer than the bar of a letter, taller than its stem."""
GAP = 0.09
"""Inches between two strokes of one broken rule."""
SHORTEST = 0.3
"""Inches that a rule measures at least, gaps bridged."""
SLIMMEST = 6.0
"""A rule is so many times as long as it is thick; a bar or a photograph's edge is not."""
THICKEST = 0.05
"""Inches that a rule is thick at most, at any one point."""
NEIGHBOURHOOD = 0.2
"""Inches over which the paper's brightness is averaged."""
DARKER = 18
"""Grey levels (of 255) by which ink is darker than the paper about it: a pale rule of a copier still is."""
STEP = 0.25
"""Inches between the points at which a rule's place is kept."""
FEWEST = 2
"""With fewer level rules than this there is no table, and no need to look for upright ones."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line in pixels of the page; level rules run along x, upright ones along y.

    ``start`` and ``end`` are where it begins and ends along its way; ``path`` are points (along, across) on it, in
    order, at least one; ``thickness`` is what it measures across.
    """

    start: float
    end: float
    path: tuple[tuple[float, float], ...]
    thickness: float = 1.0

    @property
    def middle(self) -> float:
        """Half way along."""
        return (self.start + self.end) / 2

    def across(self, along: float) -> float:
        """Where it runs at ``along``; beyond its ends it goes straight on."""
        behind = bisect_left(self.path, (along,))
        if behind in (0, len(self.path)):
            return self.path[min(behind, len(self.path) - 1)][1]
        (before, low), (after, high) = self.path[behind - 1], self.path[behind]
        return low + (high - low) * (along - before) / (after - before)


@dataclass(frozen=True, slots=True)
class Rules:
    """The level and the upright rules of a page."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def find_rules(grey: Pixels, dpi: float) -> Rules:
    """The rules of a level grey page (``(height, width)`` uint8 at ``dpi``), in its own pixels."""
    scale = min(1.0, LOOK_DPI / dpi)
    ink = _ink(shrunk(grey, scale), dpi * scale)
    level = tuple(_rules(ink, LEVEL_STROKE, dpi * scale, 1 / scale))
    if len(level) < FEWEST:
        return Rules(level)
    upright = tuple(_rules(np.ascontiguousarray(ink.T), UPRIGHT_STROKE, dpi * scale, 1 / scale))
    return Rules(level, upright)


def _ink(small: Pixels, dpi: float) -> Pixels:
    """1 where the page is darker than the paper about it, else 0."""
    side = 2 * round(NEIGHBOURHOOD * dpi / 2) + 1
    paper = cv2.blur(small, (side, side))
    return np.asarray(cv2.subtract(paper, small) >= DARKER, dtype=np.uint8)


def _rules(ink: Pixels, stroke: float, dpi: float, factor: float) -> Iterator[Rule]:
    """The rules that run along the rows of ``ink``, ``factor`` times as large; ``stroke``: shortest run in inches."""
    # Thickened first, so that a line that steps down by a pixel is still one run.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, round(stroke * dpi)), np.uint8))
    joined = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((1, round(GAP * dpi)), np.uint8))
    for piece in pieces_of(np.asarray(joined, dtype=np.uint8)):
        x, wide, area = piece.x, piece.wide, piece.area
        slim = wide >= SLIMMEST * piece.tall and area <= THICKEST * dpi * wide + 2 * wide
        if wide >= SHORTEST * dpi and slim:
            path = tuple(((x + at) * factor, (piece.y + place) * factor) for at, place in _path(piece.mask, dpi))
            # Thickening added a pixel on either side.
            yield Rule(x * factor, (x + wide) * factor, path, max(1.0, area / wide - 2) * factor)


def _path(piece: NDArray[np.bool_], dpi: float) -> Iterator[tuple[float, float]]:
    """Points on a rule, given as the mask of its box: the middle of its ink every STEP inches, and at both ends."""
    wide = piece.shape[1]
    step = STEP * dpi
    stops = np.linspace(0, wide, max(1, round(wide / step)) + 1).round().astype(int)
    rows = np.arange(piece.shape[0]) + 0.5
    for first, last in pairwise(stops):
        ink = piece[:, first:last].sum(axis=1)
        if ink.any():
            yield (first + last) / 2, float((ink * rows).sum() / ink.sum())
