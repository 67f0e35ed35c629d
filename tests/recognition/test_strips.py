"""Strips hold the digits and doubtful words of a line, and little else; the sheet gives each word back its place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.recognition.strips import AROUND, SPACE, digit_strips, doubt_strips, is_doubtful, off_sheet, stacked
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.drawn_lines import texts, word

SIZE = 20.0
PAGE = (1000, 500)


def row(*read: tuple[str, float]) -> list[Word]:
    """Words of one line, 100 pixels apart, with their confidence."""
    return [word(text, (100 * place, 50, 100 * place + 60, 70), sure) for place, (text, sure) in enumerate(read, 1)]


@pytest.mark.parametrize(
    ("each", "doubtful"),
    [
        pytest.param(word("đôi", confidence=0.7), True, id="unsure"),
        pytest.param(word("đôi", confidence=0.95), False, id="sure"),
        pytest.param(word("15", confidence=0.2), False, id="digits have their own look"),
        pytest.param(word("~|", confidence=0.2), False, id="no letter"),
        pytest.param(word("đôi", (0, 0, 40, 90), 0.2), False, id="far too high for a word"),
        pytest.param(word("đôi", (0, 0, 40, 6), 0.2), False, id="far too low"),
    ],
)
def test_what_is_doubtful(each: Word, doubtful: bool) -> None:
    assert is_doubtful(each, SIZE) is doubtful


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        pytest.param(row(("Căn", 0.96), ("cứ", 0.96)), [], id="nothing to look at"),
        pytest.param(row(("số", 0.9), ("2051/UBND", 0.9), ("của", 0.96)), [(200, 260)], id="a long code alone"),
        pytest.param(
            row(("ngày", 0.9), ("22", 0.9), ("tháng", 0.9)), [(200, 360)], id="a few digits with what follows"
        ),
        pytest.param(row(("1.", 0.9), ("Giao", 0.96)), [], id="a label is no value"),
    ],
)
def test_strips_of_digits(line: list[Word], spans: list[tuple[int, int]]) -> None:
    assert [(box.x0 + AROUND, box.x1 - AROUND) for box in digit_strips(line, *PAGE)] == spans


def test_a_doubtful_word_is_read_between_its_neighbours() -> None:
    line = row(("a", 0.96), ("sửa", 0.96), ("đôi", 0.5), ("một", 0.96), ("b", 0.96))
    [strip] = doubt_strips(line, SIZE, *PAGE)
    assert (strip.x0 + AROUND, strip.x1 - AROUND) == (200, 460)


def test_words_come_off_the_sheet_to_where_they_stood() -> None:
    strips = [Box(100, 200, 300, 240), Box(50, 400, 120, 430)]
    _, tops = stacked([np.zeros((box.height, box.width), np.uint8) for box in strips])
    read = [
        replace(word(f"w{number}"), box=Box(SPACE + 5, top + 3, SPACE + 45, top + 23))
        for number, top in enumerate(tops)
    ]
    between = word("giữa", (SPACE, tops[1] - 12, SPACE + 9, tops[1] - 8))
    found = off_sheet([*read, between], strips)
    assert [texts(words) for words in found] == [["w0"], ["w1"]]
    assert [words[0].box for words in found] == [Box(105, 203, 145, 223), Box(55, 403, 95, 423)]
