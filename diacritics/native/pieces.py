"""The pieces that readings are made of, with what each can come from, in arrays for the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.edit_origins import OriginBook, Origins

STRANGE: Final = 2048
"""Characters that were never counted, of which there is room for the origins."""


class Pieces:
    """The origins of pieces in one or two ways of printing.

    ``arrays`` are those of ``Search`` of search.c: by piece, and by pair of letters.
    """

    def __init__(self, origins: OriginBook, ways: Sequence[int]) -> None:
        """All counted readings are there from the beginning."""
        counted = [origins.counted_pieces(printed) for printed in ways]
        self._rows = origins.counted
        self._begin = {printed: place * len(self._rows) for place, printed in enumerate(ways)}
        self._count = len(ways) * len(self._rows)
        columns = counted[0].logs.shape[1]
        first_pairs = np.cumsum([0, *(len(each.first) for each in counted)])[:-1]
        size = self._count + STRANGE
        self.arrays: dict[str, NDArray[Any]] = {
            "single": np.empty((size, columns), np.float32),
            "best": np.empty(size, np.float32),
            "best_of_two": np.full(size, -np.inf, np.float32),
            "pair_begin": np.zeros(size, np.int32),
            "pair_end": np.zeros(size, np.int32),
            "pair_first": np.concatenate([each.first for each in counted]),
            "pair_second": np.concatenate([each.second for each in counted]),
            "pair_log": np.concatenate([each.double_logs for each in counted]),
        }
        known = slice(0, self._count)
        np.concatenate([each.logs for each in counted], out=self.arrays["single"][known])
        np.concatenate([each.best for each in counted], out=self.arrays["best"][known])
        np.concatenate([each.best_of_two for each in counted], out=self.arrays["best_of_two"][known])
        for name in ("begin", "end"):
            places = [getattr(each, name) + first for each, first in zip(counted, first_pairs, strict=True)]
            self.arrays[f"pair_{name}"][known] = np.concatenate(places)
        self._has_origins = (np.maximum(self.arrays["best"], self.arrays["best_of_two"])[known] > -np.inf).tolist()

    def row(self, piece: str, printed: int) -> int | None:
        """The row of a piece that was counted and has origins."""
        row = self._rows.get(piece)
        if row is None:
            return None
        row += self._begin[printed]
        return row if self._has_origins[row] else None

    def add(self, number: int, origins: Origins) -> int:
        """The row of the so-manieth strange character, from now on; none was ever read for two letters."""
        row = self._count + number
        self.arrays["single"][row], self.arrays["best"][row] = origins.logs, origins.best
        return row
