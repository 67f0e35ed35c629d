"""Cuts paragraphs into pieces that are decoded side by side: only where words are open, and never long.

A piece reaches a few tokens beyond what is kept of it on either side, so that what is kept is decided as in the whole
paragraph: the language model looks no further back than three words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from diacritics.beam import Column

_CONTEXT: Final = 3
"""Fixed tokens on either side that a piece keeps in sight: what the language model sees."""
_LONGEST: Final = 18
"""Tokens that are kept of a piece."""
_OVERLAP: Final = 5
"""Open tokens beyond those kept, on either side."""
_MOST_SPAN: Final = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Columns ``start:end`` of a paragraph; the decisions on ``first:last`` are kept."""

    start: int
    end: int
    first: int
    last: int


def pieces_of(columns: Sequence[Column]) -> list[Piece]:
    """The pieces of a paragraph, in order."""
    if not columns:
        return []
    sizes = [len(column.span) for column in columns]
    starts = np.cumsum([0, *sizes[:-1]])
    spans = np.maximum.reduceat(np.concatenate([column.span for column in columns]), starts).tolist()
    return [piece for begin, end in _open_runs(sizes, spans) for piece in _cut(spans, begin, end)]


def whole_choices(length: int, pieces: Sequence[Piece], choices: Sequence[Sequence[int]]) -> list[int]:
    """The candidates of the columns of a paragraph from those of its pieces; fixed tokens have one.

    ``NONE`` stands where a later candidate covers the column.
    """
    whole = [0] * length
    for piece, own in zip(pieces, choices, strict=True):
        whole[piece.first : piece.last] = own[piece.first - piece.start : piece.last - piece.start]
    return whole


def _open_runs(sizes: Sequence[int], spans: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of columns that open ones reach over, parted by fixed ones that no word looks across.

    Of each column the candidates that it has, and the tokens that one of them covers at most.
    """
    begin = end = -1
    for place, size in enumerate(sizes):
        if size == 1:
            continue
        if end >= 0 and place - end > 2 * _CONTEXT:
            yield begin, end
            begin = -1
        # A candidate may reach back over fixed tokens: they are decided with it.
        reached = place - spans[place] + 1
        begin = reached if begin < 0 else min(begin, reached)
        end = place + 1
    if begin >= 0:
        yield begin, end


def _cut(spans: Sequence[int], begin: int, end: int) -> Iterator[Piece]:
    first = begin
    while first < end:
        last = end if end - first <= _LONGEST + _OVERLAP else _border(spans, first + _LONGEST, end)
        start = max(0, begin - _CONTEXT) if first == begin else _border(spans, first - _OVERLAP, first, back=True)
        stop = min(len(spans), end + _CONTEXT) if last == end else _border(spans, last + _OVERLAP, end)
        yield Piece(start, stop, first, last)
        first = last


def _border(spans: Sequence[int], place: int, end: int, *, back: bool = False) -> int:
    """The nearest place from ``place`` on (or back) that no candidate reaches across; ``end`` at the latest."""
    if back:
        while place > 0 and not _is_border(spans, place):
            place -= 1
        return max(place, 0)
    while place < end and not _is_border(spans, place):
        place += 1
    return min(place, end)


def _is_border(spans: Sequence[int], place: int) -> bool:
    return all(span <= ahead for ahead, span in enumerate(spans[place : place + _MOST_SPAN - 1], 1))
