"""Cells of a text that is one line, as the reader makes them, and what their candidates say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from diacritics.beam import NONE, Column
from diacritics.cells import SMALL, Cases, Cell, Ids, Logs, Slice
from diacritics.changes import ChangeSource
from diacritics.lattice import Lattice
from diacritics.openness import Place, places_of
from diacritics.tokens import tokenize
from diacritics.wanted import Wanted
from diacritics.words import Vocabulary


def places(text: str, settled: Sequence[str] = (), *, misread: bool = True) -> list[Place]:
    """The places of a damaged line."""
    tokens = tokenize(text)
    return places_of(tokens, text, {token for token in tokens if token.text in settled}, misread=misread)


def cells(lattice: Lattice, text: str, wanted: Mapping[str, Sequence[Wanted]] | None = None) -> dict[str, Cell]:
    """The cells of a damaged line inside a paragraph, by their tokens."""
    line = places(text)
    wishes = {place.token: wanted[place.token.text] for place in line if wanted and place.token.text in wanted}
    made = lattice.cells(text, line, wishes, first=False, careful=False)
    return {place.token.text: cell for place, cell in zip(line, made, strict=True)}


def said(cell: Cell, text: str, vocabulary: Vocabulary) -> dict[tuple[str, str], float]:
    """For each pair of characters and what they may be, the best score; what stands as it is not among them."""
    found: dict[tuple[str, str], float] = {}
    for candidate in range(cell.as_it_is):
        piece = cell.slice_of(candidate)
        key = text[piece.start : piece.end], cell.text_of(candidate, text, vocabulary.words)
        found[key] = max(found.get(key, float("-inf")), float(cell.column.score[candidate]))
    return found


class CellMaker:
    """A cell made by hand: a group of candidates for each slice, the last of one that leaves the token as it is."""

    def __init__(self) -> None:
        self._slices: list[Slice] = []
        self._groups: list[tuple[Ids, Ids, Logs, Cases]] = []

    def add(self, piece: Slice, words: Ids, score: Logs, cases: Cases, second: Ids | None = None) -> None:
        """Adds a group: words (or pairs of words), their scores (nats), how they are written."""
        self._slices.append(piece)
        self._groups.append((words, np.full(len(words), NONE, np.int32) if second is None else second, score, cases))

    def add_one(self, piece: Slice, word: int, score: float, case: int = SMALL) -> None:
        """Adds a single word."""
        self.add(piece, np.array([word], np.int32), np.array([score], np.float32), np.array([case], np.int8))

    def cell(self, sources: Mapping[int, ChangeSource], printed: Mapping[int, str], place: int = 0) -> Cell:
        """The cell of all groups in the order in which they were added."""
        first, second, score, cases = (np.concatenate(parts) for parts in zip(*self._groups, strict=True))
        of = np.repeat(np.arange(len(self._groups), dtype=np.int16), [len(words) for words, *_ in self._groups])
        span = np.array([piece.span for piece in self._slices], np.int8)[of]
        return Cell(Column(first, second, span, score), tuple(self._slices), of, cases, sources, printed, place)
