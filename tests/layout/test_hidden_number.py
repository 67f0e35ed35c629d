"""A number that a seal over the head of a document hid from the engine: found by the shape of its "Số"."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.blanks import with_blanks
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import NATION, page
from tests.recognition.digits.written_lines import FOOT, Written, written

NUMBER_AT, DATE_AT = (300, 400), (1300, 400)
DATE = written("ngày ", "#24", " tháng 10 năm 2025", seed=1, italic=True)
RING = Ring(530.0, 440.0, 200.0)
SEAL = Seal((330, 240, 730, 640), RING)
RED, GREY = (60, 50, 225), (120, 120, 120)


def blanks_of(left: Written | None, lower: int = 0, seal: tuple[int, int, int] | None = None) -> list[FilledBlank]:
    """What stands on the number blanks of a page whose left column nobody read.

    ``left`` stands there, so many pixels ``lower`` than the date; a ``seal`` in BGR lies over it.
    """
    paper = np.full((1000, 2480, 3), 255, np.uint8)
    for line, (x, y) in ((left, NUMBER_AT), (DATE, DATE_AT)):
        if line is not None:
            down = y + lower * (line is left)
            paper[down : down + 300, x : x + 900] = line.pixels[:, :900]
    if seal is not None:
        _press(paper, seal)
    pixels = brightest_channel(paper) if seal == GREY else paper
    words = [
        word
        for region in page().centred(NATION, 1660, 240).layout().regions
        for row in region.lines
        for word in row.words
    ]
    words += [_word(text, *columns) for text, columns in _date_words()]
    read = with_blanks(replace(clean_page(pixels, 300), colour=pixels), layout_page(words, 1, 2480, 1000), [SEAL])
    return [blank for blank in read.blanks if blank.kind is BlankKind.NUMBER]


def _press(paper: Pixels, colour: tuple[int, int, int]) -> None:
    """Rings and spokes of a seal, over which other ink stays as dark as it is."""
    ink = np.full_like(paper, 255)
    middle = round(RING.x), round(RING.y)
    for radius in (200, 190, 120, 60):
        cv2.circle(ink, middle, radius, colour, 6)
    paper[:] = np.minimum(paper, ink)


def _date_words() -> list[tuple[str, tuple[int, int]]]:
    end = DATE_AT[0] + DATE.end
    return [
        ("ngày", (1360, 1460)),
        ("tháng", (1560, 1680)),
        ("năm", (end - 215, end - 125)),
        ("2025", (end - 112, end)),
    ]


def _word(text: str, x0: int, x1: int) -> Word:
    foot = DATE_AT[1] + FOOT
    return Word(text, Box(x0, foot - 40, x1, foot + 4), 0.95, (5, 1, 1), text)


@pytest.mark.parametrize("lower", [0, 30])
@pytest.mark.parametrize("seal", [None, RED, GREY], ids=["bare", "under a red seal", "under a seal on a grey scan"])
def test_it_is_found_where_a_pen_wrote_it(lower: int, seal: tuple[int, int, int] | None) -> None:
    line = written("Số: ", "#46", " /TB-UBND", seed=1)
    (blank,) = blanks_of(line, lower, seal)
    x0, y0, x1, y1 = line.boxes[0]
    assert blank.by_pen
    assert blank.box.overlap(Box(x0, y0, x1, y1).moved(NUMBER_AT[0], NUMBER_AT[1] + lower)) > 0.8
    assert "46" in [reading.text for reading in blank.readings[:4]]


def test_it_is_no_blank_of_the_heading_for_no_words_of_it_were_read() -> None:
    (blank,) = blanks_of(written("Số: ", "#46", " /TB-UBND", seed=1))
    assert not blank.heading


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(None, id="nothing"),
        pytest.param(written("SỞ Y TẾ", seed=1), id="an office"),
        pytest.param(written("Số:      /TB-UBND", seed=1), id="an empty blank"),
    ],
)
def test_nothing_is_found_where_none_stands(left: Written | None) -> None:
    assert blanks_of(left) == []


def test_a_printed_one_is_no_mark_of_a_pen() -> None:
    assert not any(blank.by_pen for blank in blanks_of(written("Số: 46/TB-UBND", seed=1)))
