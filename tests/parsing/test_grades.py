"""A stamp gives urgency or secrecy where the text gives none; read unsurely it is up for review."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.grades import stamped_grades
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin, absent

HERE = Box(0, 0, 300, 90)
URGENT = PlacedMark("urgency_stamp", HERE, "HỎA TỐC", 0.9)
UNSURE = PlacedMark("urgency_stamp", HERE, "KHẨN", 0.4)
SECRET = PlacedMark("secrecy_stamp", HERE, "MẬT", 0.95)
SEAL = PlacedMark("seal", HERE)


@pytest.mark.parametrize(
    ("mark", "name", "value", "flagged"),
    [
        (URGENT, "urgency", "HỎA TỐC", False),
        (UNSURE, "urgency", "KHẨN", True),
        (SECRET, "secrecy", "MẬT", False),
    ],
)
def test_what_a_stamp_gives(mark: PlacedMark, name: str, value: str, flagged: bool) -> None:
    found = dict(stamped_grades({1: (SEAL, mark)}, {"urgency": absent(), "secrecy": absent()}))
    assert list(found) == [name]
    field = found[name]
    assert (field.value, field.needs_review, field.origin) == (value, flagged, Origin.STAMPED)
    assert bool(field.reasons) is flagged


def test_the_text_goes_before_the_stamp() -> None:
    assert dict(stamped_grades({1: (URGENT,)}, {"urgency": FieldValue(value="KHẨN")})) == {}


def test_other_marks_and_other_pages_give_nothing() -> None:
    assert dict(stamped_grades({1: (SEAL,), 2: (URGENT,)}, {})) == {}
