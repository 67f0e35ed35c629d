"""A back-off model while it is made: tables of n-grams with probabilities, and how the tables hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.training.ngrams import Keys, Values, places

Places = NDArray[np.int32]

SMALLEST: Final = 1e-9
"""No weight and no remainder of probability is smaller: a model never says "impossible"."""


@dataclass(frozen=True, slots=True)
class Level:
    """The n-grams of one length by ascending key: ``p`` is P(last word | words before).

    ``mass`` is how often the n-gram is a context, in weighted occurrences (empty for the longest). ``begin`` and
    ``end`` are the places of an n-gram without its last and without its first word in the level below.
    """

    keys: Keys
    p: Values
    mass: Values
    begin: Places
    end: Places


@dataclass(frozen=True, slots=True)
class BackoffModel:
    """``levels[0]`` holds all ``size`` words in order; the n-grams of the others contain only ones of those below."""

    size: int
    levels: tuple[Level, ...]

    @property
    def order(self) -> int:
        """Words of the longest n-gram."""
        return len(self.levels)

    def remainders(self, n: int) -> tuple[Values, Values]:
        """For every context of n-grams of length ``n``: what these leave of probability, and what they leave below.

        Their quotient is the weight of the shorter n-grams after the context.
        """
        level, below = self.levels[n - 1], self.levels[n - 2]
        contexts = len(below.keys)
        left = 1.0 - np.bincount(level.begin, weights=level.p, minlength=contexts)
        left_below = 1.0 - np.bincount(level.begin, weights=below.p[level.end], minlength=contexts)
        return np.maximum(left, SMALLEST), np.maximum(left_below, SMALLEST)

    def backoffs(self, n: int) -> Values:
        """The weight of the shorter n-grams after each n-gram of length ``n``; 1 where nothing is stored behind it."""
        left, left_below = self.remainders(n + 1)
        return left / left_below


def linked(size: int, n: int, keys: Keys, p: Values, mass: Values, below: Level) -> Level:
    """The level of n-grams of ``n`` words, over the one below it.

    Raises:
        ValueError: The beginning or the end of an n-gram is not among the shorter ones.
    """
    return Level(keys, p, mass, places(below.keys, keys // size), places(below.keys, keys % size ** (n - 1)))


def unigrams(p: Values, mass: Values) -> Level:
    """The lowest level: every word in order."""
    nothing = np.zeros(0, np.int32)
    return Level(np.arange(len(p), dtype=np.int64), p, mass, nothing, nothing)
