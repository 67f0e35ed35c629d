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
_NO_ROWS: Final[Ids] = np.zeros(0, np.int32)
_NO_VALUES: Final[Values] = np.zeros(0)
_ROWS: Final = 64
"""Readings whose prices are found together: what is written on the way stays in the processor's cache."""


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


@dataclass(frozen=True, slots=True)
class _ByRow:
    """Numbers in some places of a table of readings and letters, row by row."""

    rows: Ids
    letters: Ids
    values: Values

    @classmethod
    def of(cls, rows: Ids, letters: Ids, values: Values) -> _ByRow:
        """The numbers in the order of their rows; rows that are ``NONE`` have no place."""
        order = rows.argsort(kind="stable")
        order = order[int(np.searchsorted(rows[order], 0)) :]
        return cls(rows[order], letters[order], values[order])

    def add_to(self, part: Values, begin: int) -> None:
        """Adds to the part of the table that begins with a row."""
        own = slice(*np.searchsorted(self.rows, (begin, begin + len(part))))
        part[self.rows[own] - begin, self.letters[own]] += self.values[own]


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
        favoured, counts = self._favoured(self.rows), self._counts(table)
        self.logs: Logs = np.empty((len(self.rows), len(letters)), np.float32)
        """Log-probabilities (nats): (counted readings, letters)."""
        for begin in range(0, len(self.rows), _ROWS):
            part = slice(begin, begin + _ROWS)
            self.logs[part] = self._of(begin, uniforms[part], shares[part, families], favoured, counts)

    def _counts(self, table: EditTable) -> _ByRow:
        """How often each letter was counted as each reading."""
        index = table.counts.index
        rows, letters, values = [_NO_ROWS], [_NO_ROWS], [_NO_VALUES]
        # A letter without case stands at several places.
        left = np.flatnonzero(self._segment != NONE)
        while len(left):
            segments, firsts = np.unique(self._segment[left], return_index=True)
            place = np.full(len(index.segments), NONE, np.int32)
            place[segments] = left[firsts]
            mine = place[index.segment_of]
            own = np.flatnonzero(mine != NONE)
            rows.append(index.reading_of[own])
            letters.append(mine[own])
            values.append(table.counts.values[own])
            left = np.delete(left, firsts)
        return _ByRow.of(np.concatenate(rows), np.concatenate(letters), np.concatenate(values))

    def _favoured(self, rows: Mapping[str, int]) -> list[_ByRow]:
        """What the back-off favours in a table of these rows, kind by kind."""
        places = np.arange(len(self._segment), dtype=np.int32)
        return [
            _ByRow.of(_numbers(favoured, rows), places, np.full(len(places), share))
            for favoured, share in self._letters.favoured
        ]

    def log_p(self, reading: str) -> Logs:
        """Log-probabilities (nats) of the reading, letter by letter."""
        row = self.rows.get(reading)
        if row is not None:
            return self.logs[row, :]
        uniforms = _UNIFORM[[len(reading)]]
        none = _ByRow(_NO_ROWS, _NO_ROWS, _NO_VALUES)
        return self._of(0, uniforms, uniforms[:, None] * self._unknown, self._favoured({reading: 0}), none)[0, :]

    def _of(self, begin: int, uniforms: Values, shares: Values, favoured: Sequence[_ByRow], counts: _ByRow) -> Logs:
        """Those of some rows: ``shares`` of their readings in the families of the letters, (readings, letters)."""
        backed = np.repeat((ANY * uniforms)[:, None], len(self._totals), axis=1)
        for kind in favoured:
            kind.add_to(backed, begin)
        shares *= FAMILY
        backed += shares
        share, added = self._smoothing.share, self._smoothing.added
        counted = added * backed
        counts.add_to(counted, begin)
        counted *= 1.0 - share
        counted /= self._totals + added
        backed *= share
        counted += backed
        logs: Logs = np.log(counted, out=counted).astype(np.float32)
        return logs


def _numbers(names: Sequence[str], numbers: Mapping[str, int]) -> Ids:
    return np.array([numbers.get(name, NONE) for name in names], np.int32)
