"""What engines confuse is alike, and what a seal hides costs less than what was misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.likeness import FARTHEST, fuller, letters_apart, same_end, unlike, unlike_under_strokes

SYLLABLES = st.sampled_from(["Trần", "Trân", "Tran", "Nguyễn", "Phan", "Đỗ", "Lê", "yễn", "Xfân", "Tuấn", "Tuân", ""])


@given(SYLLABLES, SYLLABLES)
def test_nothing_is_nearer_than_itself_nor_farther_than_the_bound(read: str, meant: str) -> None:
    assert unlike(meant, meant) == 0 <= unlike(read, meant) <= FARTHEST
    assert meant == "" or unlike_under_strokes(read, meant) <= unlike(read, meant)


@pytest.mark.parametrize(
    ("nearer", "farther", "meant", "why"),
    [
        ("Tuân", "Tuần", "Tuấn", "a mark lost is nearer than another mark"),
        ("Tân", "Tần", "Tấn", "the same"),
        ("Tuần", "Luấn", "Tuấn", "a mark is nearer than a letter"),
        ("Tran", "Phan", "Trần", "the letters are the surname's"),
    ],
)
def test_the_likelier_confusion_is_nearer(nearer: str, farther: str, meant: str, why: str) -> None:
    assert unlike(nearer, meant) < unlike(farther, meant), why


def test_a_mark_that_was_read_is_seldom_made_up() -> None:
    assert unlike("Tân", "Tấn") < unlike("Tấn", "Tân")


@pytest.mark.parametrize(
    ("read", "meant", "other"), [("fyễn", "Nguyễn", "Trần"), ("Xfần", "Trần", "Đặng"), ("Tfịnh", "Trịnh", "Huỳnh")]
)
def test_what_is_left_of_a_surname_tells_it(read: str, meant: str, other: str) -> None:
    assert unlike_under_strokes(read, meant) < unlike_under_strokes(read, other)


@pytest.mark.parametrize(
    ("word", "than", "is_fuller"),
    [("Tấn", "Tân", True), ("Tân", "Tấn", False), ("Tấn", "Tấn", False), ("Tần", "Tấn", False), ("Tấn", "Lân", False)],
)
def test_a_fuller_word_has_every_mark_and_more(word: str, than: str, is_fuller: bool) -> None:
    assert fuller(word, than) == is_fuller


def test_marks_of_no_vietnamese_letter_are_specks() -> None:
    assert unlike("Đöàn", "Đoàn") == 0


def test_letters_are_counted_without_marks() -> None:
    assert letters_apart("TRẦN", "tran") == 0
    assert (same_end("fyễn", "Nguyen"), same_end("Lê", "Trần")) == (3, 0)
