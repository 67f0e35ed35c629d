"""How the network learns: batches of strips of like width, and two losses, one of them told where each sign stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from ocr_pipeline.recognition.names.network import STRIDE
from ocr_pipeline.recognition.names.signs import BLANK, SIGNS
from ocr_pipeline.recognition.names.strips import HIGH
from training.names.drawing import Strip
from training.names.network import Reader

BATCH = 32
PEAK = 4e-3
"""Learning rate at its height; it rises for the first tenth of the steps and falls to nothing after."""
BLANK_WEIGHT = 0.3
"""Columns that say nothing new count less."""
SHIFT_ACROSS, SHIFT_DOWN = 12, 3
"""How far strips are moved at random each time, in pixels."""


@dataclass(frozen=True)
class Batch:
    """Strips (n, 1, HIGH, width), the sign of each column (n, width // STRIDE), and the runs of signs end to end."""

    strips: torch.Tensor
    columns: torch.Tensor
    runs: torch.Tensor
    lengths: torch.Tensor


def train(strips: Sequence[Strip], steps: int, seed: int, report: Callable[[int, float], None]) -> Reader:
    """A network trained from nothing in so many steps."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    network = Reader()
    optimiser = torch.optim.AdamW(network.parameters(), lr=PEAK, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK, total_steps=steps, pct_start=0.1)
    for step, batch in enumerate(_endless(strips, rng)):
        if step == steps:
            break
        loss = _loss(network, batch, step / steps)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        report(step, float(loss.detach()))
    return network.eval()


def _loss(network: Reader, batch: Batch, done: float) -> torch.Tensor:
    """Where each sign stands matters less the further the training is: the runs of signs are what counts."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(batch.strips)
    logs = functional.log_softmax(logits.float(), 1)
    weights = torch.ones(SIGNS)
    weights[BLANK] = BLANK_WEIGHT
    placed = functional.nll_loss(logs, batch.columns, weight=weights)
    whole = torch.full((len(batch.lengths),), logs.shape[2])
    run = functional.ctc_loss(logs.permute(2, 0, 1), batch.runs, whole, batch.lengths, zero_infinity=True)
    return max(0.05, 1 - done / 0.6) * placed + (1.0 if done > 0.04 else 0.1) * run


def _endless(strips: Sequence[Strip], rng: np.random.Generator) -> Iterator[Batch]:
    while True:
        size = min(BATCH, len(strips))
        widths = np.array([strip.ink.shape[1] for strip in strips]) + rng.random(len(strips)) * 8
        order = np.argsort(widths)
        groups = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
        for index in rng.permutation(len(groups)):
            yield batch_of([strips[at] for at in groups[index]], rng)


def batch_of(strips: Sequence[Strip], rng: np.random.Generator) -> Batch:
    """Strips moved a little at random and padded with bare paper to one width."""
    width = max(strip.ink.shape[1] for strip in strips) + SHIFT_ACROSS
    width += -width % STRIDE
    ink = np.zeros((len(strips), 1, HIGH, width), np.float32)
    columns = np.full((len(strips), width // STRIDE), BLANK, np.int64)
    for index, strip in enumerate(strips):
        across, down = int(rng.integers(SHIFT_ACROSS + 1)), int(rng.integers(-SHIFT_DOWN, SHIFT_DOWN + 1))
        ink[index, 0, :, across : across + strip.ink.shape[1]] = _moved_down(_worn(strip.ink, rng), down)
        for sign, column in zip(strip.signs, strip.columns, strict=True):
            columns[index, min(width - 1, max(0, int(column + across))) // STRIDE] = sign
    runs = [sign for strip in strips for sign in strip.signs]
    lengths = [len(strip.signs) for strip in strips]
    return Batch(torch.from_numpy(ink), torch.from_numpy(columns), torch.tensor(runs), torch.tensor(lengths))


def _moved_down(ink: NDArray[np.uint8], by: int) -> NDArray[np.float32]:
    moved = np.zeros(ink.shape, np.float32)
    source = ink[max(0, -by) : HIGH - max(0, by)]
    moved[max(0, by) : max(0, by) + len(source)] = source / np.float32(255)
    return moved


def _worn(ink: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A strip with its strokes a little wider, paler or darker, another way each time."""
    if rng.random() < 0.25:
        wider = cv2.dilate(ink, np.ones((2, 2), np.uint8))
        share = float(rng.uniform(0.2, 0.8))
        ink = np.asarray(cv2.addWeighted(ink, 1 - share, wider, share, 0), np.uint8)
    if rng.random() < 0.4:
        ink = np.asarray(255 * (ink / 255) ** float(rng.uniform(0.55, 1.7)), np.uint8)
    return ink
