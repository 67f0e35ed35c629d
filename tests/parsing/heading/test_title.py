"""Cells 5a and 5b: the name of the type, and the trích yếu over its lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ocr_pipeline.parsing.heading.title import type_of_notation
from schemas import FieldValue, Origin
from tests.layout.typed_pages import INDENT, MARGIN, SENTENCES, WIDTH, Ink, TypedPage, fields_of, page

AGENCY = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ")
BASES = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"


def headed(number: str, *below: str) -> TypedPage:
    return page().header((*AGENCY, number, *below))


def type_and_subject(fields: dict[str, Any]) -> tuple[FieldValue, FieldValue]:
    return fields["document_type"], fields["subject"]


@pytest.mark.parametrize(
    ("title", "notation", "name"),
    [
        ("QUYẾT ĐỊNH", "QĐ-SYT", "Quyết định"),
        ("TỜ TRÌNH", "TTr-SYT", "Tờ trình"),
        ("GIẤY MỜI", "GM-SYT", "Giấy mời"),
        # One mark misread: the notation says the same, so that nobody need look.
        ("QUYÉT ĐỊNH", "QĐ-SYT", "Quyết định"),
        # All marks lost.
        ("THONG BAO", "TB-SYT", "Thông báo"),
        # A letter misread.
        ("QUYẾT ĐINH", "QĐ-SYT", "Quyết định"),
    ],
)
def test_a_title_in_capitals_is_the_type(title: str, notation: str, name: str) -> None:
    kind, _ = type_and_subject(
        fields_of(headed(f"Số: 15/{notation}").title(title, "Về việc thi đua").body(BASES, *SENTENCES))
    )
    assert (kind.value, kind.needs_review) == (name, False)


def test_a_title_that_disagrees_with_the_notation_is_flagged() -> None:
    kind, _ = type_and_subject(fields_of(headed("Số: 15/QĐ-SYT").title("THÔNG BÁO", "Về thi đua").body(*SENTENCES)))
    assert (kind.value, kind.needs_review) == ("Thông báo", True)
    assert any("Quyết định" in reason for reason in kind.reasons)


def test_a_title_that_was_not_read_follows_from_the_notation_and_is_flagged() -> None:
    kind, subject = type_and_subject(fields_of(headed("Số: 15/TB-SYT").body(*SENTENCES)))
    assert (kind.value, kind.origin, kind.needs_review) == ("Thông báo", Origin.DERIVED, True)
    assert subject.value is None


def test_a_letter_is_known_by_its_subject_and_its_notation() -> None:
    kind, subject = type_and_subject(
        fields_of(
            headed("Số: 15/SYT-VP", "V/v góp ý dự thảo Quyết định", "quy định mức chi")
            .title("Kính gửi: Sở Tài chính")
            .body(*SENTENCES)
        )
    )
    assert (kind.value, kind.origin, kind.needs_review) == ("Công văn", Origin.DERIVED, False)
    assert subject.value == "V/v góp ý dự thảo Quyết định quy định mức chi"
    assert not subject.needs_review


def test_one_sign_of_a_letter_is_too_few() -> None:
    kind, _ = type_and_subject(fields_of(headed("Số: 15/SYT-VP").body(*SENTENCES)))
    assert (kind.value, kind.needs_review) == ("Công văn", True)


def test_a_page_without_title_notation_or_subject_has_neither_and_says_so() -> None:
    kind, subject = type_and_subject(fields_of(page().header(AGENCY).body(*SENTENCES)))
    assert (kind.value, kind.needs_review) == (None, True)
    assert (subject.value, subject.needs_review) == (None, True)


@pytest.mark.parametrize(
    ("below", "why"),
    [
        ("Kính gửi: Sở Tài chính", "the addressees follow"),
        (BASES, "the first legal basis follows"),
        ("GIÁM ĐỐC SỞ Y TẾ", "the line of who decides follows"),
        ("Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua.", "the first article follows"),
        ("I. KẾT QUẢ", "the first section follows"),
        ("Thực hiện Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh,", "an opening phrase of the body follows"),
    ],
)
def test_the_subject_ends_where_the_body_opens(below: str, why: str) -> None:
    fields = fields_of(
        headed("Số: 15/QĐ-SYT")
        .title("QUYẾT ĐỊNH", "Về việc ban hành Quy chế thi đua,", "khen thưởng của ngành y tế")
        .body(below, *SENTENCES, gap=10)
    )
    assert fields["subject"].value == "Về việc ban hành Quy chế thi đua, khen thưởng của ngành y tế", why


def test_the_subject_ends_at_a_wide_gap() -> None:
    fields = fields_of(
        headed("Số: 15/TB-SYT")
        .title("THÔNG BÁO", "Kết quả kiểm tra an toàn thực phẩm", "trên địa bàn tỉnh")
        .body("Trong tháng qua các đoàn đã kiểm tra nhiều cơ sở.", *SENTENCES, gap=90)
    )
    assert fields["subject"].value == "Kết quả kiểm tra an toàn thực phẩm trên địa bàn tỉnh"


def test_a_word_whose_box_dirt_made_too_tall_parts_no_lines() -> None:
    made = headed("Số: 15/TB-SYT").title(
        "THÔNG BÁO", "Kết luận cuộc họp của Hội đồng", "về dự thảo Chiến lược", "tầm nhìn đến năm 2045"
    )
    made.words = [
        replace(word, box=replace(word.box, y0=word.box.y0 - 40)) if word.text == "thảo" else word
        for word in made.words
    ]
    assert fields_of(made.body(BASES, *SENTENCES, gap=60))["subject"].value == (
        "Kết luận cuộc họp của Hội đồng về dự thảo Chiến lược tầm nhìn đến năm 2045"
    )


def test_a_subject_may_go_on_with_a_word_that_also_opens_bodies() -> None:
    # "thực hiện" in the middle of the sentence is written small.
    fields = fields_of(
        headed("Số: 15/KH-SYT").title("KẾ HOẠCH", "Kiểm tra việc", "thực hiện quy chế dân chủ").body(BASES, *SENTENCES)
    )
    assert fields["subject"].value == "Kiểm tra việc thực hiện quy chế dân chủ"


def test_a_plan_may_be_about_carrying_out_a_resolution() -> None:
    # In the middle below the title it is the subject, though bodies open with the same words.
    made = headed("Số: 15/KH-SYT").title("KẾ HOẠCH", "Thực hiện Nghị quyết số 24/NQ-HĐND", "của Hội đồng nhân dân tỉnh")
    assert fields_of(made.body(BASES, *SENTENCES))["subject"].value == (
        "Thực hiện Nghị quyết số 24/NQ-HĐND của Hội đồng nhân dân tỉnh"
    )


def test_the_body_below_a_title_without_a_subject_is_no_subject() -> None:
    opening = "Thực hiện Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh, Sở Y tế thông báo:"
    made = headed("Số: 15/TB-SYT").title("THÔNG BÁO").body(opening, x=INDENT, gap=20).body(SENTENCES[1], gap=10)
    assert fields_of(made)["subject"].value is None


def test_a_subject_that_ends_like_a_sentence_is_flagged() -> None:
    made = headed("Số: 15/TB-SYT").title("THÔNG BÁO").body(SENTENCES[0], x=INDENT, gap=20).body(SENTENCES[1], gap=10)
    assert fields_of(made)["subject"].needs_review


@pytest.mark.parametrize(
    ("below", "flagged", "why"),
    [
        ("tháng đầu năm 2013 trong toàn tỉnh", True, "no body begins amid a sentence: it is the subject's next line"),
        ("Trong tháng qua các đoàn đã kiểm tra nhiều cơ sở.", False, "a sentence of the body"),
    ],
)
def test_a_subject_above_a_line_in_small_letters_is_doubted(below: str, flagged: bool, why: str) -> None:
    made = headed("Số: 15/TB-SYT").title("THÔNG BÁO", "Kết quả kiểm tra an toàn thực phẩm", "9 tháng đầu năm")
    assert fields_of(made.body(below, *SENTENCES, gap=90))["subject"].needs_review == flagged, why


def test_a_stamp_below_the_subject_is_no_part_of_it() -> None:
    made = headed("Số: 15/SYT-VP", "V/v báo cáo kết quả", "HỎA TỐC").title("Kính gửi: Sở Tài chính").body(*SENTENCES)
    fields = fields_of(made)
    assert (fields["subject"].value, fields["urgency"].value) == ("V/v báo cáo kết quả", "HỎA TỐC")


def test_a_stamp_s_line_aside_of_a_letter_s_subject_is_no_part_of_it() -> None:
    made = headed("Số: 15/SYT-VP", "V/v báo cáo kết quả kiểm tra", "trên địa bàn tỉnh")
    lowest = max(word.box.y1 for word in made.words)
    made.centred(("CỔNG THÔNG TIN ĐIỆN TỬ",), 300, lowest + 12)
    fields = fields_of(made.title("Kính gửi: Sở Tài chính").body(*SENTENCES))
    assert fields["subject"].value == "V/v báo cáo kết quả kiểm tra trên địa bàn tỉnh"


def unsure(made: TypedPage, *debris: str) -> TypedPage:
    """The page, those words read with no certainty by one look and not at all by the other."""
    made.words = [replace(word, confidence=0.1, second="") if word.text in debris else word for word in made.words]
    return made


def test_strokes_beside_a_title_hide_neither_it_nor_its_subject() -> None:
    made = unsure(headed("Số: 15/TTr-SYT").title("TỜ TRÌNH cươn", "Về việc ban hành Quy chế"), "cươn")
    kind, subject = type_and_subject(fields_of(made.body(BASES, *SENTENCES)))
    assert (kind.value, subject.value) == ("Tờ trình", "Về việc ban hành Quy chế")


def test_strokes_at_the_ends_of_a_subjects_lines_are_left_out_and_doubted() -> None:
    made = unsure(headed("Số: 15/TTr-SYT").title("TỜ TRÌNH", "E2 Về việc ban hành Quy chế W4"), "E2", "W4")
    subject = fields_of(made.body(BASES, *SENTENCES))["subject"]
    assert (subject.value, subject.needs_review) == ("Về việc ban hành Quy chế", True)


def test_a_mere_speck_at_the_end_of_a_subject_is_no_doubt() -> None:
    made = unsure(headed("Số: 15/TTr-SYT").title("TỜ TRÌNH", "- Về việc ban hành Quy chế"), "-")
    subject = fields_of(made.body(BASES, *SENTENCES))["subject"]
    assert (subject.value, subject.needs_review) == ("Về việc ban hành Quy chế", False)


def test_a_title_without_a_subject_says_so() -> None:
    fields = fields_of(headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH").body(BASES, *SENTENCES))
    assert (fields["document_type"].value, fields["subject"].value) == ("Quyết định", None)
    assert fields["subject"].needs_review


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("QĐ-UBND", "Quyết định"),
        ("2023/QĐ-UBND", "Quyết định"),
        ("NQ/ĐU", "Nghị quyết"),
        # Position decides: an agency first is a letter.
        ("SYT-VP", "Công văn"),
        # CT is a directive before an agency.
        ("CT-TTg", "Chỉ thị"),
        # One group tells nothing.
        ("UBND", None),
    ],
)
def test_a_notation_names_its_type(notation: str, name: str | None) -> None:
    assert type_of_notation(notation) == name


@pytest.mark.parametrize(
    ("stamp", "name", "value"),
    [
        ("HỎA TỐC", "urgency", "HỎA TỐC"),
        ("KHẨN", "urgency", "KHẨN"),
        ("Í KHẨN", "urgency", "KHẨN"),  # a side of its frame was read as a letter
        ("THƯỢNG KHẨN", "urgency", "THƯỢNG KHẨN"),
        ("MẬT", "secrecy", "MẬT"),
        ("TUYỆT MẬT", "secrecy", "TUYỆT MẬT"),
    ],
)
def test_a_mark_of_urgency_or_secrecy_stands_alone_on_its_line(stamp: str, name: str, value: str) -> None:
    fields = fields_of(headed("Số: 15/TB-SYT", stamp).title("THÔNG BÁO", "Về thi đua").body(*SENTENCES))
    assert fields[name].value == value
    assert fields["issuer"].value == "SỞ Y TẾ"


def test_running_text_gives_no_urgency() -> None:
    fields = fields_of(headed("Số: 15/TB-SYT").title("THÔNG BÁO", "Về việc khẩn").body("khẩn", *SENTENCES))
    assert (fields["urgency"].value, fields["urgency"].needs_review) == (None, False)


@pytest.mark.parametrize(
    ("opening", "subject", "flagged"),
    [
        ("V/v góp ý dự thảo Quyết định", "V/v góp ý dự thảo Quyết định quy định mức chi", False),
        ("V/ góp ý dự thảo Quyết định", "V/v góp ý dự thảo Quyết định quy định mức chi", False),
        ("Vâv góp ý dự thảo Quyết định", "V/v góp ý dự thảo Quyết định quy định mức chi", True),
        ("góp ý dự thảo Quyết định", "V/v góp ý dự thảo Quyết định quy định mức chi", True),
    ],
)
def test_a_letters_subject_is_found_though_its_opening_is_damaged(opening: str, subject: str, flagged: bool) -> None:
    letter = headed("Số: 15/SYT-VP", opening, "quy định mức chi").title("Kính gửi: Sở Tài chính")
    _, found = type_and_subject(fields_of(letter.body(*SENTENCES)))
    assert (found.value, found.needs_review) == (subject, flagged)


@pytest.mark.parametrize(
    ("subject", "flagged"),
    [
        ("đối với ông Lý Viết Toàn", True),
        ("Về việc nghỉ hưu đối với ông Lý Viết Toàn", False),
        ("về nâng cao chất lượng cán bộ cơ sở", False),
    ],
)
def test_a_subject_that_begins_amid_a_sentence_has_lost_its_beginning(subject: str, flagged: bool) -> None:
    _, field = type_and_subject(fields_of(headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH", subject).body(BASES, *SENTENCES)))
    assert field.value == subject
    assert any("small letter" in reason for reason in field.reasons) is flagged


def test_a_subject_stands_though_its_title_was_not_read() -> None:
    made = headed("Số: 15/TTr-SYT")
    made.centred(("Về việc ban hành Quy chế làm việc",), WIDTH // 2, made.y + 40)
    fields = fields_of(made.body(*SENTENCES, gap=140))
    kind, subject = type_and_subject(fields)
    assert (kind.value, kind.needs_review) == ("Tờ trình", True)
    assert (subject.value, subject.needs_review) == ("Về việc ban hành Quy chế làm việc", True)
    assert "no title was read above it" in subject.reasons


def test_a_title_may_be_what_the_other_look_read() -> None:
    inks = {"QUWẾTĐNH": Ink(confidence=0.2, second="QUYẾT ĐỊNH")}
    made = page(inks).header((*AGENCY, "Số: 15")).title("QUWẾTĐNH", "Về việc thi đua")
    kind, subject = type_and_subject(fields_of(made.body(BASES, *SENTENCES)))
    assert kind.value == "Quyết định"
    assert subject.value == "Về việc thi đua"


def test_a_line_far_below_the_subject_is_none_of_it_though_it_is_centred() -> None:
    made = headed("Số: 15/BB-SYT").title("BIÊN BẢN", "Họp thống nhất kết quả rà soát", "hộ nghèo trên địa bàn xã")
    made.centred(("Thời gian bắt đầu từ buổi sáng",), WIDTH // 2, made.y + 120)
    for line in (*SENTENCES, *SENTENCES):
        made.line(line, MARGIN, made.y)
    subject = fields_of(made)["subject"]
    assert (subject.value, subject.needs_review) == (
        "Họp thống nhất kết quả rà soát hộ nghèo trên địa bàn xã",
        False,
    )


def test_a_letters_subject_may_end_like_a_sentence() -> None:
    made = headed("Số: 15/SYT-VP", "V/v đăng ký danh sách", "tham gia hội thi.")
    subject = fields_of(made.body("Kính gửi: Các đơn vị trực thuộc", *SENTENCES))["subject"]
    assert not subject.needs_review


@pytest.mark.parametrize(
    "authority",
    [
        "CHI CỤC TRƯỞNG CHI CỤC BẢO VỆ MÔI TRƯỜNG",
        "TRƯỞNG BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG",
        "TRƯỞNG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "CHÁNH THANH TRA TỈNH PHÚ THỌ",
        "THỦ TRƯỞNG CƠ QUAN ĐIỀU TRA",
        "ĐOÀN ĐẠI BIỂU QUỐC HỘI",  # named nowhere: capitals below small letters are another part
    ],
)
def test_who_decides_stands_close_below_the_subject_and_is_no_part_of_it(authority: str) -> None:
    made = headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH", "Về việc bổ sung danh mục vị trí việc làm", authority)
    assert fields_of(made.body(BASES, *SENTENCES))["subject"].value == "Về việc bổ sung danh mục vị trí việc làm"


def test_a_subject_may_be_set_in_capitals() -> None:
    subject = ("BAN HÀNH QUY CHẾ LÀM VIỆC", "CỦA SỞ Y TẾ TỈNH PHÚ THỌ")
    made = headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH", *subject, "GIÁM ĐỐC SỞ Y TẾ").body(BASES, *SENTENCES)
    assert fields_of(made)["subject"].value == " ".join(subject)


@pytest.mark.parametrize(
    "line",
    ["Điều 3 Quyết định số 15/2020/QĐ-UBND", "Căn cứ quân sự Cam Ranh"],
)
def test_a_later_line_of_a_subject_may_begin_as_a_body_does(line: str) -> None:
    made = headed("Số: 15/TTr-SYT").title("TỜ TRÌNH", "Về việc sửa đổi quy chế quản lý tại", line).body(*SENTENCES)
    assert fields_of(made)["subject"].value == f"Về việc sửa đổi quy chế quản lý tại {line}"


@pytest.mark.parametrize("line", ["Căn cứ vào tình hình thực tế", "Điều 3. Quy định chung"])
def test_a_centred_line_that_can_only_open_a_body_ends_the_subject(line: str) -> None:
    made = headed("Số: 15/TTr-SYT").title("TỜ TRÌNH", "Về việc sửa đổi quy chế quản lý", line).body(*SENTENCES)
    assert fields_of(made)["subject"].value == "Về việc sửa đổi quy chế quản lý"


def test_a_damaged_opening_below_a_title_is_told_by_its_slash() -> None:
    made = headed("Số: 15/TB-SYT").title("THÔNG BÁO", "V⁄% nghỉ Tết Nguyên đán năm 2023").body(*SENTENCES)
    assert fields_of(made)["subject"].value == "V/v nghỉ Tết Nguyên đán năm 2023"


OFF_MIDDLE = "off the title's middle"


def test_an_indented_sentence_below_a_subject_opens_the_body_of_a_short_page() -> None:
    made = headed("Số: 15/BB-SYT").title("BIÊN BẢN", "Họp Hội đồng xét tuyển viên chức năm 2023")
    top = made.y + 30
    made.line("Trong quá trình thực hiện, nếu có khó khăn, đề nghị các đơn vị phản ánh", INDENT + 80, top)
    made.line("kịp thời để được xem xét, giải quyết.", MARGIN, top + 70)
    subject = fields_of(made)["subject"]
    assert (subject.value, subject.needs_review) == ("Họp Hội đồng xét tuyển viên chức năm 2023", False)


def test_an_indented_line_below_a_subject_is_doubted_where_no_other_shows_it_to_be_a_paragraph() -> None:
    made = headed("Số: 15/BB-SYT").title("BIÊN BẢN", "Họp Hội đồng xét tuyển viên chức năm 2023")
    made.line("Trong quá trình thực hiện, các đơn vị phản ánh kịp thời", INDENT + 80, made.y + 10)
    assert any(OFF_MIDDLE in reason for reason in fields_of(made)["subject"].reasons)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        # A wider line stands in the middle as well, and begins to the left of the one above.
        ("Phê duyệt nhiệm vụ điều chỉnh", "Quy hoạch chung xây dựng", "Khu kinh tế cửa khẩu Đồng Đăng đến năm 2045"),
        ("Phê duyệt nhiệm vụ", "Khu kinh tế cửa khẩu Đồng Đăng đến năm 2045", "của tỉnh"),
    ],
)
def test_a_line_of_a_subject_may_begin_with_a_capital_and_stand_right_of_the_next(
    first: str, second: str, third: str
) -> None:
    made = headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH", first, second, third).body(BASES, *SENTENCES)
    subject = fields_of(made)["subject"]
    assert (subject.value, subject.needs_review) == (f"{first} {second} {third}", False)


def test_a_line_of_a_subject_that_lost_its_beginning_is_kept_and_doubted() -> None:
    made = headed("Số: 15/QĐ-SYT").title("QUYẾT ĐỊNH", "Về việc phê duyệt nhiệm vụ điều chỉnh")
    top = made.y
    made.line("Khu kinh tế cửa khẩu", WIDTH // 2 + 20, top)
    made.centred(("Đồng Đăng của tỉnh Phú Thọ đến năm 2045 và sau",), WIDTH // 2, top + 70).body(BASES, *SENTENCES)
    subject = fields_of(made)["subject"]
    assert (subject.value or "").endswith("Đồng Đăng của tỉnh Phú Thọ đến năm 2045 và sau")
    assert any(OFF_MIDDLE in reason for reason in subject.reasons)
