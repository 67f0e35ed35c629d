"""What can be measured on a page image before anybody knows what it says: paper, ink, sharpness, strokes, grain.

A few tiles full of print stand for the page, so that it costs the same at every size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI, margin_of

TILE_INCHES = 0.8
"""Side of a tile: three or four lines of print."""
TILES = 8
"""So many tiles, those with most lettering; their median is the page's."""
PRINTED = 0.02
"""Share (0..1) of a tile that must be lettering."""
STEEPEST = 99.0
"""Percentile of the slopes of a tile that stands for its edges."""
MILLIMETRES = 25.4
"""To the inch."""


@dataclass(frozen=True, slots=True)
class ImageMeasures:
    """``paper`` and ``ink`` are grey levels (0..255) of the page's black print and of what it stands on.

    ``edge`` is the width in millimetres over which paper becomes ink: about 0.15 on a sharp scan at 300 dpi.
    ``stroke`` is the mean thickness of the strokes in millimetres: 0.25 to 0.4 in 13 or 14 point print.
    ``grain`` is the deviation of the paper's pixels, as a share (0..1) of the contrast.
    """

    paper: float
    ink: float
    edge: float
    stroke: float
    grain: float

    @property
    def contrast(self) -> float:
        """Grey levels between paper and ink."""
        return self.paper - self.ink


def measure_image(grey: Pixels, dpi: int, letters: Pixels | None) -> ImageMeasures | None:
    """Measures a page by the tiles with most print.

    Args:
        grey: ``(height, width)`` uint8, not smoothed.
        dpi: pixels per inch of ``grey``.
        letters: its lettering, as :func:`~ocr_pipeline.imaging.lettering.lettering` gives it.

    Returns:
        The measures, or ``None`` where nothing is printed.
    """
    if letters is None:
        return None
    measured = (_measured(tile, dpi) for tile in _printed_tiles(grey, letters))
    found = [each for each in measured if each is not None]
    if not found:
        return None
    return ImageMeasures(*(float(value) for value in np.median(np.array(found), axis=0)))


def _printed_tiles(grey: Pixels, letters: Pixels) -> Iterator[Pixels]:
    """The tiles of the page with most lettering."""
    side = round(TILE_INCHES * LOOK_DPI)
    rows, columns = letters.shape[0] // side, letters.shape[1] // side
    if rows == 0 or columns == 0:
        return
    shares = (letters[: rows * side, : columns * side] > 0).reshape(rows, side, columns, side).mean(axis=(1, 3))
    corner = margin_of(grey.shape)
    full = (np.array(grey.shape) - 2 * np.array(corner)) / np.array(letters.shape) * side
    for place in np.argsort(shares, axis=None)[::-1][:TILES]:
        row, column = divmod(int(place), columns)
        if shares[row, column] >= PRINTED:
            top, left = round(corner[0] + row * full[0]), round(corner[1] + column * full[1])
            yield grey[top : top + round(full[0]), left : left + round(full[1])]


def _measured(tile: Pixels, dpi: int) -> tuple[float, float, float, float, float] | None:
    """The five measures of a tile; ``None`` where ink does not stand apart from paper."""
    _, dark = cv2.threshold(tile, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    ink_pixels, paper_pixels = tile[dark > 0], tile[dark == 0]
    if ink_pixels.size == 0 or paper_pixels.size == 0:
        return None
    paper, ink = float(np.median(paper_pixels)), float(np.percentile(ink_pixels, 20))
    if paper <= ink:
        return None
    across = cv2.Sobel(tile, cv2.CV_32F, 1, 0, ksize=3, scale=1 / 8)
    down = cv2.Sobel(tile, cv2.CV_32F, 0, 1, ksize=3, scale=1 / 8)
    steepest = float(np.percentile(cv2.magnitude(across, down), STEEPEST))
    inner = cv2.erode(np.asarray(dark), np.ones((3, 3), np.uint8))
    outline = int((dark > 0).sum()) - int((inner > 0).sum())
    away = cv2.dilate(np.asarray(dark), np.ones((7, 7), np.uint8)) == 0
    grain = float(tile[away].std()) / (paper - ink) if int(away.sum()) > 100 else 0.0
    millimetre = MILLIMETRES / dpi
    edge = (paper - ink) / steepest * millimetre if steepest else 0.0
    stroke = 2 * int((dark > 0).sum()) / max(1, outline) * millimetre
    return paper, ink, edge, stroke, grain
