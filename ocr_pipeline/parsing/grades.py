"""Urgency and secrecy where a stamp or a small frame says them and the text does not; what was not read is flagged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.fields import REVIEW_CEILING, SURE
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin

SURELY_READ = 0.8
"""A grade read letter by letter, and so surely (0..1), stands without review."""
UNREAD = "a frame like that of a mark of secrecy or urgency was not read"
FIELDS = {"urgency_stamp": "urgency", "secrecy_stamp": "secrecy"}


def stamped_grades(
    marks: Mapping[int, Sequence[PlacedMark]], fields: Mapping[str, object]
) -> Iterator[tuple[str, FieldValue]]:
    """The fields that the stamps of page 1 give (``marks`` by page), but for those that ``fields`` has a value of."""
    given = {name for name, field in fields.items() if isinstance(field, FieldValue) and field.value is not None}
    unread: list[PlacedMark] = []
    for mark in marks.get(1, ()):
        name = FIELDS.get(mark.kind)
        if mark.kind == "unread_grade" and not _is_read(mark, fields):
            unread.append(mark)
        if name is None or name in given:
            continue
        given.add(name)
        yield name, _read(mark)
    for mark in unread[:1]:
        yield from ((name, _not_read(mark)) for name in FIELDS.values() if name not in given)


def _read(mark: PlacedMark) -> FieldValue:
    doubts = () if mark.confidence >= SURELY_READ else (f"the stamp was read with little certainty: {mark.text}",)
    return FieldValue(
        value=mark.text,
        raw=mark.text,
        page=1,
        bbox=mark.box.as_bbox(),
        confidence=REVIEW_CEILING if doubts else SURE,
        needs_review=bool(doubts),
        reasons=doubts,
        origin=Origin.PRINTED if mark.printed else Origin.STAMPED,
    )


def _not_read(mark: PlacedMark) -> FieldValue:
    return FieldValue(value=None, page=1, bbox=mark.box.as_bbox(), needs_review=True, reasons=(UNREAD,))


def _is_read(mark: PlacedMark, fields: Mapping[str, object]) -> bool:
    """Whether the text gives what a frame says: the word stands in it."""
    boxes = [field.bbox for name in FIELDS.values() if isinstance(field := fields.get(name), FieldValue)]
    return any(box is not None and mark.box.overlap(Box(*box)) > 0 for box in boxes)
