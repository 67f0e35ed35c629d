"""Names of agencies and places that were read without doubt: a lost beginning, a line lost above, a tone misread."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.unit_doubts import (
    ABOVE_A_PART,
    ABOVE_THE_BASE,
    LOST_ABOVE,
    beginning_lost,
    line_above_lost,
    tone_misread,
    unit_of,
)
from schemas import FieldValue, absent


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("DÂN", "DÂN"),
        ("NHÂN DÂN ĐỒNG", "NHÂN"),
        ("VÀ ĐÀO TẠO", "VÀ"),
        ("GIÁO DỤC VÀ ĐÀO TẠO", "GIÁO"),
        ("ỦY BAN NHÂN DÂN TỈNH YÊN BÁI", None),
        ("UBND XÃ TÂN LẬP", None),
        ("Trường Đại học Kinh tế", None),
        ("TỈNH ĐOÀN LÀO CAI", None),
        ("BỘ Y TẾ", None),
        ("BỘT GẠO", "BỘT"),
    ],
)
def test_names_of_agencies_begin_with_what_agencies_are(name: str, first: str | None) -> None:
    reasons = [f"no agency's name begins with {first}: its beginning may be lost"] if first else []
    assert list(beginning_lost(FieldValue(value=name))) == reasons


def test_what_was_not_read_has_no_beginning_to_judge() -> None:
    assert list(beginning_lost(absent())) == []


UNREAD = FieldValue(value=None, needs_review=True, reasons=("no issuing agency was found in the header",))


@pytest.mark.parametrize(
    ("issuer", "parent", "lost"),
    [
        (UNREAD, absent(), True),
        (FieldValue(value="VÀ ĐÀO TẠO"), absent(), True),
        (FieldValue(value="BỘ Y TẾ", needs_review=True, reasons=("x",)), absent(), False),
        (FieldValue(value="BỘ Y TẾ"), absent(), False),
        (UNREAD, FieldValue(value="BỘ Y TẾ"), False),
        (absent(), absent(), False),
    ],
)
def test_above_an_issuer_that_was_not_read_whole_a_line_may_be_lost(
    issuer: FieldValue, parent: FieldValue, lost: bool
) -> None:
    assert list(line_above_lost(issuer, parent)) == ([LOST_ABOVE] if lost else [])


@pytest.mark.parametrize(
    ("committee", "parent", "lost"),
    [
        ("ĐẢNG ỦY XÃ NẬM DỊCH", None, True),
        ("CHI BỘ THÔN ĐỒNG CHÙA", None, True),
        ("ĐẢNG BỘ HUYỆN KON RẪY", None, True),
        ("ĐẢNG ỦY XÃ NẬM DỊCH", "ĐẢNG BỘ HUYỆN KON RẪY", False),
        ("TỈNH ỦY YÊN BÁI", None, False),
    ],
)
def test_above_a_party_committee_of_the_base_stands_another(committee: str, parent: str | None, lost: bool) -> None:
    found = line_above_lost(FieldValue(value=committee), FieldValue(value=parent))
    assert list(found) == ([ABOVE_THE_BASE] if lost else [])


@pytest.mark.parametrize(
    ("agency", "parent", "lost", "why"),
    [
        ("THANH TRA TỈNH", None, True, "which province's is said above it"),
        ("THANH TRA TỈNH", "UBND TỈNH QUẢNG SƠN", False, "and was read"),
        ("SỞ Y TẾ", None, True, "a department is of a province"),
        ("SỞ Y TẾ TỈNH QUẢNG SƠN", None, False, "of the one that it names"),
        ("PHÒNG TƯ PHÁP", None, True, "an office of a district"),
        ("CHI CỤC THÚ Y", None, True, "a part of a department"),
        ("CÔNG AN HUYỆN", None, True, "the district has no name"),
        ("CÔNG AN HUYỆN KON RẪY", None, False, "the district has one"),
        ("THANH TRA CHÍNH PHỦ", None, False, "the Government's stands alone"),
        ("VĂN PHÒNG CHÍNH PHỦ", None, False, "VĂN PHÒNG is no PHÒNG"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", None, False, "a unit's own committee"),
    ],
)
def test_what_is_part_of_another_agency_has_it_above(agency: str, parent: str | None, lost: bool, why: str) -> None:
    found = line_above_lost(FieldValue(value=agency), FieldValue(value=parent))
    assert list(found) == ([ABOVE_A_PART] if lost else []), why


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("Cấm Mỹ", "Cẩm Mỹ"),
        ("Cẩm Mỹ", None),
        ("Tuyến Quang", "Tuyên Quang"),
        ("Lam Giang", None),
        ("Hoà Bình", None),
        ("Xóm Đâu Đó", None),
        ("", None),
    ],
)
def test_a_place_that_is_known_with_another_tone(name: str, twin: str | None) -> None:
    assert list(tone_misread(name)) == ([f"no place is called {name}: it may be {twin}"] if twin else [])


@pytest.mark.parametrize(
    ("agency", "unit"),
    [("ỦY BAN NHÂN DÂN HUYỆN CẨM MỸ", "CẨM MỸ"), ("TỈNH ỦY YÊN BÁI", "YÊN BÁI"), ("BỘ Y TẾ", None)],
)
def test_the_unit_that_an_agency_is_of(agency: str, unit: str | None) -> None:
    assert unit_of(FieldValue(value=agency)) == unit
