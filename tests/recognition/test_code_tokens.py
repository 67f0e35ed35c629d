"""Torn codes are put together and no number is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.recognition.code_tokens import borne_out_as_one, sounder_code, whole_codes
from ocr_pipeline.recognition.words import Box, Word

HEIGHT = 40
NUMBER = re.compile(r"^\d+(?:/\d{4})?(?=/)")


def _line(*parts: tuple[str, int, int], line: int = 1) -> list[Word]:
    return [Word(text, Box(x0, 0, x1, HEIGHT), 0.9, line=(1, 1, line)) for text, x0, x1 in parts]


@pytest.mark.parametrize(
    ("first", "again", "whole"),
    [
        pytest.param([("1", 0, 15), ("33/QĐ-TTg", 15, 200)], [("133/QĐ-TTg", 0, 200)], ["133/QĐ-TTg"],
                     id="the second look read it whole"),
        pytest.param([("1", 0, 15), ("33/QĐ-TTg", 15, 200)], [("183/QĐ-TTg", 0, 200)], ["1", "33/QĐ-TTg"],
                     id="the second look read another number"),
        pytest.param([("1", 0, 15), ("33/QĐ-TTg", 15, 200)], [], ["1", "33/QĐ-TTg"], id="nobody read it again"),
        pytest.param([("1", 0, 15), ("33", 35, 60)], [("133", 0, 60)], ["1", "33"], id="a space between them"),
        pytest.param([("12/2021/QĐ-", 0, 200), ("TTg", 204, 260)], [], ["12/2021/QĐ-TTg"], id="cut at the dash"),
        pytest.param([("12/2021/QĐ-", 0, 200), ("TTg", 220, 280)], [], ["12/2021/QĐ-", "TTg"], id="a dash and a space"),
        pytest.param([("2021-", 0, 90), ("2025", 92, 160)], [], ["2021-", "2025"], id="a span of years is no code"),
        pytest.param([("Quyết", 0, 90), ("định", 92, 160)], [("Quyếtđịnh", 0, 160)], ["Quyết", "định"], id="words"),
    ],
)  # fmt: skip
def test_parts_of_a_code(
    first: list[tuple[str, int, int]], again: list[tuple[str, int, int]], whole: list[str]
) -> None:
    assert [word.text for word in whole_codes(_line(*first), _line(*again))] == whole


def test_parts_on_two_lines_stay_apart() -> None:
    words = _line(("12/2021/QĐ-", 0, 200)) + _line(("TTg", 200, 260), line=2)
    assert whole_codes(words, []) == words


def test_a_whole_code_has_the_box_of_its_parts_and_the_doubt_of_the_worse() -> None:
    left, right = Word("12/QĐ-", Box(0, 4, 90, 40), 0.4), Word("TTg", Box(92, 0, 150, 44), 0.9)
    [whole] = whole_codes([left, right], [])
    assert (whole.box, whole.confidence) == (Box(0, 0, 150, 44), 0.4)


@pytest.mark.parametrize(
    ("first", "again", "borne"),
    [
        pytest.param([("22/", 0, 40), ("12/", 55, 95), ("2011", 110, 190)], "22/12/2011", 3, id="a date with spaces"),
        pytest.param([("2021-", 0, 90), ("2025", 100, 160)], "2021-2025.", 2, id="a span of years"),
        pytest.param([("1", 0, 15), ("250", 35, 90)], "1250", 0, id="a number that one of them has torn"),
        pytest.param([("22/", 0, 40), ("12/", 55, 95)], "22/72", 0, id="another number"),
        pytest.param([("2011", 0, 190)], "2011", 0, id="a word that was read as one by both"),
    ],
)
def test_words_that_another_look_read_as_one(first: list[tuple[str, int, int]], again: str, borne: int) -> None:
    words = _line(*first)
    assert len(borne_out_as_one(words, _line((again, 0, 190)))) == borne


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("286/S5TC-HCSN", "286/STC-HCSN", "286/STC-HCSN"),
        ("286/STC-HCSN", "286/S5TC-HCSN", "286/STC-HCSN"),
        ("286/S5TC-HCSN", "285/STC-HCSN", "286/S5TC-HCSN"),
        ("286/S5TC-HCSN", "286/SYT-HCSN", "286/S5TC-HCSN"),
        ("24/2021/QH15", "24/2021/QH", "24/2021/QH15"),
        ("17/HĐND16-TT", "17/HĐND-TT", "17/HĐND16-TT"),
        ("12/5/2021", "12/S/2021", "12/5/2021"),
    ],
)
def test_the_sounder_of_two_readings(first: str, second: str, kept: str) -> None:
    assert sounder_code(first, second) == kept


@given(st.text("0123456789/-SĐTCg", max_size=12), st.text("0123456789/-SĐTCg", max_size=12))
def test_the_number_is_never_changed(first: str, second: str) -> None:
    kept = sounder_code(first, second)
    assert NUMBER.findall(kept) == NUMBER.findall(first)
