"""Leaving out n-grams that the shorter ones nearly know, down to a size.

An n-gram costs what its occurrences lose of their log-probability when the shorter n-gram answers for it (weighted
difference, Seymore and Rosenfeld 1996). It is kept when that is above a threshold, or when a longer kept one begins or
ends with it. Relative entropy (Stolcke 1998) was measured too: 0.5 % higher perplexity at the same size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.training.backoff import SMALLEST, BackoffModel, linked
from diacritics.training.ngrams import Values

_HALVINGS: Final = 14
"""Of the interval between 10⁻¹² and 10⁻³ nats in which the threshold is sought."""

Mask = NDArray[np.bool_]
Shape = Sequence[tuple[int, int]]
"""For n-grams of two words, three, and so on: how many, and how many of them something follows."""


def costs(model: BackoffModel, n: int) -> Values:
    """What dropping each n-gram of length ``n`` would cost, in nats for each word of the text; may be a gain."""
    level, below = model.levels[n - 1], model.levels[n - 2]
    shorter = below.p[level.end] * model.backoffs(n - 1)[level.begin]
    total = max(float(below.mass.sum()), SMALLEST)
    result: Values = below.mass[level.begin] / total * level.p * np.log(level.p / shorter)
    return result


def pruned(model: BackoffModel, threshold: float) -> BackoffModel:
    """The model without the n-grams that cost at most ``threshold`` nats."""
    return _reduced(model, _kept(model, _all_costs(model), threshold))


def pruned_to(model: BackoffModel, size: int, size_of: Callable[[Shape], int]) -> BackoffModel:
    """The model with the lowest threshold at which ``size_of`` its shape is at most ``size``."""
    each = _all_costs(model)
    low, high = -12.0, -3.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if size_of(_shape(model, _kept(model, each, 10**middle))) <= size:
            high = middle
        else:
            low = middle
    return _reduced(model, _kept(model, each, 10**high))


def shape_of(model: BackoffModel) -> Shape:
    """The shape of a model as it is."""
    return _shape(model, [np.ones(len(level.keys), np.bool_) for level in model.levels[1:]])


def _all_costs(model: BackoffModel) -> list[Values]:
    return [costs(model, n) for n in range(2, model.order + 1)]


def _kept(model: BackoffModel, each: Sequence[Values], threshold: float) -> list[Mask]:
    """Which n-grams of two words, three, and so on are kept."""
    kept: list[Mask] = []
    needed = np.zeros(len(model.levels[-1].keys), np.bool_)
    for n in range(model.order, 1, -1):
        level, below = model.levels[n - 1], model.levels[n - 2]
        wanted = needed | (each[n - 2] > threshold)
        if n < model.order:
            # The context of every beginning stays, worth nothing by itself.
            wanted[0] = True
        needed = np.zeros(len(below.keys), np.bool_)
        needed[level.begin[wanted]] = True
        needed[level.end[wanted]] = True
        kept.append(wanted)
    return kept[::-1]


def _shape(model: BackoffModel, kept: Sequence[Mask]) -> Shape:
    shape: list[tuple[int, int]] = []
    for n, wanted in enumerate(kept, 2):
        followed = 0
        if n < model.order:
            begins = model.levels[n].begin[kept[n - 1]]
            followed = int(np.count_nonzero(begins[1:] != begins[:-1])) + min(1, len(begins))
        shape.append((int(np.count_nonzero(wanted)), followed))
    return shape


def _reduced(model: BackoffModel, kept: Sequence[Mask]) -> BackoffModel:
    levels = [model.levels[0]]
    for n, wanted in enumerate(kept, 2):
        level = model.levels[n - 1]
        levels.append(linked(model.size, n, level.keys[wanted], level.p[wanted], level.mass[wanted], levels[-1]))
    return BackoffModel(model.size, tuple(levels))
