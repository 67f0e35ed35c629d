"""Set phrases found in damaged text: windows of words, mark-stripped, against the phrases of ``data/phrases.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from diacritics.alphabet import strip_marks
from diacritics.changes import ChangeSource
from diacritics.vocabulary import normal_form

_LEAST_RATIO: Final = 90.0
"""Similarity (0..100) of two skeletons below which they are not the same phrase."""

_FUZZY_WORDS: Final = 3
"""Shorter phrases are matched only when the skeletons are equal."""


@dataclass(frozen=True, slots=True)
class Match:
    """``words`` (normal form) stand at positions ``start`` and following; ``exact``: equal skeletons."""

    start: int
    words: tuple[str, ...]
    exact: bool
    source: ChangeSource

    @property
    def end(self) -> int:
        """Position after the last word."""
        return self.start + len(self.words)


def read_phrases(path: Path) -> tuple[str, ...]:
    """The phrases of a file, one a line, ``#`` comments."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


class PhraseBook:
    """Phrases by their number of words. The user's own go before the built-in ones."""

    def __init__(self, built_in: Iterable[str], user: Iterable[str] = ()) -> None:
        self._exact: dict[tuple[str, ...], tuple[tuple[str, ...], ChangeSource]] = {}
        for phrases, source in ((user, ChangeSource.USER), (built_in, ChangeSource.PHRASE)):
            for phrase in phrases:
                words = tuple(normal_form(word) for word in phrase.replace(",", " ").replace("-", " ").split())
                if words:
                    self._exact.setdefault(tuple(strip_marks(word) for word in words), (words, source))
        self._lengths = sorted({len(key) for key in self._exact}, reverse=True)
        self._fuzzy = {
            length: [key for key in self._exact if len(key) == length]
            for length in self._lengths
            if length >= _FUZZY_WORDS
        }

    def matches(self, words: Sequence[str], *, fuzzy: bool) -> list[Match]:
        """The phrases in a run of words (lower case), longest first, not overlapping, in order.

        ``fuzzy`` also finds phrases of three and more words whose letters are damaged.
        """
        skeletons = [strip_marks(word) for word in words]
        taken = [False] * len(words)
        found: list[Match] = []
        for length in self._lengths:
            for match in self._of_length(skeletons, length, fuzzy=fuzzy):
                if not any(taken[match.start : match.end]):
                    taken[match.start : match.end] = [True] * length
                    found.append(match)
        return sorted(found, key=lambda match: match.start)

    def _of_length(self, skeletons: Sequence[str], length: int, *, fuzzy: bool) -> list[Match]:
        windows = [tuple(skeletons[i : i + length]) for i in range(len(skeletons) - length + 1)]
        exact = [Match(i, *self._phrase(key, exact=True)) for i, key in enumerate(windows) if key in self._exact]
        if not fuzzy or not windows or length not in self._fuzzy:
            return exact
        keys = self._fuzzy[length]
        ratios = process.cdist(
            [" ".join(w) for w in windows],
            [" ".join(k) for k in keys],
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_RATIO,
            dtype=np.uint8,
        )
        best = ratios.argmax(axis=1)
        near = [
            Match(i, *self._phrase(keys[best[i]], exact=False))
            for i in np.flatnonzero(ratios.max(axis=1) > 0).tolist()
            if windows[i] not in self._exact
        ]
        return exact + near

    def _phrase(self, key: tuple[str, ...], *, exact: bool) -> tuple[tuple[str, ...], bool, ChangeSource]:
        words, source = self._exact[key]
        return words, exact, source
