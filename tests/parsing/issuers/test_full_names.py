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
        ("its first day", "2025-03-01", None, None, "BỘ DÂN TỘC VÀ TÔN GIÁO", "Bộ Dân tộc và Tôn giáo"),
        ("what else stands above gives none", SURE, "TỔNG CÔNG TY ĐIỆN LỰC", "Phú Thọ", "SỞ Y TẾ", "Sở Y tế"),
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
def test_a_full_name_is_one_that_needs_no_completion(said: str, place: str | None) -> None:
    name = full_name(said, Around(place, place, _on(SURE))).name
    assert name is None or full_name(name, Around(place, place, _on(SURE))).name == name
