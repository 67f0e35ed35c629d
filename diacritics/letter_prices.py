"""P(reading | letter) of many single letters at once: the same as :mod:`diacritics.edit_table` says of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.edit_counts import NONE, Ids, Values
from diacritics.edit_table import ANY, BARE, FAMILY, OTHER_CASE, OWN, UNIFORM, EditTable

Logs = NDArray[np.float32]

_UNIFORM: Final = np.array(UNIFORM)


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters with what the back-off favours them to be read as: themselves, without marks, in the other case."""

    letters: tuple[str, ...]
    bases: tuple[str, ...]
    favoured: tuple[tuple[tuple[str, ...], float], ...]
    """For each kind the reading of every letter, and its share."""


@lru_cache(maxsize=16)
def _described(letters: tuple[str, ...]) -> _Letters:
    bases = tuple(strip_marks(letter) for letter in letters)
    swapped = tuple(base.swapcase() for base in bases)
    return _Letters(letters, bases, ((letters, OWN), (bases, BARE), (swapped, OTHER_CASE)))


class LetterPrices:
    """The log-probabilities of the readings of these letters under one table: all counted readings at once."""

    def __init__(self, table: EditTable, letters: tuple[str, ...]) -> None:
        self._letters = _described(letters)
        self._smoothing = table.smoothing
        index = table.counts.index
        self._segment = _numbers(letters, index.segments)
        self._totals: Values = np.append(table.totals, 0.0)[self._segment]
        families = _numbers(self._letters.bases, index.families)
        self._unknown = families == NONE
        self.rows = index.readings
        """The rows of the counted readings."""
        uniforms = _UNIFORM[index.letters_of_reading]
        shares = np.zeros((len(self.rows), len(index.families) + 1))
        shares[index.reading_of_cell, index.family_of_cell] = table.family_shares
        # The last column is that of families of which nothing is known.
        shares[:, NONE] = uniforms
        self.logs = self._of(list(self.rows), uniforms, shares[:, families], self._counts(table))
        """Log-probabilities (nats): (counted readings, letters)."""

    def _counts(self, table: EditTable) -> Values:
        """How often each letter was counted as each reading."""
        index = table.counts.index
        counts = np.zeros((len(self.rows), len(self._segment)))
        # A letter without case stands at several places.
        left = np.flatnonzero(self._segment != NONE)
        while len(left):
            segments, firsts = np.unique(self._segment[left], return_index=True)
            place = np.full(len(index.segments), NONE, np.int32)
            place[segments] = left[firsts]
            mine = place[index.segment_of]
            own = np.flatnonzero(mine != NONE)
            counts[index.reading_of[own], mine[own]] = table.counts.values[own]
            left = np.delete(left, firsts)
        return counts

    def log_p(self, reading: str) -> Logs:
        """Log-probabilities (nats) of the reading, letter by letter."""
        row = self.rows.get(reading)
        if row is not None:
            return self.logs[row, :]
        uniforms = _UNIFORM[[len(reading)]]
        none = np.zeros((1, len(self._segment)))
        return self._of([reading], uniforms, uniforms[:, None] * self._unknown, none)[0, :]

    def _of(self, readings: Sequence[str], uniforms: Values, shares: Values, counts: Values) -> Logs:
        """``shares`` of the readings in the families of the letters, and ``counts``: (readings, letters)."""
        backed = np.repeat((ANY * uniforms)[:, None], len(self._totals), axis=1)
        rows = {reading: row for row, reading in enumerate(readings)}
        for favoured, part in self._letters.favoured:
            own = _numbers(favoured, rows)
            there = np.flatnonzero(own != NONE)
            backed[own[there], there] += part
        backed += FAMILY * shares
        share, added = self._smoothing.share, self._smoothing.added
        counted = counts + added * backed
        logs = np.log((1.0 - share) * counted / (self._totals + added) + share * backed)
        return logs.astype(np.float32)


def _numbers(names: Sequence[str], numbers: Mapping[str, int]) -> Ids:
    return np.array([numbers.get(name, NONE) for name in names], np.int32)
