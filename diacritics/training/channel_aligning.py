"""Pairs of a true word and what was read for it: lines are aligned with lines, then words with words.

Both by dynamic programming over the likeness of skeletons. Where words were run together or cut apart, this is
counted and gives no pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import regex
from rapidfuzz import fuzz

from diacritics.alphabet import strip_marks, to_nfc

_LEAST_LINE: Final = 40.0
"""Likeness (0..100) below which two lines are not the same line."""
_LEAST_WORD: Final = 30.0
"""The same for two words; a word of three letters may have lost two."""
_SPACING_PRICE: Final = 25.0
"""What a merge or a split must gain in likeness over a lost word."""

_WORD: Final = regex.compile(r"\p{L}+")
# What stands before and behind a word and is no part of it; a reader's ' ’ ? ~ ` may be part of a letter.
_BEFORE: Final = "([{\"“”«»‘'-–—_.,;:*/|•"
_BEHIND: Final = ')]}"“”«»-–—_.,;:*/|!'


@dataclass(slots=True)
class Pairs:
    """What was seen: ``words`` counts (true word, observed form); the others count spaces between words.

    ``kept`` spaces were read, ``lost`` ones were not (two words became one), and ``cut`` are words that were read as
    two.
    """

    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    merges: Counter[tuple[str, str]] = field(default_factory=Counter)
    splits: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: int = 0
    lost: int = 0
    cut: int = 0
    missed: int = 0

    def add(self, lines: Sequence[str], read: Sequence[str]) -> None:
        """Aligns the lines of a page with those that were read on it and counts."""
        for line, found in aligned(lines, read, _LEAST_LINE):
            self._add_line(line.split(), found.split())

    def update(self, other: Pairs) -> None:
        """Adds all counts of the other."""
        for mine, its in ((self.words, other.words), (self.merges, other.merges), (self.splits, other.splits)):
            mine.update(its)
        self.kept += other.kept
        self.lost += other.lost
        self.cut += other.cut
        self.missed += other.missed

    def _add_line(self, true: Sequence[str], read: Sequence[str]) -> None:
        for trues, founds in _aligned_words(true, read):
            if len(trues) == 2 and len(founds) == 1:
                self.lost += 1
                self.merges[" ".join(trues), founds[0]] += 1
            elif len(trues) == 1 and len(founds) == 2:
                self.cut += 1
                self.splits[trues[0], " ".join(founds)] += 1
            elif len(trues) == 1 and len(founds) == 1:
                self.kept += 1
                self._add_word(trues[0], founds[0])
            else:
                self.missed += len(trues)

    def _add_word(self, true: str, read: str) -> None:
        words = _WORD.findall(true)
        if len(words) != 1 or any(c.isdigit() for c in true):
            return
        observed = read.lstrip(_BEFORE).rstrip(_BEHIND)
        if observed and fuzz.ratio(_skeleton(words[0]), _skeleton(observed)) >= _LEAST_WORD:
            self.words[words[0], observed] += 1


def _skeleton(text: str) -> str:
    return strip_marks(to_nfc(text)).lower()


def aligned(lines: Sequence[str], read: Sequence[str], least: float) -> list[tuple[str, str]]:
    """Pairs of a line and the one read for it, in order; lines that nothing is alike enough to have no pair."""
    likeness = np.array([[fuzz.ratio(_skeleton(a), _skeleton(b)) for b in read] for a in lines])
    if not likeness.size:
        return []
    rows, columns = likeness.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            match = best[i, j] + (likeness[i, j] if likeness[i, j] >= least else -1.0)
            best[i + 1, j + 1] = max(match, best[i, j + 1], best[i + 1, j])
    pairs: list[tuple[str, str]] = []
    i, j = rows, columns
    while i and j:
        if likeness[i - 1, j - 1] >= least and best[i, j] == best[i - 1, j - 1] + likeness[i - 1, j - 1]:
            i, j = i - 1, j - 1
            pairs.append((lines[i], read[j]))
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


_STEPS: Final = ((1, 1), (2, 1), (1, 2), (1, 0), (0, 1))
"""How many true and read words one step takes."""
_BAND: Final = 4
"""Words by which the reading of a line may run ahead or behind."""


def _aligned_words(true: Sequence[str], read: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    skeletons, found = [_skeleton(w) for w in true], [_skeleton(w) for w in read]
    best = np.full((len(true) + 1, len(read) + 1), -np.inf)
    step = np.zeros(best.shape, dtype=np.int8)
    best[0, 0] = 0.0
    band = _BAND + abs(len(true) - len(read))
    for i in range(len(true) + 1):
        for j in range(max(0, i - band), min(len(read), i + band) + 1):
            for kind, (a, b) in enumerate(_STEPS):
                if a <= i and b <= j and (i or j):
                    gain = best[i - a, j - b] + _gain(skeletons[i - a : i], found[j - b : j])
                    if gain > best[i, j]:
                        best[i, j], step[i, j] = gain, kind
    path: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    i, j = len(true), len(read)
    while i or j:
        a, b = _STEPS[step[i, j]]
        path.append((tuple(true[i - a : i]), tuple(read[j - b : j])))
        i, j = i - a, j - b
    return path[::-1]


def _gain(true: Sequence[str], read: Sequence[str]) -> float:
    if not true or not read:
        return 0.0
    whole, got = "".join(true), "".join(read)
    likeness = fuzz.ratio(whole, got)
    if likeness < _LEAST_WORD:
        return -1.0
    weight = (len(whole) + len(got)) / 2
    return (likeness - _LEAST_WORD / 2) * weight - _SPACING_PRICE * (len(true) + len(read) - 2)
