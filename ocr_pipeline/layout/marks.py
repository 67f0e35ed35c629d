"""The marks of a page put in their places: what shape alone cannot tell, words and columns do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ocr_pipeline.imaging.marks.find import PageMarks
from ocr_pipeline.imaging.marks.strokes import pen_ink
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.signing import printed_words, signing_places
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark, its box in pixels of the page, and what it says, where that was read."""

    kind: Literal["seal", "signature", "received_stamp", "urgency_stamp"]
    box: Box
    text: str | None = None


def placed_marks(marks: PageMarks, words: Sequence[Word], layout: PageLayout) -> tuple[PlacedMark, ...]:
    """The marks of a page.

    Args:
        marks: seals and frames found on the page image.
        words: of the page.
        layout: of the page.
    """
    seals = [PlacedMark("seal", Box(*seal.box)) for seal in marks.seals]
    stamps = [PlacedMark("received_stamp", each.box, _said(each)) for each in layout.arrivals]
    return (*seals, *_signatures(marks, words, layout), *stamps)


def _signatures(marks: PageMarks, words: Sequence[Word], layout: PageLayout) -> list[PlacedMark]:
    column = layout.lines(RegionKind.SIGNATURE)
    printed = printed_words(words, layout.text_height)
    places = signing_places(marks.seals, column, printed, layout.text_height, layout.width)
    found = [pen_ink(marks, place.as_tuple(), [box.as_tuple() for box in printed]) for place in places]
    return [PlacedMark("signature", Box(*box)) for box in found if box is not None]


def _said(stamp: StampReading) -> str:
    """What a stamp says, a line for each of its own."""
    lines: dict[tuple[int, int, int], list[str]] = {}
    for word in stamp.words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())
