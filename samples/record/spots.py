"""Spots of the text as evidence of the contract: value, raw, page, box in the scan, span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from samples.record.reading import Reading, Spot
from samples.sheet import Box, Sheet
from schemas import BBox, FieldValue, Mention, Origin, Span, absent

HANDWRITTEN = "handwritten"

_REVIEWED = frozenset({"number", "code", "date"})
"""What is always looked at when a pen or a numbering stamp wrote it."""


class Place(TypedDict):
    """The evidence keys that every part of the contract shares."""

    raw: str
    page: int
    bbox: BBox
    span: Span
    confidence: float


class Evidenced:
    """Looks marks up in a reading and gives what the contract says about them."""

    def __init__(self, reading: Reading, sheets: Sequence[Sheet]) -> None:
        self.reading = reading
        self._sheets = sheets

    def spot(self, name: str) -> Spot:
        """The spot of a mark.

        Raises:
            KeyError: nothing is marked so.
        """
        return self.reading.spots[name]

    def box(self, page: int, drawn: Box) -> BBox:
        """A box of the drawing on the upright, level scan of its page (from 0)."""
        return self._sheets[page].box_of(drawn)

    def place(self, name: str) -> Place:
        """Where a mark stands; ``raw`` is the printed text with its line breaks."""
        spot = self.spot(name)
        return Place(
            raw=self.reading.text[spot.start : spot.end],
            page=spot.page + 1,
            bbox=self.box(spot.page, spot.box),
            span=(spot.start, spot.end),
            confidence=1.0,
        )

    def field(self, name: str, *, scope: str = "", value: str | None = None) -> FieldValue:
        """The field of a mark, absent when the page does not show it; flagged when a hand wrote a number or a date."""
        if scope + name not in self.reading.spots:
            return absent()
        spot = self.spot(scope + name)
        by_hand = "pen" in spot.by or ("stamp" in spot.by and name in _REVIEWED)
        origin = Origin.HANDWRITTEN if "pen" in spot.by else Origin.STAMPED if "stamp" in spot.by else Origin.PRINTED
        return FieldValue(
            value=value or spot.printed,
            origin=origin,
            needs_review=by_hand,
            reasons=(HANDWRITTEN,) if by_hand else (),
            **self.place(scope + name),
        )

    def numbered(self, name: str) -> tuple[FieldValue, ...]:
        """The fields of ``name.1``, ``name.2`` and so on."""
        fields: list[FieldValue] = []
        while f"{name}.{len(fields) + 1}" in self.reading.spots:
            fields.append(self.field(f"{name}.{len(fields) + 1}"))
        return tuple(fields)

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """Every place of ``name``, ``name.2``, ``name.3`` and so on."""
        names = [name]
        while f"{name}.{len(names) + 1}" in self.reading.spots:
            names.append(f"{name}.{len(names) + 1}")
        places = [self.place(each) for each in names]
        return tuple(Mention(page=place["page"], bbox=place["bbox"], span=place["span"]) for place in places)
