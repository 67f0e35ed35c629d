"""What a slip costs in text that is mostly right: how a printed syllable turns into what stands there, in nats.

A weighted edit distance over letters, computed for all syllables of the lexicon at once. Prices of single letters come
from a few general rules: marks lost, marks changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import LETTERS, split_tone, strip_marks

Costs = NDArray[np.float32]
Rows = NDArray[np.intp]

_LONGEST: Final = 7
"""Letters of the longest syllable (nghiêng)."""
_PAD: Final = len(LETTERS)
_NEVER: Final = 99.0


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices in nats."""

    same_marked: float
    """A letter with marks read with exactly these marks."""
    marks_lost: float
    marks_changed: float
    marks_gained: float
    other_letter: float
    extra_letter: float
    missing_letter: float


VIETNAMESE_READING: Final = Prices(0.0, 2.0, 2.0, 4.0, 6.0, 6.0, 6.0)
"""Read with the Vietnamese model, or typed: what is there is mostly right."""


class Channel:
    """Prices every syllable as the origin of a reading."""

    def __init__(self, syllables: Sequence[str], prices: Prices) -> None:
        self._prices = prices
        number = {letter: i for i, letter in enumerate(LETTERS)}
        self._letters = np.full((_LONGEST, len(syllables)), _PAD, dtype=np.uint8)
        for row, syllable in enumerate(syllables):
            self._letters[: len(syllable), row] = [number[c] for c in syllable]
        self._lengths = np.array([len(s) for s in syllables], dtype=np.intp)
        self._tables: dict[str, Costs] = {}

    def readings(self, observed: str, limit: float) -> tuple[Rows, Costs]:
        """Rows of the syllables that can be read as ``observed`` (lower case) for at most ``limit`` nats, and prices.

        Unordered. Readings longer than nine characters are no single syllable and have none.
        """
        longer = len(observed) - self._lengths
        rows = np.flatnonzero((longer >= -1) & (longer <= 2))
        if not 1 <= len(observed) <= _LONGEST + 2 or not len(rows):
            return rows[:0], np.zeros(0, dtype=np.float32)
        missing = np.float32(self._prices.missing_letter)
        last = np.repeat(np.arange(_LONGEST + 1, dtype=np.float32)[:, None] * missing, len(rows), axis=1)
        before = np.zeros(len(rows), dtype=np.float32)
        for char in observed:
            now = self._advance(rows, last, char)
            for j in range(1, _LONGEST + 1):
                np.minimum(now[j], now[j - 1] + missing, out=now[j])
            cheapest = now.min(axis=0)
            alive = np.minimum(cheapest, before) <= limit
            rows, last, before = rows[alive], now[:, alive], cheapest[alive]
        costs = last[self._lengths[rows], np.arange(len(rows))]
        within = costs <= limit
        return rows[within], costs[within]

    def _advance(self, rows: Rows, last: Costs, char: str) -> Costs:
        now = last + np.float32(self._prices.extra_letter)
        np.minimum(now[1:], last[:-1] + self._table(char)[self._letters[:, rows]], out=now[1:])
        return now

    def _table(self, printed: str) -> Costs:
        """The price of every letter (and of the padding, never) as the origin of the printed form."""
        table = self._tables.get(printed)
        if table is None:
            prices = [self._price(letter, printed) for letter in LETTERS]
            table = self._tables[printed] = np.array([*prices, _NEVER], dtype=np.float32)
        return table

    def _price(self, letter: str, printed: str) -> float:
        prices = self._prices
        if letter == printed:
            return 0.0 if letter.isascii() else prices.same_marked
        base = strip_marks(letter)
        if base == printed:
            return prices.marks_lost
        if base != strip_marks(printed):
            return prices.other_letter
        if letter == base:
            return prices.marks_gained
        return prices.marks_changed if _one_mark_apart(letter, printed) else prices.marks_changed * 1.5


def _one_mark_apart(letter: str, other: str) -> bool:
    """Tone or quality differs, not both: ề and ê, ổ and ô; but not ố and ò."""
    (quality, tone), (other_quality, other_tone) = split_tone(letter), split_tone(other)
    return quality == other_quality or tone == other_tone
