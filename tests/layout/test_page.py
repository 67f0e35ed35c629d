"""A page put in order: what is header, body or footer, and what is no text of the document."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.page import RegionKind
from tests.layout.typed_pages import (
    DATE_LINE,
    MARGIN,
    NATION,
    SENTENCES,
    WIDTH,
    Ink,
    TypedPage,
    fields_of,
    page,
    text_of,
    width_of,
)

LEFT = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY.")
SIGNATURE = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đặng Hà Thư")


def notice(number: int = 1) -> TypedPage:
    return page(number=number).header(LEFT).title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES)


def said(made: TypedPage, kind: RegionKind) -> list[str]:
    return [line.text for line in made.layout().lines(kind)]


def test_a_whole_page_in_reading_order() -> None:
    made = notice().footer(RECIPIENTS, SIGNATURE)
    assert text_of(made).text.splitlines() == [
        *LEFT,
        *NATION,
        DATE_LINE,
        "THÔNG BÁO",
        "Về việc thi đua",
        *SENTENCES,
        *RECIPIENTS,
        *SIGNATURE,
    ]


# --- Header -----------------------------------------------------------------------------------------------------------


def test_columns_that_the_engine_read_as_one_line_are_parted() -> None:
    # One line of the engine runs through both columns; the left edge of the quốc hiệu parts them.
    made = page()
    for index, (left, right) in enumerate(zip(LEFT, (*NATION, DATE_LINE), strict=True)):
        made.row(((left, 480), (right, 1200 if index == 0 else 1310)), 240 + 70 * index)
    assert said(made.body(*SENTENCES), RegionKind.HEADER_LEFT) == list(LEFT)
    assert said(made, RegionKind.HEADER_RIGHT) == [*NATION, DATE_LINE]


@pytest.mark.parametrize(
    "nation",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",  # the other place of the tone mark
        "CONG HOA XA HOI CHU NGHIA VIET NAM",  # read without Vietnamese
        "CQNG HOA XA HQI CHU NGHiA VIET NAM",  # read by a copier
    ],
)
def test_a_damaged_quoc_hieu_still_opens_the_right_column(nation: str) -> None:
    made = page().header(LEFT, (nation, NATION[1], DATE_LINE)).body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT) == list(LEFT)
    assert said(made, RegionKind.HEADER_RIGHT) == [nation, NATION[1], DATE_LINE]


def test_the_first_words_of_the_quoc_hieu_belong_to_it_though_a_speck_parts_them() -> None:
    # "CỘNG HÒA" stands apart; without it the gutter would lie within the quốc hiệu.
    made = page().centred(LEFT, 760, 240).row((("CỘNG HÒA", 1100),), 240)
    made.row((("XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1390),), 240)
    made.centred((NATION[1], DATE_LINE), 1660, 310).body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT) == list(LEFT)
    assert said(made, RegionKind.HEADER_RIGHT)[0] == NATION[0]


def test_a_subject_under_the_number_may_be_wider_than_its_column() -> None:
    subject = ("V/v tham gia ý kiến dự thảo Nghị", "quyết của Hội đồng nhân dân tỉnh quy định", "mức hỗ trợ")
    letter = page().header((*LEFT, *subject)).title("Kính gửi: Sở Tài chính").body(*SENTENCES)
    assert said(letter, RegionKind.HEADER_LEFT) == [*LEFT, *subject]


def test_a_title_across_the_gutter_is_not_of_the_left_column() -> None:
    made = page().header(LEFT).centred(("BÁO CÁO",), 1240, 460).body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT) == list(LEFT)


def test_the_tieu_ngu_alone_opens_the_right_column_too() -> None:
    made = page().header(LEFT, ("", NATION[1], DATE_LINE)).body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT) == list(LEFT)
    assert DATE_LINE in said(made, RegionKind.HEADER_RIGHT)


def test_a_subject_below_the_number_belongs_to_the_left_column() -> None:
    subject = ("V/v góp ý dự thảo Quyết định", "quy định mức chi")
    made = page().header((*LEFT, *subject)).body("Kính gửi: Sở Tài chính", x=900).body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT) == [*LEFT, *subject]
    assert said(made, RegionKind.BODY)[0] == "Kính gửi: Sở Tài chính"


def test_a_title_across_the_page_ends_the_header() -> None:
    assert said(notice(), RegionKind.BODY)[:2] == ["THÔNG BÁO", "Về việc thi đua"]


def test_a_later_page_without_a_header_is_body_alone() -> None:
    layout = page(number=2).body(*SENTENCES, *SENTENCES).layout()
    assert [region.kind for region in layout.regions] == [RegionKind.BODY]


# --- Footer -----------------------------------------------------------------------------------------------------------


def test_footer_columns_are_parted() -> None:
    made = notice().footer(RECIPIENTS, SIGNATURE)
    assert said(made, RegionKind.RECIPIENTS) == list(RECIPIENTS)
    assert said(made, RegionKind.SIGNATURE) == list(SIGNATURE)


@pytest.mark.parametrize("heading", ["Nơi nhận:", "Noi nhận:", "vơi nhận:", "Nơi nhân;", "Nơi nhận."])
def test_a_damaged_heading_still_opens_the_recipients(heading: str) -> None:
    made = notice().footer((heading, *RECIPIENTS[1:]), SIGNATURE)
    assert said(made, RegionKind.RECIPIENTS) == [heading, *RECIPIENTS[1:]]


def test_footer_lines_that_the_engine_read_across_are_parted() -> None:
    made = notice()
    top = made.y + 70
    for index, (left, right) in enumerate(zip(RECIPIENTS, (*SIGNATURE[:2], ""), strict=True)):
        made.row(((left, MARGIN), (right, 1600)), top + 70 * index)
    made.line(SIGNATURE[2], 1600, top + 600)
    assert said(made, RegionKind.RECIPIENTS) == list(RECIPIENTS)
    assert said(made, RegionKind.SIGNATURE) == list(SIGNATURE)


def test_a_sentence_about_a_place_of_reception_is_no_footer() -> None:
    made = notice().body("Nơi nhận hồ sơ là bộ phận một cửa của Ủy ban nhân dân xã.")
    assert said(made, RegionKind.RECIPIENTS) == []


def test_a_signature_that_stands_higher_than_the_recipients_is_whole() -> None:
    made = notice()
    top = made.y + 60
    made.centred(("TM. ỦY BAN NHÂN DÂN",), 1780, top)
    made.line("Nơi nhận:", MARGIN, top + 70).line("- Như trên.", MARGIN, top + 140)
    made.centred(("CHỦ TỊCH",), 1780, top + 70).centred(("Lê Vĩnh Tường",), 1780, top + 500)
    assert said(made, RegionKind.SIGNATURE) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Vĩnh Tường"]


# --- What is no text of the document ----------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["2", "- 2 -", "12"])
def test_a_page_number_is_no_text(printed: str) -> None:
    made = page(number=2).centred((printed,), WIDTH // 2, 150).body(*SENTENCES, *SENTENCES)
    assert said(made, RegionKind.PAGE_NUMBER) == [printed]
    assert text_of(made).text.splitlines() == [*SENTENCES, *SENTENCES]


def test_a_number_in_the_text_stays() -> None:
    made = page(number=2).body(SENTENCES[0], "2", SENTENCES[1])
    assert text_of(made).text.splitlines() == [SENTENCES[0], "2", SENTENCES[1]]


def test_a_blank_back_gives_no_text() -> None:
    # The front shows through: a few words, none read soundly.
    faint = Ink(confidence=0.3)
    made = page({"gnôc": faint, "hnát": faint, "mãn": faint}, number=2).line("gnôc hnát mãn", 900, 800)
    assert made.layout().blank
    assert text_of(notice(), made).text.split("\f")[1] == ""


def test_specks_and_rules_are_no_text() -> None:
    made = notice().line("____", MARGIN, 2500).line("|", 2300, 1200).line("~", 1500, 2600)
    assert text_of(made).text.splitlines()[-2:] == list(SENTENCES)


@pytest.mark.parametrize("figure", ["1,1", "5.1", "7%", "0,5%", "12"])
def test_a_figure_that_was_hardly_read_is_text(figure: str) -> None:
    made = page({figure: Ink(confidence=0.1)}).header(LEFT).title("THÔNG BÁO", "Về việc thi đua")
    made.body(*SENTENCES, f"Số hộ nghèo giảm {figure} so với cùng kỳ năm trước.")
    assert f" {figure} " in text_of(made).text
    found = [each for each in fields_of(made)["statistics"] if each.raw and figure in each.raw]
    assert all(each.needs_review for each in found)
    assert found or "%" not in figure


@pytest.mark.parametrize("speck", ["l", "^", ".5"])
def test_a_sign_that_was_hardly_read_is_dirt(speck: str) -> None:
    made = page({speck: Ink(confidence=0.1)}).header(LEFT).title("THÔNG BÁO", "Về việc thi đua")
    made.body(*SENTENCES, f"Số hộ nghèo giảm {speck} so với cùng kỳ năm trước.")
    assert f" {speck} " not in text_of(made).text


def test_a_digit_that_was_hardly_read_between_words_is_text_in_doubt() -> None:
    made = page({"5": Ink(confidence=0.1)}).header(LEFT).title("THÔNG BÁO", "Về việc thi đua")
    made.body(*SENTENCES, "Số vụ việc tăng lên 5 vụ so với cùng kỳ năm trước.")
    assert "lên 5 vụ" in text_of(made).text
    counted = [each for each in fields_of(made)["statistics"] if each.value == 5]
    assert counted
    assert all(each.needs_review for each in counted)


STAMP = ("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "ĐẾN", "Giờ: 8", "Ngày: 07/02/2025")


def test_an_arrival_stamp_over_the_header_is_kept_out_of_it() -> None:
    made = page().header(LEFT)
    for index, line in enumerate(STAMP[1:]):
        made.line(line, 150, 480 + 60 * index)
    made.line("Số: 2291", 150, 660)
    made.title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES)
    assert set(STAMP[1:]) <= set(said(made, RegionKind.ARRIVAL_STAMP))
    assert said(made, RegionKind.HEADER_LEFT)[:3] == list(LEFT)
    fields = fields_of(made)
    assert (fields["code"].value, fields["date"].value) == ("15/TB-SYT", "2025-02-05")
    assert "Ngày: 07/02/2025" not in text_of(made).text


def test_the_text_of_an_electronic_signature_is_kept_out() -> None:
    made = page()
    made.line("Ký bởi: Sở Y tế tỉnh Phú Thọ", 1500, 60).line("Thời gian ký: 07.02.2025 09:59:49 +07:00", 1500, 110)
    made.header(LEFT).title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES)
    assert len(said(made, RegionKind.ELECTRONIC_SIGNATURE)) == 2
    assert "Ký bởi" not in text_of(made).text
    assert fields_of(made)["issuer"].value == "SỞ Y TẾ"


@pytest.mark.parametrize(
    "line", ["Email: vanthu@lamgiang.gov.vn để được hướng dẫn", "Cơ quan: Sở Tư pháp tỉnh Lam Giang"]
)
def test_an_address_in_the_body_is_text(line: str) -> None:
    # The labels of a signature are kept out of the top margin only: a letter may print them itself.
    layout = page().header(("SỞ TƯ PHÁP", "Số: 15/TB-STP")).title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES, line)
    assert line in [each.text for each in layout.layout().lines(RegionKind.BODY)]


def test_a_line_in_the_margin_above_the_header_is_no_agency() -> None:
    made = page().line("15 TB SYT 07/02/2025", 1700, 120).header(LEFT).title("THÔNG BÁO", "Về thi đua").body(*SENTENCES)
    assert said(made, RegionKind.MARGIN) == ["15 TB SYT 07/02/2025"]
    assert fields_of(made)["issuer_parent"].value == LEFT[0]


def test_a_header_and_a_signature_ask_for_a_second_look() -> None:
    made = notice().footer(RECIPIENTS, SIGNATURE)
    looks = made.layout().look_again
    names = [word.box for word in made.words if word.text in {"Số:", "CỘNG", "GIÁM", "Thư"}]
    assert names
    assert all(any(look.box.overlap(box) > 0.9 for look in looks) for box in names)


def test_a_page_of_body_asks_for_no_second_look() -> None:
    assert page().body(*SENTENCES, *SENTENCES).layout().look_again == ()


# --- The foot of the page, and lines cut in two ---------------------------------------------------------------------

ADDRESS = "Số 54 đường Trần Phú, Lam Giang; Điện thoại: 0284.3807.764; Email: ubnd@lamgiang.gov.vn"


def test_the_address_at_the_foot_is_read_last_and_is_no_recipient() -> None:
    made = notice()
    made.line(ADDRESS, 354, 3300)
    layout = made.layout()
    assert said(made, RegionKind.ADDRESS) == [ADDRESS]
    assert layout.regions[-1].kind is RegionKind.ADDRESS
    assert said(made, RegionKind.RECIPIENTS) == said(notice(), RegionKind.RECIPIENTS)


def test_a_telephone_in_the_body_is_no_address() -> None:
    made = page().body(*SENTENCES, "Chi tiết xin liên hệ, điện thoại: 0284.3807.764")
    assert said(made, RegionKind.ADDRESS) == []


def test_a_word_that_another_look_cut_in_two_parts_no_line() -> None:
    made = page().body(*SENTENCES)
    made.line("cuộc họp. Rất mong các đồng", 354, 900)
    made.line("g chí thu xếp thời gian", 354 + width_of("cuộc họp. Rất mong các đồng") - 20, 900)
    assert "cuộc họp. Rất mong các đồng g chí thu xếp thời gian" in said(made, RegionKind.BODY)


def test_a_second_look_at_the_signature_takes_in_no_line_of_the_body() -> None:
    made = page().body(*SENTENCES)
    made.y -= 70
    made.footer(("Nơi nhận:", "- Như trên."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))
    lowest = max(word.box.y1 for word in made.words if word.text in SENTENCES[-1].split())
    assert made.layout().look_again[-1].box.y0 >= lowest


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("TRUNG TÂM LƯU TRỮ LỊCH SỬ XÃ AN", "beside the tiêu ngữ, which is shorter than the quốc hiệu"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH GIA LAI", "the same, with other letters"),
    ],
)
def test_an_agency_s_name_keeps_the_words_that_stand_under_the_quoc_hieu(name: str, why: str) -> None:
    made = page().header(("SỞ NỘI VỤ", name, "Số: 15/TB-SYT")).title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES)
    assert said(made, RegionKind.HEADER_LEFT)[1] == name, why
    assert said(made, RegionKind.HEADER_RIGHT) == [*NATION, DATE_LINE]


def test_a_heading_of_the_youth_union_is_one() -> None:
    right = ("ĐOÀN TNCS HỒ CHÍ MINH", "", DATE_LINE)
    left = ("TỈNH ĐOÀN LAM GIANG", "***", "Số: 44-KH/TĐTN-XDĐ")
    made = page().header(left, right).title("KẾ HOẠCH", "Tháng Thanh niên").body(*SENTENCES)
    assert fields_of(made)["code"].value == "44-KH/TĐTN-XDĐ"
