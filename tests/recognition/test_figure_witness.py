"""What two looks read alike is gainsaid where the digit reader surely sees other digits in the ink, and only there."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition import figure_witness
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.figure_witness import doubted_figures
from ocr_pipeline.recognition.words import Box, Word
from samples.fonts import face

DPI = 300
SPACE = 24


def line(*printed: str, size: float = 14.0) -> tuple[Pixels, list[Box]]:
    """A line of words as they are printed, and the box of each one's ink."""
    font = face(size / 72 * DPI)
    page = Image.new("L", (2000, 200), 255)
    pen, x, boxes = ImageDraw.Draw(page), 60.0, []
    for text in printed:
        pen.text((x, 60), text, fill=0, font=font)
        boxes.append(Box(*(round(edge) for edge in pen.textbbox((x, 60), text, font=font))))
        x += font.getlength(text) + SPACE
    return np.array(page), boxes


def read(said: str, box: Box, second: str | None) -> Word:
    return Word(said, box, 0.95, line=(1, 1, 1), second=second)


def gainsaid(printed: str, said: str, second: str | None = "", *, blocks: bool = False) -> str | None:
    """The other reading of a word that is printed as ``printed``, among others, and was read as ``said``."""
    page, boxes = line("hạn", printed, "ngày", "làm")
    words = [
        read(text, box, None if text != said else said if second == "" else second)
        for text, box in zip(("hạn", said, "ngày", "làm"), boxes, strict=True)
    ]
    doubted = doubted_figures(words, page, boxes if blocks else ())
    assert [each.text for each in doubted] == [each.text for each in words]
    assert [each.second for each in doubted if each.text != said] == [None] * 3
    return doubted[1].second


@pytest.mark.parametrize(
    ("printed", "said", "seen"),
    [
        ("03", "05", "03"),
        ("5", "3", "5"),
        ("2013", "2018", "2013"),
        ("1.450", "1.460", "1.450"),
        ("12,5", "12,6", "12,5"),
        ("(25)", "(26)", "(25)"),
        ("95%", "85%", "95%"),
        ("17/6/2010", "11/6/2010", "17/6/2010"),
        ("16/2018/NĐ-CP", "18/2018/NĐ-CP", "16/2018/NĐ-CP"),
        ("47/QĐ-UBND;", "41/QĐ-UBND;", "47/QĐ-UBND;"),
    ],
)
def test_another_digit_in_the_ink_is_the_other_reading(printed: str, said: str, seen: str) -> None:
    assert gainsaid(printed, said) == seen


@pytest.mark.parametrize(
    "text",
    ["03", "5", "2013", "1.450", "12,5", "(17)", "95%", "17/6/2010", "16/2018/NĐ-CP", "47/QĐ-UBND;", "100.000", "44"],
)
def test_what_stands_there_is_not_gainsaid(text: str) -> None:
    assert gainsaid(text, text) == text


@pytest.mark.parametrize(
    ("said", "second", "blocks", "why"),
    [
        ("05", None, False, "read once: no second look vouches for it"),
        ("05", "06", False, "two looks differ already"),
        ("05", "05", True, "a header's blanks are read in a way of their own"),
        ("5", "5", False, "another number of digits: the word's box may be wrong, not the digits"),
        ("D5", "D5", False, "no figure"),
    ],
)
def test_other_words_are_left_as_they_were(said: str, second: str | None, blocks: bool, why: str) -> None:
    assert gainsaid("03", said, second, blocks=blocks) == second, why


def test_where_no_ink_is_nothing_is_gainsaid() -> None:
    page, (box,) = line("03")
    assert doubted_figures([read("05", box, "05")], np.full_like(page, 255), ())[0].second == "05"


@pytest.mark.parametrize(("sure", "second"), [(0.95, "05"), (0.85, "03")])
def test_what_is_seen_unsurely_gainsays_nothing(monkeypatch: pytest.MonkeyPatch, sure: float, second: str) -> None:
    monkeypatch.setattr(figure_witness, "read_figure", lambda _, said: (Reading("05", sure),))
    paper = np.full((200, 200), 255, np.uint8)
    (word,) = doubted_figures([Word("03", Box(50, 50, 80, 80), 0.9, second="03")], paper, [])
    assert (word.text, word.second) == ("03", second)
