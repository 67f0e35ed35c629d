"""A digit that was hardly read is text where a word stands, and dirt elsewhere."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.lone_figures import figures_among_words
from ocr_pipeline.recognition.words import Box, Word

SIZE = 40.0


def said(text: str, x: int, *, y: int = 0, width: int = 80, height: int = 40, confidence: float = 0.9) -> Word:
    return Word(text, Box(x, y, x + width, y + height), confidence, (1, 1, 1))


LEFT, RIGHT = said("tăng", 0), said("lần", 130)


def digit(text: str = "5", x: int = 95, y: int = 5, width: int = 20, height: int = 30) -> Word:
    return said(text, x, y=y, width=width, height=height, confidence=0.1)


@pytest.mark.parametrize(
    ("row", "kept", "why"),
    [
        ((LEFT, digit(), RIGHT), True, "a space on each side, the height of a figure"),
        ((LEFT, digit("5,"), RIGHT), True, "with the sign of a sentence"),
        ((LEFT, digit("l"), RIGHT), False, "no digit"),
        ((LEFT, digit(x=80), RIGHT), False, "it touches a word: no space is left"),
        ((LEFT, digit(height=12), RIGHT), False, "a speck is lower than a figure"),
        ((LEFT, digit(width=3), RIGHT), False, "a stroke is thinner"),
        ((LEFT, digit(y=30), RIGHT), False, "it hangs below the line"),
        ((LEFT, digit()), False, "at the end of a line: dirt of the margin"),
        ((digit(x=-50), LEFT, RIGHT), False, "before its first word"),
        ((LEFT, digit(), said("lần", 300)), False, "far from the next word"),
        ((LEFT, digit(), said("lần", 130, confidence=0.4)), False, "a neighbour that may be dirt itself"),
        ((LEFT, digit(), said("~", 130)), False, "no word beside it"),
    ],
)
def test_where_a_hardly_read_digit_is_text(row: tuple[Word, ...], kept: bool, why: str) -> None:
    dirt = {id(word) for word in row if word.confidence < 0.35}
    assert bool(list(figures_among_words(row, dirt, SIZE))) is kept, why
