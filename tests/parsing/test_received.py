"""The stamp of incoming mail: its office as printed, its number and date by pen and always up for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.parsing.received import LIKE_A_STAMP, UNKNOWN_OFFICE, received_of, unread_arrival
from ocr_pipeline.parsing.review import reasons_of_stamp
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box
from schemas import Origin, Received
from tests.layout.typed_pages import PITCH, restorer, typed, width_of

OFFICE = "SỞ TÀI CHÍNH NAM LĨNH"


def stamp(lines: Sequence[str], printed: Sequence[str] | None = None) -> StampReading:
    """A stamp of these lines, the first of them its head; ``printed`` is what its colour alone said."""
    words, alone = (
        tuple(word for index, line in enumerate(each) for word in typed(line, 120, 110 + index * PITCH, index))
        for each in (lines, lines if printed is None else printed)
    )
    box = Box(100, 100, 180 + max(width_of(line) for line in lines), 130 + len(lines) * PITCH)
    return StampReading(box, 100 + PITCH, printed is not None, alone, words)


def read(lines: Sequence[str], printed: Sequence[str] | None = None) -> Received:
    received = received_of({1: (), 2: [stamp(lines, printed)]}, restorer(), areas=("Nam Lĩnh",))
    assert received is not None
    return received


@pytest.mark.parametrize(
    ("lines", "number", "date"),
    [
        (("ĐẾN Số: 2217", "Ngày: 19-11-2012"), "2217", "2012-11-19"),
        (("CV Số: 1245", "ĐẾN Ngày: 26/3/25"), "1245", "2025-03-26"),
        (("Số:2217", "Ngày:28/8/09"), "2217", "2009-08-28"),
        (("CÔNG VĂN ĐẾN", "Số: 1068 Ngày: 20/4/23"), "1068", "2023-04-20"),
        (("CÔNG VĂN ĐẾN", "Số: 68 Ngày: 20/4/98"), "68", "1998-04-20"),
        (("CÔNG VĂN ĐẾN", "Số: 68 Ngày: 20/4/65"), "68", None),
        (("ĐẾN Số: .....", "Ngày: ~//~"), None, None),
        (("ĐẾN Số: 77", "Ngày: 31/02/2024"), "77", None),
        (("ĐẾN Số: 77", "Ngày: 45/13/2024"), "77", None),
    ],
)
def test_number_and_date_are_flagged_whatever_was_read(
    lines: Sequence[str], number: str | None, date: str | None
) -> None:
    received = read((OFFICE, *lines, "Chuyển: VX"))
    assert (received.number.value, received.date.value) == (number, date)
    for field in (received.number, received.date):
        assert field.needs_review
        assert field.reasons
        assert (field.page, field.origin) == (2, Origin.HANDWRITTEN)
        assert field.bbox is not None


def test_a_stamp_that_asks_for_the_hour_has_no_number() -> None:
    received = read((OFFICE, "ĐẾN Giờ: C", "Ngày: 13/9/2024"))
    assert (received.number.value, received.number.needs_review) == (None, False)
    assert received.date.value == "2024-09-13"


def test_the_office_stands_in_the_first_row() -> None:
    office = read((OFFICE, "ĐẾN Số: 12", "Ngày: 1/2/2024")).office
    assert (office.value, office.needs_review, office.origin) == (OFFICE, False, Origin.STAMPED)


@pytest.mark.parametrize(
    ("head", "office"),
    [("SỞ TƯ PHÁP LAM GIANG,", "SỞ TƯ PHÁP LAM GIANG"), ("SỞ LĐTB& XH LAM GIANG |", "SỞ LĐTB&XH LAM GIANG")],
)
def test_the_frame_is_no_part_of_the_offices_name(head: str, office: str) -> None:
    assert read((head, "ĐẾN Số: 12", "Ngày: 1/2/2024")).office.value == office


@pytest.mark.parametrize(
    ("head", "doubted", "why"),
    [
        (OFFICE, False, "an office of the area that the document is from, letter by letter: no other is meant"),
        ("SỞ TÀI CHÍNH NAM LỈNH", True, "taken for another: a mark was read otherwise"),
        ("SỞ TÀI CHÍNH BẮC GIAO", True, "of an area that the document does not name"),
    ],
)
def test_worn_letters_of_a_known_office_are_sure(head: str, doubted: bool, why: str) -> None:
    worn = stamp((head, "ĐẾN Số: 12", "Ngày: 1/2/2024"))
    words = tuple(replace(word, confidence=0.4) for word in worn.words)
    received = received_of({1: [replace(worn, words=words, printed=words)]}, restorer(), areas=("Nam Lĩnh",))
    assert received is not None
    assert received.office.needs_review == doubted, why


def test_an_office_that_was_read_in_two_ways_is_flagged() -> None:
    rest = ("ĐẾN Số: 12", "Ngày: 1/2/2024")
    office = read(("SỞ TÀI CHÍNH NAM LỈNH", *rest), printed=(OFFICE, *rest)).office
    assert (office.value, office.needs_review) == (OFFICE, True)


@pytest.mark.parametrize(
    ("head", "office"),
    [
        ("SỞ TÀI CHÍNH NAM LINH", OFFICE),
        ("UBND TÍNH NAM LĨNH", "UBND TỈNH NAM LĨNH"),
        # Of another province, and of no kind that is known: as it was read.
        ("SỞ TÀI CHÍNH ĐÔNG HẢI", "SỞ TÀI CHÍNH ĐÔNG HẢI"),
        ("XÍ NGHIỆP IN VĂN HÓA PHẨM", "XÍ NGHIỆP IN VĂN HÓA PHẨM"),
    ],
)
def test_an_office_that_is_not_a_known_one_to_the_letter_is_flagged(head: str, office: str) -> None:
    rest = ("ĐẾN Số: 12", "Ngày: 1/2/2024")
    for printed in (None, (head, *rest)):
        field = read((head, *rest), printed).office
        assert (field.value, field.needs_review) == (office, True)


def test_an_office_of_another_place_is_likely_one_that_is_known_and_flagged() -> None:
    office = read(("SỞ GIÁO THÔNG VẬN TÀI TÂY LÂM", "ĐẾN Số: 7", "Ngày: 1/2/25")).office
    assert (office.value, office.needs_review) == ("SỞ GIAO THÔNG VẬN TẢI TÂY LÂM", True)
    assert UNKNOWN_OFFICE in office.reasons


def test_an_office_that_was_not_read_is_flagged() -> None:
    received = read(("~", "ĐẾN Số: 12", "Ngày: 1/2/2024"))
    assert (received.office.value, received.office.needs_review) == (None, True)
    assert [line.partition(":")[0] for line in reasons_of_stamp(received)] == [
        "received number",
        "received date",
        "received office",
    ]


def test_without_a_stamp_nothing_was_received() -> None:
    assert received_of({1: (), 2: ()}, restorer()) is None
    assert list(reasons_of_stamp(None)) == []


def test_ink_like_a_stamp_is_for_a_person_to_read_with_its_place_and_reason() -> None:
    here = PlacedMark("unread_stamp", Box(100, 200, 400, 350), None, 0.0)
    received = unread_arrival({1: (PlacedMark("seal", Box(0, 0, 9, 9)), here)})
    assert received is not None
    for field in (received.number, received.date, received.office):
        assert (field.value, field.page, field.bbox) == (None, 1, (100, 200, 400, 350))
        assert field.needs_review
        assert field.reasons == (LIKE_A_STAMP,)
    assert list(reasons_of_stamp(received)) == [
        f"received {name}: {LIKE_A_STAMP}" for name in ("number", "date", "office")
    ]


def test_other_marks_are_no_stamp() -> None:
    assert unread_arrival({1: (PlacedMark("unread_grade", Box(100, 200, 400, 350)),)}) is None
    assert unread_arrival({}) is None
