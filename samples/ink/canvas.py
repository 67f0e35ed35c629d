"""A printed page that ink is put on, and the record of what was put there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from samples.sheet import Box, Pixels

Mask = NDArray[np.float32]
Colour = tuple[int, int, int]
By = Literal["print", "pen", "stamp", "machine"]
MarkKind = Literal["seal", "signature", "received_stamp", "urgency_stamp", "handwriting"]


@dataclass(frozen=True)
class Written:
    """A word that a mark shows, with its box on the drawing and what wrote it; ``role`` names a field it belongs to."""

    text: str
    box: Box
    by: By
    role: str | None = None


@dataclass(frozen=True)
class Drawn:
    """Something put on a page (from 0) besides its print; ``kind`` is None for what the contract has no name for."""

    kind: MarkKind | None
    page: int
    box: Box
    text: str | None = None
    words: tuple[Written, ...] = ()


@dataclass
class Canvas:
    """The pixels (height, width, 3) of a page at 300 dpi, changed in place, and what was drawn on it so far."""

    page: int
    pixels: Pixels
    drawn: list[Drawn] = field(default_factory=list)

    def lay(self, ink: Mask, corner: tuple[int, int], colour: Colour) -> None:
        """Lays ink (coverage 0..1) with its left top at ``corner`` (x, y); what falls off the page is lost.

        What is under it shows through as on paper: the colours multiply.
        """
        x, y = corner
        height, width = self.pixels.shape[:2]
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(width, x + ink.shape[1]), min(height, y + ink.shape[0])
        if x0 >= x1 or y0 >= y1:
            return
        cover = ink[y0 - y : y1 - y, x0 - x : x1 - x]
        rows, columns = np.nonzero(cover)
        # Most of a patch of pen strokes is bare paper.
        tint = 1 - np.array(colour, np.float32) / np.float32(255)
        under = self.pixels[y0:y1, x0:x1]
        under[rows, columns] = np.round(under[rows, columns] * (1 - cover[rows, columns, None] * tint))
