"""What the ink of one line may say, column by column, where it is a name stamp in script type."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.names.network import log_signs
from ocr_pipeline.recognition.names.strips import strip_of
from ocr_pipeline.recognition.words import Box

DECIMALS = 3
"""Kept of a logarithm: a thousandth tells no name from another."""


@dataclass(frozen=True, slots=True)
class NameInk:
    """A line of ink on a page (``box`` in its pixels), and what its columns say: a logarithm for each sign of each.

    Plain numbers, not an array: a page that was read is kept on disk, and parsed again from there.
    """

    page: int
    box: Box
    columns: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, page: int, box: Box, columns: NDArray[np.float32]) -> NameInk:
        """The ink whose columns say ``columns``: (columns, SIGNS) logarithms."""
        return cls(page, box, tuple(map(tuple, columns.round(DECIMALS).tolist())))


def read_ink(grey: Pixels, page: int, box: Box) -> NameInk | None:
    """A line of ink as the network reads it; ``None`` where there is none.

    Args:
        grey: the page, ``(height, width)`` uint8, ink dark.
        page: its number.
        box: of the line, with some paper around.
    """
    strip = strip_of(grey[box.y0 : box.y1, box.x0 : box.x1])
    return NameInk.of(page, box, log_signs(strip)) if strip is not None else None
