"""The exact text of a layout in reading order, where every marked stretch of it stands, and the box of every word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from samples.markup import By, Run
from samples.scanning.printing import PieceKey
from samples.setting.layout import Layout, bounds
from samples.sheet import Box

PAGE_BREAK = "\f"


@dataclass(frozen=True)
class Spot:
    """A marked stretch: the characters ``start`` to ``end`` of the text, its ink on ``page`` (from 0) and its words.

    ``printed`` is the text with its lines joined: by a space, or by nothing where a code was broken after its hyphen.
    A stretch that goes on over a page break has the box of its first page. ``by`` is everything that wrote in it.
    """

    start: int
    end: int
    page: int
    box: Box
    printed: str
    by: frozenset[By]


@dataclass(frozen=True)
class Word:
    """Letters without a space, on a page (from 0), and what put them there (the pen, when any of them)."""

    text: str
    page: int
    box: Box
    by: By


@dataclass(frozen=True)
class Reading:
    """The text of a document, the spots of its marks by name, and its words in order."""

    text: str
    spots: dict[str, Spot]
    words: tuple[Word, ...]


@dataclass
class _Reader:
    text: str = ""
    spots: dict[str, Spot] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)

    def add(self, run: Run, page: int, box: Box, *, joined: bool) -> None:
        if self.text and not self.text[-1].isspace():
            self._add_to_word(run, page, box)
        else:
            self.words.append(Word(run.text, page, box, run.by))
        start = len(self.text)
        self.text += run.text
        for mark in run.marks:
            known = self.spots.get(mark)
            new = Spot(start, len(self.text), page, box, run.text, frozenset({run.by}))
            self.spots[mark] = new if known is None else _longer(known, new, joined)

    def _add_to_word(self, run: Run, page: int, box: Box) -> None:
        last = self.words[-1]
        by = last.by if last.by != "print" else run.by
        self.words[-1] = Word(last.text + run.text, page, bounds((last.box, box)), by)


def read(layout: Layout, filled_in: Mapping[PieceKey, Box]) -> Reading:
    """Reads the pages of a layout; lines end with a line feed, pages are parted by a form feed.

    ``filled_in`` are the boxes of the ink that hands put in, which print does not know.
    """
    reader = _Reader()
    for number, page in enumerate(layout.pages):
        if number:
            reader.text += PAGE_BREAK
        for row, placed in enumerate(page.reading_order):
            for index, piece in enumerate(placed.line.pieces):
                if index and not piece.joined:
                    reader.text += " "
                box = filled_in.get((number, row, index)) or piece.box(placed.baseline)
                reader.add(piece.run, number, box, joined=piece.joined)
            reader.text += placed.end
    return Reading(reader.text, reader.spots, tuple(reader.words))


def _longer(known: Spot, new: Spot, joined: bool) -> Spot:
    box = bounds((known.box, new.box)) if new.page == known.page else known.box
    printed = known.printed + ("" if joined else " ") + new.printed
    return replace(known, end=new.end, box=box, printed=printed, by=known.by | new.by)
