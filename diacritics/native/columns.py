"""The candidates of columns as the loops take them: one column behind the other, in arrays."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import NONE, Column
from diacritics.native.language import CompiledLanguage
from diacritics.native.library import address, as_kind

_ARRAYS: Final = ("begin", "first", "second", "span", "score")


class _Layout(ctypes.Structure):
    """``Columns`` of columns.h."""

    _fields_ = tuple((name, ctypes.c_void_p) for name in _ARRAYS)


class Columns:
    """Columns in arrays. ``sizes`` says how many candidates each has; ``pointer`` is for the loops."""

    def __init__(self, columns: Sequence[Column], model: CompiledLanguage) -> None:
        """There is at least one column.

        Raises:
            IndexError: A candidate is no word of the vocabulary.
        """
        self.sizes = [len(column.first) for column in columns]
        self.begin: NDArray[np.int32] = np.zeros(len(columns) + 1, np.int32)
        np.cumsum(self.sizes, out=self.begin[1:])
        self._first = as_kind(np.concatenate([column.first for column in columns]), np.int32)
        self._second = as_kind(np.concatenate([column.second for column in columns]), np.int32)
        self._span = as_kind(np.concatenate([column.span for column in columns]), np.int8)
        self._score = as_kind(np.concatenate([column.score for column in columns]), np.float32)
        model.check(self._first)
        model.check(self._second[self._second != NONE])
        arrays = (self.begin, self._first, self._second, self._span, self._score)
        self._layout = _Layout(*map(address, arrays))
        self.pointer = ctypes.byref(self._layout)

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def candidates(self) -> int:
        """How many there are of all columns together."""
        return int(self.begin[-1])
