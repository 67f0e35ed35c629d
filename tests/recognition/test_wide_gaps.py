"""Spaces that the engine passed over beside the signs of a figure."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.wide_gaps import apart_at_gaps
from ocr_pipeline.recognition.words import Box, Word

HEIGHT, STROKE, CLOSE, SPACE = 40, 14, 6, 16


def drawn(printed: str) -> tuple[Pixels, Box]:
    """A block for each character, a wide gap for each space, and the box around them."""
    x = 10
    page = np.full((60, 400), 255, np.uint8)
    for sign in printed:
        if sign == " ":
            x += SPACE - CLOSE
            continue
        page[10 : 10 + HEIGHT, x : x + STROKE] = 0
        x += STROKE + CLOSE
    return page, Box(10, 10, x - CLOSE, 10 + HEIGHT)


@pytest.mark.parametrize(
    ("printed", "parts", "why"),
    [
        ("12/ 2011", ["12/", "2011"], "a date typed with spaces behind its signs"),
        ("30/ 12/ 2011", ["30/", "12/", "2011"], "each gap parts"),
        ("D12 + D13", ["D12", "+", "D13"], "a sign between two spaces is a word of its own"),
        ("30/12/2011", ["30/12/2011"], "no gap is wide"),
        ("1 2/2011", ["12/2011"], "a wide gap between digits is how a narrow 1 stands"),
        ("1 1 / 6 4", ["11/64"], "a typewriter leaves room on both sides of every sign"),
        ("11 / 64", ["11/64"], "no space is typed before a stroke: its typeface is wide"),
        ("1 2 + 1 3", ["12+13"], "a typewriter's plus"),
        ("12 /2011", ["12/2011"], "before a sign alone no space is typed: an italic sign leans away"),
        ("58/ NQ-HĐND", ["58/NQ-HĐND"], "a code is one token"),
        ("2021- 2025", ["2021-", "2025"], "a range of years"),
        ("a - b", ["a-b"], "words without figures are left to the language"),
    ],
)
def test_a_word_with_a_figure_is_parted_where_its_ink_is(printed: str, parts: list[str], why: str) -> None:
    page, box = drawn(printed)
    word = Word(printed.replace(" ", ""), box, 0.9)
    found = apart_at_gaps([word], page)
    assert [part.text for part in found] == parts, why
    assert (found[0].box.x0, found[-1].box.x1) == (box.x0, box.x1)
    assert all(one.box.x1 < other.box.x0 for one, other in pairwise(found))


def test_a_confirmed_word_stays_confirmed_in_its_parts() -> None:
    page, box = drawn("12/ 2011")
    found = apart_at_gaps([Word("12/2011", box, 0.9, second="12/2011")], page)
    assert [(part.text, part.second) for part in found] == [("12/", "12/"), ("2011", "2011")]


@pytest.mark.parametrize(
    ("text", "second", "why"),
    [
        ("12/2011", "12/2017", "two readings differ: which character stands where is not known"),
        ("12/201", None, "a character has no stroke of its own"),
    ],
)
def test_a_word_whose_characters_are_not_known_one_by_one_stays(text: str, second: str | None, why: str) -> None:
    page, box = drawn("12/ 2011")
    word = Word(text, box, 0.9, second=second)
    assert apart_at_gaps([word], page) == [word], why


def test_a_box_beyond_the_page_harms_nothing() -> None:
    page, _ = drawn("12/ 2011")
    word = Word("12/2011", Box(500, 10, 600, 50), 0.9)
    assert apart_at_gaps([word], page) == [word]
