"""Cell 5b: where the subject of a letter begins, and where it ends."""

from __future__ import annotations

import pytest

from tests.layout.typed_pages import MARGIN, SENTENCES, Ink, TypedPage, fields_of, page

AGENCY = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ")
SUBJECT = ("V/v đăng ký danh sách", "thi đua năm 2024")


def headed(*left: str) -> TypedPage:
    return page().header((*AGENCY, *left))


@pytest.mark.parametrize("strokes", ["", "đ-... ", "xz "])
def test_it_ends_above_kinh_gui_though_strokes_stand_before_that(strokes: str) -> None:
    made = headed("Số: 15/SYT-VP", *SUBJECT, f"{strokes}Kính gửi: Bộ Y tế")
    assert fields_of(made.body(*SENTENCES))["subject"].value == " ".join(SUBJECT)


@pytest.mark.parametrize(
    ("first", "value"),
    [
        ("V/v đăng ký danh sách", "V/v đăng ký danh sách thi đua năm 2024"),
        ("đăng ký danh sách", "V/v đăng ký danh sách thi đua năm 2024"),
    ],
)
def test_one_that_was_read_as_the_body_s_first_lines_is_found_above_kinh_gui(first: str, value: str) -> None:
    made = headed("Số: 15/SYT-VP")
    made.y += 150
    made.line(first, MARGIN, made.y).line(SUBJECT[1], MARGIN, made.y)
    made.line("Kính gửi: Ủy ban nhân dân tỉnh", 700, made.y + 40)
    found = fields_of(made.body(*SENTENCES, *SENTENCES))["subject"]
    assert found.value == value
    assert found.needs_review == (first == "đăng ký danh sách")


@pytest.mark.parametrize(
    ("below", "at", "lower", "flagged", "why"),
    [
        (
            "tiếp công dân, giải quyết khiếu nại",
            MARGIN,
            0,
            True,
            "its rest, parted from it by the print of the back",
        ),
        ("tiếp công dân, giải quyết khiếu nại", MARGIN, 300, False, "so far below it begins something else"),
        ("tiếp công dân, giải quyết khiếu nại", 1400, 0, False, "what stands in the right half is none of it"),
        ("~ tiếp =", MARGIN, 0, False, "a word amid strokes is no line"),
    ],
)
def test_words_right_under_it_put_its_end_in_doubt(below: str, at: int, lower: int, flagged: bool, why: str) -> None:
    made = headed("Số: 15/SYT-VP", "V/v báo cáo số liệu về công tác")
    made.line("VIỆT ĐỘC LẬP 1212 /// NAM DÂN TỈNH PHÚ THỌ NĂM 2014", 1300, made.y - 30)
    made.line(below, at, made.y - 30 + lower)
    made.line("Kính gửi: Ủy ban nhân dân tỉnh", 700, made.y + 40)
    found = fields_of(made.body(*SENTENCES, *SENTENCES))["subject"]
    assert (found.value, found.needs_review) == ("V/v báo cáo số liệu về công tác", flagged), why


def test_without_a_notation_kinh_gui_tells_a_letter_whose_v_v_was_damaged() -> None:
    made = headed("Số: 15", "V đăng ký danh sách", SUBJECT[1]).line("Kính gửi: Bộ Y tế", 700, 700)
    found = fields_of(made.body(*SENTENCES))
    assert (found["subject"].value, found["subject"].needs_review) == (" ".join(SUBJECT), True)
    assert found["document_type"].needs_review


def test_a_body_without_kinh_gui_holds_no_subject() -> None:
    made = headed("Số: 15/SYT-VP").body(*SENTENCES)
    assert fields_of(made)["subject"].value is None


@pytest.mark.parametrize(
    ("inks", "flagged", "why"),
    [
        ({"V/v": Ink(second="V/y")}, False, "the form has nothing but V/v there"),
        ({"đăng": Ink(confidence=0.3)}, True, "the words behind it are doubted as ever"),
    ],
)
def test_no_other_look_gainsays_a_v_v(inks: dict[str, Ink], flagged: bool, why: str) -> None:
    made = page(inks).header((*AGENCY, "Số: 15/SYT-VP", *SUBJECT))
    found = fields_of(made.line("Kính gửi: Bộ Y tế", 700, 900).body(*SENTENCES))["subject"]
    assert (found.value, found.needs_review) == (" ".join(SUBJECT), flagged), why
