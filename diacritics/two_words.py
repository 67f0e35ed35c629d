"""Two words that ran together in characters without a space between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from diacritics.cells import Flags, Ids, Logs
from diacritics.edits import Channel
from diacritics.specks import without_specks

LONGEST_JOINED: Final = 18
"""Characters beyond which they are no words without a space."""

_LEAST_CUT: Final = 4
"""Characters from which a token may be two words."""
_OF_A_HALF: Final = 5
"""The best words of a half, in small letters and in capitals, that are tried with those of the other half."""
_HALF_WITHIN: Final = 7.0
"""Nats: a half whose best word is worse is no word."""
_PAIRS: Final = 16
"""Pairs of words kept for a token."""
_REMEMBERED: Final = 20_000
"""Halves that are kept."""


class Pairs(NamedTuple):
    """Pairs of words, run parallel; ``log_p`` in nats, ``capitals`` tells which were read in capitals."""

    first: Ids
    second: Ids
    log_p: Logs
    capitals: Flags


class _Half(NamedTuple):
    rank: float
    word: int
    log_p: float
    capital: bool


class TwoWords:
    """Finds pairs of words by one channel. ``prior`` is what each word is worth by its frequency (nats)."""

    def __init__(self, channel: Channel, prior: Logs) -> None:
        self._channel = channel
        self._prior = prior
        # Words begin and end alike: a half is asked for by many of them.
        self._halves: dict[str, Sequence[_Half]] = {}

    @property
    def log_lost(self) -> float:
        """Log-probability (nats) that a space was lost."""
        return math.log(self._channel.spacing.lost)

    def pairs(self, observed: str) -> Pairs | None:
        """The most probable pairs, of any cut, the best first; ``None`` where there are none."""
        if not _LEAST_CUT <= len(observed) <= LONGEST_JOINED:
            return None
        found = []
        for cut in range(1, len(observed)):
            head = self._half(observed[:cut])
            tail = self._half(without_specks(observed[cut:])) if head else ()
            found += [
                (a.rank + b.rank, a.word, b.word, a.log_p + b.log_p, a.capital)
                for a in head
                for b in tail
                if a.capital == b.capital
            ]
        best = sorted(found, reverse=True)[:_PAIRS]
        if not best:
            return None
        _, first, second, logs, capitals = zip(*best, strict=True)
        numbers = np.array(first, np.int32), np.array(second, np.int32)
        return Pairs(*numbers, np.array(logs, np.float32), np.array(capitals, np.bool_))

    def _half(self, observed: str) -> Sequence[_Half]:
        """The best words of a half; none when it is no word."""
        known = self._halves.get(observed)
        if known is None:
            if len(self._halves) >= _REMEMBERED:
                self._halves.clear()
            known = self._halves[observed] = self._best_of_half(observed)
        return known

    def _best_of_half(self, observed: str) -> Sequence[_Half]:
        found = self._channel.candidates(observed)
        if not len(found) or found.log_p[0] < -_HALF_WITHIN - len(observed):
            return ()
        rank = found.log_p + self._prior[found.words]
        best = (-rank).argsort(kind="stable")
        if found.all_small:
            best = best[:_OF_A_HALF]
        else:
            best = np.concatenate([best[found.capitals[best] == capital][:_OF_A_HALF] for capital in (False, True)])
        columns = (rank[best], found.words[best], found.log_p[best], found.capitals[best])
        return [_Half(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
