"""What is doubtful in an agency's name: one of another time, stray words, two agencies in one; and what is not."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.issuers.days import Days, days_of
from ocr_pipeline.parsing.issuers.full_names import Around, full_name
from schemas import FieldValue

SURE = "2024-05-09"


def _field(value: str | None, *, flagged: bool = False) -> FieldValue:
    return FieldValue(value=value, needs_review=flagged, reasons=("a doubt",) if flagged else ())


def _on(day: str | None) -> Days:
    return days_of(_field(day))


@pytest.mark.parametrize(
    ("why", "day", "said", "doubt"),
    [
        ("a province merged away", "2025-07-02", "UBND TỈNH HÀ GIANG", "tỉnh Hà Giang was valid until 2025-06-30"),
        (
            "a province not yet a city",
            "2024-05-01",
            "UBND THÀNH PHỐ HUẾ, TỈNH HÀ TÂY",
            "tỉnh Hà Tây was valid until 2008-07-31",
        ),
        (
            "the district level has ended",
            "2025-08-01",
            "UBND HUYỆN QUỲNH PHỤ",
            "huyện Quỳnh Phụ was valid until 2025-06-30",
        ),
        (
            "also for a district of no table",
            "2025-08-01",
            "UBND HUYỆN BÌNH LÃNG",
            "huyện Bình Lãng was valid until 2025-06-30",
        ),
        ("so have townships", "2025-08-01", "UBND THỊ TRẤN AN BÀI", "thị trấn An Bài was valid until 2025-06-30"),
        (
            "a city within a province",
            "2025-08-01",
            "UBND THÀNH PHỐ VIỆT TRÌ",
            "thành phố Việt Trì was valid until 2025-06-30",
        ),
        ("no special zone before", "2025-06-01", "UBND ĐẶC KHU PHÚ QUỐC", "đặc khu Phú Quốc is valid since 2025-07-01"),
        ("a commune that was merged", "2025-07-04", "UBND XÃ AN KHÊ", "xã An Khê was valid until 2025-06-30"),
        ("a ward by number", "2025-07-04", "UBND PHƯỜNG 12", "Phường 12 was valid until 2025-06-30"),
        (
            "a province not yet divided off",
            "2003-06-01",
            "UBND TỈNH HẬU GIANG",
            "tỉnh Hậu Giang is valid since 2004-01-01",
        ),
        (
            "a ministry that is no more",
            "2025-03-01",
            "BỘ KẾ HOẠCH VÀ ĐẦU TƯ",
            "Bộ Kế hoạch và Đầu tư was valid until 2025-02-28",
        ),
        (
            "a ministry that is not yet",
            "2025-02-28",
            "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "Bộ Nông nghiệp và Môi trường is valid since 2025-03-01",
        ),
        (
            "a department that is no more",
            "2025-09-01",
            "SỞ GIAO THÔNG VẬN TẢI",
            "Sở Giao thông vận tải was valid until 2025-06-30",
        ),
        (
            "a department that is not yet",
            "2024-09-01",
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "Sở Nông nghiệp và Môi trường is valid since 2025-02-01",
        ),
        (
            "a district court",
            "2025-07-02",
            "TÒA ÁN NHÂN DÂN HUYỆN QUỲNH PHỤ",
            "huyện Quỳnh Phụ was valid until 2025-06-30",
        ),
        ("the tax office of a province", "2025-03-03", "CỤC THUẾ TỈNH PHÚ THỌ", "Cục Thuế was valid until 2025-02-28"),
        (
            "a parent that is a unit alone",
            "2025-08-01",
            "HUYỆN BÌNH LÃNG",
            "huyện Bình Lãng was valid until 2025-06-30",
        ),
    ],
)
def test_a_name_of_another_time_is_a_doubt(why: str, day: str, said: str, doubt: str) -> None:
    doubts = full_name(said, Around(days=_on(day))).doubts
    assert any(each.startswith(doubt) for each in doubts), why


def test_words_between_a_committee_and_its_unit_are_a_doubt() -> None:
    # A word of quốc hiệu, which stands beside it.
    found = full_name("ỦY BAN NHÂN DÂN CỘNG HUYỆN QUỲNH PHỤ", Around(days=_on(SURE)))
    assert found.name is None
    assert found.doubts == ("words stand between Ủy ban nhân dân and its unit: cộng",)


@pytest.mark.parametrize(
    ("said", "doubtful"),
    [
        ("ĐẢNG BỘ TỈNH LAM GIANG HUYỆN ỦY QUỲNH PHỤ", True),
        ("ĐẢNG BỘ TỈNH PHÚ THỌ ĐẢNG ỦY XÃ AN KHÊ", True),
        ("UBND TỈNH PHÚ THỌ SỞ Y TẾ", True),
        ("ĐẢNG BỘ XÃ AN KHÊ", False),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ THỌ VÀ ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", False),
    ],
)
def test_two_agencies_taken_for_one(said: str, doubtful: bool) -> None:
    doubts = full_name(said, Around(days=_on(SURE))).doubts
    assert any("two agencies" in each for each in doubts) is doubtful


@pytest.mark.parametrize(
    ("above", "said", "name"),
    [
        ("TỈNH ỦY PHÚ THỌ", "BAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Phú Thọ"),
        (None, "BAN NỘI CHÍNH TỈNH ỦY PHÚ THỌ", "Ban Nội chính Tỉnh ủy Phú Thọ"),
        ("HUYỆN ỦY QUỲNH PHỤ", "ỦY BAN KIỂM TRA", "Ủy ban Kiểm tra Huyện ủy Quỳnh Phụ"),
    ],
)
def test_a_board_of_the_party(above: str | None, said: str, name: str) -> None:
    assert full_name(said, Around(above, None, _on(SURE))).name == name


@pytest.mark.parametrize(
    ("why", "date"),
    [
        ("no date says nothing", _field(None)),
        ("the day may be misread: its year has days before the change", _field("2025-08-01", flagged=True)),
        ("before 1997 the tables know too little", _field("1985-02-03")),
        ("what is no date says nothing", _field("2025-08")),
    ],
)
def test_nothing_is_doubted_where_the_day_is_not_known(why: str, date: FieldValue) -> None:
    for said in ("UBND TỈNH HÀ GIANG", "UBND ĐẶC KHU PHÚ QUỐC", "BỘ KẾ HOẠCH VÀ ĐẦU TƯ"):
        assert full_name(said, Around(days=days_of(date))).doubts == (), why


def test_a_year_that_is_past_is_doubted_whatever_the_day() -> None:
    days = days_of(_field("2026-01-05", flagged=True))
    assert full_name("UBND TỈNH HÀ GIANG", Around(days=days)).doubts


def test_a_schools_or_hospitals_name_keeps_its_old_unit_without_a_doubt() -> None:
    # Trung tâm Y tế huyện … goes on under its name after the district has ended.
    assert full_name("TRUNG TÂM Y TẾ HUYỆN QUỲNH PHỤ", Around(days=_on("2025-08-01"))).doubts == ()
