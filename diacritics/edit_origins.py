"""What a piece of a reading can have been printed as: letters and pairs of letters of a tree, each with its price."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.edit_counts import NONE
from diacritics.edit_table import EditTable
from diacritics.letter_prices import LetterPrices

Logs = NDArray[np.float32]

_LEAST_P: Final = -15.0
"""Log-probability below which an edit is not tried."""

_REMEMBERED: Final = 4096
"""Pieces whose origins are kept: there are fewer, but in a text of a thousand strange characters."""

_DEAD: Final = np.float32(-np.inf)
_NO_COLUMNS: Final = np.zeros(0, np.int32)
_NO_LOGS: Final = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Origins:
    """What a piece of a reading can come from: log-probabilities by column of the tree, and pairs of columns.

    The most probable pair comes first.
    """

    logs: Logs
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    double_logs: Logs
    best: float
    best_of_two: float
    """The best log-probabilities of a single letter and of a pair; minus infinity where there is none."""


@dataclass(frozen=True, slots=True)
class CountedPieces:
    """The origins of all readings that were counted, in their order: of each a row, and a range of pairs.

    A pair may be in a range twice; the most probable pairs of a range come first.
    """

    logs: Logs
    best: Logs
    best_of_two: Logs
    begin: NDArray[np.int32]
    end: NDArray[np.int32]
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    double_logs: Logs


INSIDE: Final = 0
INITIAL: Final = 1
CAPITALS: Final = 2
"""How the letters that a piece comes from are printed: small, inside a word or where it begins; all in capitals."""


class OriginBook:
    """The origins of pieces under one table; each is found once."""

    def __init__(self, columns: Mapping[str, int], table: EditTable) -> None:
        """``columns`` gives the column of every letter, in lower case, in the order of the columns."""
        self._columns = columns
        self._table = table
        self.counted = table.counts.index.readings
        """The readings that were counted: no other of more than one character has any origins."""
        self._known: dict[tuple[str, int], Origins | None] = {}
        self._every: dict[int, tuple[Logs, Logs]] = {}

    def of(self, piece: str, printed: int) -> Origins | None:
        """The origins of a piece in letters that are ``printed`` so; ``None`` when it has none."""
        if len(piece) > 1 and piece not in self.counted:
            return None
        key = piece, printed
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._listed(piece, printed)
        return self._known[key]

    def _listed(self, piece: str, printed: int) -> Origins | None:
        logs, best = self._singles(piece, printed)
        doubles = self._doubles(piece, printed)
        best_of_two = max(doubles.values(), default=-math.inf)
        if max(best, best_of_two) == -math.inf:
            return None
        if not doubles:
            return Origins(logs, _NO_COLUMNS, _NO_COLUMNS, _NO_LOGS, best, best_of_two)
        pairs = np.array(list(doubles), np.int32)
        double_logs = np.array(list(doubles.values()), np.float32)
        if len(doubles) > 1:
            order = (-double_logs).argsort()
            pairs, double_logs = pairs[order], double_logs[order]
        return Origins(logs, pairs[:, 0], pairs[:, 1], double_logs, best, best_of_two)

    @cached_property
    def _prices(self) -> LetterPrices:
        # Many a table is never asked.
        return LetterPrices(self._table, (*self._columns, *(letter.upper() for letter in self._columns)))

    def _singles(self, piece: str, printed: int) -> tuple[Logs, float]:
        """What single letters say of a piece, and the best of it."""
        row = self.counted.get(piece)
        if row is None:
            logs = self._fitting(self._prices.log_p(piece)[None, :], printed)
            singles = np.where(logs > _LEAST_P, logs, _DEAD)[0, :]
            return singles, float(singles.max(initial=-np.inf))
        every, best = self._all_singles(printed)
        return every[row, :], float(best[row])

    def _all_singles(self, printed: int) -> tuple[Logs, Logs]:
        """The same of all readings that were counted."""
        if printed not in self._every:
            every = self._fitting(self._prices.logs, printed)
            np.copyto(every, _DEAD, where=~(self._related & (every > _LEAST_P)))
            self._every[printed] = every, every.max(axis=1, initial=-np.inf)
        return self._every[printed]

    def _fitting(self, logs: Logs, printed: int) -> Logs:
        """Of the prices of small letters and of capitals those of letters that are printed so."""
        small, large = logs[:, : len(self._columns)], logs[:, len(self._columns) :]
        # A word may begin with a capital.
        return np.maximum(small, large) if printed == INITIAL else (large if printed == CAPITALS else small).copy()

    @cached_property
    def _related(self) -> NDArray[np.bool_]:
        """Which letters can be the origin of a counted reading: of one character any, of more those of the right base.

        That is the base of a letter that was read so.
        """
        index = self._table.counts.index
        related = np.zeros((len(index.readings), len(index.bases) + 1), np.bool_)
        single = np.flatnonzero(index.cell_of != NONE)
        related[index.reading_of[single], index.base_of_segment[index.segment_of[single]]] = True
        related[index.letters_of_reading <= 1, :] = True
        # The last column is that of bases of which nothing is known.
        own: NDArray[np.bool_] = related[:, [index.bases.get(strip_marks(letter), NONE) for letter in self._columns]]
        return own

    def counted_pieces(self, printed: int) -> CountedPieces:
        """The origins of all counted readings in letters that are ``printed`` so."""
        logs, best = self._all_singles(printed)
        pairs, double_logs = self._pairs
        own = np.flatnonzero(pairs[:, 3 + printed])
        own = own[np.lexsort((-double_logs[own], pairs[own, 0]))]
        rows, double_logs = pairs[own, 0], double_logs[own]
        begin, end = (np.searchsorted(rows, np.arange(len(logs)), side).astype(np.int32) for side in ("left", "right"))
        best_of_two = np.full(len(logs), _DEAD)
        there = np.flatnonzero(end > begin)
        best_of_two[there] = double_logs[begin[there]]
        return CountedPieces(logs, best, best_of_two, begin, end, pairs[own, 1], pairs[own, 2], double_logs)

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int32], Logs]:
        """All edits of two letters: the row of the reading, two columns, how they may be printed; log-probabilities."""
        index = self._table.counts.index
        own = np.flatnonzero(index.cell_of == NONE)
        of_segment = np.array([self._columns_of(segment) for segment in index.segments], np.int32).reshape(-1, 5)
        places = of_segment[index.segment_of[own]]
        there = np.flatnonzero((places[:, 0] >= 0) & (places[:, 1] >= 0))
        own, places = own[there], places[there]
        return np.column_stack((index.reading_of[own], places)), self._table.log_p_of_pairs(own).astype(np.float32)

    def _columns_of(self, segment: str) -> tuple[int, int, bool, bool, bool]:
        """The columns of two letters (-1: the tree lacks one) and whether they fit each way of printing."""
        first, second, inside, initial, capitals = _letters(segment)
        return self._columns.get(first, -1), self._columns.get(second, -1), inside, initial, capitals

    def _doubles(self, piece: str, printed: int) -> dict[tuple[int, int], float]:
        doubles: dict[tuple[int, int], float] = {}
        for segment, number in self._table.counts.index.pairs_read_as.get(piece, ()):
            letters = segment.lower()
            if len(letters) == 2 and _fits(segment, printed):
                pair = self._columns.get(letters[0], -1), self._columns.get(letters[1], -1)
                if min(pair) >= 0:
                    doubles[pair] = max(doubles.get(pair, -math.inf), self._table.log_p_of_pair(segment, number))
        return doubles


@lru_cache(maxsize=4096)
def _letters(segment: str) -> tuple[str, str, bool, bool, bool]:
    """Two letters, small, and whether they fit each way of printing; empty where they are not two."""
    letters = segment.lower()
    if len(segment) != 2 or len(letters) != 2:
        return "", "", False, False, False
    return letters[0], letters[1], _fits(segment, INSIDE), _fits(segment, INITIAL), _fits(segment, CAPITALS)


def _fits(segment: str, printed: int) -> bool:
    if printed == CAPITALS:
        return segment.isupper()
    return segment.islower() or (printed == INITIAL and segment[1].islower())
