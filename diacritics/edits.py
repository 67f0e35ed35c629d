"""The noisy channel: how probable a reading is when a word was printed, and which words can have been printed.

One channel for each kind of reader. Words are those of a vocabulary, lower case, tone mark in the old place; a reading
is what stands in the text, case and signs as they are. A word may be printed in small letters, with a capital, or all
in capitals, and with the tone mark in either place: the channel takes what suits the reading best.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from diacritics.alphabet import to_nfc
from diacritics.edit_adaptation import adapted_table
from diacritics.edit_alignment import best_edits
from diacritics.edit_file import Spacing, read_facts
from diacritics.edit_table import EditTable, Smoothing
from diacritics.edit_trie import Trie, new_style
from diacritics.line_look import LineLook
from diacritics.native.search import finder_for

DATA: Final = Path(__file__).parent / "data" / "channel.tsv"

SMOOTHING: Final[Mapping[str, Smoothing]] = {
    "eng": Smoothing(5.0, 0.01),
    "vie": Smoothing(5.0, 0.01),
    "scanner": Smoothing(5.0, 0.03),
    "strip": Smoothing(1.0, 0.002),
    "clean": Smoothing(1.0, 0.001),
}
"""How much of each table is left to what was never counted."""

LIMIT: Final = 24
WITHIN: Final = 12.0

_LONGEST: Final = 18
"""Characters beyond which a reading is no single word of the vocabulary."""
_MARKS: Final = 3
"""Characters that a letter with its marks has at most."""
_SHORT_CAPITALS: Final = 3
"""A reading of so few capitals may stand for small letters: ``TV`` for Tự."""
_REMEMBERED: Final = 50_000
_ALIGNED: Final = 10_000
"""Words with their readings whose edits are remembered."""
_PRIOR_OCCURRENCES: Final = {"scanner": 20.0}
"""Occurrences of a letter that the learned table counts for against one document."""
_USUAL_OCCURRENCES: Final = 40.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Numbers of words and log P(reading | word) in nats, the most probable first; which were printed in capitals.

    ``all_small`` tells that capitals were not even sought.
    """

    words: NDArray[np.int32]
    log_p: NDArray[np.float32]
    capitals: NDArray[np.bool_]
    all_small: bool

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self.words.tolist(), self.log_p.tolist(), strict=True)


class Channel:
    """P(reading | word) of one kind of reader over one vocabulary."""

    def __init__(
        self, name: str, table: EditTable, look: LineLook, spacing: Spacing, trie: Trie, log_prior: NDArray[np.float32]
    ) -> None:
        """``log_prior[number]`` is the log-probability of a word of the tree: it helps to choose whom to keep."""
        self.name = name
        self.table = table
        self.spacing = spacing
        self._look = look
        self._trie = trie
        self._log_prior = log_prior
        self._finder = finder_for(trie, table, log_prior)
        self._known: dict[tuple[str, int, float], Candidates] = {}
        # Misreadings of one reader are much the same from text to text.
        self._aligned = lru_cache(maxsize=_ALIGNED)(partial(best_edits, prices=table.readings_of))

    def prepare(self) -> None:
        """Does now what the first reading would wait for."""
        self._finder.prepare()

    def candidates(self, observed: str, limit: int = LIMIT, within: float = WITHIN) -> Candidates:
        """The at most ``limit`` best words for the reading, none more than ``within`` nats worse than the best.

        Where the reading may be both of small letters and of capitals, so many of each; a word may occur as both. Which
        are the best is judged by the channel and by how frequent the word is. Remembered by reading.
        """
        key = observed, limit, within
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._found(observed, limit, within)
        return known

    def _found(self, observed: str, limit: int, within: float) -> Candidates:
        # Composing marks takes long where there are many of them: a long reading is none, composed or not.
        observed = to_nfc(observed) if len(observed) <= _MARKS * _LONGEST else observed
        if not 1 <= len(observed) <= _LONGEST:
            return Candidates(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.bool_), all_small=True)
        small, capital = _printed(observed)
        limit *= small + capital
        found = self._finder.best(observed, small=small, capital=capital, limit=limit, within=within)
        return Candidates(*found, all_small=not capital)

    def log_p(self, observed: str, true: str) -> float:
        """Log-probability (nats) of the reading given a word in lower case, printed as suits the reading best."""
        observed = to_nfc(observed)
        best = -math.inf
        for form, style in self._forms(true):
            printed = {form, form[:1].upper() + form[1:], form.upper()}
            best = max(best, style + max(best_edits(shape, observed, self.table.readings_of)[0] for shape in printed))
        return best

    def _forms(self, word: str) -> list[tuple[str, float]]:
        twin = new_style(word)
        return [(word, math.log(0.9)), (twin, math.log(0.1))] if twin else [(word, 0.0)]

    def adapted(self, pairs: Iterable[tuple[str, str, float]]) -> Channel:
        """The channel bent towards a document, from (observed, decoded as printed, confidence 0..1) of its words.

        Decoded words may have capitals. Readings seen often become probable, the rest stays; the channel itself does
        not change.
        """
        prior = _PRIOR_OCCURRENCES.get(self.name, _USUAL_OCCURRENCES)
        seen = ((true, observed, weight) for observed, true, weight in pairs)
        table = adapted_table(self.table, seen, prior, self._aligned)
        return Channel(self.name, table, self._look, self.spacing, self._trie, self._log_prior)

    def line_likelihood(self, words: Iterable[str]) -> float:
        """Log-probability (nats) of the characters of a line's words as this reader prints them."""
        return self._look.log_p(words)


def _printed(observed: str) -> tuple[bool, bool]:
    """Whether a reading may be one of small letters, and one of capitals."""
    if observed.islower():
        return True, False
    capitals = sum(c.isupper() for c in observed)
    small = sum(c.islower() for c in observed)
    if capitals < 2 and (small or capitals == 0 or len(observed) == 1):
        return True, bool(capitals) and not observed[0].isupper()
    return small > 0 or len(observed) <= _SHORT_CAPITALS, True


def load_channels(words: Sequence[str], counts: ArrayLike | None = None, path: Path = DATA) -> dict[str, Channel]:
    """The channels by name (``eng``, ``scanner``, ``vie``, ``strip``, ``clean``) over a vocabulary.

    ``words`` in lower case, a word's number is its place; ``counts`` say how frequent they are (all alike when left
    out).

    Raises:
        OSError: The file cannot be read.
        ValueError: The file is damaged.
    """
    frequency = np.ones(len(words)) if counts is None else np.maximum(np.asarray(counts, dtype=np.float64), 0.5)
    log_prior = np.log(frequency / frequency.sum()).astype(np.float32)
    trie = Trie(words)
    return {
        name: Channel(name, facts.table(SMOOTHING[name]), LineLook(facts.looks), facts.spacing, trie, log_prior)
        for name, facts in read_facts(path).items()
    }
