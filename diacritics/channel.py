"""What a reading costs: how a printed syllable turns into the characters that were read, in nats.

A weighted edit distance over letters, computed for all syllables of the lexicon at once. Prices of single letters come
from a few general rules (marks lost, marks changed) and from the table ``data/confusions.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
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
    """General prices in nats; the table of confusions goes before them."""

    same_marked: float
    """A letter with marks read with exactly these marks."""
    marks_lost: float
    marks_changed: float
    marks_gained: float
    other_letter: float
    extra_letter: float
    missing_letter: float


FOREIGN_READING: Final = Prices(0.1, 0.3, 1.0, 2.0, 6.0, 5.0, 5.0)
"""Read by a model for another language: marks are mostly lost."""

VIETNAMESE_READING: Final = Prices(0.0, 2.0, 2.0, 4.0, 6.0, 6.0, 6.0)
"""Read with the Vietnamese model, or typed: what is there is mostly right."""


def read_confusions(path: Path) -> dict[tuple[str, str], float]:
    """The table as {(true letter, printed form): price}."""
    confusions: dict[tuple[str, str], float] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            letters, printed, price = line.split("\t")
            confusions.update({(letter, printed): float(price) for letter in letters})
    return confusions


class Channel:
    """Prices every syllable as the origin of a reading."""

    def __init__(self, syllables: Sequence[str], prices: Prices, confusions: Mapping[tuple[str, str], float]) -> None:
        self._prices = prices
        self._confusions = confusions
        number = {letter: i for i, letter in enumerate(LETTERS)}
        self._letters = np.full((_LONGEST, len(syllables)), _PAD, dtype=np.uint8)
        for row, syllable in enumerate(syllables):
            self._letters[: len(syllable), row] = [number[c] for c in syllable]
        self._lengths = np.array([len(s) for s in syllables], dtype=np.intp)
        self._tables: dict[str, Costs] = {}
        self._doubles = {printed for _, printed in confusions if len(printed) == 2}

    def readings(self, observed: str, limit: float) -> tuple[Rows, Costs]:
        """Rows of the syllables that can be read as ``observed`` (lower case) for at most ``limit`` nats, and prices.

        Unordered. Readings longer than nine characters are no single syllable and have none.
        """
        longer = len(observed) - self._lengths
        rows = np.flatnonzero((longer >= -1) & (longer <= 2))
        if not 1 <= len(observed) <= _LONGEST + 2 or not len(rows):
            return rows[:0], np.zeros(0, dtype=np.float32)
        missing = np.float32(self._prices.missing_letter)
        older: Costs | None = None
        last = np.repeat(np.arange(_LONGEST + 1, dtype=np.float32)[:, None] * missing, len(rows), axis=1)
        before = np.zeros(len(rows), dtype=np.float32)
        for i, char in enumerate(observed):
            double = observed[i - 1 : i + 1] if i else ""
            now = self._advance(rows, last, char)
            if older is not None and double in self._doubles:
                np.minimum(now[1:], older[:-1] + self._table(double)[self._letters[:, rows]], out=now[1:])
            for j in range(1, _LONGEST + 1):
                np.minimum(now[j], now[j - 1] + missing, out=now[j])
            cheapest = now.min(axis=0)
            alive = np.minimum(cheapest, before) <= limit
            rows, older, last, before = rows[alive], last[:, alive], now[:, alive], cheapest[alive]
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
        special = self._confusions.get((letter, printed), _NEVER)
        return min(special, _NEVER if len(printed) > 1 else self._general_price(letter, printed))

    def _general_price(self, letter: str, printed: str) -> float:
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
