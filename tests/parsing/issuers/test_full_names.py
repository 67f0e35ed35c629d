"""From what a header prints to the full name of the agency, as it was called on the day of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.issuers.days import Days, days_of
from ocr_pipeline.parsing.issuers.full_names import Around, full_name, with_full_names
from schemas import FieldValue

SURE = "2024-05-09"


def _field(value: str | None, *, flagged: bool = False) -> FieldValue:
    return FieldValue(value=value, needs_review=flagged, reasons=("a doubt",) if flagged else ())


def _on(day: str | None) -> Days:
    return days_of(_field(day))


@pytest.mark.parametrize(
    ("why", "day", "above", "place", "said", "name"),
    [
        ("an abbreviation is written out", SURE, None, None, "UBND TỈNH PHÚ THỌ", "Ủy ban nhân dân tỉnh Phú Thọ"),
        (
            "capitals become those of a sentence",
            SURE,
            None,
            None,
            "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH",
            "Ủy ban nhân dân tỉnh Hà Tĩnh",
        ),
        (
            "the place of a tone mark does not matter",
            SURE,
            None,
            None,
            "UỶ BAN NHÂN DÂN TỈNH KHÁNH HOÀ",
            "Ủy ban nhân dân tỉnh Khánh Hòa",
        ),
        ("a council", SURE, None, None, "HĐND TỈNH SƠN LA", "Hội đồng nhân dân tỉnh Sơn La"),
        ("its standing members", SURE, None, None, "TT. HĐND TỈNH SƠN LA", "Thường trực Hội đồng nhân dân tỉnh Sơn La"),
        (
            "the one city with a capital kind",
            SURE,
            None,
            None,
            "UBND TP. HỒ CHÍ MINH",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        (
            "other cities have a small one",
            SURE,
            None,
            None,
            "UBND THÀNH PHỐ HÀ NỘI",
            "Ủy ban nhân dân thành phố Hà Nội",
        ),
        ("a number is a name too", SURE, None, None, "ỦY BAN NHÂN DÂN QUẬN 1", "Ủy ban nhân dân Quận 1"),
        (
            "a province with a dash",
            SURE,
            None,
            None,
            "UBND TỈNH BÀ RỊA-VŨNG TÀU",
            "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
        ),
        ("a district", SURE, None, None, "ỦY BAN NHÂN DÂN HUYỆN QUỲNH PHỤ", "Ủy ban nhân dân huyện Quỳnh Phụ"),
        ("a town", SURE, None, None, "UBND TX. AN KHÊ", "Ủy ban nhân dân thị xã An Khê"),
        ("a commune", SURE, None, None, "UBND XÃ AN KHÊ", "Ủy ban nhân dân xã An Khê"),
        (
            "a commune with its province behind it",
            SURE,
            None,
            None,
            "UBND XÃ AN KHÊ, TỈNH THÁI BÌNH",
            "Ủy ban nhân dân xã An Khê, tỉnh Thái Bình",
        ),
        ("a highland name with an apostrophe", SURE, None, None, "UBND XÃ ĐẮK R'LA", "Ủy ban nhân dân xã Đắk R'La"),
        (
            "a special zone since 2025",
            "2025-08-01",
            None,
            None,
            "UBND ĐẶC KHU PHÚ QUỐC",
            "Ủy ban nhân dân đặc khu Phú Quốc",
        ),
        (
            "a numbered commune since 2025",
            "2025-08-01",
            None,
            None,
            "UBND XÃ SƠN KIM 1",
            "Ủy ban nhân dân xã Sơn Kim 1",
        ),
        ("a ministry", SURE, None, None, "BỘ NỘI VỤ", "Bộ Nội vụ"),
        (
            "a ministry with commas",
            SURE,
            None,
            None,
            "BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH",
            "Bộ Văn hóa, Thể thao và Du lịch",
        ),
        ("a ministry of its time", "2024-12-31", None, None, "BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "Bộ Kế hoạch và Đầu tư"),
        (
            "an old ministry in its years",
            "2006-03-01",
            None,
            None,
            "BỘ BƯU CHÍNH, VIỄN THÔNG",
            "Bộ Bưu chính, Viễn thông",
        ),
        (
            "a department takes its province from the committee above",
            SURE,
            "UBND TỈNH PHÚ THỌ",
            None,
            "SỞ Y TẾ",
            "Sở Y tế tỉnh Phú Thọ",
        ),
        ("or from its own line", SURE, None, None, "SỞ Y TẾ TỈNH PHÚ THỌ", "Sở Y tế tỉnh Phú Thọ"),
        ("also without the kind", SURE, None, None, "SỞ TƯ PHÁP HÀ NỘI", "Sở Tư pháp thành phố Hà Nội"),
        ("or from the place of issue", SURE, None, "Phú Thọ", "SỞ Y TẾ", "Sở Y tế tỉnh Phú Thọ"),
        ("the committee above goes before the place", SURE, "UBND TỈNH LAM GIANG", "Phú Thọ", "SỞ Y TẾ", "Sở Y tế"),
        ("a department alone is known by itself", SURE, None, None, "SỞ Y TẾ", "Sở Y tế"),
        (
            "a department by its initials",
            SURE,
            "UBND TỈNH PHÚ THỌ",
            None,
            "SỞ GD&ĐT",
            "Sở Giáo dục và Đào tạo tỉnh Phú Thọ",
        ),
        (
            "an office under its committee",
            SURE,
            "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
            None,
            "VĂN PHÒNG",
            "Văn phòng Ủy ban nhân dân tỉnh Phú Thọ",
        ),
        ("an office under its ministry", SURE, "BỘ Y TẾ", None, "VĂN PHÒNG", "Văn phòng Bộ Y tế"),
        (
            "the office of both bodies",
            SURE,
            None,
            None,
            "VĂN PHÒNG HĐND VÀ UBND HUYỆN QUỲNH PHỤ",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Quỳnh Phụ",
        ),
        ("a room of a district", SURE, "UBND HUYỆN QUỲNH PHỤ", None, "PHÒNG NỘI VỤ", "Phòng Nội vụ huyện Quỳnh Phụ"),
        (
            "a court",
            SURE,
            "TÒA ÁN NHÂN DÂN TỐI CAO",
            None,
            "TOÀ ÁN NHÂN DÂN TỈNH PHÚ THỌ",
            "Tòa án nhân dân tỉnh Phú Thọ",
        ),
        ("the police of a province", SURE, "BỘ CÔNG AN", None, "CÔNG AN TỈNH PHÚ THỌ", "Công an tỉnh Phú Thọ"),
        (
            "the Front",
            SURE,
            None,
            None,
            "UBMTTQ VIỆT NAM TỈNH PHÚ THỌ",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Thọ",
        ),
        ("the Party in a province", SURE, None, None, "TỈNH ỦY PHÚ THỌ", "Tỉnh ủy Phú Thọ"),
        ("the Party in a city", SURE, None, None, "THÀNH UỶ HẢI PHÒNG", "Thành ủy Hải Phòng"),
        ("the Party in a district", SURE, None, None, "HUYỆN ỦY QUỲNH PHỤ", "Huyện ủy Quỳnh Phụ"),
        ("the tax office of a province until 2025", SURE, None, None, "CỤC THUẾ TỈNH PHÚ THỌ", "Cục Thuế tỉnh Phú Thọ"),
        (
            "a former province while it was one",
            "1996-05-05",
            None,
            None,
            "UBND TỈNH HÀ BẮC",
            "Ủy ban nhân dân tỉnh Hà Bắc",
        ),
        (
            "Huế as a province",
            "2024-12-31",
            None,
            None,
            "UBND TỈNH THỪA THIÊN HUẾ",
            "Ủy ban nhân dân tỉnh Thừa Thiên Huế",
        ),
        ("Huế as a city of its own", "2025-02-01", None, None, "UBND THÀNH PHỐ HUẾ", "Ủy ban nhân dân thành phố Huế"),
    ],
)
def test_a_name_in_full(why: str, day: str, above: str | None, place: str | None, said: str, name: str) -> None:
    found = full_name(said, Around(above, place, _on(day)))
    assert (found.name, found.doubts) == (name, ()), why


@pytest.mark.parametrize(
    ("why", "above", "place", "said"),
    [
        ("a province of no table", None, None, "UBND TỈNH LAM GIANG"),
        ("wrong marks are not bent", None, None, "UBND TÍNH PHÚ THỌ"),
        ("a name with other marks is another name", None, None, "UBND TỈNH PHU THO"),
        ("a council and a committee together", None, None, "HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN XÃ AN KHÊ"),
        ("bodies parted by a dash", None, None, "HĐND - UBND - UBMTTQ XÃ AN KHÊ"),
        ("a board of nobody", None, None, "BAN TỔ CHỨC"),
        ("a board under something else", "TỔNG CÔNG TY ĐIỆN LỰC", None, "BAN TỔ CHỨC"),
        ("a board of a committee of no table", "TỈNH ỦY LAM GIANG", None, "BAN TỔ CHỨC"),
        ("a ministry with something behind it", None, None, "BỘ Y TẾ CỘNG HÒA"),
        ("a school is in no table", "BỘ CÔNG THƯƠNG", "Hà Nội", "TRƯỜNG ĐẠI HỌC ĐIỆN LỰC"),
        ("an office of nobody", None, "Phú Thọ", "VĂN PHÒNG"),
        ("an office under a school", "TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", None, "VĂN PHÒNG"),
        ("a room that may be a hospital's", "BỆNH VIỆN ĐA KHOA TỈNH PHÚ THỌ", None, "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
        ("a tax office without a unit may be the central one", None, "Hà Nội", "CỤC THUẾ"),
        ("a committee whose place is in no table", None, "Lam Giang", "ỦY BAN NHÂN DÂN"),
        ("a kind without a name", None, None, "UBND TỈNH"),
        ("nothing at all", None, None, ""),
    ],
)
def test_no_name_is_made_up(why: str, above: str | None, place: str | None, said: str) -> None:
    found = full_name(said, Around(above, place, _on(SURE)))
    assert (found.name, found.doubts) == (None, ()), why


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


def test_the_place_names_a_bare_committee_and_a_person_confirms_it() -> None:
    found = full_name("ỦY BAN NHÂN DÂN", Around(place="Thành phố Hà Nội", days=_on(SURE)))
    assert found.name == "Ủy ban nhân dân thành phố Hà Nội"
    assert found.doubts == ("the issuer names no unit; thành phố Hà Nội follows from the place of issue",)


def test_the_place_names_the_unit_of_a_kind_and_of_no_other() -> None:
    around = Around(place="Phú Thọ", days=_on(SURE))
    found = full_name("UBND TỈNH", around)
    assert (found.name, len(found.doubts)) == ("Ủy ban nhân dân tỉnh Phú Thọ", 1)
    assert full_name("UBND HUYỆN", around).name is None
    assert full_name("CÔNG AN TỈNH", around).name is None


def test_the_value_stays_as_printed() -> None:
    named = with_full_names(_field("UBND TỈNH HÀ GIANG"), _field("SỞ Y TẾ"), _field("Hà Giang"), _field("2025-08-01"))
    parent, issuer = named["issuer_parent"], named["issuer"]
    assert (parent.value, parent.normalised, parent.needs_review) == (
        "UBND TỈNH HÀ GIANG",
        "Ủy ban nhân dân tỉnh Hà Giang",
        True,
    )
    assert (issuer.value, issuer.needs_review) == ("SỞ Y TẾ", False)


def test_a_doubtful_parent_or_place_completes_nothing() -> None:
    doubtful = _field("UBND TỈNH PHÚ THỌ", flagged=True)
    named = with_full_names(doubtful, _field("SỞ Y TẾ"), _field("Phú Thọ", flagged=True), _field(SURE))
    assert named["issuer"].normalised == "Sở Y tế"


def test_an_agency_that_was_not_read_stays_so() -> None:
    lost = FieldValue(value=None, needs_review=True, reasons=("no issuing agency was found",))
    named = with_full_names(FieldValue(), lost, _field("Phú Thọ"), _field(SURE))
    assert named == {"issuer_parent": FieldValue(), "issuer": lost}


@given(st.text(alphabet="UBND TỈNHXÃPHƯỜQ1.,-'ỦYAk\n&", max_size=40), st.none() | st.text(max_size=20))
def test_no_text_raises(said: str, place: str | None) -> None:
    full_name(said, Around(place, place, _on(SURE)))
