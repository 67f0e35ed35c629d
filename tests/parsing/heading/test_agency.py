"""Cell 2: which lines above the number are the parent agency, and which the agency that issues."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.unit_doubts import beginning_lost
from schemas import FieldValue
from tests.layout.typed_pages import DATE_LINE, NATION, SENTENCES, Ink, Inks, fields_of, page

NUMBER = "Số: 15/QĐ-UBND"


def agencies(*lines: str, inks: Inks | None = None, number: str = NUMBER) -> tuple[FieldValue, FieldValue]:
    """Parent and issuer of a page whose header opens with ``lines``."""
    fields = fields_of(page(inks).header((*lines, number)).title("QUYẾT ĐỊNH", "Về việc thi đua").body(*SENTENCES))
    return fields["issuer_parent"], fields["issuer"]


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        # A name goes on with the area it belongs to: one agency, no parent.
        (("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ"), None, "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"),
        # Two agencies, each complete on its own line.
        (("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"), "UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"),
        # "VÀ" opens no agency: it joins two halves of one name.
        (("SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"), None, "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        # "VÀ" at the end of a line promises another.
        (("BỘ GIÁO DỤC VÀ", "ĐÀO TẠO"), None, "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        # A ministry over a school.
        (
            ("BỘ CÔNG THƯƠNG", "TRƯỜNG ĐẠI HỌC HOA SEN"),
            "BỘ CÔNG THƯƠNG",
            "TRƯỜNG ĐẠI HỌC HOA SEN",
        ),
        # Both names are broken: two lines of the parent, two of the issuer.
        (
            ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"),
            "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        ),
        # A head that names nothing alone ("VĂN PHÒNG") waits for its name, though "ỦY BAN" opens agencies elsewhere.
        (("VĂN PHÒNG", "ỦY BAN NHÂN DÂN"), None, "VĂN PHÒNG ỦY BAN NHÂN DÂN"),
        # A hyphen at the end of a line is part of the name.
        (
            ("UBND TỈNH PHÚ THỌ", "PHÒNG TÀI CHÍNH -", "KẾ HOẠCH"),
            "UBND TỈNH PHÚ THỌ",
            "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
        ),
        # "HUYỆN" opens an area, "HUYỆN ỦY" an agency: a Party committee under its Party organisation.
        (("ĐẢNG BỘ TỈNH PHÚ THỌ", "HUYỆN ỦY NÀ PHẶC"), "ĐẢNG BỘ TỈNH PHÚ THỌ", "HUYỆN ỦY NÀ PHẶC"),
        # The head of an agency was read as one with the word behind it.
        (
            ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "SỞNÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
            "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
            "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        ),
        # Its marks were lost with the space: the letters are those of a known agency's beginning.
        (
            ("UBND TỈNH PHÚ THỌ", "SOLAODONG -", "THƯƠNG BINH VÀ XÃ HỘI"),
            "UBND TỈNH PHÚ THỌ",
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        ),
        # A number line that is not to be known for one, but by its first word.
        (("TỈNH ỦY THANH HÓA", "Số “TL BCU"), None, "TỈNH ỦY THANH HÓA"),
        # The head of government stands alone.
        (("THỦ TƯỚNG CHÍNH PHỦ",), None, "THỦ TƯỚNG CHÍNH PHỦ"),
    ],
)
def test_lines_become_parent_and_issuer(lines: tuple[str, ...], parent: str | None, issuer: str) -> None:
    found_parent, found_issuer = agencies(*lines)
    assert (found_parent.value, found_issuer.value) == (parent, issuer)
    assert not found_parent.needs_review
    assert not found_issuer.needs_review, found_issuer.reasons


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        # Marks lost by a foreign model: the letters are those of a province.
        ("ỦY BAN NHÂN DÂN TINH PHU THO", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"),
        ("SO Y TE", "SỞ Y TẾ"),
        ("BO CONG THUONG", "BỘ CÔNG THƯƠNG"),
        # One mark misread.
        ("SỞ Y TÊ", "SỞ Y TẾ"),
    ],
)
def test_the_gazetteer_puts_lost_marks_right(read: str, meant: str) -> None:
    assert agencies(read)[1].value == meant


def test_the_place_of_a_tone_mark_stays_as_printed() -> None:
    # UỶ and ỦY are both in use; the contract keeps what is printed and gives the table's form beside it.
    issuer = agencies("UỶ BAN NHÂN DÂN TỈNH PHÚ THỌ")[1]
    assert issuer.value == "UỶ BAN NHÂN DÂN TỈNH PHÚ THỌ"
    assert issuer.normalised == "Ủy ban nhân dân tỉnh Phú Thọ"


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("TRƯỜNG MẦM NON HOAPHƯỢNG",), "HOAPHƯỢNG"),  # two words
        (("ĐẢNG BỘ HUYỆN TU MƠ RÔNG", "ĐẢNG ỦY XÃ TUMƠRÔNG"), "TUMƠRÔNG"),  # three
        (("ĐẢNG ỦY XÃ ỦV CẮY",), "ỦV"),  # none
    ],
)
def test_what_is_no_word_in_a_name_of_no_table_is_doubted(lines: tuple[str, ...], word: str) -> None:
    _, issuer = agencies(*lines)
    assert any(word in reason for reason in issuer.reasons)


@pytest.mark.parametrize("line", ["ĐẢNG LY XÃ PHÚ CÁT", "ỦV CẮY"])
def test_below_a_party_organisation_stands_its_committee_however_it_was_read(line: str) -> None:
    parent, issuer = agencies("ĐẢNG BỘ HUYỆN MÊ LINH", line)
    assert (parent.value, issuer.value) == ("ĐẢNG BỘ HUYỆN MÊ LINH", line)


def test_a_party_organisation_alone_is_no_issuer_beyond_doubt() -> None:
    assert agencies("ĐẢNG BỘ HUYỆN MÊ LINH")[1].needs_review


@pytest.mark.parametrize(
    ("read", "value", "flagged"),
    [
        (("ỦY BAN NHÂN'DÂN", "TỈNH LAM GIANG"), "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", True),
        (("ỦY BAN NHÂN DÂN", "HUYỆN EA H'LEO"), "ỦY BAN NHÂN DÂN HUYỆN EA H'LEO", False),
    ],
)
def test_a_speck_between_two_words_is_none_of_the_name(read: tuple[str, ...], value: str, flagged: bool) -> None:
    issuer = agencies(*read)[1]
    assert (issuer.value, issuer.needs_review) == (value, flagged)


def test_a_province_of_no_table_is_never_bent_into_a_known_one_unflagged() -> None:
    issuer = agencies("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG")[1]
    assert issuer.value == "ỦY BAN NHÂN DÂN TỈNH LAM GIANG" or issuer.needs_review
    assert issuer.raw == "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"


@pytest.mark.parametrize(
    ("lines", "inks"),
    [
        # An unknown name whose marks were put right by their neighbours alone: likely, no more.
        (("ỦY BAN NHÂN DÂN", "TINH NAM LĨNH"), {}),
        # Two readings that differ in a mark alone: in a name that is a difference.
        (("UBND XÃ THẠCH KHÊ",), {"THẠCH": Ink(second="THÁCH")}),
        # A word that was hardly read.
        (("UBND XÃ THẠCH KHÊ",), {"KHÊ": Ink(confidence=0.4)}),
    ],
)
def test_a_doubtful_name_is_flagged(lines: tuple[str, ...], inks: Inks) -> None:
    issuer = agencies(*lines, inks=inks)[1]
    assert issuer.needs_review
    assert issuer.confidence <= 0.6


@pytest.mark.parametrize(
    ("read", "meant", "why"),
    [
        ("ỦY BẠN NHÂN ĐÂN XÃ TÂN MỸ", "ỦY BAN NHÂN DÂN XÃ TÂN MỸ", "marks of a stock name, restored already"),
        ("UBND TÍNH LAM GIANG", "UBND TỈNH LAM GIANG", "an area behind a stock name"),
        ("BAN TỐ CHỨC", "BAN TỔ CHỨC", "a committee of the Party"),
        ("ĐẢNG ÚY XÃ VẠN YÊN", "ĐẢNG ỦY XÃ VẠN YÊN", "and its local body"),
        ("TRƯỜNG ĐẠI HỌC SƯ PHẠM KY THUÂT", "TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT", "what a school teaches"),
    ],
)
def test_wrong_marks_in_a_stock_name_are_put_right(read: str, meant: str, why: str) -> None:
    # No agency has other marks there: the form of its name is fixed, so that nothing is left to doubt.
    _, issuer = agencies(read)
    assert issuer.value == meant, why
    assert not issuer.needs_review, why
    assert issuer.raw == read


def test_the_older_place_of_a_tone_mark_is_no_wrong_mark() -> None:
    _, issuer = agencies("UỶ BAN NHÂN DÂN", "HUYỆN BÌNH LÃNG")
    assert issuer.value == "UỶ BAN NHÂN DÂN HUYỆN BÌNH LÃNG"
    assert not issuer.needs_review


def test_a_known_name_needs_no_second_reading() -> None:
    issuer = agencies("SỞ Y TẾ", inks={"TẾ": Ink(confidence=0.5, second="TÊ")})[1]
    assert (issuer.value, issuer.needs_review) == ("SỞ Y TẾ", False)


@pytest.mark.parametrize(
    ("name", "second", "sure", "why"),
    [
        ("TRƯỜNG ĐẠI HỌC KINH TẾ THÁI BÌNH", "BINH", True, "a school is named after the province"),
        ("TRƯỜNG ĐẠI HỌC KINH TẾ THÁI BÌNH", "BÍNH", True, "whatever marks another look lost or saw"),
        ("TRƯỜNG ĐẠI HỌC KINH TẾ THÁI BÌNH", "BINHA", False, "other letters are another name"),
        ("TRƯỜNG ĐẠI HỌC KINH TẾ LAM BÌNH", "BINH", False, "there is no such province"),
        ("UBND XÃ THÁI BÌNH", "BINH", False, "a commune may bear its name but for a mark"),
    ],
)
def test_a_province_at_the_end_of_a_school_is_sure_of_its_marks(name: str, second: str, sure: bool, why: str) -> None:
    issuer = agencies(name, inks={"BÌNH": Ink(second=second)})[1]
    assert (issuer.value, not issuer.needs_review) == (name, sure), why


def test_a_header_without_an_agency_is_flagged() -> None:
    parent, issuer = agencies()
    assert (parent.value, parent.needs_review) == (None, False)
    assert (issuer.value, issuer.needs_review) == (None, True)


def test_rules_and_asterisks_are_no_part_of_a_name() -> None:
    fields = fields_of(
        page()
        .header(("ĐẢNG BỘ TỈNH PHÚ THỌ", "*", NUMBER), (NATION[0], NATION[1], DATE_LINE))
        .title("QUYẾT ĐỊNH", "Về việc thi đua")
        .body(*SENTENCES)
    )
    assert fields["issuer"].value == "ĐẢNG BỘ TỈNH PHÚ THỌ"


@pytest.mark.parametrize("lines", [("ỦY BAN NHÂN DÂN ˆ", "TỈNH PHÚ THỌ"), ("ỦY BAN NHÂN DÂN", "ˆ TỈNH PHÚ THỌ")])
def test_a_circumflex_alone_is_a_speck_though_it_counts_as_a_letter(lines: tuple[str, str]) -> None:
    assert agencies(*lines)[1].value == "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"


def test_a_rule_below_a_name_is_no_hyphen_of_it() -> None:
    # A short rule stands under the agency (NĐ 30/2020 Phụ lục I); it is often read as a hyphen.
    assert agencies("ỦY BAN NHÂN DÂN -", "XÃ THẠCH KHÊ")[1].value == "ỦY BAN NHÂN DÂN XÃ THẠCH KHÊ"
    assert agencies("SỞ Y TẾ", "-")[1].value == "SỞ Y TẾ"


def test_a_letter_without_a_number_names_its_agency_above_the_subject() -> None:
    fields = fields_of(page().header(("SỞ Y TẾ", "V/v góp ý dự thảo")).body("Kính gửi: Sở Tài chính").body(*SENTENCES))
    assert fields["issuer"].value == "SỞ Y TẾ"
    assert fields["number"].needs_review


@pytest.mark.parametrize(
    ("line", "doubted", "why"),
    [
        ("UBND TỈNH LAM GIANG SỞ Y TẾ", True, "two agencies read across as one"),
        ("SỞ Y TẾ TỈNH LAM GIANG", False, "one agency with its province behind it"),
    ],
)
def test_two_agencies_on_one_line_are_doubted(line: str, doubted: bool, why: str) -> None:
    _, issuer = agencies(line)
    assert any("one line" in reason for reason in issuer.reasons) == doubted, why


@pytest.mark.parametrize(
    ("read", "value"),
    [
        # No word tells them apart: it is the known one, read badly.
        ("UBND TỈNH QUẢNG NGAÀI", "UBND TỈNH QUẢNG NGÃI"),
        ("LBND TỈNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ"),
        # A word does: another place, for all that anybody knows.
        ("UBND TỈNH NAM LĨNH", "UBND TỈNH NAM LĨNH"),
    ],
)
def test_a_name_close_to_a_known_one_is_doubted_and_taken_for_it_only_where_it_holds_no_word(
    read: str, value: str
) -> None:
    _, issuer = agencies(read)
    assert (issuer.value, issuer.needs_review) == (value, True)


def test_what_a_binding_leaves_at_the_sheet_s_edge_is_no_part_of_a_name() -> None:
    made = page().line("UẶG", 10, 240).header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", NUMBER))
    fields = fields_of(made.title("QUYẾT ĐỊNH", "Về việc thi đua").body(*SENTENCES))
    assert fields["issuer"].value == "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"


@pytest.mark.parametrize("debris", ["Á, 1 IIB-VECP", "ĐẾN (1412024)"])
def test_an_illegible_number_line_is_no_part_of_a_known_agency(debris: str) -> None:
    _, issuer = agencies("VĂN PHÒNG CHÍNH PHỦ", number=debris)
    assert (issuer.value, issuer.needs_review) == ("VĂN PHÒNG CHÍNH PHỦ", True)


def test_a_name_that_the_document_writes_otherwise_elsewhere_is_doubted() -> None:
    made = page().header(("ỦY BAN NHÂN DÂN", "HUYỆN QUẾ TRƯNG", NUMBER)).title("QUYẾT ĐỊNH", "Về việc thi đua")
    fields = fields_of(made.body("Ủy ban nhân dân huyện Quế Trung báo cáo kết quả như sau:", *SENTENCES))
    assert fields["issuer"].needs_review


@pytest.mark.parametrize(
    ("read", "body", "value", "why"),
    [
        ("XÃ THUẬN ĐIỆN", "Ủy ban nhân dân xã Thuận Điền báo cáo:", "XÃ THUẬN ĐIỀN", "the text names a place that is"),
        ("XÃ THUẬN ĐIEN", "Các cơ quan báo cáo kết quả:", "XÃ THUẬN ĐIỀN", "no word, and one place has its letters"),
        ("XÃ THUẬN ĐIỆN", "Các cơ quan báo cáo kết quả:", "XÃ THUẬN ĐIỆN", "words: another place for all one knows"),
        ("XÃ HẢI Ì DƯƠNG", "Các cơ quan báo cáo kết quả:", "XÃ HẢI DƯƠNG", "a speck was read as a letter"),
        ("XÃ LAM GIANG", "Ủy ban nhân dân xã Lâm Giáng báo cáo:", "XÃ LAM GIANG", "the text names no place that is"),
    ],
)
def test_the_place_of_an_agency_that_is_none_is_the_one_that_the_text_or_the_table_has(
    read: str, body: str, value: str, why: str
) -> None:
    made = (
        page().header(("ỦY BAN NHÂN DÂN", read, NUMBER)).title("QUYẾT ĐỊNH", "Về việc thi đua").body(body, *SENTENCES)
    )
    issuer = fields_of(made)["issuer"]
    assert issuer.value == f"ỦY BAN NHÂN DÂN {value}", why


def test_a_peoples_committee_that_lost_its_last_word_has_it_and_is_flagged() -> None:
    _, issuer = agencies("ỦY BAN NHÂN", "TỈNH LAM GIANG")
    assert (issuer.value, issuer.needs_review) == ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", True)


def test_a_committee_below_a_party_organisation_is_its_own_line_though_both_are_misread() -> None:
    parent, issuer = agencies("ĐẢNG BỘ HUYỆN KON RẮY", "ĐẦNG Y XÃ NÂM DỊCH")
    assert (parent.value, parent.needs_review) == ("ĐẢNG BỘ HUYỆN KON RẪY", True)
    assert issuer.value == "ĐẦNG Y XÃ NÂM DỊCH"
    assert any(beginning_lost(issuer))


@pytest.mark.parametrize(
    ("lines", "inks", "sure", "why"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ THẠCH KHÊ"), {"BAN": "8AM"}, True, "three words of the formula leave no other"),
        (("TÒA ÁN NHÂN DÂN", "HUYỆN CÁI SẮN"), {"ÁN": "N"}, True, "the same"),
        (("ỦY BAN NHÂN DÂN", "XÃ THẠCH KHÊ"), {"THẠCH": "THÁCN"}, False, "a place's name is no formula"),
        (("ỦY BAN NHÂN DÂN", "XÃ NHÂN CƠ"), {"NHÂN": "NHẬM"}, False, "it stands in the place's name too"),
        (("BAN QUẢN LÝ DỰ ÁN", "XÃ THẠCH KHÊ"), {"BAN": "8AM"}, False, "of no formula: another name may begin so"),
    ],
)
def test_no_other_look_gainsays_a_word_of_a_formula(
    lines: tuple[str, ...], inks: dict[str, str], sure: bool, why: str
) -> None:
    readings = {word: Ink(second=second) for word, second in inks.items()}
    issuer = agencies(*lines, inks=readings)[1]
    assert any("two readings differ" in reason for reason in issuer.reasons) != sure, why


@pytest.mark.parametrize(
    ("lines", "flagged", "why"),
    [
        (
            ("ĐẢNG BỘ HUYỆN MÊ LINH", "ĐẢNG ỦY XÃ HÔNG", "PHONG THƯỢNG"),
            True,
            "PHONG is the end of a commune's name: letters like PHÒNG, another mark",
        ),
        (("UBND HUYỆN MÊ LINH", "PHÒNG NỘI VỤ"), False, "PHÒNG by the letter opens an agency"),
        (("ĐẢNG BỘ TỈNH PHÚ THỌ", "HUYỆN UỶ THANH BA"), False, "the place of the tone mark is a matter of style"),
    ],
)
def test_an_issuer_opens_with_an_agency_s_word_mark_by_mark(lines: tuple[str, ...], flagged: bool, why: str) -> None:
    assert agencies(*lines)[1].needs_review == flagged, why


@pytest.mark.parametrize(
    ("area", "place", "inks", "sure", "why"),
    [
        ("TỈNH LAM GIANG", "Lam Giang", {}, True, "two places have letters that no known agency has"),
        ("TỈNH LAM GIANG", "Bắc Sơn", {}, False, "no other place has them"),
        ("TỈNH LAM GIANG", "Lam Giang", {"Lam": Ink(second="Hà")}, False, "a place that two looks read otherwise"),
        ("XÃ VÀM NAO HẠ", "Vàm Nao Hạ", {"VÀM": Ink(second="VÄÀM")}, True, "the other look read no syllable"),
        ("XÃ NẬM SA HẠ", "Nậm Sa Hạ", {"NẬM": Ink(second="NÂM")}, True, "the other look lost a mark"),
        ("XÃ NÂM SA HẠ", "Nâm Sa Hạ", {"NÂM": Ink(second="NẬM")}, False, "it may be the others that lost one"),
        ("XÃ NẬM SA HẠ", "Bắc Sơn", {"NẬM": Ink(second="NÂM")}, False, "no other place bears it out"),
    ],
)
def test_the_place_of_issue_bears_out_the_name_of_the_issuer(
    area: str, place: str, inks: dict[str, Ink], sure: bool, why: str
) -> None:
    date = f"{place}, ngày 05 tháng 02 năm 2025"
    made = page(inks).header(("ỦY BAN NHÂN DÂN", area, NUMBER), (*NATION, date))
    issuer = fields_of(made.title("QUYẾT ĐỊNH", "Về việc thi đua").body(*SENTENCES))["issuer"]
    assert issuer.raw.endswith(area)
    assert issuer.needs_review != sure, why


def test_an_agency_that_the_text_names_time_and_again_is_not_one_of_like_letters() -> None:
    made = page().header(("BỘ CÔNG SẢN", NUMBER)).title("QUYẾT ĐỊNH", "Về việc thi đua")
    fields = fields_of(made.body("Bộ Công sản giao Cục Kho, cục của Bộ Công sản, báo cáo kết quả:", *SENTENCES))
    assert (fields["issuer"].value, fields["issuer"].needs_review) == ("BỘ CÔNG SẢN", False)


@pytest.mark.parametrize(
    ("name", "flagged", "why"),
    [
        ("TRƯỜNG CAO ĐẲNG Y Y TẾ", True, "two looks may have seen one letter in two places"),
        ("TRƯỜNG CAO ĐẲNG Y TẾ", False, "no word twice"),
        ("CÔNG TY BÌNH BÌNH TÂN", True, "a name that has a word twice is rare enough to be looked at"),
    ],
)
def test_a_word_that_stands_twice_in_a_row_is_a_doubt(name: str, flagged: bool, why: str) -> None:
    issuer = agencies(name)[1]
    assert any("stands twice in a row" in reason for reason in issuer.reasons) == flagged, why
