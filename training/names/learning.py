"""How the network learns: strips moved and worn another way each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.recognition.names.network import STRIDE
from ocr_pipeline.recognition.names.signs import BLANK, SIGNS
from ocr_pipeline.recognition.names.strips import HIGH
from training import column_learning as learning
from training.names.network import Reader
from training.strips import Strip

BATCH: Final = 32
COURSE: Final = learning.Course(SIGNS, BLANK, blank_weight=0.3, peak=4e-3, rise=0.1, coarse=True)
"""Columns that say nothing new count less."""
SHIFT_ACROSS, SHIFT_DOWN = 12, 3
"""How far strips are moved at random each time, in pixels."""


def train(strips: Sequence[Strip], steps: int, seed: int, report: Callable[[int, float], None]) -> Reader:
    """A network trained from nothing in so many steps; the same strips, seed and versions give the same network."""

    def batches(rng: np.random.Generator) -> Iterator[learning.Batch]:
        return (batch_of(group, rng) for group in learning.of_like_width(strips, BATCH, rng))

    return learning.train(Reader, batches, COURSE, steps, seed, report)


def batch_of(strips: Sequence[Strip], rng: np.random.Generator) -> learning.Batch:
    """Strips moved a little at random and padded with bare paper to one width."""
    width = max(strip.ink.shape[1] for strip in strips) + SHIFT_ACROSS
    width += -width % STRIDE
    ink = np.zeros((len(strips), 1, HIGH, width), np.float32)
    columns = np.full((len(strips), width // STRIDE), BLANK, np.int64)
    for index, strip in enumerate(strips):
        across, down = int(rng.integers(SHIFT_ACROSS + 1)), int(rng.integers(-SHIFT_DOWN, SHIFT_DOWN + 1))
        ink[index, 0, :, across : across + strip.ink.shape[1]] = learning.moved_down(_worn(strip.ink, rng), down)
        for sign, column in zip(strip.signs, strip.columns, strict=True):
            columns[index, min(width - 1, max(0, int(column + across))) // STRIDE] = sign
    return learning.batch_of(strips, ink, columns)


def _worn(ink: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A strip with its strokes a little wider, paler or darker, another way each time."""
    if rng.random() < 0.25:
        wider = cv2.dilate(ink, np.ones((2, 2), np.uint8))
        share = float(rng.uniform(0.2, 0.8))
        ink = np.asarray(cv2.addWeighted(ink, 1 - share, wider, share, 0), np.uint8)
    if rng.random() < 0.4:
        ink = np.asarray(255 * (ink / 255) ** float(rng.uniform(0.55, 1.7)), np.uint8)
    return ink
