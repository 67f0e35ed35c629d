"""A trích yếu that a stamp lies over, or that lost its beginning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from schemas import FieldValue
from tests.layout.typed_pages import HEIGHT, SENTENCES, WIDTH, Ink, TypedPage, fields_of, page, restorer, width_of

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/QĐ-UBND")
SUBJECT = "Quy định hệ số điều chỉnh giá đất năm 2024"
ELSEWHERE = "Điều 1. Ban hành quy định hệ số điều chỉnh giá đất năm 2024 trên địa bàn."


def titled(subject: str, *, moved: int = 0, body: tuple[str, ...] = SENTENCES) -> TypedPage:
    """A decision whose subject stands ``moved`` pixels to the right of the middle."""
    made = page().header(HEAD).title("QUYẾT ĐỊNH")
    made.centred((subject,), WIDTH // 2 + moved, made.y)
    return made.body(*body)


def under_a_stamp(made: TypedPage, subject: str) -> FieldValue:
    """The subject, its line marked as lying under a stamp."""
    words = [replace(word, overprinted=word.text in subject.split()) for word in made.words]
    raw = raw_text([layout_page(words, 1, WIDTH, HEIGHT)])
    text = raw.restored(restorer().restore(raw.text))
    found: FieldValue = parse(text, restorer(), (1,), installed_parsers())["subject"]
    return found


def test_a_line_under_a_stamp_is_whole_when_it_stands_in_the_middle() -> None:
    assert not under_a_stamp(titled(SUBJECT), SUBJECT).needs_review


@pytest.mark.parametrize(
    ("read", "surely", "whole"),
    [
        ("chỉnh", 0.8, True),  # the only word that fits between "điều" and "giá đất"
        ("chỉnh", 0.7, False),
        ("Hnag", 0.8, False),
    ],
)
def test_a_covered_word_read_twice_alike_is_whole_where_the_language_leaves_no_other(
    read: str, surely: float, whole: bool
) -> None:
    subject = SUBJECT.replace("chỉnh", read)
    made = page({read: Ink(confidence=surely, second=read)}).header(HEAD).title("QUYẾT ĐỊNH")
    made.centred((subject,), WIDTH // 2, made.y)
    assert ("a stamp stands over it" not in under_a_stamp(made.body(*SENTENCES), subject).reasons) is whole


def test_one_that_stands_off_the_middle_may_have_lost_words() -> None:
    found = under_a_stamp(titled(SUBJECT, moved=60), SUBJECT)
    assert "a stamp stands over it" in found.reasons


@pytest.mark.parametrize("read", ["nh hệ số điều chỉnh giá đất năm 2024", "hệ số điều chỉnh giá đất năm 2024"])
def test_a_lost_beginning_is_taken_from_elsewhere_and_doubted(read: str) -> None:
    lost = 24 * (len(SUBJECT) - len(read))
    found = fields_of(titled(read, moved=lost // 2, body=(*SENTENCES, ELSEWHERE)))["subject"]
    assert (found.value, found.needs_review) == (SUBJECT, True)


def test_a_beginning_that_stands_nowhere_else_stays_lost() -> None:
    found = fields_of(titled("nh hệ số điều chỉnh giá đất năm 2024", moved=90))["subject"]
    assert found.needs_review
    assert found.value == "nh hệ số điều chỉnh giá đất năm 2024"


def test_a_line_in_the_middle_lost_nothing() -> None:
    read = "hệ số điều chỉnh giá đất năm 2024"
    found = fields_of(titled(read, body=(*SENTENCES, ELSEWHERE)))["subject"]
    assert (found.value, found.needs_review) == (read, True)


@pytest.mark.parametrize(
    ("read", "value", "flagged"),
    [
        ("Về việc thi đua :", "Về việc thi đua", False),
        ("( Kết luận cuộc họp", "Kết luận cuộc họp", False),
        ("Về việc thi đua (đợt 2)", "Về việc thi đua (đợt 2)", False),
        ("Quy hoạch chung xây dựng — - Khu kinh tế", "Quy hoạch chung xây dựng — - Khu kinh tế", True),
        ("Giai đoạn 2021 - 2025", "Giai đoạn 2021 - 2025", False),
        ("'Thực hiện một số nội dung", "Thực hiện một số nội dung", False),
        ("“Tuần sinh hoạt công dân” năm 2023", "“Tuần sinh hoạt công dân” năm 2023", False),
        ('Ngân sách thuộc lĩnh vực tài chính "', "Ngân sách thuộc lĩnh vực tài chính", False),
        ("Phòng, chống tham nhũng ˆ", "Phòng, chống tham nhũng", False),
        ("Phòng, chống tham nhũng — tiêu cực", "Phòng, chống tham nhũng — tiêu cực", True),
        ("Kế hoạch ì ứng phó sự cố", "Kế hoạch ì ứng phó sự cố", True),
        ("Phát triển sinh kế giúp =% hộ nghèo", "Phát triển sinh kế giúp hộ nghèo", True),
        ("Phát triển kinh tế & xã hội", "Phát triển kinh tế & xã hội", False),
        ("Hòa giải ở cơ sở", "Hòa giải ở cơ sở", False),
        ("tt + Về việc thi đua", "Về việc thi đua", True),
        ("Kết luận tại Phiên họp của", "Kết luận tại Phiên họp của", True),
    ],
)
def test_dirt_goes_from_its_ends_and_is_doubted_within(read: str, value: str, flagged: bool) -> None:
    found = fields_of(titled(read))["subject"]
    assert (found.value, found.needs_review) == (value, flagged)


def test_what_else_a_doubted_subject_may_say_is_offered() -> None:
    made = page({"đôi": Ink(second="đổi")}).header(HEAD).title("QUYẾT ĐỊNH", "Về việc đôi tên cơ quan năm 2024")
    found = fields_of(made.body(*SENTENCES))["subject"]
    assert "Về việc đổi tên cơ quan năm 2024" in [found.value, *(other.value for other in found.alternatives)]
    doubted = page({"2024": Ink(second="2021")}).header(HEAD).title("QUYẾT ĐỊNH", SUBJECT)
    figures = fields_of(doubted.body(*SENTENCES))["subject"]
    assert figures.needs_review
    assert not figures.alternatives


def test_figures_under_a_stamp_that_no_other_view_has_are_doubted() -> None:
    made = titled(SUBJECT)
    made.words = [replace(word, second="") if word.text == "2024" else word for word in made.words]
    assert under_a_stamp(made, SUBJECT).needs_review


def test_what_is_no_word_under_a_stamp_is_doubted_though_it_was_read_twice_alike() -> None:
    said = "Quy định hệ số điều chqnh giá đất năm 2024"
    assert under_a_stamp(titled(said), said).needs_review


def test_the_party_begins_its_subjects_with_small_letters() -> None:
    heading = ("ĐẢNG CỘNG SẢN VIỆT NAM", "", "Lam Giang, ngày 05 tháng 02 năm 2025")
    made = page().header(("TỈNH ỦY LAM GIANG", "*", "Số 15-KH/TU"), heading).title("KẾ HOẠCH")
    made.centred(("phòng, chống tham nhũng, lãng phí",), WIDTH // 2, made.y)
    assert not fields_of(made.body(*SENTENCES))["subject"].needs_review


def test_dirt_in_the_margin_does_not_hide_where_a_paragraph_begins() -> None:
    body = (
        "Thời gian qua, công tác phòng, chống tham nhũng đã được các cấp quan tâm lãnh đạo,",
        *SENTENCES,
        *SENTENCES,
    )
    made = titled("Về việc thi đua", body=())
    made.line(body[0], 470, made.y + 20)
    for line in body[1:]:
        made.line(line, 354, made.y)
    made.line("«dirt", 120, made.y)
    assert fields_of(made)["subject"].value == "Về việc thi đua"


def test_dirt_on_two_lines_in_the_margin_is_no_edge_of_the_body() -> None:
    sentence = "Các cơ quan, đơn vị thực hiện nghiêm túc nội dung đã được kết luận tại cuộc họp của Ban Chỉ đạo"
    left, dirt = 354, 254
    right = left + width_of(sentence)
    first, second = "Kết luận của Phó Chủ tịch tại Phiên họp của Hội đồng ", "Hội đồng thi đua khen thưởng về kế hoạch "
    # Both run nearly from edge to edge: measured from the dirt, the second is a paragraph's first line.
    first += "x" * ((right - 100 - (left + 20) - width_of(first)) // width_of("x"))
    second += "x" * ((right - (left + 20) - width_of(second)) // width_of("x"))
    made = page().header(HEAD).title("THÔNG BÁO")
    made.line(first, left + 20, made.y).line(second, left + 20, made.y)
    made.y += 30
    for _ in range(30):
        made.line(sentence, left, made.y)
    made.line("«phân", dirt, made.y).line("«ý", dirt + 10, made.y)
    assert fields_of(made)["subject"].value == f"{first} {second}"
