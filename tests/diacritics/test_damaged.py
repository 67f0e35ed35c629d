"""What damaged words may have been."""

from __future__ import annotations

import pytest

from diacritics.changes import ChangeSource
from diacritics.damaged import DamagedText, Reading, Wanted
from diacritics.tokens import Kind, Token, tokenize


@pytest.fixture(scope="module")
def reader() -> DamagedText:
    return DamagedText()


def read(reader: DamagedText, text: str, wanted: dict[str, list[Wanted]] | None = None) -> dict[str, list[Reading]]:
    """The readings of every word of a text that is one paragraph, by the word."""
    tokens = tokenize(text)
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if lines[-1] and "\n" in text[lines[-1][-1].end : token.start]:
            lines.append([])
        lines[-1].append(token)
    open_to = {token: (wanted or {}).get(token.text, []) for token in tokens if token.kind is Kind.WORD}
    return {token.text: found for token, found in reader.read([lines], open_to, text).items()}


@pytest.mark.parametrize(
    ("text", "word", "meant", "why"),
    [
        ("Thu twéng Chinh phu", "twéng", "tướng", "w and é are what an English model prints for ướ"),
        ("trén dia ban\ntinh", "tinh", "tỉnh", "neighbours on the line before decide too"),
        ("cua S& Tu phap", "S&", "Sở", "a capital inside a sentence is evidence for a name"),
        ("CONG HOA XA HOI", "HOI", "HỘI", "capitals stay capitals"),
    ],
)
def test_the_first_reading_is_what_was_meant(reader: DamagedText, text: str, word: str, meant: str, why: str) -> None:
    assert read(reader, text)[word][0].value == meant, why


def test_probabilities_are_of_different_texts_and_sum_to_one(reader: DamagedText) -> None:
    for readings in read(reader, "Uy ban nhan dan tinh chi dao cac so, nganh").values():
        keys = [(reading.value, reading.with_tail) for reading in readings]
        assert len(set(keys)) == len(keys)
        assert sum(reading.probability for reading in readings) == pytest.approx(1, abs=1e-3)
        assert all(0 <= reading.probability <= 1 for reading in readings)


def test_what_it_stands_as_is_always_one_of_the_readings(reader: DamagedText) -> None:
    for word, readings in read(reader, "phong xqzt kiem tra").items():
        assert word in {reading.value for reading in readings}


def test_a_sign_behind_a_vowel_may_be_part_of_the_word(reader: DamagedText) -> None:
    readings = read(reader, "cac so’ nganh")["so"]
    assert {reading.with_tail for reading in readings} == {False, True}


def test_a_word_that_the_user_wants_goes_before_all_others(reader: DamagedText) -> None:
    wanted = {"Zuh": [Wanted("zũh", ChangeSource.USER)]}
    best = read(reader, "dia ban xa Zuh", wanted)["Zuh"][0]
    assert (best.value, best.source) == ("Zũh", ChangeSource.USER)


def test_tokens_that_are_not_open_are_not_read(reader: DamagedText) -> None:
    text = "so 12 thang"
    tokens = tokenize(text)
    assert set(reader.read([[tokens]], {tokens[0]: []}, text)) == {tokens[0]}
