"""The place of a text that answers a question best, with what was found in it.

A page is looked at as one line of words with blanks between; a place is the number of a word in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from ocr_pipeline.archive.search.folding import REMEMBERED, WORD, folded_words, marked_words
from ocr_pipeline.archive.search.questions import Item, Question
from ocr_pipeline.archive.search.results import Snippet

WIDTH: Final = 24
"""Runs without blanks in a snippet: two lines of a terminal."""
_BEFORE: Final = 6
"""Of them before the first that was found, where there are so many."""
_PLACES: Final = 40
"""Places of one item on a page that are looked at: a word that is everywhere tells nothing by its hundredth."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Words ``start`` up to ``end`` of a page answer the item of this number."""

    start: int
    end: int
    item: int


def snippet_of(text: str, question: Question, first_page: int = 1, *, exact: bool = False) -> Snippet:
    """The best place of a document; its beginning where none of the words stands in its text.

    Args:
        text: of the document, its pages parted by form feeds.
        question: what was asked for.
        first_page: the number of its first page.
        exact: whether the marks count.
    """
    best: tuple[int, int, int, list[str], list[_Place]] = (-1, 0, 0, [], [])
    for number, page in enumerate(text.split("\f")):
        chunks = page.split()
        places = _places(chunks, question.items, exact=exact)
        answered, word = _densest(places)
        if answered > best[0]:
            best = (answered, number, word, chunks, places)
        if answered == len(question.items):
            break
    _, number, word, chunks, places = best
    return _cut_out(chunks, word, places, first_page + number)


def _places(chunks: Sequence[str], items: Sequence[Item], *, exact: bool) -> list[_Place]:
    """Where the items stand on a page, in order."""
    kinds = {exact and not item.is_code for item in items}
    lines = {marked: _line(map(marked_words if marked else folded_words, chunks)) for marked in kinds}
    found: list[_Place] = []
    for number, item in enumerate(items):
        marked = exact and not item.is_code
        words = item.marked if marked else item.folded
        begins = item.begun is not None
        last = (item.begun if marked else words[-1]) if begins else f"{words[-1]} "
        wanted = " ".join(("", *words[:-1], last or ""))
        found += (_Place(at, at + len(words), number) for at in _occurrences(lines[marked], wanted))
    return sorted(found, key=lambda place: (place.start, place.item))


def _line(words: Iterator[str]) -> str:
    return f" {' '.join(filter(None, words))} "


def _occurrences(line: str, wanted: str) -> Iterator[int]:
    """The numbers of the words at which ``wanted`` begins."""
    at, counted, words = line.find(wanted), 0, 0
    for _ in range(_PLACES):
        if at < 0:
            return
        words += line.count(" ", counted, at)
        counted = at
        yield words
        at = line.find(wanted, at + 1)


def _densest(places: Sequence[_Place]) -> tuple[int, int]:
    """How many items the best stretch of a page answers, and at which word it begins."""
    most, begin = 0, 0
    for index, first in enumerate(places):
        near = {first.item}
        for place in places[index + 1 :]:
            if place.end - first.start > WIDTH - _BEFORE:
                break
            near.add(place.item)
        if len(near) > most:
            most, begin = len(near), first.start
    return most, begin


def _cut_out(chunks: Sequence[str], word: int, places: Sequence[_Place], page: int) -> Snippet:
    """The chunks around a word, and which characters of them were found."""
    ends = list(accumulate(map(_count, chunks)))
    start = max(0, min(bisect_right(ends, word) - _BEFORE, len(chunks) - WIDTH))
    shown = chunks[start : start + WIDTH]
    hits = _hits(shown, ends[start - 1] if start else 0, places)
    return Snippet(page, " ".join(shown), tuple(hits), (start > 0, start + WIDTH < len(chunks)))


@lru_cache(maxsize=REMEMBERED)
def _count(chunk: str) -> int:
    words = folded_words(chunk)
    return words.count(" ") + 1 if words else 0


def _hits(chunks: Sequence[str], number: int, places: Sequence[_Place]) -> Iterator[tuple[int, int]]:
    """The stretches of a snippet that were found; ``number`` is that of its first word."""
    answered = {word for place in places for word in range(place.start, place.end)}
    begin = end = -1
    offset = 0
    for chunk in chunks:
        for word in WORD.finditer(chunk):
            if number in answered:
                begin = begin if begin >= 0 else offset + word.start()
                end = offset + word.end()
            elif begin >= 0:
                yield begin, end
                begin = -1
            number += 1
        offset += len(chunk) + 1
    if begin >= 0:
        yield begin, end
