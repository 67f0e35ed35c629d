"""The exact text of a layout in reading order, and where every marked stretch of it stands."""

from __future__ import annotations

from dataclasses import dataclass

from samples.layout import Layout
from samples.sheet import Box

PAGE_BREAK = "\f"


@dataclass(frozen=True)
class Spot:
    """A marked stretch: the characters ``start`` to ``end`` of the text, its ink on ``page`` (from 0) and its words.

    ``printed`` is the text with its lines joined: by a space, or by nothing where a code was broken after its hyphen.
    A stretch that goes on over a page break has the box of its first page.
    """

    start: int
    end: int
    page: int
    box: Box
    printed: str
    hand: bool


@dataclass(frozen=True)
class Reading:
    """The text of a document and the spots of its marks, by name."""

    text: str
    spots: dict[str, Spot]


class _Reader:
    def __init__(self) -> None:
        self.text = ""
        self.spots: dict[str, Spot] = {}

    def add(self, words: str, marks: frozenset[str], page: int, box: Box, hand: bool, joined: bool) -> None:
        start = len(self.text)
        self.text += words
        for mark in marks:
            known = self.spots.get(mark)
            new = Spot(start, len(self.text), page, box, words, hand)
            self.spots[mark] = new if known is None else _longer(known, new, joined)


def read(layout: Layout) -> Reading:
    """Reads the pages of a layout; lines end with a line feed, pages are parted by a form feed."""
    reader = _Reader()
    for number, page in enumerate(layout.pages):
        if number:
            reader.text += PAGE_BREAK
        for placed in page.lines:
            for index, piece in enumerate(placed.line.pieces):
                if index and not piece.joined:
                    reader.text += " "
                box = piece.box(placed.baseline)
                reader.add(piece.run.text, piece.run.marks, number, box, piece.run.hand, piece.joined)
            reader.text += "\n"
    return Reading(reader.text, reader.spots)


def _longer(known: Spot, new: Spot, joined: bool) -> Spot:
    box = known.box
    if new.page == known.page:
        box = (
            min(box[0], new.box[0]),
            min(box[1], new.box[1]),
            max(box[2], new.box[2]),
            max(box[3], new.box[3]),
        )
    printed = known.printed + ("" if joined else " ") + new.printed
    return Spot(known.start, new.end, known.page, box, printed, known.hand or new.hand)
