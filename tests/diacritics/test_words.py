"""The vocabulary: what is a word, what a class, and how words are found."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from diacritics.alphabet import fold_tone_style, is_syllable, strip_marks
from diacritics.tokens import chunk_tokens
from diacritics.words import BOUNDARY, CLASSES, CODE, NUMBER, TABLE, UNKNOWN, Vocabulary, model_form, word_form

WORDS = (*CLASSES, "sở", "hòa", "số", "ubnd", "so")


@pytest.fixture(scope="module")
def small() -> Vocabulary:
    counts = np.array([0, 50, 10, 5, 40, 30, 20, 10, 5])
    capitalised = np.array([0, 0, 0, 0, 0.75, 0.5, 0.1, 0, 0])
    all_capital = np.array([0, 0, 0, 0, 0.05, 0.1, 0.1, 0.999, 0])
    return Vocabulary.of(WORDS, counts, capitalised, all_capital)


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return Vocabulary.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở", "sở"),
        ("HOÀ", "hòa"),
        ("thuỷ", "thủy"),
        ("UBND", "ubnd"),
        ("15", "<n>"),
        ("1.245,6", "<n>"),
        ("30/2020/NĐ-CP", "<code>"),
        ("KH-STP", "<code>"),
        ("vanthu@anphuc.gov.vn", "<code>"),
        ("IV", "iv"),
        ("a)", "a"),
    ],
)
def test_what_the_models_see_of_a_token(text: str, expected: str) -> None:
    assert model_form(chunk_tokens(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("<s>", BOUNDARY),
        ("<n>", NUMBER),
        ("<code>", CODE),
        ("<unk>", UNKNOWN),
        ("sở", 4),
        ("SỞ", 4),
        ("hoà", 5),
        ("không-có", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_words_are_found_in_any_case_and_tone_style(small: Vocabulary, text: str, number: int) -> None:
    assert small.number(text) == number


def test_the_words_of_a_skeleton_come_the_most_frequent_first(small: Vocabulary) -> None:
    assert small.by_skeleton["so"].tolist() == [4, 6, 8]
    assert "<n>" not in small.by_skeleton


def test_a_table_that_was_written_is_read_the_same(small: Vocabulary, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text(small.table(), encoding="utf-8")
    again = Vocabulary.load(tmp_path / "words.tsv")
    assert again.words == small.words
    assert again.counts.tolist() == small.counts.tolist()
    np.testing.assert_allclose(again.capitalised, small.capitalised, atol=0.0005)
    np.testing.assert_allclose(again.all_capital, small.all_capital, atol=0.0005)
    assert again.table() == small.table()


@pytest.mark.parametrize("table", ["", "sở\t1\t0\t0\n", "<s>\t1\t0\n", "<n>\t0\t0\t0\n<s>\t0\t0\t0\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, table: str) -> None:
    (tmp_path / "words.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(ValueError, match="no table of words"):
        Vocabulary.load(tmp_path / "words.tsv")


def test_every_shipped_word_is_in_its_one_form(shipped: Vocabulary) -> None:
    for word in shipped.words[len(CLASSES) :]:
        assert word_form(word) == word
        assert unicodedata.is_normalized("NFC", word)
        assert fold_tone_style(word) == word
    assert len(set(shipped.words)) == len(shipped)


def test_the_shipped_words_are_in_order_of_frequency_and_their_shares_are_shares(shipped: Vocabulary) -> None:
    counts = shipped.counts[len(CLASSES) :]
    assert (counts[:-1] >= counts[1:]).all()
    both = shipped.capitalised + shipped.all_capital
    assert both.min() >= 0
    assert both.max() <= 1.001
    assert shipped.capitalised[shipped.number("việt")] > 0.8
    assert shipped.capitalised[shipped.number("sở")] > 2 * shipped.capitalised[shipped.number("sẽ")]
    assert shipped.all_capital[shipped.number("ubnd")] > 0.9


def test_the_shipped_vocabulary_knows_what_official_text_needs(shipped: Vocabulary) -> None:
    assert 9_000 <= len(shipped) <= 12_000
    assert sum(is_syllable(word) for word in shipped.words[len(CLASSES) :]) > 5_500
    sentence = (
        "Ủy ban nhân dân tỉnh Đắk Lắk ban hành Quyết định theo đề nghị của Giám đốc Sở Nội vụ; HĐND, UBND, QĐ, email"
    )
    for token in (token for chunk in sentence.split() for token in chunk_tokens(chunk)):
        number = shipped.of_token(token)
        assert number != UNKNOWN, token.text
        assert number in shipped.by_skeleton[strip_marks(model_form(token))]


def test_the_shipped_table_is_what_the_vocabulary_writes(shipped: Vocabulary) -> None:
    assert TABLE.read_text("utf-8") == shipped.table()
