"""Ink that no printed word accounts for, in clumps: notes, initials, the number of a sheet; dirt and holes too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels, darkest_channel
from ocr_pipeline.imaging.quantile import percentile
from ocr_pipeline.imaging.scaling import brought_to, factor_to, shrunk

SEARCH_DPI = 100
"""Strokes of pens are found at this many dpi."""
DARKER, PALEST, OF_PRINT = 45, 22, 0.42
"""Levels by which ink is darker than the paper around it; on pages whose print is pale (old paper) by this
share of the print's own darkness is, down to the second: grain is darker by 2 to 7."""
PRINT_CORE = 85.0
"""Percentile of the darkness about printed words that is that of their strokes."""
SPEAKING = 30
"""About so many words speak for all print."""
LID, THICK = 0.5, 20
"""What is darker than so much (0..1) of the paper, and thicker than so many pixels, is the scanner's lid."""
TINT = 25
"""Levels by which blue ink is bluer than it is red, red ink redder than it is green and blue."""
BESIDE_PRINT = 0.5
"""Millimetres around a printed word that belong to it."""
STAIN = 4
"""Levels by which stains are redder against their blue than brown paper is: edges of them by 8 to 15, pens are less."""
VIVID, LIT, CLEAR = 190, 252, 45
"""Levels by which blue is no ink of a pen: visible electronic signatures are drawn on the scan in pure colours, so that
blue is bluer than red by the first, or, where thin lines were mixed with paper, by the third with blue itself as light
as the second. A pen darkens blue too."""
RULE = (12.0, 1.2)
"""A piece longer and thinner than this, in millimetres, is a rule or the edge of a table."""
SPECK = 1.0
"""A piece smaller than this many millimetres both ways is a speck."""
TALL = 3.4
"""Millimetres: a piece this high is no letter of ordinary print."""
ROUND, ROUND_APART, SQUARE = (24.0, 50.0), 1.5, 0.72
"""Millimetres across a seal and between the pieces of its ink, and how much narrower (0..1) it may be one way."""
MOSTLY = 0.5
"""Share (0..1) of its pixels from which on a piece of ink is of one colour."""
LEAST_BLUE = 2e-4
"""Share (0..1) of blue pixels below which nobody wrote in blue."""
Mask = NDArray[np.uint8]
Edges = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Clump:
    """Ink that lies together: its box x0, y0, x1, y1 in pixels of the page, its share of that box, how much is blue.

    ``tall`` is the share (0..1) of its ink in connected pieces at least TALL high: those of print are smaller.
    ``widest`` is the width of its widest connected piece, in pixels of the page; ``pieces`` are so many. By so many
    levels as ``darkness`` says its strokes are darker than the paper.
    """

    box: Edges
    density: float
    blue: float
    tall: float
    widest: float
    pieces: int
    darkness: float


@dataclass(frozen=True, slots=True)
class LooseInk:
    """The ink of a page that no printed word accounts for, at SEARCH_DPI; ``scale`` leads there from the page.

    ``rounds`` are the boxes of red ink as large and as square as a seal, in pixels of the page. ``cut`` is the ink that
    runs over the page's edge: none of ``ink``, but what lies in the midst of it may be a part of the same. ``darkness``
    is by how many levels each pixel is darker than the paper around it.
    """

    ink: Mask
    blue: Mask
    scale: float
    rounds: tuple[Edges, ...]
    cut: Mask
    darkness: NDArray[np.int16]

    def over_right(self) -> LooseInk:
        """The same with what runs over the right edge alone: a pen's last stroke into the text beside a margin."""
        _, labels, stats, _ = cv2.connectedComponentsWithStats(self.cut, connectivity=8)
        inside = (stats[:, cv2.CC_STAT_LEFT] > 1) & (stats[:, cv2.CC_STAT_TOP] > 1)
        inside &= stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT] < self.cut.shape[0] - 1
        inside[0] = False
        added = inside[np.asarray(labels, np.int32)]
        return replace(self, ink=np.asarray((self.ink > 0) | added, np.uint8))

    def cut_beside(self, clump: Clump, apart: float) -> float:
        """How much ink is cut off less than ``apart`` millimetres from a clump, as a share of the clump's own."""
        reach = round(apart * SEARCH_DPI / 25.4)
        x0, y0, x1, y1 = _scaled(clump.box, self.scale)
        around = self.cut[max(0, y0 - reach) : y1 + reach, max(0, x0 - reach) : x1 + reach]
        return float(around.sum()) / max(clump.density * (x1 - x0) * (y1 - y0), 1.0)

    def without(self, boxes: Sequence[Edges]) -> LooseInk:
        """The same without what lies in boxes of the page, in pixels."""
        ink = self.ink.copy()
        for x0, y0, x1, y1 in (_scaled(box, self.scale) for box in boxes):
            ink[y0:y1, x0:x1] = 0
        return replace(self, ink=ink)

    def in_blue(self) -> LooseInk:
        """The same of the connected pieces that are mostly blue: print that was not read may lie beside them."""
        count, labels = cv2.connectedComponents(self.ink, connectivity=8)
        pieces = np.asarray(labels, np.int32)
        inked = np.bincount(pieces.ravel(), minlength=count)
        in_blue = np.bincount(pieces[self.blue > 0], minlength=count) >= MOSTLY * inked
        in_blue[0] = False
        return replace(self, ink=np.asarray(in_blue[pieces], np.uint8))

    def clumps(self, apart: float, within: Edges | None = None) -> list[Clump]:
        """What lies less than ``apart`` millimetres from its neighbour, in one box of the page or anywhere."""
        ink = self.ink if within is None else _only(self.ink, _scaled(within, self.scale))
        reach = max(1, round(apart * SEARCH_DPI / 25.4))
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, kernel), connectivity=8)
        places = np.asarray(labels, np.int32)
        return [self._clump(places, np.asarray(stats[index], np.int32), index, ink) for index in range(1, count)]

    def _clump(self, labels: NDArray[np.int32], stat: NDArray[np.int32], index: int, ink: Mask) -> Clump:
        left, top, wide, high = (int(value) for value in stat[:4])
        part = (slice(top, top + high), slice(left, left + wide))
        ys, xs = np.nonzero((labels[part] == index) & (ink[part] > 0))
        x0, x1, y0, y1 = left + xs.min(), left + xs.max() + 1, top + ys.min(), top + ys.max() + 1
        blue = float(self.blue[part][ys, xs].mean())
        box = (round(x0 / self.scale), round(y0 / self.scale), round(x1 / self.scale), round(y1 / self.scale))
        inside = ((labels[part] == index) & (ink[part] > 0)).astype(np.uint8)
        _, _, pieces, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
        are_tall = pieces[1:, cv2.CC_STAT_HEIGHT] >= TALL * SEARCH_DPI / 25.4
        tall = float(pieces[1:, cv2.CC_STAT_AREA][are_tall].sum()) / len(ys)
        widest = float(pieces[1:, cv2.CC_STAT_WIDTH].max()) / self.scale
        density, darkness = len(ys) / float((x1 - x0) * (y1 - y0)), percentile(self.darkness[part][ys, xs], PRINT_CORE)
        return Clump(box, density, blue, tall, widest, len(pieces) - 1, darkness)


def loose_ink(page: Pixels, dpi: float, printed: Sequence[Edges]) -> LooseInk:
    """What is left of a page's ink without its print, its red ink, its rules and what runs over the page's edge.

    Args:
        page: ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8; a part of a page may be empty.
        dpi: pixels per inch of ``page``.
        printed: boxes of the words that were read surely.
    """
    page = page if page.size else np.full((1, 1), 255, np.uint8)
    scale = factor_to(SEARCH_DPI, dpi)
    small = brought_to(page, scale)
    reddish = _reddish(small)
    boxes = [_scaled(box, scale) for box in printed]
    dark = darkest_channel(small)
    paper = _paper_of(dark)
    darkness = np.asarray(paper.astype(np.int16) - dark, dtype=np.int16)
    ink, blue = _ink_of(small, darkness, reddish, boxes)
    lid = _lid(dark, LID * float(np.median(paper)))
    pad = round(BESIDE_PRINT * SEARCH_DPI / 25.4)
    for x0, y0, x1, y1 in boxes:
        ink[max(0, y0 - pad) : y1 + pad, max(0, x0 - pad) : x1 + pad] = 0
    kept, cut = _pieces(ink, lid)
    return LooseInk(kept, blue, scale, tuple(_rounds(reddish, scale)), cut, darkness)


def darkness_of_print(page: Pixels, dpi: float, printed: Sequence[Edges]) -> float | None:
    """By how many levels the strokes of print are darker than the paper beside them, ``None`` where none is known.

    Arguments as of :func:`loose_ink`; some words, evenly chosen, speak for all.
    """
    found = []
    for x0, y0, x1, y1 in printed[:: 1 + len(printed) // SPEAKING]:
        word = page[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
        if not word.size:
            continue
        dark = darkest_channel(shrunk(word, SEARCH_DPI / dpi)).astype(np.int16)
        darkness = percentile(dark, PRINT_CORE) - dark
        strokes = darkness[darkness > DARKER]
        if strokes.size:
            found.append(percentile(strokes, PRINT_CORE))
    return float(np.median(found)) if found else None


def has_blue(page: Pixels) -> bool:
    """Whether anything on a page is blue, by every eighth pixel of it."""
    if page.ndim == 2:
        return False
    some = page[::8, ::8].astype(np.int16)
    bluer = some[..., 0] - some[..., 2]
    return float((bluer - _tint(bluer) > TINT).mean()) >= LEAST_BLUE


def _paper_of(dark: Pixels) -> Pixels:
    """How bright it is around each pixel of a page whose strokes are thin."""
    around = cv2.medianBlur(shrunk(dark, 0.25), 21)
    return np.asarray(cv2.resize(around, (dark.shape[1], dark.shape[0])), np.uint8)


def _lid(dark: Pixels, brightest: float) -> Mask:
    """What is dark without a stroke of paper in it, farther than any stroke is thick, and the grey about it."""
    solid = cv2.morphologyEx(np.asarray(dark < brightest, np.uint8), cv2.MORPH_OPEN, np.ones((THICK, THICK), np.uint8))
    return np.asarray(cv2.dilate(solid, np.ones((THICK, THICK), np.uint8)) if solid.any() else solid, np.uint8)


def _ink_of(small: Pixels, darkness: NDArray[np.int16], reddish: Mask, printed: Sequence[Edges]) -> tuple[Mask, Mask]:
    """Where ink is that is neither red nor green (emblems are) nor pure blue, and where blue ink is."""
    ink = (darkness > _least_darkness(darkness, printed)).astype(np.uint8)
    if small.ndim == 2:
        return ink, np.zeros_like(ink)
    blue, green, red = (small[..., index].astype(np.int16) for index in range(3))
    pure = (blue - red > VIVID) | ((blue >= LIT) & (blue - red > CLEAR))
    no_pen = pure | (green - np.maximum(blue, red) > TINT)
    # Water leaves brown edges on brown paper; ink of a pen is less brown than what it stands on.
    stained = red - blue > max(TINT, STAIN + float(np.median((red - blue)[::4, ::4])))
    no_pen |= stained
    ink[cv2.dilate(reddish | no_pen.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 0
    return ink, (blue - red - _tint(blue - red) > TINT).astype(np.uint8)


def _least_darkness(darkness: NDArray[np.int16], printed: Sequence[Edges]) -> float:
    """From how many levels on ink is taken for ink, given where print is."""
    cores = [percentile(part, PRINT_CORE) for x0, y0, x1, y1 in printed if (part := darkness[y0:y1, x0:x1]).size]
    return min(DARKER, max(PALEST, OF_PRINT * float(np.median(cores)))) if cores else DARKER


def _reddish(small: Pixels) -> Mask:
    if small.ndim == 2:
        return np.zeros_like(small)
    blue, green, red = (small[..., index].astype(np.int16) for index in range(3))
    return np.asarray(red - np.maximum(blue, green) > TINT, np.uint8)


def _rounds(reddish: Mask, scale: float) -> Iterator[Edges]:
    if not reddish.any():
        return
    millimetre = SEARCH_DPI / 25.4
    reach = max(1, round(ROUND_APART * millimetre))
    joined = cv2.dilate(reddish, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for left, top, wide, high, _ in stats[1:].tolist():
        least, most = sorted((wide, high))
        if least >= ROUND[0] * millimetre and most <= ROUND[1] * millimetre and least >= SQUARE * most:
            yield round(left / scale), round(top / scale), round((left + wide) / scale), round((top + high) / scale)


def _tint(bluer: NDArray[np.int16]) -> float:
    """By how much the paper is bluer than it is red: ink on tinted paper is of no colour for that."""
    return max(0.0, float(np.median(bluer[::4, ::4])))


def _pieces(ink: Mask, lid: Mask) -> tuple[Mask, Mask]:
    """The ink without rules, what lies on the scanner's ``lid`` and specks: inside the page, and over its edge."""
    millimetre = SEARCH_DPI / 25.4
    ink = _without_runs(ink, round(RULE[0] * millimetre))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, wide, high = (stats[:, column] for column in range(4))
    long, thin = RULE[0] * millimetre, RULE[1] * millimetre
    rule = (wide > long) & (high < thin) | (high > long) & (wide < thin)
    speck = (wide < SPECK * millimetre) & (high < SPECK * millimetre)
    edge = (left <= 1) | (top <= 1) | (left + wide >= ink.shape[1] - 1) | (top + high >= ink.shape[0] - 1)
    on_lid = np.bincount(np.asarray(labels)[lid > 0], minlength=count) >= MOSTLY * stats[:, cv2.CC_STAT_AREA]
    drawn = ~(rule | speck | on_lid)
    drawn[0] = False
    places = np.asarray(labels, np.int32)
    return np.asarray((drawn & ~edge)[places], np.uint8), np.asarray((drawn & edge)[places], np.uint8)


def _without_runs(ink: Mask, long: int) -> Mask:
    """The ink without its level and upright runs of ``long`` pixels: no stroke of a pen that meets one is lost."""
    level, upright = (cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8)) for size in ((1, long), (long, 1)))
    return np.asarray(cv2.subtract(ink, cv2.dilate(cv2.max(level, upright), np.ones((3, 3), np.uint8))), np.uint8)


def _scaled(box: Edges, scale: float) -> Edges:
    x0, y0, x1, y1 = (max(0, round(edge * scale)) for edge in box)
    return x0, y0, x1, y1


def _only(ink: Mask, box: Edges) -> Mask:
    x0, y0, x1, y1 = box
    kept = np.zeros_like(ink)
    kept[y0:y1, x0:x1] = ink[y0:y1, x0:x1]
    return kept
