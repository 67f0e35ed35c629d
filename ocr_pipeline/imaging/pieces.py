"""The connected pieces of a mask that is almost empty, such as what is left of a page when only its rules are kept.

To look at every pixel of a page for a few strokes takes ten times as long as to look at the rows that hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of ``area`` pixels in the box of ``wide`` × ``tall`` pixels whose left top corner is (``x``, ``y``)."""

    x: int
    y: int
    wide: int
    tall: int
    area: int
    labels: NDArray[np.int32]
    label: int

    @property
    def mask(self) -> NDArray[np.bool_]:
        """Where in its box the piece is, ``(tall, wide)``."""
        return np.asarray(self.labels == self.label)


def pieces_of(mask: Pixels) -> Iterator[Piece]:
    """The pieces of a ``(height, width)`` uint8 mask (not 0: ink), touching corners included, from top to bottom."""
    for top, bottom in _bands(mask):
        _, labels, stats, _ = cv2.connectedComponentsWithStats(mask[top:bottom], connectivity=8)
        places = np.asarray(labels, dtype=np.int32)
        for label, (x, y, wide, tall, area) in enumerate(np.asarray(stats, dtype=np.int32)[1:].tolist(), start=1):
            yield Piece(x, top + y, wide, tall, area, places[y : y + tall, x : x + wide], label)


def _bands(mask: Pixels) -> Iterator[tuple[int, int]]:
    """First row and the one behind the last of each run of rows that hold ink."""
    inked = mask.max(axis=1) > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]))).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)
