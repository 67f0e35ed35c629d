"""Training text as arrays: the words of its lines, how they are capitalised, and which lines are one paragraph.

A line of the corpus is usually a paragraph; official documents are broken inside sentences too, as on paper. A line
that goes on where the one before broke off belongs to the same paragraph.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.line_breaks import END_MARKS, goes_on
from diacritics.tokens import Kind, Token, chunk_tokens
from diacritics.words import CLASSES, model_form

SMALL: Final = 0
CAPITALISED: Final = 1
ALL_CAPITAL: Final = 2
_MIXED: Final = 3
_INITIAL: Final = 4
_SHAPE_BITS: Final = 3

_PARTS: Final = END_MARKS | frozenset('-–—()[]"“”«»')
"""After these a word may have a capital that is not its own."""
_NOT_OF_NUMBER: Final = ".-–!?'’\"“”*"
"""Signs at the end of a number or code that are no part of it."""
_CACHE: Final = 1_500_000
"""Distinct runs of characters whose words are remembered."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of all lines: those of line i are ``lines[i]:lines[i + 1]``, and ``continues[i]`` joins it to the last.

    Forms are numbers of the reader that made them; shapes are SMALL, CAPITALISED, ALL_CAPITAL or something else.
    ``initial`` tells of words that begin a line or a sentence.
    """

    forms: NDArray[np.int32]
    shapes: NDArray[np.int32]
    initial: NDArray[np.bool_]
    lines: NDArray[np.int64]
    continues: NDArray[np.bool_]

    def only(self, wanted: NDArray[np.bool_]) -> Passages:
        """The wanted lines; what followed a line left out begins a paragraph."""
        sizes = np.diff(self.lines)
        words = np.repeat(wanted, sizes)
        after_kept = np.concatenate(([False], wanted[:-1]))
        return Passages(
            self.forms[words],
            self.shapes[words],
            self.initial[words],
            np.concatenate(([0], np.cumsum(sizes[wanted]))),
            (self.continues & after_kept)[wanted],
        )

    def paragraphs(self) -> NDArray[np.int64]:
        """Where paragraphs begin, as positions in ``forms``, and after the last one the number of words."""
        return np.append(self.lines[:-1][~self.continues], len(self.forms))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The coded words of a run without spaces, and the last mark behind them."""

    words: tuple[int, ...]
    mark: str


class PassageReader:
    """Turns documents into passages; one reader numbers the forms of a whole corpus, the classes first."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {form: number for number, form in enumerate(CLASSES)}
        self._known: dict[str, _Chunk] = {}

    def read(self, documents: Iterable[str]) -> Passages:
        """The passages of these documents; no paragraph reaches from one document into the next."""
        words, lines, continues = array("i"), array("q", [0]), array("b")
        for document in documents:
            # Nothing goes on from an empty line.
            size, closed = 0, True
            for text in document.split("\n"):
                begin = len(words)
                ends = self._read_line(text, words)
                if len(words) == begin:
                    continue
                continues.append(goes_on(size, text, closed=closed))
                size, closed = len(words) - begin, ends
                lines.append(len(words))
        coded = np.array(words, dtype=np.int32)
        return Passages(
            coded >> _SHAPE_BITS,
            coded & _MIXED,
            (coded & _INITIAL) > 0,
            np.array(lines, dtype=np.int64),
            np.array(continues, dtype=np.bool_),
        )

    def _read_line(self, text: str, words: array[int]) -> bool:
        """Appends the coded words of a line; whether a mark that may end a paragraph closes it."""
        initial, mark = True, ""
        for run in text.split():
            chunk = self._known.get(run) or self._chunk(run)
            if chunk.words:
                words.append(chunk.words[0] | (_INITIAL if initial else 0))
                words.extend(chunk.words[1:])
                initial = False
            mark = chunk.mark
            initial = initial or mark in _PARTS
        return mark in END_MARKS

    def _chunk(self, run: str) -> _Chunk:
        words: list[int] = []
        end = 0
        for token in chunk_tokens(run):
            initial = any(mark in _PARTS for mark in run[end : token.start])
            words.append(self._coded(token) | (_INITIAL if initial else 0))
            end = token.end - _trailing(token)
        chunk = _Chunk(tuple(words), run[end:][-1:])
        if len(self._known) < _CACHE:
            self._known[run] = chunk
        return chunk

    def _coded(self, token: Token) -> int:
        form = self.forms.setdefault(model_form(token), len(self.forms))
        return form << _SHAPE_BITS | _shape(token.text)


def _trailing(token: Token) -> int:
    """How many of the last characters of a number or code are marks behind it."""
    if token.kind not in (Kind.NUMBER, Kind.CODE):
        return 0
    return len(token.text) - len(token.text.rstrip(_NOT_OF_NUMBER))


def _shape(text: str) -> int:
    if text[:1].isupper():
        return ALL_CAPITAL if len(text) > 1 and text.isupper() else CAPITALISED
    return SMALL if text.islower() else _MIXED
