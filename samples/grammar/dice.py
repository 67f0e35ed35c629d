"""Choices drawn from a seed: the same seed draws the same in every process and on every machine."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from a seed; ``label`` parts one purpose from another, so that a choice added here moves none there."""

    def __init__(self, seed: int, label: str) -> None:
        # A text seeds by its digest, not by hash(), which differs from process to process.
        self._random = random.Random(f"{label}:{seed}")  # noqa: S311 - samples, not secrets

    def chance(self, probability: float) -> bool:
        """True with ``probability`` in 0..1."""
        return self._random.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both possible."""
        return self._random.randint(low, high)

    def one(self, choices: Sequence[T]) -> T:
        """One of ``choices``, each as likely."""
        return choices[self._random.randrange(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """``count`` different ones (or all there are), in the order of ``choices``."""
        picked = sorted(self._random.sample(range(len(choices)), min(count, len(choices))))
        return [choices[index] for index in picked]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """All of ``choices`` in another order."""
        return self._random.sample(list(choices), len(choices))

    def weighted(self, weights: Mapping[T, float]) -> T:
        """A key, as likely as its weight says; keys keep the order of the table."""
        return self._random.choices(list(weights), list(weights.values()))[0]
