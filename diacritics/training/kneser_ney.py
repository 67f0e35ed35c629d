"""Interpolated modified Kneser-Ney over text of several styles, each counted with its own discounts and weight.

P(w | h) = Σ_s β_s (c_s(h w) - D_s) / Σ_s β_s c_s(h) + γ(h) P(w | h without its first word), s the styles, β_s their
weights. Below the longest n-grams c is the number of different words before, as Kneser and Ney have it; n-grams that
begin with the boundary keep their counts, nothing but boundaries standing before them. After Chen and Goodman 1999.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.training.backoff import SMALLEST, BackoffModel, Level, linked, unigrams
from diacritics.training.ngrams import Counts, Keys, merged, places, sums_of_runs
from diacritics.words import BOUNDARY

_FALLBACK: Final = (0.6, 1.0, 1.3)
"""Discounts of n-grams counted once, twice and more often, where a text is too small to tell."""
_LEAST_REST: Final = 0.05
"""A discount leaves at least so much of a count."""
_UNSEEN: Final = 0.5
"""As how many occurrences, in the style of the least weight, the mere existence of a word counts."""


@dataclass(frozen=True, slots=True)
class StyleCounts:
    """The n-grams of one style of text: distinct keys in order, how often each occurs, what one occurrence weighs."""

    weight: float
    keys: Keys
    counts: Counts


def discounts(counts: Counts) -> NDArray[np.float64]:
    """What is taken off counts of 0, 1, 2, and 3 or more."""
    once, twice, thrice, often = (int(np.count_nonzero(counts == c)) for c in (1, 2, 3, 4))
    if not (once and twice and thrice):
        return np.array((0.0, *_FALLBACK))
    y = once / (once + 2 * twice)
    optimal = (1 - 2 * y * twice / once, 2 - 3 * y * thrice / twice, 3 - 4 * y * often / thrice)
    return np.array((0.0, *(min(max(d, _LEAST_REST), c - _LEAST_REST) for c, d in enumerate(optimal, 1))))


def estimate(styles: Sequence[StyleCounts], size: int, order: int) -> BackoffModel:
    """The model of all n-grams up to ``order`` words, not yet pruned; every word of ``size`` has a probability."""
    tables = _tables(styles, size, order)
    levels = [_words(tables[0], size, _UNSEEN * min(style.weight for style in styles))]
    for n in range(2, order + 1):
        levels.append(_level(tables[n - 1], levels[-1], size, n, longest=n == order))
        tables[n - 1] = None
    return BackoffModel(size, tuple(_with_masses(levels)))


_Table = tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]
"""Keys, discounted weighted counts, weighted counts."""


def _tables(styles: Sequence[StyleCounts], size: int, order: int) -> list[_Table | None]:
    tables: list[_Table | None] = []
    counted = list(styles)
    for n in range(order, 0, -1):
        parts = []
        for style in counted:
            rest = style.counts - discounts(style.counts)[np.minimum(style.counts, 3)]
            parts.append((style.keys, style.weight * rest, style.weight * style.counts))
        keys, rest, total = merged(parts)
        tables.append((keys, rest, total))
        if n > 1:
            counted = [_shortened(style, size, n) for style in counted]
    return tables[::-1]


def _shortened(style: StyleCounts, size: int, n: int) -> StyleCounts:
    """The n-grams without their first words: the number of different ones, or the count after a boundary."""
    ends = style.keys % size ** (n - 1)
    order = np.argsort(ends, kind="stable")
    keys, different, counts = sums_of_runs(ends[order], np.ones(len(ends), np.int64), style.counts[order])
    if n > 2:
        different = np.where(keys // size ** (n - 2) == BOUNDARY, counts, different)
    return StyleCounts(style.weight, keys, different)


def _words(table: _Table | None, size: int, unseen: float) -> Level:
    assert table is not None
    keys, _, total = table
    p = np.full(size, unseen)
    p[keys] += total
    return unigrams(p / p.sum(), np.zeros(size))


def _level(table: _Table | None, below: Level, size: int, n: int, *, longest: bool) -> Level:
    assert table is not None
    keys, rest, total = table
    contexts, kept, all_of = sums_of_runs(keys // size, rest, total)
    context = np.searchsorted(contexts, keys // size)
    left = 1.0 - kept / all_of
    p = rest / all_of[context] + left[context] * below.p[places(below.keys, keys % size ** (n - 1))]
    mass = np.zeros(len(keys))
    if longest:
        below.mass[places(below.keys, contexts)] = all_of
    elif not len(keys) or keys[0] != 0:
        # Nothing but boundaries is no n-gram of the text, but the context of every beginning.
        keys, p, mass = (np.concatenate((first, rest)) for first, rest in (([0], keys), ([SMALLEST], p), ([0.0], mass)))
    return linked(size, n, keys, p, mass, below)


def _with_masses(levels: list[Level]) -> list[Level]:
    """How often shorter n-grams are contexts: summed from the longest ones, whose counts are those of the text."""
    for level, below in zip(levels[-2:0:-1], levels[-3::-1], strict=True):
        below.mass[:] = np.bincount(level.end, weights=level.mass, minlength=len(below.keys))
    return levels
