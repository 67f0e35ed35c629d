"""Where each word of a restored text stands on its page: what the invisible layer of a PDF is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from ocr_pipeline.imaging.bend import bent_box
from ocr_pipeline.layout.text import DocumentText, Piece
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import Facts

_TOKEN = regex.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word without blanks, as restored; ``box`` is in pixels of the upright, level page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class WordsOfScan:
    """A scan and the words of its pages by their numbers: what is kept of a conversion to write its PDF from."""

    facts: Facts
    words: Mapping[int, tuple[PlacedWord, ...]]

    @classmethod
    def of(cls, facts: Facts, text: DocumentText, pages: Sequence[PageReport]) -> WordsOfScan:
        """As :meth:`ocr_pipeline.pipeline.Pipeline.convert` tells of them (``on_text``)."""
        return cls(facts, placed_words(text, {each.page.number: each for each in pages}))


def placed_words(text: DocumentText, pages: Mapping[int, PageReport]) -> dict[int, tuple[PlacedWord, ...]]:
    """The words of every page by its number, in reading order.

    Restoration may have split a word that was read as one, or joined two: parts share the box by their letters, what
    was joined has the box around all. A word with nothing of the page behind it lies where the one before it lies.
    """
    placed: dict[int, list[PlacedWord]] = {number: [] for number in pages}
    last: tuple[int, Box] | None = None
    for word, pieces in _tokens(text):
        if pieces:
            last = pieces[0].page, _box(word.start(), word.end(), pieces)
        if last is not None:
            placed[last[0]].append(PlacedWord(word.group(), last[1]))
    return {number: tuple(_bent(words, pages[number])) for number, words in placed.items()}


def _tokens(text: DocumentText) -> Iterator[tuple[regex.Match[str], tuple[Piece, ...]]]:
    for word in _TOKEN.finditer(text.text):
        yield word, text.pieces_of(word.start(), word.end())


def _box(start: int, end: int, pieces: tuple[Piece, ...]) -> Box:
    """The box around the parts of pieces in ``[start, end)``, of those on the line of the first."""
    first = pieces[0].word.box
    level = [each for each in pieces if each.page == pieces[0].page and _level(each.word.box, first)]
    return Box.around(_part(start, end, each) for each in level)


def _level(one: Box, other: Box) -> bool:
    return one.y0 < other.middle[1] < one.y1 or other.y0 < one.middle[1] < other.y1


def _part(start: int, end: int, piece: Piece) -> Box:
    """The share of a piece's box that its letters in ``[start, end)`` take, at least a pixel wide."""
    box, length = piece.word.box, max(piece.end - piece.start, 1)
    left = box.x0 + box.width * max(start - piece.start, 0) // length
    right = box.x0 + box.width * min(end - piece.start, length) // length
    return Box(left, box.y0, max(right, left + 1), box.y1)


def _bent(words: list[PlacedWord], report: PageReport) -> Iterator[PlacedWord]:
    """The words where they stand on the level page, of one whose lines were straightened to be read."""
    page = report.page
    for word in words:
        if report.bend is None:
            yield word
        else:
            box = bent_box(word.box.as_tuple(), report.bend, (page.width, page.height), page.dpi)
            yield PlacedWord(word.text, Box(*box))
