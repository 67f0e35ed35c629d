"""The ink of a signature: long strokes of a pen, or any blue ink, in the place where a document is signed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.find import PageMarks, PixelBox
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer, Layers
from ocr_pipeline.imaging.marks.letter_rows import in_printed_row, merged_letters
from ocr_pipeline.imaging.marks.rings import Ring
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
FAINT_SEAL = 0.72
"""In a grey scan a red seal is lighter than this (0..1), and a black pen shows through it."""
SEAL_DARKEST = 90.0
"""The percentile of the pixels about a seal's ring that must be so light."""
DARKER, SEAL_LEVEL = 0.16, 85.0
"""By how much the pen is darker than such a seal, and the percentile of those pixels that is its darkness: the darkest
are where print crosses it."""
WIDEST = 85 * MM
"""No signature is wider, in pixels: the edge of a fold may be."""
TORN, SPARSE, SLIM = 4, 0.33, 3
"""Photocopiers tear thin strokes: a piece so many pixels from a stroke that fills less than this share of its box, or
is so many times as long as thick, as letters are not, is the same stroke."""
RUNS_ON = 12 * MM
"""A stroke is followed so many pixels beyond the place in which its middle lies."""
BETWEEN = 0.66
"""Within so many radii above and below a seal's middle, between title and name, what shines through is a pen's."""
RIM = 0.87
"""From so many radii on, the lines of a seal that was pressed unevenly are as dark as a pen."""
OUTSIDE = 1.05
"""So many radii from its middle nothing is of a seal any more."""
FLECK, SHOWN = 3, 20
"""Fewer pixels together are flecks of a seal's ink; fewer in all show nothing of a signature."""
LEADS_ON = 8 * MM
"""They are so many pixels apart at most, and from what is seen beside the seal."""
UNDER_SEAL = 0.5
"""Under a black seal a signature cannot be seen: as NĐ 30/2020 Điều 33 has it, a third of it is hidden there, half as
much as is seen."""
BESIDE_SEAL = 5 * MM
"""What begins so near to the edge of a black seal begins under it."""
SLENDER = 0.36
"""Least height of such a signature as a share of its width: what is seen of it may be the last stroke alone."""

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
    found = _strokes(ink, part, x1 - x0, near)
    if found is None:
        return None
    left, top, right, bottom = _under_seals(found, near, part, ink)
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
    away = _away(part, ring)
    rim = (away > 0.95) & (away < 1.02) & (part.dark > INKED)
    return bool(rim.any()) and float(np.median(part.red[rim] / part.dark[rim])) > REDDISH / 2


def _away(part: Layers, ring: Ring) -> NDArray[np.float64]:
    """How far each pixel is from a ring's middle, in radii."""
    rows, columns = np.mgrid[: part.height, : part.width]
    return np.asarray(np.hypot(columns - ring.x, rows - ring.y) / ring.radius, dtype=np.float64)


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
        darkest, away = _shine_through(part, ring), _away(part, ring)
        through = part.dark > darkest + DARKER if darkest is not None else np.zeros_like(ink)
        ink = np.where(away < OUTSIDE, through, ink)
        if darkest is not None:
            ink = _off_rim(ink, away)
    return np.asarray(ink)


def _off_rim(ink: Ink, away: NDArray[np.float64]) -> Ink:
    """Ink without the pieces that lie wholly on a seal's rim: they are darker parts of its lines."""
    count, labels = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
    leaves = np.zeros(count, dtype=np.bool_)
    leaves[labels[ink & ((away < RIM) | (away >= OUTSIDE))]] = True
    kept: Ink = ink & leaves[labels]
    return kept


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


def _shine_through(part: Layers, ring: Ring) -> float | None:
    """How dark (0..1) a seal is that lets a pen be seen through it; ``None`` for one that hides it."""
    away = _away(part, ring)
    rim = part.dark[(away > 0.95) & (away < 1.02)]
    if not rim.size or float(np.percentile(rim, SEAL_DARKEST)) >= FAINT_SEAL:
        return None
    return float(np.percentile(rim, SEAL_LEVEL))


def _strokes(ink: Ink, part: Layers, width: int, rings: Sequence[Ring]) -> tuple[int, int, int, int] | None:
    """The box around the pieces of ink that are a pen's and have their middle within the first ``width`` columns.

    ``rings`` are of the black seals: a flat stroke that comes out from under one is no rule.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    pieces = np.asarray(stats, dtype=np.int64)
    wide, high, area = pieces[:, cv2.CC_STAT_WIDTH], pieces[:, cv2.CC_STAT_HEIGHT], pieces[:, cv2.CC_STAT_AREA]
    pen = ((high >= TALL) | ((wide >= LONG) & (high >= NOT_FLAT))) & (area < OPEN * wide * high)
    pen |= (wide >= LONG) & (high < NOT_FLAT) & _from_under(pieces, rings)
    if part.blue is not None:
        bluish = part.blue > BLUISH * part.dark
        blue = np.bincount(labels.ravel(), weights=bluish.ravel(), minlength=len(pieces))
        pen |= (area >= SPECK) & (blue > BLUE_PIECE * area)
    pen &= pieces[:, cv2.CC_STAT_LEFT] + wide / 2 < width
    pen[0] = False
    if not pen.any():
        return None
    slender = (area < SPARSE * wide * high) | (wide >= SLIM * high) | (high >= SLIM * wide)
    # A signature begins within its place; the edge of a fold or of a taped strip comes from outside.
    alien = (wide > WIDEST) | (pieces[:, cv2.CC_STAT_LEFT] == 0)
    print_like = in_printed_row(pieces) | merged_letters(pieces)
    pen, slender = pen & ~alien, slender & ~alien & ~print_like
    if (pen & ~print_like).any():
        pen &= ~print_like
    if not pen.any():
        return None
    pen = _with_torn(_without_crumbs(pen, pieces), np.asarray(labels, np.int32), slender)
    left, top = pieces[pen, cv2.CC_STAT_LEFT], pieces[pen, cv2.CC_STAT_TOP]
    return int(left.min()), int(top.min()), int((left + wide[pen]).max()), int((top + high[pen]).max())


def _from_under(pieces: Pieces, rings: Sequence[Ring]) -> Ink:
    """Which pieces begin at the right edge of a seal, level with its middle: between title and name no rule runs."""
    left = pieces[:, cv2.CC_STAT_LEFT]
    middle = pieces[:, cv2.CC_STAT_TOP] + pieces[:, cv2.CC_STAT_HEIGHT] / 2
    found = np.zeros(len(pieces), dtype=np.bool_)
    for ring in rings:
        level = np.abs(middle - ring.y) < BETWEEN * ring.radius
        edge = ring.x + np.sqrt(np.maximum(ring.radius**2 - (middle - ring.y) ** 2, 0.0))
        found |= level & (np.abs(left - edge) < BESIDE_SEAL)
    return found


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


def _under_seals(
    box: tuple[int, int, int, int], rings: Sequence[Ring], part: Layers, ink: Ink
) -> tuple[int, int, int, int]:
    """The box of a signature drawn on under the black seal in which it begins: by what shines through, or blindly."""
    x0, y0, x1, y1 = box
    for ring in rings:
        edge = round(ring.x + ring.radius)
        if not (
            ring.x < x0 < edge + BESIDE_SEAL and x1 > edge and y0 < ring.y + ring.radius and y1 > ring.y - ring.radius
        ):
            continue
        shown = _shown(ink, part, ring, x0)
        if shown is not None:
            x0, y0, x1, y1 = min(x0, shown[0]), min(y0, shown[1]), max(x1, shown[2]), max(y1, shown[3])
            continue
        x0 = round(edge - UNDER_SEAL * (x1 - edge))
        missing = max(0, round(SLENDER * (x1 - x0)) - (y1 - y0))
        y0, y1 = y0 - 2 * missing // 3, y1 + missing // 3
    return x0, y0, x1, y1


def _shown(ink: Ink, part: Layers, ring: Ring, start: int) -> tuple[int, int, int, int] | None:
    """The box of the broken strokes that shine through a seal and lead to column ``start``, ``None`` where none do."""
    if _shine_through(part, ring) is None:
        return None
    level = np.abs(np.arange(part.height) - ring.y) < BETWEEN * ring.radius
    inside = (ink & (_away(part, ring) < RIM) & level[:, None]).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    large = np.asarray(stats[:, cv2.CC_STAT_AREA] >= FLECK)
    large[0] = False
    rows, columns = np.nonzero(large[labels])
    inked = np.unique(columns[columns <= start])[::-1]
    apart = np.flatnonzero(-np.diff(np.concatenate([[start], inked])) > LEADS_ON)
    if len(apart):  # what is further left are the seal's own darker spots
        led = columns >= (inked[apart[0] - 1] if apart[0] else start)
        rows, columns = rows[led], columns[led]
    if len(rows) < SHOWN:
        return None
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
