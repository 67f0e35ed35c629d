"""The candidates of a token, run parallel, and how each is written in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.beam import NONE, Column
from diacritics.changes import ChangeSource

SMALL: Final = 0
TITLE: Final = 1
CAPITAL: Final = 2
"""How a word is written: in small letters, with a capital, in capitals."""

Ids = NDArray[np.int32]
Cases = NDArray[np.int8]
Logs = NDArray[np.float32]
Flags = NDArray[np.bool_]

_MANY: Final = 1024
"""Candidates beyond which a cell has its own arrays of what is the same for all of them."""
NO_SECOND: Final[Ids] = np.full(_MANY, NONE, np.int32)
ONE_TOKEN: Final[NDArray[np.int8]] = np.ones(_MANY, np.int8)
_FIRST_GROUP: Final = np.zeros(1, np.int16)
_SMALL: Final[Cases] = np.full(1, SMALL, np.int8)
_NO_LOSS: Final[Logs] = np.zeros(1, np.float32)
# Many cells share them.
for _shared in (NO_SECOND, ONE_TOKEN, _FIRST_GROUP, _SMALL, _NO_LOSS):
    _shared.setflags(write=False)


class Slice(NamedTuple):
    """Characters ``start:end`` that candidates stand for, ``span`` tokens; ``two`` words that ran together or one."""

    start: int
    end: int
    span: int
    two: bool = False

    def moved(self, by: int) -> Slice:
        """The same so many characters further."""
        return Slice(self.start + by, self.end + by, self.span, self.two)


class Cell(NamedTuple):
    """The candidates that end at a token, run parallel; the last leaves the token as it is.

    ``slices[of[k]]``, counted from the ``place`` in the text, is what candidate ``k`` stands for; ``cases[k]`` is how
    it is written (``SMALL``, ``TITLE``, ``CAPITAL``). By the place of a candidate, ``sources`` tells of those that
    phrases want, ``printed`` of words that no table holds.
    """

    column: Column
    slices: tuple[Slice, ...]
    of: NDArray[np.int16]
    cases: NDArray[np.int8]
    sources: Mapping[int, ChangeSource]
    printed: Mapping[int, str]
    place: int = 0

    @property
    def as_it_is(self) -> int:
        """The place of the candidate that changes nothing."""
        return len(self.of) - 1

    def kind_of(self, candidate: int) -> Slice:
        """What a candidate stands for, counted from the place of the cell."""
        return self.slices[self.of.item(candidate)]

    def slice_of(self, candidate: int) -> Slice:
        """What a candidate stands for."""
        start, end, span, two = self.slices[self.of.item(candidate)]
        return Slice(start + self.place, end + self.place, span, two)

    def at(self, place: int) -> Cell:
        """The same cell at another place of the text."""
        return Cell(self.column, self.slices, self.of, self.cases, self.sources, self.printed, place)

    def only(self, candidate: int) -> Cell:
        """The cell of a token of which one word was decided, for itself alone: nothing else is left."""
        one = slice(candidate, candidate + 1)
        column = Column(self.column.first[one], NO_SECOND[:1], ONE_TOKEN[:1], self.column.score[one])
        return Cell(column, (self.kind_of(candidate),), _FIRST_GROUP, _SMALL, {}, {}, self.place)

    def text_of(self, candidate: int, text: str, words: Sequence[str]) -> str:
        """How a candidate is written in place of its slice of the text."""
        start, end, _, _ = self.slices[self.of.item(candidate)]
        observed = text[start + self.place : end + self.place]
        if candidate == self.as_it_is:
            return observed
        case = self.cases.item(candidate)
        first, seconds, _, _ = self.column
        word = (self.printed.get(candidate) if self.printed else None) or words[first.item(candidate)]
        second = seconds.item(candidate)
        if second == NONE:
            # Letters that were read right keep their case, whatever it is: GHz.
            return observed if observed.lower() == word and case != CAPITAL else _written(word, case)
        if case != CAPITAL:
            title = TITLE if _begins_inside(words[second], observed) else SMALL
            return f"{_written(word, case)} {_written(words[second], title)}"
        return f"{_written(word, case)} {_written(words[second], case)}"


def _begins_inside(word: str, observed: str) -> bool:
    """Whether the capital of a word stands inside characters that hold two: ``so’Tu``."""
    initial = strip_marks(word[0]).upper()
    return any(after == initial and not before.isupper() for before, after in pairwise(observed))


def _written(word: str, case: int) -> str:
    if case == CAPITAL:
        return word.upper()
    return word[:1].upper() + word[1:] if case == TITLE else word


def fixed_cell(word: int, length: int) -> Cell:
    """The cell of a token of so many characters that is never anything else than this word of the vocabulary."""
    column = Column(np.array([word], np.int32), NO_SECOND[:1], ONE_TOKEN[:1], _NO_LOSS)
    return Cell(column, (Slice(0, length, 1),), _FIRST_GROUP, _SMALL, {}, {})
