"""What is counted of a mended text, by examples; and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.restoration.scores import Score, score

TRUTH = "Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 30/6/2024 của Ủy ban"
READ = "Can ctr Quyet dinh s6 12/2024/QD-UBND ngay 30/6/2024 cua Uy ban"


def test_the_truth_itself_is_all_right() -> None:
    made = score(READ, TRUTH, TRUTH)
    assert (made.word_accuracy, made.plain_accuracy, made.letters_right, made.digits) == (1, 1, 1, 1)
    assert (made.character_errors, made.diacritic_errors, made.worsened) == (0, 0, 0)


@given(st.text())
def test_a_text_against_itself_has_no_error_and_no_change(text: str) -> None:
    made = score(text, text, text)
    assert (made.counts.word_errors, made.counts.char_errors, made.worsened, made.changed) == (0, 0, 0, 0)
    assert (made.digits_kept, made.plain_right) == (made.digit_tokens, made.plain_words)


@pytest.mark.parametrize(
    ("out", "words_wrong", "marks_wrong", "letters_right"),
    [
        pytest.param("Ủy ban nhân dân tỉnh", 0, 0, 5, id="right"),
        pytest.param("Uỷ ban nhân dân tỉnh", 0, 0, 5, id="the tone mark in its other place is no error"),
        pytest.param("Ủy ban nhấn dân tỉnh", 1, 1, 5, id="a wrong mark"),
        pytest.param("Ủy ban nhan dan tinh", 3, 3, 5, id="three marks missing"),
        pytest.param("Ủy bạn dân tỉnh", 2, 1, 4, id="a wrong mark and a word missing"),
        pytest.param("Ủy ban nhân dân tĩnh lặng", 2, 1, 5, id="a wrong mark and a word too many"),
        pytest.param("ủy ban nhân dân tỉnh", 1, 0, 4, id="case counts"),
    ],
)
def test_words_marks_and_letters(out: str, words_wrong: int, marks_wrong: int, letters_right: int) -> None:
    counts = score("", out, "Ủy ban nhân dân tỉnh").counts
    assert (counts.word_errors, counts.mark_errors, counts.base_right) == (words_wrong, marks_wrong, letters_right)


@pytest.mark.parametrize(
    ("read", "out", "truth", "tokens", "kept"),
    [
        pytest.param("ngay 30/6/2024", "ngày 30/6/2024", "ngày 30/6/2024", 1, 1, id="a date stays"),
        pytest.param("ngay 30/6/2024", "ngày 30/8/2024", "ngày 30/6/2024", 1, 0, id="a digit is changed"),
        pytest.param("ngay 30/8/2024", "ngày 30/6/2024", "ngày 30/6/2024", 1, 0, id="even to what is true"),
        pytest.param("so 12/QD-UBND", "số 12/QĐ-UBND", "số 12/QĐ-UBND", 1, 1, id="a mark of a code may be set"),
        pytest.param("so 12/QD-UBND", "số 12/CĐ-UBND", "số 12/QĐ-UBND", 1, 0, id="its letters stay"),
        pytest.param("so 12/QD-UBND", "số 12/qd-UBND", "số 12/QĐ-UBND", 1, 0, id="its case stays"),
        pytest.param("so 1.245,5", "số 1.245 5", "số 1.245,5", 1, 0, id="its signs stay"),
        pytest.param("t6 chitc 6 co s6", "tổ chức ở cơ sở", "tổ chức ở cơ sở", 0, 0, id="letters read as digits"),
        pytest.param("muc 6 va 7", "mức ổ và 7", "mục 6 và 7", 2, 1, id="a lone digit that was right is lost"),
        pytest.param("lop D12 + D13", "lớp D12 + D13", "lớp D12 + D13", 2, 2, id="a letter before two digits"),
        pytest.param("96t@Lham 31", "96t@Tham 31", "96 31", 2, 2, id="noise behind a number is none of it"),
        pytest.param("10 20", "20 10", "10 20", 2, 1, id="out of order"),
        pytest.param("10 20", "10 15 20", "10 20", 2, 2, id="an invented number takes none away"),
    ],
)
def test_numbers_and_codes_of_the_reading(read: str, out: str, truth: str, tokens: int, kept: int) -> None:
    made = score(read, out, truth)
    assert (made.digit_tokens, made.digits_kept) == (tokens, kept)


@pytest.mark.parametrize(
    ("out", "changed"),
    [
        pytest.param("hoà giải, tại cơ sở", 0, id="nothing"),
        pytest.param("hòa giải, tại cơ sở", 1, id="another place of the tone mark is a change"),
        pytest.param("hoà giải tại cơ sở", 1, id="a sign lost is a change"),
        pytest.param("hoà giải, tại  cơ\nsở", 0, id="spaces are none"),
        pytest.param("hoà giải, tạicơ sở", 2, id="two words joined"),
        pytest.param("", 5, id="all lost"),
    ],
)
def test_in_correct_text_every_change_counts(out: str, changed: int) -> None:
    correct = "hoà giải, tại cơ sở"
    made = score(correct, out, correct)
    assert (made.changed, made.tokens) == (changed, 5)


def test_words_made_worse_are_those_that_were_right_before() -> None:
    assert score("Ban ban tinh", "Bàn ban tỉnh", "Ban bàn tỉnh").worsened == 1


def test_words_with_digits_and_words_that_nobody_wrote_are_left_out_of_plain_words() -> None:
    made = score("", "~ Số 3A chữ viết tay", "Số 33 chữ")
    assert (made.plain_words, made.plain_right, made.plain_accuracy) == (2, 2, 1)


def test_scores_add_up() -> None:
    both = score(READ, READ, TRUTH) + score(TRUTH, TRUTH, TRUTH)
    assert both.counts.words == 2 * score(READ, READ, TRUTH).counts.words
    assert (both.tokens, both.digit_tokens) == (2 * len(TRUTH.split()), 4)
    assert both.word_accuracy is not None
    assert 0.5 < both.word_accuracy < 1


def test_nothing_has_no_ratio() -> None:
    nothing = Score()
    assert (nothing.word_accuracy, nothing.digits, nothing.plain_accuracy, nothing.diacritic_errors) == (None,) * 4
