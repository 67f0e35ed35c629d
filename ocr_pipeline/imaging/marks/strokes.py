"""The ink of a signature: long strokes of a pen, or any blue ink, in the place where a document is signed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.find import PageMarks, PixelBox
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer, Layers
from ocr_pipeline.imaging.marks.letter_rows import in_printed_row, merged_letters, written_row
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.marks.under_seals import (
    DARKER,
    OUTSIDE,
    away_from,
    drawn_on,
    from_under,
    off_rim,
    shine_through,
    torn_from_under,
)
from ocr_pipeline.imaging.quantile import percentile

MM = LOOK_DPI / 25.4
INKED, PALEST, OF_PRINT = 0.2, 0.11, 0.42
"""Least darkness (0..1), above that of the paper around it, of a pixel of ink: thin lines of a ballpoint are grey.
Where print is pale it is that share of the print's darkness, but no less than the second."""
FAINTER = 0.6
"""A stroke goes on where it is so much fainter than that."""
PRINT_CORE = 85.0
"""Percentile of the darkness about printed words that is that of their strokes."""
PAPER_SQUEEZE, PAPER_SQUARE = 4, 15
"""The paper around a pixel is the median of so many squares of so many pixels each way, 15 mm."""
REDDISH = 0.4
"""From this share of its darkness on the redness of a pixel is that of a seal's ink."""
BROWNISH = 0.36
"""From this share of its darkness on by which a pixel is redder than blue it is a stain: water leaves brown edges."""
BLUISH = 0.3
"""The same of blueness, for a blue pen."""
BLUE_PIECE = 0.4
"""A piece of ink is blue when this share (0..1) of it is bluish."""
SPECK = 12
"""Pieces of blue ink of fewer pixels are dirt."""
CRUMB, CRUMB_NEAR = 0.05, 4 * MM
"""So is a piece of less than this share of the largest one's ink that is farther than so many pixels from its box."""
TALL, LONG, NOT_FLAT = 5.5 * MM, 10 * MM, 1.2 * MM
"""A piece of black ink is a stroke of the pen when it is so tall, or so long without being a rule; print is lower."""
OPEN = 0.5
"""A stroke fills less than this share of its box."""
PALER, DARKEST = 0.4, 90.0
"""What is on the back shows through with less than this share of a pen's darkness, both at this percentile: it has a
third of it where paper is thin."""
FOLD_HIGH, FOLD_PARTS = 7, (0.4, 0.4, 0.4, 0.4)
"""Rows of pixels in which a fold runs, and which share of the columns it inks there at least in each fourth of the
place and what is right of it: no signature begins so far left and ends so far right."""
MOSTLY, DEEP = 0.4, 8 * MM
"""A stroke that begins above the place in which it is sought has the rest below this share of its height inside, or
reaches so many pixels into it."""
WIDEST = 85 * MM
"""No signature is wider, in pixels: the edge of a fold may be."""
STREAK, UPRIGHT = 20 * MM, 10
"""What is higher than so many pixels and than so many times its width is a streak or the edge of a sheet."""
TORN, SPARSE, SLIM = 4, 0.33, 3
"""Photocopiers tear thin strokes: a piece so many pixels from a stroke that fills less than this share of its box, or
is so many times as long as thick, as letters are not, is the same stroke."""
TAIL_GAP, TAIL_DROP, TAIL_FLAT, DASH = 2 * MM, 1 * MM, 2, 3 * MM
"""Faxes tear the thin end of a last stroke to dashes, each so many pixels right of the one before at most and so many
above or below its end, so many times as wide as high or as small; one is so wide at least: a row of dots is none."""
RUNS_ON = 12 * MM
"""A stroke is followed so many pixels to the right of the place in which its middle lies, and above it."""

Ink = NDArray[np.bool_]
Pieces = NDArray[np.int64]


def pen_ink(marks: PageMarks, place: PixelBox, printed: Sequence[PixelBox]) -> PixelBox | None:
    """The box of the signature in a ``place``, ``None`` when there is none.

    Args:
        marks: of the page.
        place: where the document is signed, in the page's pixels.
        printed: the boxes of words that were read surely: they are print, whatever they look like.
    """
    scale = marks.layers.scale
    x0, y0, x1, y1 = (round(value / scale) for value in place)
    x0, y0, x1, y1 = max(0, x0), max(0, y0), min(marks.layers.width, x1), min(marks.layers.height, y1)
    if x1 - x0 < 2 or y1 - y0 < 2:
        return None
    above = min(y0, round(RUNS_ON))
    y0 -= above
    part = marks.layers.part(x0, y0, min(marks.layers.width, x1 + round(RUNS_ON)), y1)
    rings = [seal.ring for seal in marks.seals if seal.ring is not None]
    near = [Ring(ring.x / scale - x0, ring.y / scale - y0, ring.radius / scale) for ring in rings]
    near = [ring for ring in near if not _is_red(part, ring)]
    words = [
        (
            slice(max(0, round(top / scale) - y0), max(0, round(bottom / scale) - y0)),
            slice(max(0, round(left / scale) - x0), max(0, round(right / scale) - x0)),
        )
        for left, top, right, bottom in printed
    ]
    ink = _ink(part, near, words)
    for word in words:
        ink[word] = False
    ink = _without_folds(ink)
    found = _strokes(ink, part, (x1 - x0, above), near)
    if found is None:
        return None
    left, top, right, bottom = drawn_on(found, near, part, ink)
    if bottom - top < NOT_FLAT:
        # Blue ink too: the shadow of a fold is bluish where paper is brown.
        return None
    return (
        round((left + x0) * scale),
        round((top + y0) * scale),
        round((right + x0) * scale),
        round((bottom + y0) * scale),
    )


def _is_red(part: Layers, ring: Ring) -> bool:
    """Whether a seal is red on the page: what is under it can be told from it."""
    if part.red is None:
        return False
    away = away_from(part, ring)
    rim = (away > 0.95) & (away < 1.02) & (part.dark > INKED)
    return bool(rim.any()) and float(np.median(part.red[rim] / part.dark[rim])) > REDDISH / 2


def _ink(part: Layers, rings: Sequence[Ring], words: Sequence[tuple[slice, slice]]) -> Ink:
    """What may be written with a pen: ink that is not a seal's (``rings``: of the black seals)."""
    darkness = part.dark - _paper(part.dark)
    cores = [percentile(darkness[word], PRINT_CORE) for word in words if darkness[word].size]
    least = min(INKED, max(PALEST, OF_PRINT * float(np.median(cores)))) if cores else INKED
    ink = _with_fainter(darkness > least, darkness > FAINTER * least)
    if part.red is not None:
        ink &= part.red < REDDISH * part.dark
    if part.brown is not None:
        ink &= part.brown < BROWNISH * part.dark
    for ring in rings:
        darkest, away = shine_through(part, ring), away_from(part, ring)
        through = part.dark > darkest + DARKER if darkest is not None else np.zeros_like(ink)
        ink = np.where(away < OUTSIDE, through, ink)
        if darkest is not None:
            ink = off_rim(ink, away)
    return np.asarray(ink)


def _paper(dark: Layer) -> Layer:
    """How dark the paper is around each pixel, 0..1."""
    height, width = dark.shape
    size = max(1, width // PAPER_SQUEEZE), max(1, height // PAPER_SQUEEZE)
    squeezed = cv2.resize(np.clip(dark * 255, 0, 255).astype(np.uint8), size, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(squeezed, PAPER_SQUARE)
    return np.asarray(cv2.resize(paper, (width, height)), dtype=np.float32) / np.float32(255)


def _with_fainter(ink: Ink, faint: Ink) -> Ink:
    """Ink with the fainter ink that it runs on into."""
    _, labels = cv2.connectedComponents(faint.astype(np.uint8), connectivity=8)
    runs_on = np.zeros(int(labels.max()) + 1, dtype=np.bool_)
    runs_on[labels[ink]] = True
    runs_on[0] = False
    return np.asarray(runs_on[labels])


def _without_folds(ink: Ink) -> Ink:
    """Ink without level lines from side to side, such as the edge of a fold, but for the strokes that cross them."""
    if ink.shape[1] < len(FOLD_PARTS):
        return ink
    near = cv2.dilate(ink.astype(np.uint8), np.ones((FOLD_HIGH, 1), np.uint8))
    parts = [part.mean(axis=1) for part in np.array_split(near, len(FOLD_PARTS), axis=1)]
    inked = np.array(parts) >= np.array(FOLD_PARTS)[:, None]
    rows: Ink = np.asarray(inked.all(axis=0), dtype=np.bool_)
    crossing = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones((FOLD_HIGH + 2, 1), np.uint8)) > 0
    return np.asarray(ink & (crossing | ~rows[:, None]))


def _strokes(ink: Ink, part: Layers, place: tuple[int, int], rings: Sequence[Ring]) -> tuple[int, int, int, int] | None:
    """The box around the pieces of ink that are a pen's and mostly in the ``place``.

    That is the first so many columns, and from such a row on. ``rings`` are of the black seals: a flat stroke that
    comes out from under one is no rule.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    pieces = np.asarray(stats, dtype=np.int64)
    wide, high, area = pieces[:, cv2.CC_STAT_WIDTH], pieces[:, cv2.CC_STAT_HEIGHT], pieces[:, cv2.CC_STAT_AREA]
    left, top = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_TOP]
    pen = ((high >= TALL) | ((wide >= LONG) & (high >= NOT_FLAT))) & (area < OPEN * wide * high)
    pen |= ((wide >= LONG) & (high < NOT_FLAT) & from_under(pieces, rings)) | torn_from_under(pieces, rings)
    pen |= _blue(np.asarray(labels, np.int32), part, area)
    placed = (top + MOSTLY * high >= place[1]) | (top + high >= place[1] + DEEP)
    placed &= left + wide / 2 < place[0]
    placed[0] = False
    slender = (area < SPARSE * wide * high) | (wide >= SLIM * high) | (high >= SLIM * wide)
    # A signature begins within its place; the edge of a taped strip comes from outside, a streak runs upright.
    alien = (wide > WIDEST) | (left == 0) | ((high > STREAK) & (high > UPRIGHT * wide))
    print_like = in_printed_row(pieces) | merged_letters(pieces)
    pen, slender = pen & placed & ~alien, slender & placed & ~alien & ~print_like
    if (pen & ~print_like).any():
        pen &= ~print_like
    if not pen.any():
        return None
    pen &= ~written_row(pieces, pen) & ~_paler(np.asarray(labels, np.int32), part, pieces, pen)
    pen = _with_torn(_without_crumbs(pen, pieces), np.asarray(labels, np.int32), slender)
    flat = (wide >= TAIL_FLAT * high) | (np.maximum(wide, high) <= TAIL_DROP)
    pen = _with_tail(pen, np.asarray(labels, np.int32), pieces, flat & placed & ~alien & ~print_like)
    return int(left[pen].min()), int(top[pen].min()), int((left + wide)[pen].max()), int((top + high)[pen].max())


def _blue(labels: NDArray[np.int32], part: Layers, area: NDArray[np.int64]) -> Ink:
    """Which pieces of ink are blue."""
    if part.blue is None:
        return np.zeros(len(area), dtype=np.bool_)
    bluish = part.blue > BLUISH * part.dark
    blue = np.bincount(labels.ravel(), weights=bluish.ravel(), minlength=len(area))
    return np.asarray((area >= SPECK) & (blue > BLUE_PIECE * area))


def _paler(labels: NDArray[np.int32], part: Layers, pieces: Pieces, pen: Ink) -> Ink:
    """Which pieces are nowhere nearly as dark as the largest of a pen (``pen``): ink that shows through from behind."""
    largest = int(np.argmax(np.where(pen, pieces[:, cv2.CC_STAT_WIDTH] * pieces[:, cv2.CC_STAT_HEIGHT], 0)))
    darkest = PALER * percentile(part.dark[labels == largest], DARKEST)
    dark = np.bincount(labels.ravel(), weights=(part.dark >= darkest).ravel(), minlength=len(pieces))
    return np.asarray(dark < (1 - DARKEST / 100) * pieces[:, cv2.CC_STAT_AREA])


def _without_crumbs(pen: Ink, pieces: Pieces) -> Ink:
    """Which pieces are a pen's (``pen``), but for tiny ones far from its largest: colours that a lens put amiss."""
    area = np.where(pen, pieces[:, cv2.CC_STAT_AREA], 0)
    largest = int(np.argmax(area))
    start, size = pieces[:, :2], pieces[:, 2:4]
    gaps = np.maximum(start - (start + size)[largest], start[largest] - (start + size)).max(axis=1)
    kept: Ink = pen & ((area >= CRUMB * area[largest]) | (gaps <= CRUMB_NEAR))
    return kept


def _with_torn(pen: Ink, labels: NDArray[np.int32], slender: Ink) -> Ink:
    """Which pieces are a pen's (``pen``), and those that were torn off them, piece by piece."""
    slender[0] = False
    while True:
        near = cv2.dilate(pen[labels].astype(np.uint8), np.ones((2 * TORN + 1, 2 * TORN + 1), np.uint8)) > 0
        torn = np.zeros_like(pen)
        torn[np.unique(labels[near])] = True
        torn &= slender & ~pen
        if not torn.any():
            return pen
        pen = pen | torn


def _with_tail(pen: Ink, labels: NDArray[np.int32], pieces: Pieces, flat: Ink) -> Ink:
    """Which pieces are a pen's (``pen``), and the dashes (of ``flat`` ones) in which its last stroke runs out."""
    left, wide = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_WIDTH]
    right = left + wide
    longer = pen.copy()
    while True:
        end = int(right[longer].max())
        level = float(np.flatnonzero(longer[labels[:, end - 1]]).mean())
        near = np.flatnonzero(flat & ~longer & (left >= end) & (left - end <= TAIL_GAP))
        starts = {int(piece): np.flatnonzero(labels[:, left[piece]] == piece).mean() for piece in near}
        dashes = [piece for piece, start in starts.items() if abs(start - level) <= TAIL_DROP]
        if not dashes:
            break
        longer[min(dashes, key=lambda piece: int(left[piece]))] = True
    return longer if (wide[longer & ~pen] >= DASH).any() else pen
