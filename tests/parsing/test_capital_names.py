"""Names in capitals: a person's, and not what a seal, a title or an office says in capitals too."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.capital_names import name_in_capitals
from tests.parsing.test_signature import signed


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("BÙI VĂN AN", "surname, middle and given name"),
        ("NGUYỄN VĂN A", "a form's name, its last syllable one letter"),
        ("TRỊNH THỊ KIM GIANG", "four syllables"),
        ("LÊ HÙNG", "two syllables, the first a surname above all"),
        ("_ ĐẶNG VĂN MINH -", "strokes of a pen around it"),
    ],
)
def test_a_name_in_capitals_is_known(said: str, why: str) -> None:
    assert name_in_capitals(said) == said.strip("_ -"), why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("HÀ NAM", "a province, though Hà is a surname and Nam a given name"),
        ("LÂM ĐỒNG", "the same"),
        ("CHỦ TỊCH", "a title"),
        ("PHÓ GIÁM ĐỐC", "a title whose first word is a surname"),
        ("CÔNG AN", "an office; Công is a middle name"),
        ("VĂN HÓA", "no name: Văn is a middle name"),
        ("VĂN PHÒNG", "an office"),
        ("HỘI ĐỒNG NHÂN DÂN", "a collective"),
        ("TRƯỜNG ĐẠI HỌC", "a seal's text; the surname is Trương"),
        ("TÂY ĐÔ", "a seal's text"),
        ("BÙI VĂN An", "not in capitals"),
        ("BÙI", "one syllable"),
        ("", "nothing"),
    ],
)
def test_other_words_in_capitals_are_no_name(said: str, why: str) -> None:
    assert name_in_capitals(said) is None, why


def test_a_signature_takes_its_name_in_capitals_where_two_nets_read_it() -> None:
    lines = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "BÙI VĂN AN")
    name = signed(lines, lines, opinions=[lines]).name
    assert (name.value, name.normalised, name.needs_review) == ("BÙI VĂN AN", "Bùi Văn An", False)
    assert signed(lines, lines).name.needs_review, "a seal's text is set so too"
