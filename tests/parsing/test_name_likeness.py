"""A doubtful reading that is nobody's name is no value: it stays a candidate."""

from __future__ import annotations

import pytest

from tests.parsing.test_signature import signed


@pytest.mark.parametrize(
    ("read", "why"),
    [
        ("~Ông ~Tuậm", "no word of the language: script type read as print"),
        ("Công ~Wkhải", "the same"),
        ("~Trịnh ~Công ~Fhxị", "the last syllable was made of strokes"),
    ],
)
def test_a_reading_like_no_name_is_a_candidate(read: str, why: str) -> None:
    name = signed(("GIÁM ĐỐC", "", "", read)).name
    assert (name.value, name.needs_review) == (None, True), why


@pytest.mark.parametrize(
    ("read", "value", "why"),
    [
        ("~Trịnh Công Khải", "Trịnh Công Khải", "a surname hardly read, the rest surely"),
        ("~Ksor H'Bơ Khăp", "Ksor H'Bơ Khăp", "a surname of the highlands hardly read, a given name as they have"),
        ("~Zrum H'Bơ Khăp", None, "an open class: what is not read surely may be anything"),
        ("Giàng Seo ~Vần", "Giàng Seo Vần", "words of the language, though no table of names has them"),
    ],
)
def test_a_reading_like_a_name_stays_its_value(read: str, value: str | None, why: str) -> None:
    assert signed(("GIÁM ĐỐC", "", "", read)).name.value == value, why


@pytest.mark.parametrize(
    ("read", "doubt", "why"),
    [
        ("Mạnh Khánh", True, "a middle name that is hardly anybody's surname: strokes took the one before it"),
        ("Hà Khánh", False, "a surname"),
        ("Văn Toàn", True, "a middle name of many that is the surname of a few"),
        ("Hoàng Toàn", False, "as often a surname as a middle name"),
        ("Lê Mạnh Khánh", False, "a whole name"),
    ],
)
def test_a_name_that_begins_with_a_middle_name_is_in_doubt(read: str, doubt: bool, why: str) -> None:
    assert signed(("GIÁM ĐỐC", "", "", read), ("GIÁM ĐỐC", "", "", read)).name.needs_review is doubt, why


@pytest.mark.parametrize(("read", "doubt"), [("Phạm Quung Vinh", True), ("Phạm Quang Vinh", False)])
def test_a_syllable_of_no_table_is_in_doubt_though_it_was_read_surely(read: str, doubt: bool) -> None:
    assert signed(("GIÁM ĐỐC", "", "", read), ("GIÁM ĐỐC", "", "", read)).name.needs_review is doubt


@pytest.mark.parametrize(
    ("read", "doubt", "why"),
    [
        ("Trần Há Sơn", True, "a word, but nobody was met who has it, and Bá is a letter away"),
        ("Trần Bá Sơn", False, "many have it"),
        ("Trần Khoái Sơn", False, "nobody was met who has it, and no common name is a letter away with its marks"),
        ("Trần Văn Bùng", True, "the same of a given name: Hùng"),
    ],
)
def test_a_word_of_no_name_beside_a_common_one_is_in_doubt_though_two_looks_read_it(
    read: str, doubt: bool, why: str
) -> None:
    assert signed(("GIÁM ĐỐC", "", "", read), ("GIÁM ĐỐC", "", "", read)).name.needs_review is doubt, why


@pytest.mark.parametrize(
    ("read", "value", "why"),
    [
        ("Phùng ~Fhị Xuân Bình", "Phùng Thị Xuân Bình", "no word, and one letter off half of all middle names"),
        ("Phùng Fhị Xuân Bình", "Phùng Fhị Xuân Bình", "read surely: it may be printed so, and is in doubt"),
        ("Trịnh Công ~Fhxị", None, "two letters off may be anything"),
    ],
)
def test_a_syllable_that_is_no_word_is_the_common_one_of_a_letter_s_difference(
    read: str, value: str | None, why: str
) -> None:
    name = signed(("GIÁM ĐỐC", "", "", read)).name
    assert (name.value, name.needs_review) == (value, True), why


@pytest.mark.parametrize("address", ["Ngô Quyền, Cửu Long Hà; Điện thoại: 02", "Lê Lợi, Tam Bình. Fax: 38"])
def test_an_address_below_is_no_name(address: str) -> None:
    assert signed(("GIÁM ĐỐC", "", "Trịnh Công Khải", "", address)).name.value == "Trịnh Công Khải"


def test_running_text_below_a_title_is_no_name() -> None:
    lines = ("GIÁM ĐỐC", "Thời gian ký: 09.11.2021 16:23:59", "", "Trịnh Công Khải")
    assert signed(lines, lines).name.value == "Trịnh Công Khải"


def test_a_name_without_a_title_is_in_doubt() -> None:
    assert signed(("Trịnh Công Khải",)).name.needs_review, "the names of a list or a table are names too"
