"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.number_words import read_number_words

WORDS = [
    ("năm", 5, "a digit"),
    ("mười", 10, "ten"),
    ("mười lăm", 15, "five behind ten is lăm"),
    ("hai mươi mốt", 21, "one behind tens is mốt"),
    ("ba mươi tư", 34, "four behind tens is tư"),
    ("một trăm", 100, "a hundred"),
    ("một trăm linh năm", 105, "linh stands for the missing tens"),
    ("một trăm lẻ năm", 105, "so does lẻ"),
    ("hai nghìn không trăm hai mươi", 2020, "không trăm stands for the missing hundreds"),
    ("hai ngàn", 2000, "ngàn for nghìn"),
    ("bảy mươi ba triệu, bảy trăm mười nghìn đồng", 73_710_000, "groups parted by commas, up to the unit"),
    ("Chín tỷ, tám trăm bảy mươi bốn triệu, năm trăm sáu mươi nghìn, tám trăm bốn mươi", 9_874_560_840, "four groups"),
    ("ba nghìn tỷ", 3_000_000_000_000, "a scale of a scale"),
    ("Bốn mươi sáu phẩy hai", 46.2, "a decimal"),
    ("hai trieu nam tram nghin", 2_500_000, "marks lost"),
    ("một\ntriệu", 1_000_000, "broken over lines"),
]


@pytest.mark.parametrize(("words", "value", "why"), WORDS)
def test_words_are_read_as_a_number(words: str, value: float, why: str) -> None:
    read = read_number_words(words)
    assert read is not None
    assert read[0] == value, why


NONE = [
    ("đồng chí", "other words"),
    ("triệu đồng", "a scale alone"),
    ("phẩy hai", "a decimal of nothing"),
    ("một hai ba", "digits in a row are no number"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("words", "why"), NONE)
def test_other_words_are_no_number(words: str, why: str) -> None:
    assert read_number_words(words) is None, why


@given(st.lists(st.sampled_from("một hai mươi trăm nghìn triệu tỷ linh phẩy không x ,".split()), max_size=12))
def test_what_stands_behind_the_end_of_a_number_is_none_of_it(words: list[str]) -> None:
    said = " ".join(words)
    found = read_number_words(said)
    if found is not None:
        value, end = found
        assert value >= 0
        assert 0 < end <= len(said)
        assert read_number_words(said[:end]) == found
