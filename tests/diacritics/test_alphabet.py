"""Letters, tone marks and the shape of a syllable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.alphabet import (
    LETTERS,
    fold_tone_style,
    has_vietnamese_letter,
    is_syllable,
    recase,
    strip_marks,
    to_nfc,
)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("Uỷ", "Ủy"),
        ("UỶ", "ỦY"),
        ("khoẻ", "khỏe"),
        ("xoè", "xòe"),
    ],
)
def test_the_new_place_of_the_tone_mark_folds_to_the_old(new: str, old: str) -> None:
    assert fold_tone_style(new) == old
    assert fold_tone_style(old) == old


@pytest.mark.parametrize("word", ["quý", "quỳ", "toàn", "thuyền", "hoạch", "là", "Việt", "oa", ""])
def test_where_the_mark_has_one_place_it_stays(word: str) -> None:
    assert fold_tone_style(word) == word


@pytest.mark.parametrize(
    "word",
    "nghiêng gì gìn giêng giết quốc quyết khuỷu ý ở oẳng nghệ ghế kỷ đặc hoạch xoong uống yêu thuở tuýp HỌP".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("hop", "a rime closed by p takes sắc or nặng"),
        ("tiêt", "so does one closed by t"),
        ("gế", "g before ê is written gh"),
        ("nge", "ng before e is written ngh"),
        ("cì", "c before i is written k"),
        ("ka", "k stands before front vowels only"),
        ("bb", "no vowel"),
        ("web", "w is no letter of Vietnamese"),
        ("hóà", "two tone marks"),
        ("", "nothing"),
        ("nghiêngg", "too long"),
    ],
)
def test_what_is_no_syllable(word: str, why: str) -> None:
    assert not is_syllable(word), why


def test_letters_are_seventy_two_vowels_and_seventeen_consonants() -> None:
    assert len(LETTERS) == 12 * 6 + 17


def test_marks_are_stripped_and_case_is_kept() -> None:
    assert strip_marks("Sở Tư pháp ĐĂK NÔNG, số 5") == "So Tu phap DAK NONG, so 5"


@given(st.text())
def test_stripping_keeps_the_length_of_composed_vietnamese_and_is_stable(text: str) -> None:
    once = strip_marks(to_nfc(text))
    assert strip_marks(once) == once


@pytest.mark.parametrize(
    ("text", "expected"), [("Sở", True), ("đ", True), ("café", False), ("Là", False), ("ngay", False)]
)
def test_letters_that_only_vietnamese_writes(text: str, expected: bool) -> None:
    assert has_vietnamese_letter(text) is expected


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        ("sở", "S&", "Sở"),
        ("tỉnh", "TINH", "TỈNH"),
        ("ở", "O", "Ở"),
        ("số", "s6", "số"),
        ("số", "S6", "Số"),
        ("được", "dUoc", "được"),
    ],
)
def test_case_comes_from_the_observed_shape(value: str, shape: str, expected: str) -> None:
    assert recase(value, shape) == expected
