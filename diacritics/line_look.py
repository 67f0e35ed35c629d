"""How a line looks to each kind of reader: a cheap judgement by its characters alone, before any word is sought.

Each character is judged by what stands before it: nothing (``^``), a small letter (``a``), a capital (``A``), anything
else (``.``). This sees Vietnamese letters, signs and digits inside words, and capitals behind small letters.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import Final

_EDGES: Final = "([{\"“”«»'’-–—_.,;:*/|•)]}!?"
"""What may stand around a word in any text, and says nothing of its reader."""
_UNSEEN: Final = 2e-3
"""Probability that is spread over characters never counted."""
_CHARACTERS: Final = 300
_ROUNDS: Final = 10
_REMEMBERED: Final = 32_768
"""Words whose look is remembered."""


def places(word: str) -> list[tuple[str, str]]:
    """Each character of the word with what stands before it."""
    before = "^"
    found: list[tuple[str, str]] = []
    for char in word:
        found.append((before, char))
        before = "a" if char.islower() else "A" if char.isupper() else "."
    return found


def telling(words: Iterable[str]) -> Iterator[str]:
    """The words that tell of their reader, without what stands around them: no numbers, dates or document symbols."""
    for word in words:
        core = word.strip(_EDGES)
        if core.isalpha():
            yield core
            continue
        letters = sum(c.isalpha() for c in core)
        if letters and sum(c.isdigit() for c in core) < max(2, letters) and "/" not in core:
            yield core


def count_looks(words: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """The counts of a reader's words."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for word, count in words.items():
        for core in telling([word]):
            for place in places(core):
                counts[place] += count
    return counts


class LineLook:
    """Log-probabilities of characters for one kind of reader."""

    def __init__(self, counts: Mapping[tuple[str, str], float]) -> None:
        totals: defaultdict[str, float] = defaultdict(float)
        for (before, _), count in counts.items():
            totals[before] += count
        self._logs = {
            (before, char): math.log((1 - _UNSEEN) * count / totals[before] + _UNSEEN / _CHARACTERS)
            for (before, char), count in counts.items()
        }
        self._unseen = math.log(_UNSEEN / _CHARACTERS)
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._log_of_word)

    def log_p(self, words: Iterable[str]) -> float:
        """The log-probability (nats) of the words of a line."""
        return sum(map(self._of_word, words))

    def _log_of_word(self, word: str) -> float:
        logs, unseen = self._logs, self._unseen
        return sum([logs.get(place, unseen) for place in _told(word)])


@lru_cache(maxsize=_REMEMBERED)
def _told(word: str) -> tuple[tuple[str, str], ...]:
    """The places of what tells of its reader in a word; every kind of reader is asked of the same words."""
    return tuple(place for core in telling((word,)) for place in places(core))


def mixture(likelihoods: Sequence[Sequence[float]]) -> list[list[float]]:
    """Weights (0..1, sum 1) of the readers for every line, from each reader's log-probability of each line.

    How frequent each reader is in the document is found by EM, so that a short line is judged by its neighbours; a
    document may well mix readers.
    """
    if not likelihoods:
        return []
    readers = len(likelihoods[0])
    shares = [1.0 / readers] * readers
    weights: list[list[float]] = []
    for _ in range(_ROUNDS):
        logs = list(map(math.log, shares))
        weights = [_posterior(line, logs) for line in likelihoods]
        # Half a line of doubt each, so that none is ruled out for good.
        sums = [0.5 + sum(line[k] for line in weights) for k in range(readers)]
        shares = [s / sum(sums) for s in sums]
    return weights


def _posterior(line: Sequence[float], log_shares: Sequence[float]) -> list[float]:
    logs = list(map(add, line, log_shares))
    top = max(logs)
    odds = [math.exp(log - top) for log in logs]
    total = sum(odds)
    return [odd / total for odd in odds]
