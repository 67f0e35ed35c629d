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
        self._prices: dict[tuple[str, ...], LetterPrices] = {}

    def log_p(self, segment: str, reading: str) -> float:
        """Log-probability (nats) of the reading; minus infinity for two letters that were never read so together."""
        edit = segment, reading
        known = self._logs.get(edit)
        if known is None:
            p = self._single(segment, reading) if len(segment) == 1 else self._double(segment, reading)
            known = self._logs[edit] = math.log(p) if p > 0 else -math.inf
        return known

    def prices(self, letters: tuple[str, ...]) -> LetterPrices:
        """The prices of these letters, to be asked for all at once."""
        known = self._prices.get(letters)
        if known is None:
            known = self._prices[letters] = LetterPrices(self, letters)
        return known

    def total(self, letter: str) -> float:
        """How often a letter was counted, however it was read."""
        return self._totals.get(letter, 0.0)

    def family(self, base: str) -> dict[str, float] | None:
        """How often the letters of a base were read as what, by share; ``None`` when none was counted."""
        read = self._families.get(base)
        total = self._family_totals.get(base, 0.0)
        return None if read is None else {reading: count / total for reading, count in read.items()}

    @property
    def read(self) -> list[str]:
        """All readings that were counted."""
        return list(self._read_as)

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

    def __init__(self, table: EditTable, letters: tuple[str, ...]) -> None:
        self._smoothing = table.smoothing
        self._totals = np.array([table.total(letter) for letter in letters])
        bases = [strip_marks(letter) for letter in letters]
        families = [(base, table.family(base)) for base in dict.fromkeys(bases)]
        numbers = {base: number for number, (base, _) in enumerate(families)}
        self._family = np.array([numbers[base] for base in bases], np.intp)
        self._unknown = np.array([family is None for _, family in families])
        self._favoured: dict[str, list[tuple[int, float]]] = {}
        places: dict[str, list[int]] = {}
        for place, (letter, base) in enumerate(zip(letters, bases, strict=True)):
            places.setdefault(letter, []).append(place)
            for reading, share in ((letter, _OWN), (base, _BARE), (base.swapcase(), _OTHER_CASE)):
                self._favoured.setdefault(reading, []).append((place, share))
        self._rows = {reading: row for row, reading in enumerate(table.read)}
        shares, counts = self._blank(list(self._rows))
        for number, (_, family) in enumerate(families):
            for reading, share in (family or {}).items():
                shares[self._rows[reading], number] = share
        for (segment, reading), count in table.counts.items():
            for place in places.get(segment, ()):
                counts[self._rows[reading], place] = count
        self._logs = self._of(list(self._rows), shares, counts)

    def log_p(self, reading: str) -> NDArray[np.float32]:
        """Log-probabilities (nats) of the reading, letter by letter."""
        row = self._rows.get(reading)
        if row is not None:
            return self._logs[row, :]
        return self._of([reading], *self._blank([reading]))[0, :]

    def _blank(self, readings: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Shares of readings in families, and counts for letters, before anything was counted."""
        uniforms = np.array([uniform(reading) for reading in readings])
        return uniforms[:, None] * self._unknown, np.zeros((len(readings), len(self._totals)))

    def _of(
        self, readings: Sequence[str], shares: NDArray[np.float64], counts: NDArray[np.float64]
    ) -> NDArray[np.float32]:
        backed = np.repeat([[_ANY * uniform(reading)] for reading in readings], len(self._totals), axis=1)
        for row, reading in enumerate(readings):
            for place, share in self._favoured.get(reading, ()):
                backed[row, place] += share
        backed += _FAMILY * shares[:, self._family]
        share, added = self._smoothing.share, self._smoothing.added
        counted = counts + added * backed
        logs = np.log((1.0 - share) * counted / (self._totals + added) + share * backed)
        return logs.astype(np.float32)
