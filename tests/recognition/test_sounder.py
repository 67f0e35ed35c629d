"""Of two readings of small type, what was hardly read gives way to what was read soundly."""

from __future__ import annotations

import pytest

from ocr_pipeline.recognition.sounder import sounder
from ocr_pipeline.recognition.words import Box, Word


def read(text: str, x: int, confidence: float = 0.95, y: int = 0, height: int = 30) -> Word:
    return Word(text, Box(x, y, x + 20 * len(text), y + height), confidence, (1, 1, 1))


LINE = [read("Chủ", 0), read("tịch", 80), read("UBND", 180), read("tỉnh;", 280)]


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("why", "first", "left"),
    [
        ("two sound readings both stay", LINE, ["Chủ", "tịch", "UBND", "tỉnh;"]),
        ("a long word hardly read goes", [*LINE[:2], read("UONPhiuykn", 180, 0.1)], ["Chủ", "tịch"]),
        ("a doubtful one stays", [*LINE[:3], read("tính;", 280, 0.5)], ["Chủ", "tịch", "UBND", "tính;"]),
        ("a tall one goes", [*LINE[:3], read("doyyn", 280, 0.53, -40, 110)], ["Chủ", "tịch", "UBND"]),
        ("what only one has stays", [*LINE, read("xz", 700, 0.1)], ["Chủ", "tịch", "UBND", "tỉnh;", "xz"]),
    ],
)
def test_the_first_reading(why: str, first: list[Word], left: list[str]) -> None:
    kept, again = sounder(first, LINE)
    assert (texts(kept), texts(again)) == (left, texts(LINE)), why


def test_it_holds_both_ways() -> None:
    first, again = sounder(LINE, [read("Chu", 0, 0.2), *LINE[1:]])
    assert (texts(first), texts(again)) == (texts(LINE), texts(LINE[1:]))


def test_a_reading_that_is_worse_as_a_whole_is_none() -> None:
    worse = [read("Chàtch", 0, 0.2), read("UBXD", 180, 0.4), read("tỉnh;", 280)]
    assert sounder(LINE, worse) == (LINE, [])
    assert sounder([], LINE) == ([], LINE)
