"""How a network learns to say a sign for each column of a strip: what the readers of digits and of names share.

Two losses, one of them told where each sign stands; batches of strips of like width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from training.strips import Strip

Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True)
class Batch:
    """Strips (n, 1, high, width), the sign of each column (n, width // stride), and the runs of signs end to end."""

    strips: torch.Tensor
    columns: torch.Tensor
    runs: torch.Tensor
    lengths: torch.Tensor


@dataclass(frozen=True)
class Course:
    """How one reader learns.

    Attributes:
        signs: how many there are, the blank among them.
        blank: the sign of columns that say nothing new; each of them counts ``blank_weight``.
        peak: the learning rate at its height; it rises for a share ``rise`` of the steps, and falls to nothing after.
        coarse: whether the network runs in numbers of 16 bits.
    """

    signs: int
    blank: int
    blank_weight: float
    peak: float
    rise: float
    coarse: bool = False


def train(
    make: Callable[[], Network],
    batches: Callable[[np.random.Generator], Iterator[Batch]],
    course: Course,
    steps: int,
    seed: int,
    report: Callable[[int, float], None],
) -> Network:
    """A network trained from nothing in so many steps; the same batches, seed and versions give the same network."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    network = make()
    optimiser = torch.optim.AdamW(network.parameters(), lr=course.peak, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, course.peak, total_steps=steps, pct_start=course.rise)
    for step, batch in zip(range(steps), batches(rng), strict=False):
        loss = _loss(network, batch, course, step / steps)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        report(step, float(loss.detach()))
    return network.eval()


def _loss(network: nn.Module, batch: Batch, course: Course, done: float) -> torch.Tensor:
    """Where each sign stands matters less the further the training is: the runs of signs are what counts."""
    with torch.autocast("cpu", torch.bfloat16, enabled=course.coarse):
        said = network(batch.strips)
    logs = functional.log_softmax(said.float(), 1)
    weights = torch.ones(course.signs)
    weights[course.blank] = course.blank_weight
    placed = functional.nll_loss(logs, batch.columns, weight=weights)
    whole = torch.full((len(batch.lengths),), logs.shape[2])
    run = functional.ctc_loss(logs.permute(2, 0, 1), batch.runs, whole, batch.lengths, zero_infinity=True)
    return max(0.05, 1 - done / 0.6) * placed + (1.0 if done > 0.04 else 0.1) * run


def of_like_width(strips: Sequence[Strip], most: int, rng: np.random.Generator) -> Iterator[list[Strip]]:
    """Groups of ``most`` strips of nearly one width, others each time they have all been seen, without an end."""
    size = min(most, len(strips))
    while True:
        widths = np.array([strip.ink.shape[1] for strip in strips]) + rng.random(len(strips)) * 8
        order = np.argsort(widths)
        groups = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
        for index in rng.permutation(len(groups)):
            yield [strips[at] for at in groups[index]]


def batch_of(strips: Sequence[Strip], ink: NDArray[np.float32], columns: NDArray[np.int64]) -> Batch:
    """A batch of strips that were laid out as ``ink``, with the sign of each column."""
    runs = [sign for strip in strips for sign in strip.signs]
    lengths = [len(strip.signs) for strip in strips]
    return Batch(torch.from_numpy(ink), torch.from_numpy(columns), torch.tensor(runs), torch.tensor(lengths))


def moved_down(ink: NDArray[np.uint8], by: int) -> NDArray[np.float32]:
    """A strip (high, width) moved down by so many rows, its ink 0..1; what comes into view is bare."""
    moved = np.zeros(ink.shape, np.float32)
    source = ink[max(0, -by) : len(ink) - max(0, by)]
    moved[max(0, by) : max(0, by) + len(source)] = source / np.float32(255)
    return moved


def convolved(before: int, after: int, kernel: int | tuple[int, int], **how: int) -> list[nn.Module]:
    """The layers of one convolution over rows and columns, to be put one behind the other."""
    return [nn.Conv2d(before, after, kernel, **how), nn.BatchNorm2d(after), nn.ReLU()]
