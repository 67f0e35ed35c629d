"""Probabilities of segment edits: one or two letters as printed, and the none to three characters read for them.

An edit that was never counted backs off: to the letter without its marks, to the letters of the same base, and last to
any character at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
        self._segments: dict[str, set[str]] = {}
        for (segment, reading), count in self.counts.items():
            self._segments.setdefault(reading, set()).add(segment)
            if len(segment) == 1:
                self._totals[segment] = self._totals.get(segment, 0.0) + count
                family = self._families.setdefault(strip_marks(segment), {})
                family[reading] = family.get(reading, 0.0) + count
        self._family_totals = {base: sum(family.values()) for base, family in self._families.items()}
        self._logs: dict[Edit, float] = {}

    def log_p(self, segment: str, reading: str) -> float:
        """Log-probability (nats) of the reading; minus infinity for two letters that were never read so together."""
        edit = segment, reading
        known = self._logs.get(edit)
        if known is None:
            p = self._single(segment, reading) if len(segment) == 1 else self._double(segment, reading)
            known = self._logs[edit] = math.log(p) if p > 0 else -math.inf
        return known

    def segments_read_as(self, reading: str) -> frozenset[str]:
        """The segments for which the reading was counted."""
        return frozenset(self._segments.get(reading, ()))

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
