"""How the network learns: strips moved and worn another way each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.recognition.digits.network import STRIDE
from ocr_pipeline.recognition.digits.signs import BLANK, SIGNS
from ocr_pipeline.recognition.digits.strips import HIGH
from training import column_learning as learning
from training.digits.network import Reader
from training.strips import Strip

BATCH: Final = 24
COURSE: Final = learning.Course(SIGNS, BLANK, blank_weight=0.4, peak=3e-3, rise=0.15)
"""Most columns say nothing new: each of them counts less."""
SHIFT_ACROSS, SHIFT_DOWN = 8, 2
"""How far strips are moved at random each time, in pixels."""
KERNELS = ((2, 2), (1, 2), (2, 1), (3, 3))
"""By how much strokes may be widened."""


def train(strips: Sequence[Strip], steps: int, seed: int, report: Callable[[int, float], None]) -> Reader:
    """A network trained from nothing in so many steps; the same strips, seed and versions give the same network."""

    def batches(rng: np.random.Generator) -> Iterator[learning.Batch]:
        return (batch_of(group, rng) for group in learning.of_like_width(strips, BATCH, rng))

    return learning.train(Reader, batches, COURSE, steps, seed, report)


def batch_of(strips: Sequence[Strip], rng: np.random.Generator) -> learning.Batch:
    """Strips moved a little at random and padded with bare paper to one width."""
    width = max(strip.ink.shape[1] for strip in strips) + SHIFT_ACROSS
    width += width % STRIDE
    ink = np.zeros((len(strips), 1, HIGH, width), np.float32)
    columns = np.full((len(strips), width // STRIDE), BLANK, np.int64)
    for index, strip in enumerate(strips):
        across, down = int(rng.integers(SHIFT_ACROSS + 1)), int(rng.integers(-SHIFT_DOWN, SHIFT_DOWN + 1))
        ink[index, 0, :, across : across + strip.ink.shape[1]] = learning.moved_down(_worn(strip.ink, rng), down)
        for sign, column in zip(strip.signs, strip.columns, strict=True):
            at = int((column + across) / STRIDE)
            columns[index, max(0, at - 1) : at + 2] = sign
    return learning.batch_of(strips, ink, columns)


def _worn(ink: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A strip with its strokes a little wider or thinner, paler or darker, another way each time."""
    chance = rng.random()
    if chance < 0.35:
        kernel = np.ones(KERNELS[int(rng.integers(len(KERNELS)))], np.uint8)
        share = float(rng.uniform(0.3, 1.0))
        ink = np.asarray(cv2.addWeighted(ink, 1 - share, cv2.dilate(ink, kernel), share, 0), np.uint8)
    elif chance < 0.43:
        ink = np.asarray(cv2.addWeighted(ink, 0.5, cv2.erode(ink, np.ones((2, 2), np.uint8)), 0.5, 0), np.uint8)
    if rng.random() < 0.4:
        ink = np.asarray(255 * (ink / 255) ** float(rng.uniform(0.55, 1.7)), np.uint8)
    return ink
