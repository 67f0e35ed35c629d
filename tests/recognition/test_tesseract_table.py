"""Words out of the table that Tesseract writes."""

from __future__ import annotations

import pytest

from ocr_pipeline.errors import EngineError
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table
from ocr_pipeline.recognition.words import Box, Word

WORD = ("5", "2", "3", "1", "4", "1", "10", "20", "30", "40", "96.5", "Số")


def row(**other: str) -> str:
    names = HEADINGS.strip().split("\t")
    return "\t".join({**dict(zip(names, WORD, strict=True)), **other}.values())


def test_a_word_has_its_image_its_box_its_line_and_its_confidence() -> None:
    assert list(words_of_table(HEADINGS + row())) == [(2, Word("Số", Box(10, 20, 40, 60), 0.965, (3, 1, 4)))]


LEFT_OUT = [
    (row(text=" "), "a picture or a rule has no text"),
    (row(conf="-1"), "a block or a line has no confidence"),
]


@pytest.mark.parametrize(("line", "why"), LEFT_OUT)
def test_what_is_no_word_is_left_out(line: str, why: str) -> None:
    assert list(words_of_table(HEADINGS + line)) == [], why


def test_letters_are_composed_and_no_word_is_surer_than_sure() -> None:
    ((_, word),) = words_of_table(HEADINGS + row(text="So\u0302\u0301", conf="100.4"))
    assert (word.text, word.confidence) == ("Số", 1.0)


GARBLED = [
    (row(conf="nan"), "a confidence that is no number"),
    (row(left="x"), "a place that is none"),
    (row(left="-1"), "a place beside the image"),
    (row(page_num="0"), "an image before the first"),
    (row().rpartition("\t")[0], "a row that is broken off"),
]


@pytest.mark.parametrize("line", [pytest.param(line, id=why) for line, why in GARBLED])
def test_a_garbled_table_is_an_error(line: str) -> None:
    with pytest.raises(EngineError, match="garbled"):
        list(words_of_table(HEADINGS + line))
