"""What a piece of a reading can have been printed as: letters and pairs of letters of a tree, each with its price."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.edit_table import EditTable

Logs = NDArray[np.float32]

_LEAST_P: Final = -15.0
"""Log-probability below which an edit is not tried."""

_REMEMBERED: Final = 4096
"""Pieces whose origins are kept: there are fewer, but in a text of a thousand strange characters."""


@dataclass(frozen=True, slots=True)
class Origins:
    """What a piece of a reading can come from: log-probabilities by column of the tree, and pairs of columns."""

    logs: Logs
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    double_logs: Logs
    best: float
    best_of_two: float
    """The best log-probabilities of a single letter and of a pair; minus infinity where there is none."""


class OriginBook:
    """The origins of pieces under one table, for words in small letters or in capitals; each is found once."""

    def __init__(self, columns: Mapping[str, int], table: EditTable, *, capitals: bool) -> None:
        """``columns`` gives the column of every letter, in lower case, in the order of the columns."""
        self._columns = columns
        self._table = table
        self._capitals = capitals
        self._relatives: dict[str, list[int]] = {}
        for letter, column in columns.items():
            self._relatives.setdefault(strip_marks(letter), []).append(column)
        self._letters = (*columns, *(letter.upper() for letter in columns))
        self._known: dict[tuple[str, bool], Origins | None] = {}

    def of(self, piece: str, *, initial: bool) -> Origins | None:
        """The origins of a piece, at the beginning of a word or inside it; ``None`` when it has none."""
        counted = self._table.segments_read_as(piece)
        if len(piece) > 1 and not counted:
            return None
        key = piece, initial
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._listed(piece, counted, initial=initial)
        return self._known[key]

    def _listed(self, piece: str, counted: frozenset[str], *, initial: bool) -> Origins | None:
        logs = self._singles(piece, counted, initial=initial)
        doubles = self._doubles(piece, counted, initial=initial)
        best, best_of_two = float(logs.max(initial=-np.inf)), max(doubles.values(), default=-math.inf)
        if max(best, best_of_two) == -math.inf:
            return None
        return Origins(
            logs,
            np.array([a for a, _ in doubles], dtype=np.int32),
            np.array([b for _, b in doubles], dtype=np.int32),
            np.array(list(doubles.values()), dtype=np.float32),
            best,
            best_of_two,
        )

    def _singles(self, piece: str, counted: frozenset[str], *, initial: bool) -> Logs:
        """What single letters say: any for one character, else those with a counted relative."""
        small, large = np.split(self._table.prices(self._letters).log_p(piece), 2)
        logs = large if self._capitals else np.maximum(small, large) if initial else small
        alive = logs > _LEAST_P
        if len(piece) > 1:
            related = np.zeros(len(logs), np.bool_)
            for base in {strip_marks(segment).lower() for segment in counted if len(segment) == 1}:
                related[self._relatives.get(base, [])] = True
            alive &= related
        return np.where(alive, logs, np.float32(-np.inf))

    def _doubles(self, piece: str, counted: frozenset[str], *, initial: bool) -> dict[tuple[int, int], float]:
        doubles: dict[tuple[int, int], float] = {}
        for segment in counted:
            letters = segment.lower()
            if len(segment) == len(letters) == 2 and self._fits(segment, initial=initial):
                pair = self._columns.get(letters[0], -1), self._columns.get(letters[1], -1)
                if min(pair) >= 0:
                    doubles[pair] = max(doubles.get(pair, -math.inf), self._table.log_p(segment, piece))
        return doubles

    def _fits(self, segment: str, *, initial: bool) -> bool:
        if self._capitals:
            return segment.isupper()
        return segment.islower() or (initial and segment[1].islower())
