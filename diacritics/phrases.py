"""Set phrases found in damaged text: windows of words, mark-stripped, against the phrases of ``data/phrases.txt``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from diacritics.alphabet import has_syllable_skeleton, strip_marks
from diacritics.changes import ChangeSource
from diacritics.words import word_form

PHRASES: Final = Path(__file__).parent / "data" / "phrases.txt"

_LEAST_RATIO: Final = 90.0
"""Similarity (0..100) of two skeletons below which they are not the same phrase."""

_FUZZY_WORDS: Final = 3
"""Shorter phrases are matched only when the skeletons are equal."""

_WHOLE_WORDS: Final = 3
"""One word in so many is whole and in its place in nearly every damaged phrase that is similar enough: only such ones
are compared."""

_LEAST_WORD_RATIO: Final = 50.0
"""Similarity of two words below which neither is the other misread ("do thu tuong" is no "phó thủ tướng"); a lone
letter may be read as anything."""
_SHORT_PHRASE: Final = 5
_LEAST_EDGE_RATIO: Final = 80.0
"""The same for the first and last word of a phrase of up to five words, when what was read is a word itself: it is more
often one that stands beside a part of the phrase ("hop quy dinh tai" is no "theo quy định tại")."""

Skeleton = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """``words`` (word form) stand at positions ``start`` and following; ``exact``: equal skeletons."""

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
    """Phrases by their words. The user's own go before the built-in ones."""

    def __init__(self, built_in: Iterable[str], user: Iterable[str] = ()) -> None:
        self._exact: dict[Skeleton, tuple[tuple[str, ...], ChangeSource]] = {}
        for phrases, source in ((user, ChangeSource.USER), (built_in, ChangeSource.PHRASE)):
            for phrase in phrases:
                words = tuple(word_form(word) for word in phrase.replace(",", " ").replace("-", " ").split())
                if words:
                    self._exact.setdefault(tuple(strip_marks(word) for word in words), (words, source))
        self._lengths: dict[str, tuple[int, ...]] = {}
        """The numbers of words of the phrases that begin with a word."""
        self._long = tuple(key for key in self._exact if len(key) >= _FUZZY_WORDS)
        """The phrases that are long enough to be found damaged."""
        self._least = [-(-len(key) // _WHOLE_WORDS) for key in self._long]
        """How many words of each must be whole and in their places."""
        self._before: dict[str, list[int]] = {}
        """For each place of a word in one of them its number, less as many times their count as words are before it."""
        self._texts = {key: " ".join(key) for key in self._long}
        for key in self._exact:
            self._lengths[key[0]] = tuple(sorted({*self._lengths.get(key[0], ()), len(key)}))
        for number, key in enumerate(self._long):
            for place, word in enumerate(key):
                self._before.setdefault(word, []).append(number - place * len(self._long))

    def matches(self, words: Sequence[str], *, fuzzy: bool) -> list[Match]:
        """The phrases in a run of words (lower case), in order, not overlapping: the user's first, the longest first.

        ``fuzzy`` also finds phrases of three and more words whose letters are damaged.
        """
        skeletons = tuple(strip_marks(word) for word in words)
        found = self._equal(skeletons)
        if fuzzy:
            found += self._near(skeletons, found)
        taken = [False] * len(words)
        kept: list[Match] = []
        for match in sorted(found, key=_rank):
            if not any(taken[match.start : match.end]):
                taken[match.start : match.end] = [True] * len(match.words)
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)

    def _equal(self, skeletons: Skeleton) -> list[Match]:
        windows = (
            (start, skeletons[start : start + length])
            for start, word in enumerate(skeletons)
            for length in self._lengths.get(word, ())
        )
        return [self._match(start, window, exact=True) for start, window in windows if window in self._exact]

    def _near(self, skeletons: Skeleton, equal: Sequence[Match]) -> list[Match]:
        """The most similar phrase of each window that is no phrase itself and takes no word of another one amiss."""
        windows = {(match.start, len(match.words)) for match in equal}
        sound = {position for match in equal for position in range(match.start, match.end)}
        best: dict[tuple[int, int], tuple[float, Skeleton]] = {}
        ends = [0, *accumulate(len(word) + 1 for word in skeletons)]
        for start, key in self._worth_a_look(skeletons):
            at = (start, len(key))
            text = self._texts[key]
            if at in windows or not _alike_in_length(ends[start + len(key)] - ends[start] - 1, len(text)):
                continue
            window = skeletons[start : start + len(key)]
            ratio = fuzz.ratio(" ".join(window), text, score_cutoff=_LEAST_RATIO)
            better = ratio > best.get(at, (0.0, ()))[0]
            misread = [i for i, word in enumerate(window) if word != key[i]] if better else []
            if better and all(start + i not in sound and _may_be(window, key, i) for i in misread):
                best[at] = (ratio, key)
        return [self._match(start, key, exact=False) for (start, _), (_, key) in best.items()]

    def _worth_a_look(self, skeletons: Skeleton) -> Iterator[tuple[int, Skeleton]]:
        """Starts and phrases that have enough words in their places."""
        # A start and the number of a phrase are one number, so that they are counted quickly.
        size = len(self._long)
        begun = [
            position * size + before for position, word in enumerate(skeletons) for before in self._before.get(word, ())
        ]
        least = self._least
        enough = [at for at, count in Counter(begun).items() if at >= 0 and count >= least[at % size]]
        for at in enough:
            start, number = divmod(at, size)
            key = self._long[number]
            if len(key) <= len(skeletons) - start:
                yield start, key

    def _match(self, start: int, key: Skeleton, *, exact: bool) -> Match:
        words, source = self._exact[key]
        return Match(start, words, exact, source)


def _alike_in_length(one: int, other: int) -> bool:
    """Whether two texts of so many characters may be similar enough: each one more is a letter that only one has."""
    return abs(one - other) * 100 <= (100 - _LEAST_RATIO) * (one + other) + 1


def _rank(match: Match) -> tuple[bool, int, bool, int]:
    """Of phrases that overlap, the one with the lowest rank is kept."""
    return match.source is not ChangeSource.USER, -len(match.words), not match.exact, match.start


def _may_be(window: Skeleton, key: Skeleton, i: int) -> bool:
    """Whether a word of the window may be the misread word of the phrase at the same place."""
    word, right = window[i], key[i]
    if len(right) == 1 or len(word) == 1:
        return True
    edge = len(key) <= _SHORT_PHRASE and i in (0, len(key) - 1) and has_syllable_skeleton(word)
    return fuzz.ratio(word, right) >= (_LEAST_EDGE_RATIO if edge else _LEAST_WORD_RATIO)
