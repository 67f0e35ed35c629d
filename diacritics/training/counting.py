"""Counts syllables, their pairs and their capitals over paragraphs; numpy, one core."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.tokens import Kind, chunk_tokens
from diacritics.vocabulary import BOUNDARY, CLASSES, model_word

_FLUSH: Final = 4_000_000
"""Words gathered before their pairs are folded into the counts."""

_CACHE: Final = 1_500_000
"""Distinct runs of characters whose words are remembered."""

_KEY: Final = 1 << 20
"""More than the number of distinct words; a pair's key is left · _KEY + right."""


@dataclass(slots=True)
class Counts:
    """Sums over everything added so far. Arrays are indexed by word; ``pairs`` maps keys to counts."""

    ids: dict[str, int] = field(default_factory=lambda: {word: i for i, word in enumerate(CLASSES)})
    occurrences: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    inside: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    capital: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    raw: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    keys: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    pair_counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    _memo: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, paragraphs: Iterable[str], weight: int) -> None:
        """Counts the paragraphs, each ``weight`` times."""
        codes = array("i")
        boundary = self.ids[BOUNDARY] << 1
        for paragraph in paragraphs:
            codes.append(boundary)
            for chunk in paragraph.split():
                codes.extend(self._codes(chunk))
            if len(codes) > _FLUSH:
                self._fold(codes, weight)
                codes = array("i")
        self._fold(codes, weight)

    def _codes(self, chunk: str) -> tuple[int, ...]:
        """Twice the word's id, plus one when it begins with a capital and is not all capital."""
        known = self._memo.get(chunk)
        if known is not None:
            return known
        codes: list[int] = []
        for token in chunk_tokens(chunk):
            word = self.ids.setdefault(model_word(token), len(self.ids))
            title = (
                token.kind is Kind.WORD
                and token.text[:1].isupper()
                and (len(token.text) == 1 or not token.text.isupper())
            )
            codes.append(word << 1 | int(title))
            if token.ends_sentence:
                codes.append(self.ids[BOUNDARY] << 1)
        if len(self._memo) < _CACHE:
            self._memo[chunk] = tuple(codes)
        return tuple(codes)

    def _fold(self, codes: array[int], weight: int) -> None:
        if not codes:
            return
        stream = np.frombuffer(codes, dtype=np.int32).astype(np.int64)
        words, title = stream >> 1, stream & 1
        size = len(self.ids)
        after_word = np.concatenate(([False], words[:-1] >= len(CLASSES)))
        self.raw = _grow(self.raw, size) + np.bincount(words, minlength=size)
        self.occurrences = _grow(self.occurrences, size) + weight * np.bincount(words, minlength=size)
        self.inside = _grow(self.inside, size) + np.bincount(words[after_word], minlength=size)
        self.capital = _grow(self.capital, size) + np.bincount(words[after_word & (title == 1)], minlength=size)
        keys, counts = np.unique(words[:-1] * _KEY + words[1:], return_counts=True)
        self._merge(keys, weight * counts)

    def _merge(self, keys: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        merged, where = np.unique(np.concatenate((self.keys, keys)), return_inverse=True)
        summed = np.bincount(where, weights=np.concatenate((self.pair_counts, counts)), minlength=len(merged))
        self.keys, self.pair_counts = merged, summed.astype(np.int64)

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Left words, right words, counts."""
        return self.keys // _KEY, self.keys % _KEY, self.pair_counts


def _grow(values: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    return np.concatenate((values, np.zeros(size - len(values), dtype=np.int64)))
