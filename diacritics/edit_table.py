"""Probabilities of segment edits: one or two letters as printed, and the none to three characters read for them.

An edit that was never counted backs off: to the letter without its marks, to the letters of the same base, and last to
any character at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.edit_counts import NONE, EditCounts, Values

LONGEST_READING: Final = 3
LONGEST_SEGMENT: Final = 2

_CHARACTERS: Final = 160
"""Characters a reader may print: what the uniform distribution spreads over."""
_UNIFORM_LENGTHS: Final = (0.06, 0.86, 0.07, 0.01)
"""Share of the uniform distribution for readings of none, one, two and three characters."""

UNIFORM: Final = tuple(share / float(_CHARACTERS**length) for length, share in enumerate(_UNIFORM_LENGTHS))
"""The probability of a reading of so many characters of which nothing is known."""

OWN: Final = 0.15
BARE: Final = 0.40
OTHER_CASE: Final = 0.05
FAMILY: Final = 0.25
ANY: Final = 1.0 - OWN - BARE - OTHER_CASE - FAMILY
"""How the back-off is shared: the letter itself, without marks, in the other case, as its family is read, anything."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """``added``: pseudo-counts of the back-off; ``share`` (0..1): what the back-off always keeps of the probability."""

    added: float = 2.0
    share: float = 0.01


def uniform(reading: str) -> float:
    """The probability of a reading of which nothing is known."""
    return UNIFORM[len(reading)]


class Readings(dict[str, float]):
    """The log-probabilities of the readings of a segment; grows with those that are asked for."""

    def __init__(self, log_p: Callable[[str], float]) -> None:
        """``log_p`` tells that of a reading that was not asked for before."""
        super().__init__()
        self._log_p = log_p

    def __missing__(self, reading: str) -> float:
        log = self[reading] = self._log_p(reading)
        return log


class EditTable:
    """P(reading | segment), natural logarithms.

    The readings of a single letter have a total probability of 1. Those of two letters together have the share of the
    occurrences of the two in which they were read as one; the rest is left to the two apart.
    """

    def __init__(self, counts: EditCounts, occurrences: Mapping[str, float], smoothing: Smoothing) -> None:
        """``counts`` of edits; ``occurrences`` of the pairs of letters among them, read together or apart."""
        self.counts = counts
        self.occurrences = dict(occurrences)
        self.smoothing = smoothing
        self.totals: Values = counts.by_segment()
        """How often a letter was counted, however it was read; by segment."""
        self._known: dict[str, Readings | None] = {}

    @cached_property
    def family_shares(self) -> Values:
        """The shares (0..1) of readings in their families; by cell."""
        family, sums = self.counts.index.family_of_cell, self.counts.by_cell()
        shares: Values = sums / np.bincount(family, sums, len(self.counts.index.families))[family]
        return shares

    def log_p(self, segment: str, reading: str) -> float:
        """Log-probability (nats) of the reading; minus infinity for two letters that were never read so together."""
        readings = self.readings_of(segment)
        return -math.inf if readings is None else readings[reading]

    def log_p_of_pair(self, segment: str, number: int) -> float:
        """The same for two letters and the reading of a numbered edit of theirs."""
        count = float(self.counts.values[number])
        # One occurrence more: a pair seen once is no certainty.
        return math.log(count / (self.occurrences.get(segment, 0.0) + 1.0)) if count > 0 else -math.inf

    def log_p_of_pairs(self, numbers: NDArray[np.intp]) -> Values:
        """The same for many edits of two letters."""
        index = self.counts.index
        occurrences = np.array([self.occurrences.get(segment, 0.0) for segment in index.segments])
        shares = self.counts.values[numbers] / (occurrences[index.segment_of[numbers]] + 1.0)
        # The logarithms of numpy may differ from these in the last bit.
        return np.array([math.log(share) if share > 0 else -math.inf for share in shares.tolist()])

    def readings_of(self, segment: str) -> Readings | None:
        """Log-probabilities (nats) by any reading; ``None`` for two letters that were never read together."""
        if segment not in self._known:
            if len(segment) == 1:
                self._known[segment] = Readings(self._of_letter(segment))
            else:
                together = segment in self.counts.index.segments
                self._known[segment] = Readings(partial(self._of_pair, segment)) if together else None
        return self._known[segment]

    def _of_pair(self, segment: str, reading: str) -> float:
        number = self.counts.index.numbers.get((segment, reading))
        return -math.inf if number is None else self.log_p_of_pair(segment, number)

    def _of_letter(self, letter: str) -> Callable[[str], float]:
        """What tells the log-probability of a reading of a letter."""
        index, values, shares = self.counts.index, self.counts.values, self.family_shares
        share, added = self.smoothing.share, self.smoothing.added
        own = index.segments.get(letter, NONE)
        total = float(self.totals[own]) if own != NONE else 0.0
        bare = strip_marks(letter)
        swapped, family = bare.swapcase(), index.families.get(bare)

        def log_p(reading: str) -> float:
            unknown = uniform(reading)
            backed = ANY * unknown
            if reading == letter:
                backed += OWN
            if reading == bare:
                backed += BARE
            if reading == swapped:
                backed += OTHER_CASE
            if family is None:
                backed += FAMILY * unknown
            elif (cell := index.cells.get((family, index.readings.get(reading, NONE)))) is not None:
                backed += FAMILY * float(shares[cell])
            number = index.numbers.get((letter, reading))
            counted = (0.0 if number is None else float(values[number])) + added * backed
            return math.log((1.0 - share) * counted / (total + added) + share * backed)

        return log_p
