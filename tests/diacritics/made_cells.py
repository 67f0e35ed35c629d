"""Cells of a text that is one line, as the reader makes them, and what their candidates say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diacritics.cells import Cell
from diacritics.lattice import Lattice, Wanted
from diacritics.openness import Place, places_of
from diacritics.tokens import tokenize
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
