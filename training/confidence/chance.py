"""What chance alone does to a measurement of a few hundred values: nothing below it is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from training.confidence.fitting import BINS

SURELY: Final = 0.95
"""How sure (0..1) a bound is."""
DRAWS: Final = 400
"""So often claims are taken by their word: the mean error then stands to two digits."""
HALVINGS: Final = 60


@dataclass(frozen=True, slots=True)
class ByChance:
    """The calibration error of claims that are all true: its mean, and what it stays below with :data:`SURELY`."""

    mean: float
    most: float


def error_by_chance(claimed: Sequence[float], seed: int = 0) -> ByChance:
    """The calibration error that just so many values would have if each were right as often as it claims.

    A measured error between the two figures says nothing against the claims. The same claims give the same figures.
    """
    if not claimed:
        return ByChance(0.0, 0.0)
    sure = np.array(claimed)
    bins = np.minimum((sure * BINS).astype(np.int64), BINS - 1)
    drawn = np.random.default_rng(seed)
    gaps = (np.bincount(bins, weights=sure - (drawn.random(len(sure)) < sure)) for _ in range(DRAWS))
    errors = [float(np.abs(gap).sum()) / len(sure) for gap in gaps]
    return ByChance(float(np.mean(errors)), float(np.quantile(errors, SURELY)))


def least_share(right: int, of: int) -> float:
    """The share of right ones that :data:`SURELY` is not undercut where ``right`` of ``of`` were: Clopper and Pearson.

    All right of 59 says no more than 0.95.
    """
    if not right:
        return 0.0
    low, high = 0.0, right / of
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most_wrong(of - right, of, middle) < 1 - SURELY else (low, middle)
    return low


def _at_most_wrong(wrong: int, of: int, share: float) -> float:
    """The probability of so many wrong ones or fewer where ``share`` (0..1) of all are right."""
    return sum(math.exp(_log_chance(each, of, share)) for each in range(wrong + 1))


def _log_chance(wrong: int, of: int, share: float) -> float:
    """The logarithm of the probability of just so many wrong ones: the ways to choose them are beyond any float."""
    ways = math.lgamma(of + 1) - math.lgamma(wrong + 1) - math.lgamma(of - wrong + 1)
    return ways + wrong * math.log1p(-share) + (of - wrong) * math.log(share)
