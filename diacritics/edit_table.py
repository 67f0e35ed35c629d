"""Probabilities of segment edits: one or two letters as printed, and the none to three characters read for them.

An edit that was never counted backs off: to the letter without its marks, to the letters of the same base, and last to
any character at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks

Edit = tuple[str, str]
"""A printed segment (one or two letters, case as printed) and the characters read for it (none to three)."""

LONGEST_READING: Final = 3
LONGEST_SEGMENT: Final = 2

_CHARACTERS: Final = 160
"""Characters a reader may print: what the uniform distribution spreads over."""
_UNIFORM_LENGTHS: Final = (0.06, 0.86, 0.07, 0.01)
"""Share of the uniform distribution for readings of none, one, two and three characters."""

_OWN: Final = 0.15
_BARE: Final = 0.40
_OTHER_CASE: Final = 0.05
_FAMILY: Final = 0.25
_ANY: Final = 1.0 - _OWN - _BARE - _OTHER_CASE - _FAMILY
"""How the back-off is shared: the letter itself, without marks, in the other case, as its family is read, anything."""

_NO_SEGMENTS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Smoothing:
    """``added``: pseudo-counts of the back-off; ``share`` (0..1): what the back-off always keeps of the probability."""

    added: float = 2.0
    share: float = 0.01


def uniform(reading: str) -> float:
    """The probability of a reading of which nothing is known."""
    return _UNIFORM_LENGTHS[len(reading)] / float(_CHARACTERS ** len(reading))


class EditTable:
    """P(reading | segment), natural logarithms.

    The readings of a single letter have a total probability of 1. Those of two letters together have the share of the
    occurrences of the two in which they were read as one; the rest is left to the two apart.
    """

    def __init__(
        self,
        counts: Mapping[Edit, float],
        occurrences: Mapping[str, float],
        smoothing: Smoothing,
    ) -> None:
        """``counts`` of edits; ``occurrences`` of the pairs of letters among them, read together or apart."""
        self.counts = dict(counts)
        self.occurrences = dict(occurrences)
        self.smoothing = smoothing
        self._totals: dict[str, float] = {}
        self._families: dict[str, dict[str, float]] = {}
        segments: dict[str, set[str]] = {}
        for (segment, reading), count in self.counts.items():
            segments.setdefault(reading, set()).add(segment)
            if len(segment) == 1:
                self._totals[segment] = self._totals.get(segment, 0.0) + count
                family = self._families.setdefault(strip_marks(segment), {})
                family[reading] = family.get(reading, 0.0) + count
        self._family_totals = {base: sum(family.values()) for base, family in self._families.items()}
        self._read_as = {reading: frozenset(own) for reading, own in segments.items()}
        self._logs: dict[Edit, float] = {}

    def log_p(self, segment: str, reading: str) -> float:
        """Log-probability (nats) of the reading; minus infinity for two letters that were never read so together."""
        edit = segment, reading
        known = self._logs.get(edit)
        if known is None:
            p = self._single(segment, reading) if len(segment) == 1 else self._double(segment, reading)
            known = self._logs[edit] = math.log(p) if p > 0 else -math.inf
        return known

    def letters(self, letters: Sequence[str]) -> LetterPrices:
        """The prices of these letters, to be asked for all at once."""
        bases = [strip_marks(letter) for letter in letters]
        return LetterPrices(
            letters,
            bases,
            self.counts,
            self.smoothing,
            np.array([self._totals.get(letter, 0.0) for letter in letters]),
            [(self._families.get(base), self._family_totals.get(base, 1.0)) for base in dict.fromkeys(bases)],
        )

    def segments_read_as(self, reading: str) -> frozenset[str]:
        """The segments for which the reading was counted."""
        return self._read_as.get(reading, _NO_SEGMENTS)

    def readings(self, segment: str) -> dict[str, float]:
        """The counted readings of a segment with their log-probabilities."""
        return {reading: self.log_p(segment, reading) for own, reading in self.counts if own == segment}

    def _single(self, segment: str, reading: str) -> float:
        backed = self._backed_off(segment, reading)
        share, added = self.smoothing.share, self.smoothing.added
        counted = self.counts.get((segment, reading), 0.0) + added * backed
        return (1.0 - share) * counted / (self._totals.get(segment, 0.0) + added) + share * backed

    def _double(self, segment: str, reading: str) -> float:
        count = self.counts.get((segment, reading), 0.0)
        # One occurrence more: a pair seen once is no certainty.
        return count / (self.occurrences.get(segment, 0.0) + 1.0) if count else 0.0

    def _backed_off(self, letter: str, reading: str) -> float:
        bare = strip_marks(letter)
        p = _ANY * uniform(reading)
        if reading == letter:
            p += _OWN
        if reading == bare:
            p += _BARE
        if reading == bare.swapcase():
            p += _OTHER_CASE
        family = self._families.get(bare)
        if family is None:
            return p + _FAMILY * uniform(reading)
        return p + _FAMILY * family.get(reading, 0.0) / self._family_totals[bare]


class LetterPrices:
    """P(reading | letter) of many single letters at once: the same as :meth:`EditTable.log_p` says of each."""

    def __init__(
        self,
        letters: Sequence[str],
        bases: Sequence[str],
        counts: Mapping[Edit, float],
        smoothing: Smoothing,
        totals: NDArray[np.float64],
        families: Sequence[tuple[Mapping[str, float] | None, float]],
    ) -> None:
        """``families``: for each base, in the order of ``bases``, how it is read and how often it occurs."""
        self._counts = counts
        self._smoothing = smoothing
        self._totals = totals
        self._families = families
        numbers = {base: number for number, base in enumerate(dict.fromkeys(bases))}
        self._family = np.array([numbers[base] for base in bases], np.intp)
        self._letter = {letter: place for place, letter in enumerate(letters)}
        self._favoured: dict[str, list[tuple[int, float]]] = {}
        for place, (letter, base) in enumerate(zip(letters, bases, strict=True)):
            for reading, share in ((letter, _OWN), (base, _BARE), (base.swapcase(), _OTHER_CASE)):
                self._favoured.setdefault(reading, []).append((place, share))

    def log_p(self, reading: str, counted: Sequence[str]) -> NDArray[np.float64]:
        """Log-probabilities (nats) of the reading, letter by letter; ``counted`` are those it was counted for."""
        unknown = uniform(reading)
        backed = np.full(len(self._totals), _ANY * unknown)
        for place, share in self._favoured.get(reading, ()):
            backed[place] += share
        shares = [unknown if read is None else read.get(reading, 0.0) / total for read, total in self._families]
        backed += _FAMILY * np.array(shares)[self._family]
        pseudo = self._smoothing.added * backed
        for letter in counted:
            if letter in self._letter:
                pseudo[self._letter[letter]] += self._counts[letter, reading]
        share, added = self._smoothing.share, self._smoothing.added
        logs: NDArray[np.float64] = np.log((1.0 - share) * pseudo / (self._totals + added) + share * backed)
        return logs
