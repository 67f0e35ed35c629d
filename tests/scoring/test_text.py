"""Errors of characters, words and marks, and figures that come out exactly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.counts import TextCounts
from ocr_pipeline.scoring.text import plain, score_text

SAME = [
    ("Lam Hoà", "Lam Hòa", "both places of the tone mark are right"),
    ("UỶ BAN", "ỦY BAN", "in capitals"),
    ("Uỷ ban", "Ủy ban", "with a capital first letter"),
    (unicodedata.normalize("NFD", "Tờ trình"), "Tờ trình", "decomposed letters are the same letters"),
    ("một\f hai\n\nba ", "một hai ba", "how lines and pages are broken does not count"),
    ("“A” – B", '"A" - B', "one quote, one dash"),
    ("so\u00adan\u200bthảo", "soanthảo", "what cannot be seen"),
    ("Ðiều", "Điều", "Icelandic eth prints like Đ"),
]
# Truth, reading; character errors, word errors, right letters, wrong marks, tokens with a digit, exact ones.
ERRORS = [
    ("Sở Tư pháp", "Sở Tư pháp", (0, 0, 3, 0, 0, 0), "the same"),
    ("Sở Tư pháp", "", (10, 3, 0, 0, 0, 0), "nothing read"),
    ("Sở Tư pháp", "Sơ Tư phap", (2, 2, 3, 2, 0, 0), "two wrong marks"),
    ("Sở Tư pháp", "Sở Tư phép", (1, 1, 2, 0, 0, 0), "a wrong letter is no wrong mark"),
    ("Số: 15/TTr-STP năm 2031", "Số: 16/TTr-STP năm 2031", (1, 1, 5, 0, 2, 1), "a wrong digit"),
    ("1.200 đồng", "1200 đồng", (1, 2, 1, 0, 1, 0), "a lost point is no exact figure"),
    ("quý", "qúy", (2, 1, 1, 1, 0, 0), "after q there is one place for the mark"),
    ("hòa", "HÒA", (3, 1, 0, 0, 0, 0), "case counts"),
]


@pytest.mark.parametrize(("read", "truth"), [row[:2] for row in SAME], ids=[row[2] for row in SAME])
def test_these_are_the_same(read: str, truth: str) -> None:
    counts = score_text(read, truth)
    assert (counts.cer, counts.wer, counts.mark_errors) == (0.0, 0.0, 0)


@pytest.mark.parametrize(("truth", "read", "expected"), [row[:3] for row in ERRORS], ids=[row[3] for row in ERRORS])
def test_what_is_counted(truth: str, read: str, expected: tuple[int, ...]) -> None:
    counts = score_text(read, truth)
    assert (
        counts.char_errors,
        counts.word_errors,
        counts.base_right,
        counts.mark_errors,
        counts.digit_tokens,
        counts.digit_right,
    ) == expected


def test_rates() -> None:
    counts = score_text("Sơ Tư pháp số 16", "Sở Tư pháp số 15")
    assert (counts.cer, counts.wer, counts.der, counts.digits) == (2 / 16, 2 / 5, 1 / 4, 0.0)
    assert counts.word_accuracy == pytest.approx(0.6)


def test_rates_of_nothing_are_none_and_never_perfect() -> None:
    counts = score_text("một hai", "")
    assert (counts.cer, counts.wer, counts.word_accuracy, counts.der, counts.digits) == (None,) * 5


def test_more_errors_than_words_leave_no_accuracy() -> None:
    assert score_text("a b c d", "x").word_accuracy == 0.0


def test_counts_of_texts_add_up() -> None:
    assert score_text("a b", "a c") + score_text("", "12") == TextCounts(5, 3, 3, 2, 1, 0, 1, 0)


@given(text=st.text("aáâoòaàuưyỳýđĐqQ 1–-\n\f", max_size=40))
def test_a_text_has_no_error_against_itself(text: str) -> None:
    counts = score_text(text, text)
    assert (counts.char_errors, counts.word_errors, counts.mark_errors) == (0, 0, 0)
    assert counts.digit_right == counts.digit_tokens
    assert plain(plain(text)) == plain(text)
