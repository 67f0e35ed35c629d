"""Labels of the outline, and what their order proves of a damaged one."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.outline import find_sections
from ocr_pipeline.parsing.outline_labels import LETTERS, Rank, follows, numbered_label


def labels(text: str) -> list[str]:
    return [section.label for section in find_sections(text)]


ROMAN = [
    ("I. MỤC ĐÍCH\nI. NỘI DUNG\nIII. TỔ CHỨC\n", ["I", "II", "III"], "II that lost a stroke"),
    ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. TỔ CHỨC\n", ["I", "II", "III"], "III that lost a stroke"),
    ("I. MỤC ĐÍCH\nH. NỘI DUNG\n", ["I", "II"], "II whose strokes were joined"),
    ("I. MỤC ĐÍCH\nll. NỘI DUNG\n", ["I", "II"], "II read as small letters"),
    ("1. MỤC ĐÍCH\nII. NỘI DUNG\n", ["I", "II"], "I read as a figure"),
    ("L. MỤC ĐÍCH\nII. NỘI DUNG\n", ["I", "II"], "I read as fifty"),
    ("I. MỤC ĐÍCH\nIII. NỘI DUNG\n", ["I", "III"], "a part that was left out is not made up"),
    ("I- MỤC ĐÍCH\nII- NỘI DUNG\n", ["I", "II"], "the Party's dash"),
    ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. tổ chức\n", ["I", "II", "II"], "what is no title in capitals proves nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROMAN)
def test_the_order_puts_roman_numerals_right(text: str, expected: list[str], why: str) -> None:
    assert labels(text) == expected, why


POINTS = [
    ("a) Một;\nb) Hai;\ne) Ba;\nd) Bốn;\nđ) Năm;\n", ["a", "b", "c", "d", "đ"], "c read as e"),
    ("a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nd) Năm;\ne) Sáu;\n", ["a", "b", "c", "d", "đ", "e"], "đ that lost its bar"),
    ("a) Một;\nb) Hai;\nc) Ba;\nđ) Bốn;\nđ) Năm;\n", ["a", "b", "c", "d", "đ"], "d that got a bar"),
    ("á) Một;\nb) Hai;\n", ["b"], "a letter with a mark is no label"),
    ("a) Một;\nc) Hai;\n", ["a", "c"], "a point that was left out is not made up"),
]


@pytest.mark.parametrize(("text", "expected", "why"), POINTS)
def test_the_vietnamese_order_puts_letters_right(text: str, expected: list[str], why: str) -> None:
    assert labels(text) == expected, why


NUMBERS = [
    ("1. Giao Sở Tài chính\n'2, Giao Sở Nội vụ\n3. Giao Sở Y tế\n", ["1", "2", "3"], "a speck right before a label"),
    ("1. Giao Sở Tài chính\n'5, Giao Sở Nội vụ\n", ["1"], "the order does not prove it"),
    ("1. Một\n2. Hai\n", ["1", "2"], "dots"),
    ("1) Một\n2) Hai\n", ["1", "2"], "brackets"),
    ("1- Một\n2- Hai\n", ["1", "2"], "the Party's dash"),
    ("1. 100% đơn vị\n2. 05 hội nghị\n", ["1", "2"], "figures behind labels in order"),
    ("12. 345 người\n", [], "a figure behind a label out of order is a number"),
    ("1.250 hồ sơ\n", [], "a number with its thousands"),
    ("15/6/2024 họp\n", [], "a date"),
    ("2\n", [], "the number of a page"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NUMBERS)
def test_numbers_open_a_section_where_they_are_labels(text: str, expected: list[str], why: str) -> None:
    assert labels(text) == expected, why


CHAPTERS = [
    ("Chương I\nCHUNG\nChương I\nRIÊNG\n", ["Chương I", "Chương II"], "a stroke lost"),
    ("Chương ï\nCHUNG\nChương II\nRIÊNG\n", ["Chương I", "Chương II"], "a mark on the numeral"),
    ("Chương I\nCHUNG\nChương III\nRIÊNG\n", ["Chương I", "Chương III"], "one was left out"),
    ("Chương 1\nCHUNG\nChương 2\nRIÊNG\n", ["Chương 1", "Chương 2"], "in figures"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CHAPTERS)
def test_the_order_puts_chapters_right(text: str, expected: list[str], why: str) -> None:
    assert labels(text) == expected, why


def test_a_number_with_its_thousands_below_a_line_is_no_label() -> None:
    text = "1. Tổng số hồ sơ tiếp nhận là 40.193 hồ sơ, trong đó nộp trực tuyến\n28.006 hồ sơ.\n"
    assert find_sections(text)[0].title is None


def test_an_annex_has_an_outline_of_its_own() -> None:
    text = (
        "Điều 1. Ban hành\nĐiều 2. Hiệu lực\nNơi nhận:\n- Như Điều 2;\n1. Lưu\n"
        "\fQUY CHẾ\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n"
    )
    assert labels(text) == ["Điều 1", "Điều 2", "Chương I"]


def test_dashes_and_pluses_are_items_of_their_section() -> None:
    text = "1. Nội dung\n- Một;\n+ Trong một;\n- Hai.\n2. Khác\n"
    first, second = find_sections(text)
    assert [(item.sign, text[slice(*item.span)].split(";")[0].split(".")[0]) for item in first.items] == [
        ("-", "- Một"),
        ("-", "- Hai"),
    ]
    assert [item.sign for item in first.items[0].children] == ["+"]
    assert second.items == ()


@pytest.mark.parametrize(
    ("last", "label", "why", "next_one"),
    [
        ("", "1", "the first", True),
        ("1", "2", "the second", True),
        ("1", "3", "one was left out", False),
        ("1.2", "1.3", "of two places", True),
        ("1.2", "2.3", "of another section", False),
        ("", "2", "not the first", False),
    ],
)
def test_one_label_follows_another(last: str, label: str, why: str, next_one: bool) -> None:
    assert follows(last, label) is next_one, why


def test_the_alphabet_has_đ_and_no_f() -> None:
    assert LETTERS.index("đ") == LETTERS.index("d") + 1
    assert not set("fjwz") & set(LETTERS)


def test_a_line_without_a_label_has_none() -> None:
    assert numbered_label("Sở Nội vụ", {}, capitals=False) is None
    label = numbered_label("+ Sở Nội vụ", {}, capitals=False)
    assert label is not None
    assert label.rank == Rank.PLUS
