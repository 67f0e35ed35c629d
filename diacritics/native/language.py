"""The language model's answers in compiled loops: what :mod:`diacritics.ngram_model` says in numpy's terms."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.native.library import address, as_kind, at, library

_LEVELS: Final = 3
"""Pairs, triples, runs of four words."""
_LEVELLED: Final[dict[str, type[np.generic]]] = {
    "backoffs": np.float32,
    "first": np.int32,
    "words": np.uint16,
    "codes": np.uint8,
    "log_of_code": np.float32,
}
"""What there is for every level, and its kind."""

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]


class _Layout(ctypes.Structure):
    """``Language`` of language.c."""

    _fields_ = (
        ("order", ctypes.c_int32),
        ("size", ctypes.c_int32),
        *((name, ctypes.c_void_p) for name in ("unigrams", "pair_bits", "pairs_before")),
        *((name, ctypes.c_void_p * _LEVELS) for name in _LEVELLED),
    )


@dataclass(frozen=True, slots=True)
class LanguageArrays:
    """The arrays of a model, as :class:`diacritics.ngram_model.NgramModel` holds them; sequences are by length."""

    unigrams: Logs
    pair_bits: NDArray[np.uint64]
    pairs_before: Ids
    backoffs: Sequence[Logs]
    first: Sequence[Ids]
    words: Sequence[NDArray[np.uint16]]
    codes: Sequence[NDArray[np.uint8]]
    log_of_code: Sequence[Logs]

    @property
    def order(self) -> int:
        """Words of the longest n-gram."""
        return len(self.words) + 1


class CompiledLanguage:
    """Answers for arrays of any length at once."""

    def __init__(self, loops: ctypes.PyDLL, arrays: LanguageArrays) -> None:
        self.loops = loops
        self._extend, self._after, self._knows = loops.language_extend, loops.language_after, loops.language_knows
        self._kept: list[NDArray[Any]] = []
        self._layout = _Layout(order=arrays.order, size=len(arrays.unigrams))
        self._layout.unigrams = self._place(arrays.unigrams, np.float32)
        self._layout.pair_bits = self._place(arrays.pair_bits, np.uint64)
        self._layout.pairs_before = self._place(arrays.pairs_before, np.int32)
        for name, kind in _LEVELLED.items():
            for level, array in enumerate(getattr(arrays, name)):
                getattr(self._layout, name)[level] = self._place(array, kind)
        self.pointer = ctypes.byref(self._layout)

    def _place(self, array: NDArray[Any], kind: type[np.generic]) -> int:
        self._kept.append(as_kind(array, kind))
        return address(self._kept[-1])

    def check(self, words: Ids) -> None:
        """Lets words pass that the vocabulary has.

        Raises:
            IndexError: One of them is no word of the vocabulary.
        """
        if not self._knows(self.pointer, at(words), ctypes.c_int64(len(words))):
            raise IndexError("no word of the vocabulary")

    def after(self, t: Ids, u: Ids, v: Ids) -> Ids:
        """The states after these three words, ``t`` the farthest: (n, 3).

        Raises:
            IndexError: One of them is no word of the vocabulary.
        """
        three = [as_kind(words, np.int32) for words in (t, u, v)]
        states = np.empty((len(v), _LEVELS), np.int32)
        for words in three:
            self.check(words)
        self._after(self.pointer, *map(at, three), ctypes.c_int64(len(v)), at(states))
        return states

    def extend(self, states: Ids, words: Ids) -> tuple[Logs, Ids]:
        """Log-probability of a word in each state, and the states after it.

        Raises:
            IndexError: One of them is no word of the vocabulary.
        """
        states, words = as_kind(states, np.int32), as_kind(words, np.int32)
        logs, after = np.empty(len(words), np.float32), np.empty((len(words), _LEVELS), np.int32)
        self.check(words)
        self._extend(self.pointer, at(states), at(words), ctypes.c_int64(len(words)), at(logs), at(after))
        return logs, after


def language_for(arrays: LanguageArrays) -> CompiledLanguage | None:
    """The model in compiled loops; ``None`` where there are none."""
    loops = library()
    return CompiledLanguage(loops, arrays) if loops is not None else None
