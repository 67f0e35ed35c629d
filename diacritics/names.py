"""Personal names in running text: their spelling is the bearer's own, so it is proposed and never applied."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log
from pathlib import Path
from typing import Final

from diacritics.alphabet import strip_marks
from diacritics.modes import Mode
from diacritics.tokens import Kind, Token
from diacritics.words import word_form

NAMES_TABLE: Final = Path(__file__).parent / "data" / "names.tsv"
NAMES_HEADER: Final = "# part of a name\tas surname\tas middle name\tas given name"

_UNSEEN: Final = 0.5
"""Occurrences that a part of a name is given where it was never met: names are an open class."""

_LEAST_WORDS: Final = {Mode.CLEAN: 2, Mode.NOISY: 3}
"""In noisy text two capitalised words are more often an agency than a name."""
_MOST_WORDS: Final = 5
_AREAS: Final = frozenset("tinh huyen xa quan phuong pho tran thon ap khom ban buon lang".split())
"""The last words, mark-stripped, of what a place is called by: tỉnh, thành phố, thị trấn, thị xã …"""
_NAME_REACH: Final = 3
"""A place's name ends within so many words of its kind."""


class NamePlace(IntEnum):
    """Where a word stands in a person's name; the numbers are the columns of ``data/names.tsv``."""

    SURNAME = 0
    MIDDLE = 1
    GIVEN = 2


def name_places(length: int) -> tuple[NamePlace, ...]:
    """The places of the words of a whole name: the surname first, the given name last, the middle names between."""
    if length < 2:
        return (NamePlace.GIVEN,) * length
    return (NamePlace.SURNAME, *(NamePlace.MIDDLE,) * (length - 2), NamePlace.GIVEN)


@dataclass(frozen=True, slots=True)
class NameTable:
    """How often parts of names were met in each place; see ``diacritics.training.places`` for where they come from."""

    counts: Mapping[str, tuple[int, int, int]]
    totals: tuple[int, int, int]

    @classmethod
    def load(cls, path: Path = NAMES_TABLE) -> NameTable:
        """Reads the table.

        Raises:
            OSError: The file cannot be read.
            ValueError: A row is no word with three counts.
        """
        counts: dict[str, tuple[int, int, int]] = {}
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                word, surname, middle, given = line.split("\t")
                counts[word] = (int(surname), int(middle), int(given))
        surnames, middles, givens = (sum(row[place] for row in counts.values()) for place in NamePlace)
        return cls(counts, (surnames, middles, givens))

    def log_share(self, word: str, place: NamePlace) -> float:
        """Logarithm (nats) of the share of names that have this word in that place, in any case and tone style.

        A word that was never met there has the share of half an occurrence, so that any name stays possible.
        """
        count = self.counts.get(word_form(word), (0, 0, 0))[place]
        return log(max(float(count), _UNSEEN) / self.totals[place])


def name_positions(tokens: Sequence[Token], surnames: Collection[str], mode: Mode) -> set[int]:
    """Positions of words in runs of capitalised words that begin with a surname (mark-stripped, lower case)."""
    found: set[int] = set()
    end = 0
    for start, token in enumerate(tokens):
        if start < end or not _is_title(token):
            continue
        end = _run_end(tokens, start)
        for first in range(start, end):
            if strip_marks(tokens[first].text).lower() in surnames:
                if _LEAST_WORDS[mode] <= end - first <= _MOST_WORDS:
                    found.update(range(first, end))
                break
    return found


def follows_area(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word stands in the name behind "tỉnh", "huyện", "xã" … in the same sentence."""
    for before in reversed(tokens[max(0, position - _NAME_REACH) : position]):
        if before.ends_sentence or before.kind is not Kind.WORD:
            return False
        if strip_marks(before.text).lower() in _AREAS:
            return True
    return False


def _run_end(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and _is_title(tokens[end]):
        end += 1
        if tokens[end - 1].ends_sentence:
            break
    return end


def _is_title(token: Token) -> bool:
    text = token.text
    return token.kind is Kind.WORD and text[:1].isupper() and (len(text) == 1 or not text.isupper())
