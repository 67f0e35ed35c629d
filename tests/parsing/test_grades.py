"""A stamp gives urgency or secrecy where the text gives none; read unsurely it is up for review."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.grades import stamped_grades
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin, absent
from tests.layout.typed_pages import SENTENCES, fields_of, page

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


def test_a_printed_frame_gives_what_was_printed() -> None:
    framed = PlacedMark("secrecy_stamp", HERE, "MẬT", 0.9, printed=True)
    field = dict(stamped_grades({1: (framed,)}, {"secrecy": absent()}))["secrecy"]
    assert (field.value, field.origin) == ("MẬT", Origin.PRINTED)


UNREAD = PlacedMark("unread_grade", HERE, None, 0.0)


@pytest.mark.parametrize(
    ("marks", "known", "flagged"),
    [
        ((UNREAD,), {}, {"urgency", "secrecy"}),
        ((UNREAD, UNREAD), {}, {"urgency", "secrecy"}),
        ((UNREAD, URGENT), {}, {"secrecy"}),
        ((UNREAD, SECRET), {}, {"urgency"}),
        ((UNREAD,), {"urgency": FieldValue(value="KHẨN", bbox=(600, 0, 700, 90))}, {"secrecy"}),
        # The text gives what stands in the frame.
        ((UNREAD,), {"urgency": FieldValue(value="KHẨN", bbox=(100, 10, 200, 80))}, set()),
    ],
)
def test_a_frame_like_that_of_a_grade_that_was_not_read_is_flagged(
    marks: tuple[PlacedMark, ...], known: dict[str, FieldValue], flagged: set[str]
) -> None:
    found = dict(stamped_grades({1: marks}, {"urgency": absent(), "secrecy": absent()} | known))
    assert {name for name, field in found.items() if field.value is None and field.needs_review} == flagged


def test_the_text_goes_before_the_stamp() -> None:
    assert dict(stamped_grades({1: (URGENT,)}, {"urgency": FieldValue(value="KHẨN")})) == {}


def test_other_marks_and_other_pages_give_nothing() -> None:
    assert dict(stamped_grades({1: (SEAL,), 2: (URGENT,)}, {})) == {}


@pytest.mark.parametrize(
    ("why", "line", "urgency", "secrecy"),
    [
        ("the least urgent mark", "KHẨN", "KHẨN", None),
        ("the next", "THƯỢNG KHẨN", "THƯỢNG KHẨN", None),
        ("the most urgent one of NĐ 30/2020", "HỎA TỐC", "HỎA TỐC", None),
        ("with its tone mark in the other place", "HOẢ TỐC", "HỎA TỐC", None),
        ("the one with an hour, of TT 01/2011 alone", "HỎA TỐC HẸN GIỜ", "HỎA TỐC HẸN GIỜ", None),
        ("marks that were lost", "HOA TOC", "HỎA TỐC", None),
        ("the bars of its frame", "| KHẨN |", "KHẨN", None),
        ("the least secret mark", "MẬT", None, "MẬT"),
        ("the next", "TỐI MẬT", None, "TỐI MẬT"),
        ("the most secret one", "TUYỆT MẬT", None, "TUYỆT MẬT"),
        ("small letters are no mark", "Mật", None, None),
        ("a word more makes it something else", "KHẨN TRƯƠNG", None, None),
        ("another mark of NĐ 30/2020", "LƯU HÀNH NỘI BỘ", None, None),
    ],
)
def test_a_mark_printed_under_the_number(why: str, line: str, urgency: str | None, secrecy: str | None) -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT", line)).body(*SENTENCES)
    fields = fields_of(made)
    assert (fields["urgency"].value, fields["secrecy"].value) == (urgency, secrecy), why
