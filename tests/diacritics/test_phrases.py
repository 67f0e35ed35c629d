"""Set phrases in damaged words, and the shipped list of them."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.alphabet import fold_tone_style, strip_marks
from diacritics.changes import ChangeSource
from diacritics.phrases import PHRASES, Match, PhraseBook, read_phrases
from diacritics.words import Vocabulary

BUILT_IN = (
    "ủy ban nhân dân",
    "ủy ban nhân dân tỉnh",
    "hội đồng nhân dân",
    "ban hành quy định",
    "quyết định",
    "sở y tế",
    "độc lập - tự do - hạnh phúc",
    "chủ tịch",
    "phó thủ tướng chính phủ",
    "sao y bản chính",
)
BOOK = PhraseBook(BUILT_IN)
WORDS = sorted({strip_marks(word) for phrase in BUILT_IN for word in phrase.split() if word != "-"})


@pytest.fixture(scope="module")
def shipped() -> PhraseBook:
    return PhraseBook(read_phrases(PHRASES))


def said(matches: list[Match]) -> list[str]:
    return [" ".join(match.words) for match in matches]


@pytest.mark.parametrize(
    ("text", "phrases", "why"),
    [
        ("cua uy ban nhan dan huyen", ["ủy ban nhân dân"], "the marks are lost"),
        ("úy bàn nhan dận", ["ủy ban nhân dân"], "the marks are wrong"),
        ("uy ban nhan dan tinh", ["ủy ban nhân dân tỉnh"], "the longest"),
        ("doc lap tu do hanh phuc", ["độc lập tự do hạnh phúc"], "dashes play no part"),
        ("hoi d6ng nhan dan", ["hội đồng nhân dân"], "a letter is wrong"),
        ("uy bam nhan dan hoi dong nhen dan", ["ủy ban nhân dân", "hội đồng nhân dân"], "several, in order"),
        ("ban hanh quyet dinh", ["quyết định"], "a word of another phrase is not taken amiss"),
        ("do thu tuong chinh phu", [], "a word that is nothing like the phrase's is no misread one"),
        ("noi dong nhan dan", [], "nor is a word at the edge that is only somewhat like it"),
        ("noidong nhan dan", [], "words that have run together are not looked at"),
        ("hoii dong nhan dan", ["hội đồng nhân dân"], "what is no word at all may be misread at the edge too"),
        ("sao v ban chinh", ["sao y bản chính"], "a lone letter may be read as anything"),
        ("chu tich", ["chủ tịch"], "two words with the same letters"),
        ("chu tlch", [], "two words with another letter"),
        ("nhan dan", [], "a part is none"),
        ("", [], "nothing at all"),
    ],
)
def test_phrases_in_damaged_words(text: str, phrases: list[str], why: str) -> None:
    assert said(BOOK.matches(text.split(), fuzzy=True)) == phrases, why


@pytest.mark.parametrize(("fuzzy", "phrases"), [(True, ["hội đồng nhân dân"]), (False, [])])
def test_damaged_letters_are_looked_at_only_on_demand(fuzzy: bool, phrases: list[str]) -> None:
    assert said(BOOK.matches("hoi d6ng nhan dan".split(), fuzzy=fuzzy)) == phrases


def test_a_match_says_where_it_stands_and_whether_its_letters_are_whole() -> None:
    first, second = BOOK.matches("tai so y te va hoi d6ng nhan dan".split(), fuzzy=True)
    assert first == Match(1, ("sở", "y", "tế"), True, ChangeSource.PHRASE)
    assert second == Match(5, ("hội", "đồng", "nhân", "dân"), False, ChangeSource.PHRASE)
    assert (first.end, second.end) == (4, 9)


def test_the_users_phrase_goes_before_the_built_in_one_of_the_same_letters() -> None:
    (match,) = PhraseBook(BUILT_IN, ["sợ y tế"]).matches(["so", "y", "te"], fuzzy=True)
    assert match == Match(0, ("sợ", "y", "tế"), True, ChangeSource.USER)


@given(st.lists(st.sampled_from([*WORDS, "cua", "nhem", "d6ng"]), max_size=14), st.booleans())
def test_matches_are_in_order_and_do_not_overlap(words: list[str], fuzzy: bool) -> None:
    matches = BOOK.matches(words, fuzzy=fuzzy)
    assert all(before.end <= after.start for before, after in pairwise(matches))
    assert all(match.end <= len(words) for match in matches)
    for match in matches:
        skeleton = [strip_marks(word) for word in match.words]
        assert (skeleton == words[match.start : match.end]) is match.exact


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_what_is_found_whole_is_found_among_damaged_words_too_or_lies_in_something_longer(words: list[str]) -> None:
    near = BOOK.matches(words, fuzzy=True)
    for whole in BOOK.matches(words, fuzzy=False):
        assert any(match.start <= whole.start and whole.end <= match.end for match in near) or any(
            match.start < whole.end and whole.start < match.end and len(match.words) > len(whole.words)
            for match in near
        )


# --- The shipped list ---------------------------------------------------------------------------------------------


def test_the_shipped_phrases_are_in_the_words_and_the_form_of_the_vocabulary() -> None:
    known = set(Vocabulary.load().words)
    for phrase in read_phrases(PHRASES):
        assert phrase == " ".join(fold_tone_style(word.lower()) for word in phrase.split())
        assert unicodedata.is_normalized("NFC", phrase)
        assert set(phrase.split()) <= known, phrase
        assert len(phrase.split()) >= 2


def test_no_two_shipped_phrases_share_a_skeleton() -> None:
    skeletons = Counter(strip_marks(phrase) for phrase in read_phrases(PHRASES))
    assert [skeleton for skeleton, count in skeletons.items() if count > 1] == []


def test_every_shipped_phrase_is_found_when_its_marks_are_lost(shipped: PhraseBook) -> None:
    for phrase in read_phrases(PHRASES):
        assert said(shipped.matches(strip_marks(phrase).split(), fuzzy=True)) == [phrase]


def test_nearly_every_long_shipped_phrase_is_found_when_a_letter_of_it_is_misread(shipped: PhraseBook) -> None:
    chooser = random.Random(7)
    long = [phrase for phrase in read_phrases(PHRASES) if len(phrase.replace(" ", "")) >= 16]
    found = 0
    for phrase in long:
        words = strip_marks(phrase).split()
        place = chooser.choice([i for i, word in enumerate(words) if len(word) > 2])
        words[place] = words[place][:-1] + chooser.choice("@6&")
        found += said(shipped.matches(words, fuzzy=True)) == [phrase]
    assert found > 0.97 * len(long) > 300


@pytest.mark.parametrize(
    "phrase",
    [
        "kính gửi",
        "nơi nhận",
        "căn cứ luật tổ chức chính quyền địa phương",
        "theo đề nghị của",
        "chịu trách nhiệm thi hành",
        "có hiệu lực kể từ ngày ký",
        "phó chủ tịch thường trực",
        "bộ nông nghiệp và môi trường",
        "bộ lao động thương binh và xã hội",
        "thường trực hội đồng nhân dân",
        "ủy ban kiểm tra trung ương",
        "tòa án nhân dân tỉnh",
        "viện kiểm sát nhân dân tỉnh",
    ],
)
def test_the_shipped_list_holds_what_forms_and_agencies_of_old_and_new_are_called(phrase: str) -> None:
    assert phrase in read_phrases(PHRASES)


@pytest.mark.parametrize(
    ("phrase", "other"),
    [("thứ trưởng", "thủ trưởng"), ("thư công", "thủ công"), ("số đến", "sở đến"), ("sơ kết", "số kết")],
)
def test_what_may_be_another_current_wording_is_left_out(phrase: str, other: str) -> None:
    assert strip_marks(phrase) == strip_marks(other)
    assert not {phrase, other} & set(read_phrases(PHRASES))


def test_a_phrase_of_the_user_goes_before_a_longer_one_that_it_lies_in() -> None:
    book = PhraseBook(["sở nội vụ tỉnh"], ["vụ tình"])
    (match,) = book.matches("so noi vu tinh".split(), fuzzy=False)
    assert (match.start, match.words, match.source) == (2, ("vụ", "tình"), ChangeSource.USER)
