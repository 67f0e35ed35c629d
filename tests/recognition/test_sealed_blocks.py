"""A seal over a header: the print under it is read with it and without, and what the views differ in is in doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.agreement import unread
from ocr_pipeline.recognition.looks import Look
from ocr_pipeline.recognition.second_look import read_again
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.drawn_lines import TellingEngine, word

BLOCK = Box(100, 100, 300, 200)
SEAL = Ring(200, 150, 46)


def reread(*given: Any) -> list[Word]:
    """The words after a second look."""
    return read_again(*given).words


def _sealed(grey: int = 120) -> CleanPage:
    """A page with a seal of that grey in BLOCK, and a line of black print across its middle."""
    pixels = np.full((300, 400), 255, np.uint8)
    cv2.circle(pixels, (200, 150), 45, (grey,), 4)
    cv2.circle(pixels, (200, 150), 20, (grey,), -1)
    pixels[146:154, 120:280] = 0
    return clean_page(pixels, 150)


def _under_the_seal(plain: list[Word], clear: list[Word], first: list[Word]) -> list[Word]:
    return reread(TellingEngine([[plain, clear]]), _sealed(), first, [Look(BLOCK)], 10.0, unread, [SEAL])


def _at(text: str, x: int, confidence: float = 0.9) -> Word:
    """A word of the line across the seal, in the pixels of BLOCK's crop."""
    return word(text, (x, 40, x + 30, 60), confidence)


def _on_page(*words: Word) -> list[Word]:
    return [replace(each, box=each.box.moved(BLOCK.x0, BLOCK.y0)) for each in words]


def test_a_block_under_a_black_seal_is_shown_with_the_seal_and_with_the_print_alone() -> None:
    engine = TellingEngine()
    reread(engine, _sealed(), [], [Look(BLOCK)], 10.0, unread, [SEAL])
    plain, clear = engine.asked[0]
    assert plain[50, 100] < 30, "print in the middle of the seal"
    assert plain[90:100, 100].min() < 160, "the seal's ring"
    assert clear[50, 100] < 30
    assert clear[60:100, 100].min() > 200


@pytest.mark.parametrize(
    ("grey", "dark"),
    [
        pytest.param(120, [], id="no seal is dark: red ones have been faded already"),
        pytest.param(120, [Ring(40, 40, 30)], id="the seal lies elsewhere"),
        pytest.param(0, [SEAL], id="the seal is as black as print: without its rings its letters read no better"),
    ],
)
def test_a_block_without_a_seal_over_it_that_can_be_taken_out_is_read_once(grey: int, dark: list[Ring]) -> None:
    engine = TellingEngine()
    reread(engine, _sealed(grey), [], [Look(BLOCK)], 10.0, unread, dark)
    assert len(engine.asked[0]) == 1


def test_a_word_of_the_header_that_only_the_view_without_its_seal_shows_is_there_and_seen_once() -> None:
    first = [_at("NAM", 160)]
    read = _under_the_seal([_at("NAM", 160)], [_at("TỈNH", 90), _at("NAM", 160)], _on_page(*first))
    assert {each.text: each.second for each in read} == {"TỈNH": "", "NAM": "NAM"}


@pytest.mark.parametrize(
    ("first", "plain", "why"),
    [
        ("ĐẰNG", "ĐANG", "the first look sides with the clear view, the other does not"),
        ("ĐANG", "ĐANG", "both looks at the seal say the same, and the clear view sees better"),
    ],
)
def test_what_the_views_of_a_header_differ_in_is_as_the_clear_one_has_it_and_in_doubt(
    first: str, plain: str, why: str
) -> None:
    (read,) = _under_the_seal([_at(plain, 90, 0.7)], [_at("ĐẰNG", 90)], _on_page(_at(first, 90)))
    assert (read.text, read.second) == ("ĐẰNG", ""), why


def test_what_all_views_of_a_header_say_is_beyond_doubt() -> None:
    (read,) = _under_the_seal([_at("ĐẰNG", 90)], [_at("ĐẰNG", 90)], _on_page(_at("ĐẰNG", 90)))
    assert (read.text, read.second) == ("ĐẰNG", "ĐẰNG")
