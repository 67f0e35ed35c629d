"""Of two readings of one place the one stays that the language would rather have; digits are nobody's to choose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ocr_pipeline.recognition.agreement import agreed, context, more_articulate, reads_better, same_places, unread
from ocr_pipeline.recognition.words import Word
from tests.recognition.drawn_lines import texts, word


def fond_of(*liked: str) -> Callable[[str, str, str], float]:
    """A language in which these texts are probable and no other is."""
    return lambda before, text, after: 0.0 if text in liked else -10.0


def never(_: Word) -> bool:
    """No word is kept that only one reading has."""
    return False


@pytest.mark.parametrize(
    ("one", "other", "liked", "better"),
    [
        pytest.param(("đôi", 0.9), ("đổi", 0.6), "đổi", False, id="the language outweighs the louder confidence"),
        pytest.param(("đổi", 0.6), ("đôi", 0.9), "đổi", True, id="whichever reading has it"),
        pytest.param(("PCVP", 0.9), ("PCVE", 0.6), "", True, id="where it knows neither, the surer stays"),
        pytest.param(("15", 0.9), ("16", 0.6), "16", True, id="it has no say in digits"),
        pytest.param(("tỉnh", 0.9), ("t1nh", 0.95), "tỉnh", False, id="nor where one reading sees a digit"),
        pytest.param(("tỉnh;", 0.9), ("tỉnh:", 0.6), "tỉnh:", True, id="nor in punctuation"),
    ],
)
def test_which_of_two_readings_is_kept(
    one: tuple[str, float], other: tuple[str, float], liked: str, better: bool
) -> None:
    first, again = (word(text, confidence=sure) for text, sure in (one, other))
    assert reads_better([first], [again], ("", ""), fond_of(liked)) is better


def test_the_words_around_are_what_the_language_is_asked_with() -> None:
    asked = []

    def fluency(before: str, text: str, after: str) -> float:
        asked.append((before, text, after))
        return 0.0

    reads_better([word("đôi")], [word("đổi")], ("sửa", "một số"), fluency)
    assert asked == [("sửa", "đôi", "một số"), ("sửa", "đổi", "một số")]


def test_what_is_not_kept_stands_beside_it_as_the_second_reading() -> None:
    kept = agreed([word("đôi")], [word("đổi")], ("", ""), fond_of("đổi"), never)
    assert [(each.text, each.second) for each in kept] == [("đổi", "đôi")]


def test_a_run_of_words_may_be_better_than_two() -> None:
    parted = [word("cứ", (0, 0, 20, 20)), word("Luật", (25, 0, 60, 20))]
    kept = agreed([word("cứLuạt", (0, 0, 60, 20))], parted, ("", ""), fond_of("cứ Luật"), never)
    assert texts(kept) == ["cứ", "Luật"]
    assert {each.second for each in kept} == {"cứLuạt"}


@pytest.mark.parametrize(("credible", "kept"), [(True, ["ghi"]), (False, [])])
@pytest.mark.parametrize("first", [True, False], ids=["the first has it", "the second has it"])
def test_a_word_that_only_one_reading_has_stays_if_it_is_credible(first: bool, credible: bool, kept: list[str]) -> None:
    sides: tuple[list[Word], list[Word]] = ([word("ghi")], []) if first else ([], [word("ghi")])
    found = agreed(*sides, ("", ""), unread, lambda _: credible)
    assert texts(found) == kept
    assert all(each.second == "" for each in found)


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param("24NQ-HĐND", "24/NQ-HĐND", "24/NQ-HĐND", id="a slash that one lost"),
        pytest.param("24/NQ-HĐND", "24NQ-HĐND", "24/NQ-HĐND", id="and that the other lost"),
        pytest.param("24NQ-HĐND", "21/NQ-HĐND", "24NQ-HĐND", id="not with another digit"),
        pytest.param("24NQ-HĐND", "24/NQ-HĐNĐ", "24NQ-HĐND", id="not with another letter"),
        pytest.param("2024", "2024-", "2024", id="a stroke at the end parts nothing"),
        pytest.param("2024", "", "2024", id="nothing was read"),
    ],
)
def test_strokes_of_a_code_are_sooner_lost_than_invented(first: str, second: str, text: str) -> None:
    assert more_articulate(first, second) == text


def test_the_context_of_a_place_ends_with_the_words() -> None:
    words = [word(text) for text in "a b c d e f g".split()]
    assert context(words, 4, 5) == ("b c d", "f g")
    assert context(words, 0, 1) == ("", "b c d")


Y = word("Y", (978, 406, 1014, 446))


@pytest.mark.parametrize(
    ("other", "one_place", "why"),
    [
        (word("Y", (966, 390, 994, 456)), True, "the same thin letter, of which one look saw another part"),
        (word("Y", (1002, 406, 1038, 446)), True, "a third of its width is enough"),
        (word("Y", (1010, 406, 1046, 446)), False, "two words that touch are two"),
        (word("Y", (978, 440, 1014, 480)), False, "so is the word of the line below"),
        (word("V", (966, 390, 994, 456)), False, "other letters that share less than half may be another word"),
    ],
)
def test_which_words_of_two_readings_are_one(other: Word, one_place: bool, why: str) -> None:
    assert (len(same_places([Y], [other])) == 1) is one_place, why


@pytest.mark.parametrize(("parted", "whole"), [(0.5, 0.9), (0.9, 0.5)])
def test_words_that_both_readings_say_are_as_sure_as_the_surer_one(parted: float, whole: float) -> None:
    first = [word("22/", (0, 0, 30, 20), confidence=parted), word("12", (34, 0, 60, 20), confidence=parted)]
    again = [word("22/12", (0, 0, 60, 20), confidence=whole)]
    kept = agreed(first, again, ("", ""), unread, never)
    assert [(each.text, each.second, each.confidence) for each in kept] == [("22/", "22/", 0.9), ("12", "12", 0.9)]
