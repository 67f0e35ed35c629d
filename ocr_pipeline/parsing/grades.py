"""Urgency and secrecy where a stamp says them and the text does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.fields import REVIEW_CEILING, SURE
from schemas import FieldValue, Origin

SURELY_READ = 0.8
"""A grade read letter by letter, and so surely (0..1), stands without review."""
FIELDS = {"urgency_stamp": "urgency", "secrecy_stamp": "secrecy"}


def stamped_grades(
    marks: Mapping[int, Sequence[PlacedMark]], fields: Mapping[str, object]
) -> Iterator[tuple[str, FieldValue]]:
    """The fields that the stamps of page 1 give (``marks`` by page), but for those that ``fields`` has a value of."""
    for mark in marks.get(1, ()):
        name = FIELDS.get(mark.kind)
        known = fields.get(name) if name else None
        if name is None or (isinstance(known, FieldValue) and known.value is not None):
            continue
        doubts = () if mark.confidence >= SURELY_READ else (f"the stamp was read with little certainty: {mark.text}",)
        yield (
            name,
            FieldValue(
                value=mark.text,
                raw=mark.text,
                page=1,
                bbox=mark.box.as_tuple(),
                confidence=REVIEW_CEILING if doubts else SURE,
                needs_review=bool(doubts),
                reasons=doubts,
                origin=Origin.STAMPED,
            ),
        )
