"""The language model: how probable a word is after the three before it.

Interpolated modified Kneser-Ney in back-off form: n-grams up to four words that were worth their bytes, each with its
probability; what was left out is answered by the next shorter one, weighted. One file, mapped into memory; pairs are
found by a bitmap, longer n-grams by a binary search among those that begin alike. Logarithms are natural.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.array_file import map_arrays
from diacritics.native.language import LanguageArrays, language_for
from diacritics.words import BOUNDARY

TABLE: Final = Path(__file__).parent / "data" / "ngrams.bin"

KIND: Final = "back-off"

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]

_NONE: Final = -1

_CHUNK: Final = 1 << 14
"""Questions answered together: more of them leave the processor's cache."""


@dataclass(frozen=True, slots=True)
class _Followers:
    """What may follow the n-grams one shorter: those of place i are ``first[i]:first[i + 1]``, words ascending."""

    first: Ids
    words: NDArray[np.uint16]
    codes: NDArray[np.uint8]
    log_of_code: Logs

    def find(self, places: Ids, words: Ids) -> Ids:
        """The place of each word among the followers of each place; ``_NONE`` where it is not among them."""
        if not len(self.words):
            return np.full(len(words), _NONE, np.int32)
        low, end = self.first.take(places), self.first.take(places + 1)
        high = end
        words = words.astype(np.uint16)
        # Where the range is empty, low stays high, and what is read there says nothing.
        last = np.int32(len(self.words) - 1)
        for _ in range(int((high - low).max(initial=0)).bit_length()):
            middle = (low + high) >> 1
            below = self.words.take(np.minimum(middle, last)) < words
            below &= low < high
            low, high = np.where(below, middle + 1, low), np.where(below, high, middle)
        there = (low < end) & (self.words.take(np.minimum(low, last)) == words)
        found: Ids = np.where(there, low, _NONE).astype(np.int32)
        return found

    def log_p(self, places: Ids) -> Logs:
        """The stored log-probabilities of these places."""
        return self.log_of_code.take(self.codes.take(places))


class _Pairs:
    """The place of a pair of words among all pairs in order: a bit for every pair there can be, and running totals."""

    bits: NDArray[np.uint64]
    before: Ids

    def __init__(self, rows: NDArray[np.uint32], seconds: NDArray[np.uint16]) -> None:
        self._size = len(rows) - 1
        firsts = np.repeat(np.arange(self._size, dtype=np.int64), rows[1:] - rows[:-1])
        keys = firsts * self._size + seconds
        blocks, bits = keys >> 6, np.uint64(1) << (keys & 63).astype(np.uint64)
        self.bits = np.zeros((self._size * self._size + 63) // 64, np.uint64)
        if len(keys):
            begins = np.flatnonzero(np.concatenate(([True], blocks[1:] != blocks[:-1])))
            self.bits[blocks[begins]] = np.bitwise_or.reduceat(bits, begins)
        totals = np.cumsum(np.bitwise_count(self.bits), dtype=np.int32)
        self.before = np.concatenate((np.zeros(1, np.int32), totals[:-1]))

    def find(self, first: Ids, second: Ids) -> Ids:
        """The places of the pairs; ``_NONE`` for those that are not stored."""
        keys = first.astype(np.int64) * self._size + second
        blocks, shift = keys >> 6, (keys & 63).astype(np.uint64)
        bits = self.bits.take(blocks)
        # The bit itself comes to the top, those of later pairs fall off.
        upto = bits << (np.uint64(63) - shift)
        places = self.before.take(blocks) + np.bitwise_count(upto) - 1
        stored: Ids = np.where(upto >> np.uint64(63), places, _NONE).astype(np.int32)
        return stored


class NgramModel:
    """Answers for arrays of any length at once; word numbers are those of the vocabulary it was made with.

    A state is what the model keeps of the words so far: the last word and the places of the last pair and triple, a row
    of three numbers. ``start`` and ``extend`` carry states along and are the quick way; ``log_p`` takes plain words.
    """

    def __init__(self, facts: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
        """Takes what :func:`diacritics.array_file.map_arrays` gives.

        Raises:
            ValueError: It is no language model.
        """
        if facts.get("kind") != KIND:
            raise ValueError("these arrays are no language model")
        self.order: int = facts["order"]
        self.size: int = len(arrays["p1"])
        self._unigrams: Logs = arrays["p1"]
        self._pairs = _Pairs(arrays["rows"], arrays["words2"])
        self._levels = [_followers(facts, arrays, n) for n in range(2, self.order + 1)]
        self._backoffs: list[Logs] = [_backoffs(facts, arrays, n) for n in range(1, self.order)]
        self.compiled = language_for(
            LanguageArrays(
                self._unigrams,
                self._pairs.bits,
                self._pairs.before,
                self._backoffs,
                [level.first for level in self._levels],
                [level.words for level in self._levels],
                [level.codes for level in self._levels],
                [level.log_of_code for level in self._levels],
            )
        )

    @classmethod
    def load(cls, path: Path = TABLE) -> NgramModel:
        """Maps the file.

        Raises:
            OSError: The file cannot be read.
            ValueError: The file is no language model, or is cut off.
        """
        return cls(*map_arrays(path))

    def log_p(self, t: Ids, u: Ids, v: Ids, w: Ids) -> Logs:
        """Log P(w | t u v): ``t`` is the farthest word; all arrays of the same length. Before a paragraph: BOUNDARY."""
        return self.extend(self.after(t, u, v), w)[0]

    def after(self, t: Ids, u: Ids, v: Ids) -> Ids:
        """The states after these three words, ``t`` the farthest: (n, 3)."""
        if self.compiled is not None:
            return self.compiled.after(t, u, v)
        states = np.full((len(v), 3), _NONE, np.int32)
        states[:, 0] = v
        states[:, 1] = self._pairs.find(u, v)
        if self.order > 3:
            pairs = self._pairs.find(t, u)
            known = np.flatnonzero((pairs >= 0) & (states[:, 1] >= 0))
            states[known, 2] = self._levels[1].find(pairs[known], v[known])
        return states

    def start(self, count: int) -> Ids:
        """``count`` states at the beginning of a paragraph: (count, 3)."""
        boundary = np.full(1, BOUNDARY, np.int32)
        return np.repeat(self.after(boundary, boundary, boundary), count, axis=0)

    def extend(self, states: Ids, words: Ids) -> tuple[Logs, Ids]:
        """Log-probability of a word in each state, and the states after it."""
        if self.compiled is not None:
            return self.compiled.extend(states, words)
        logs, after = np.empty(len(words), np.float32), np.full((len(words), 3), _NONE, np.int32)
        for begin in range(0, len(words), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            logs[part] = self._extend(states[part], words[part], after[part])
        return logs, after

    def _extend(self, states: Ids, words: Ids, after: Ids) -> Logs:
        """The log-probabilities; ``after`` is filled."""
        after[:, 0] = words
        last = states[:, 0]
        logs = self._unigrams.take(words) + self._backoffs[0].take(last)
        pairs = self._pairs.find(last, words)
        after[:, 1] = pairs
        live = np.flatnonzero(pairs >= 0)
        logs[live] = self._levels[0].log_p(pairs[live])
        for n in range(3, self.order + 1):
            contexts = states[:, n - 2]
            known = np.flatnonzero(contexts >= 0)
            logs[known] += self._backoffs[n - 2].take(contexts[known])
            # An n-gram is stored only together with its end, so that each search asks less than the one before.
            live = live[contexts[live] >= 0]
            places = self._levels[n - 2].find(contexts[live], words[live])
            live, places = live[places >= 0], places[places >= 0]
            logs[live] = self._levels[n - 2].log_p(places)
            if n < self.order:
                after[live, n - 1] = places
        return logs


def _followers(facts: dict[str, Any], arrays: dict[str, NDArray[Any]], n: int) -> _Followers:
    words: NDArray[np.uint16] = arrays[f"words{n}"]
    if n == 2:
        first = arrays["rows"].astype(np.int32)
    else:
        # Only n-grams that something follows have a range: the i-th range belongs to the i-th of them.
        begins = np.flatnonzero(_unpacked(arrays[f"starts{n}"], len(words)))
        ranges = np.append(begins, len(words)).astype(np.int32)
        contexts = _unpacked(arrays[f"contexts{n - 1}"], len(arrays[f"words{n - 1}"]))
        first = ranges[np.concatenate((np.zeros(1, np.int32), np.cumsum(contexts, dtype=np.int32)))]
    return _Followers(first, words, arrays[f"p{n}"], _logs(facts["p"][n - 2]))


def _backoffs(facts: dict[str, Any], arrays: dict[str, NDArray[Any]], n: int) -> Logs:
    if n == 1:
        return np.asarray(arrays["b1"], np.float32)
    contexts = _unpacked(arrays[f"contexts{n}"], len(arrays[f"words{n}"]))
    backoffs = np.zeros(len(contexts), np.float32)
    backoffs[contexts.view(np.bool_)] = _logs(facts["b"][n - 2]).take(arrays[f"b{n}"])
    return backoffs


def _unpacked(bits: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    return np.unpackbits(bits, count=count)


def _logs(scale: list[float]) -> Logs:
    lowest, step = scale
    return (lowest + step * np.arange(256)).astype(np.float32)
