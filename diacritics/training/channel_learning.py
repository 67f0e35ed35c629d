"""Learns segment edits from pairs of a printed word and its reading: hard EM over the best alignment of each pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, partial
from itertools import pairwise
from typing import Final

from diacritics.alphabet import strip_marks
from diacritics.edit_alignment import Prices, best_edits
from diacritics.edit_counts import Edit, EditCounts
from diacritics.edit_table import LONGEST_READING, EditTable, Readings, Smoothing

_ROUNDS: Final = 3
"""Before and again after edits of two letters are taken in."""
_LEAST_DOUBLE: Final = 4.0
"""Fewer occurrences of an edit of two letters are chance; its letters are read one by one."""
_LEAST_GAIN: Final = 0.7
"""Nats that two letters together must be more probable than one by one to be an edit of their own."""


def first_guess(segment: str, reading: str) -> float:
    """Before anything is learned: letters stay, lose their marks, and seldom turn into something else."""
    if len(segment) == len(reading) == 1:
        if strip_marks(segment) == strip_marks(reading):
            return -0.3
        return -2.0 if strip_marks(segment).lower() == strip_marks(reading).lower() else -5.0
    if len(segment) == 1:
        return (-6.0, -5.0, -6.5, -10.0)[len(reading)]
    return (-math.inf, -8.0, -10.5, -11.5)[len(reading)]


def learn(pairs: Mapping[tuple[str, str], float], smoothing: Smoothing, rounds: int = _ROUNDS) -> EditTable:
    """The table of the pairs (printed word, reading) with their counts: twice ``rounds`` rounds."""
    prices: Prices = cache(lambda segment: Readings(partial(first_guess, segment)))
    counts: dict[Edit, float] = {}
    doubles: frozenset[Edit] = frozenset()
    for number in range(2 * rounds):
        counts, joined, occurrences = _expected(pairs, prices)
        singles = EditTable(EditCounts.of({e: n for e, n in counts.items() if len(e[0]) == 1}), {}, smoothing)
        if number >= rounds - 1:
            doubles = _worthwhile(joined, occurrences, singles)
        prices = _Prices(singles, {e: math.log(joined[e] / (occurrences[e[0]] + 1)) for e in doubles})
    kept = {e: n for e, n in counts.items() if len(e[0]) == 1 or e in doubles}
    return EditTable(EditCounts.of(kept), {e[0]: occurrences[e[0]] for e in doubles}, smoothing)


class _Prices:
    """Single letters by their table, and a few edits of two letters."""

    def __init__(self, singles: EditTable, doubles: Mapping[Edit, float]) -> None:
        self._singles = singles
        self._doubles: dict[str, Readings] = {}
        for (segment, reading), log in doubles.items():
            self._doubles.setdefault(segment, Readings(lambda _: -math.inf))[reading] = log

    def __call__(self, segment: str) -> Readings | None:
        return self._singles.readings_of(segment) if len(segment) == 1 else self._doubles.get(segment)


def _expected(
    pairs: Mapping[tuple[str, str], float], prices: Prices
) -> tuple[dict[Edit, float], dict[Edit, float], dict[str, float]]:
    """Edits used, edits of two letters used or made of two that stand side by side, and pairs of letters."""
    counts: defaultdict[Edit, float] = defaultdict(float)
    joined: defaultdict[Edit, float] = defaultdict(float)
    occurrences: defaultdict[str, float] = defaultdict(float)
    for (true, observed), count in pairs.items():
        _, edits = best_edits(true, observed, prices)
        for edit in edits:
            counts[edit] += count
            if len(edit[0]) == 2:
                joined[edit] += count
        for (a, x), (b, y) in pairwise(edits):
            if len(a) == len(b) == 1 and len(x + y) <= LONGEST_READING:
                joined[a + b, x + y] += count
        for a, b in pairwise(true):
            occurrences[a + b] += count
    return counts, joined, occurrences


def _worthwhile(joined: Mapping[Edit, float], occurrences: Mapping[str, float], singles: EditTable) -> frozenset[Edit]:
    """Edits of two letters that are clearly more probable together than one by one."""
    return frozenset(
        (segment, reading)
        for (segment, reading), count in joined.items()
        if count >= _LEAST_DOUBLE
        and math.log(count / (occurrences[segment] + 1)) > _apart(segment, reading, singles) + _LEAST_GAIN
    )


def _apart(segment: str, reading: str, singles: EditTable) -> float:
    a, b = segment[0], segment[1]
    return max(singles.log_p(a, reading[:cut]) + singles.log_p(b, reading[cut:]) for cut in range(len(reading) + 1))
