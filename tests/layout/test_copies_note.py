"""The number of copies behind the Lưu line: found where a pen wrote it, not where print stands."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.copies_note import copies_notes
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import HEIGHT, MARGIN, PITCH, SENTENCES, WIDTH, Ink, page

UNSURE = Ink(confidence=0.3)


def found(
    line: str,
    pen: int | None,
    run_on: str = "",
    *,
    apart: str = "",
    sure: float = 0.79,
    below: str = "",
    gap: int = 0,
    rises: int = 0,
) -> tuple[list[Box], int]:
    """What is found where a pen wrote so many pixels high behind a line, and where the print of the line ends.

    ``run_on`` is what the engine made of it, together with the last word, ``apart`` as a word of its own, read so
    ``sure`` (0..1) and in a box that ``rises`` so many pixels above the line. ``below`` is
    a line of one word so many pixels lower than the next, behind which the pen wrote instead.
    """
    made = page({"(20b).Ø3/": UNSURE}).header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES)
    made = made.footer(("Nơi nhận:", "- Như trên;", line), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    last = next(word for word in made.words if word.text == line.rsplit(" ", maxsplit=1)[-1]).box
    if below:
        made.line(below, MARGIN, last.y0 + PITCH + gap)
        last = made.words[-1].box
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for word in made.words:
        cv2.rectangle(paper, (word.box.x0, word.box.y0 + 8), (word.box.x1 - 4, word.box.y1 - 4), (0, 0, 0), 2)
    if apart:
        made.words += [Word(apart, Box(last.x1 + 16, last.y0 - rises, last.x1 + 80, last.y1), sure, (99, 1, 1), apart)]
    if run_on:
        made.words = [
            replace(word, text=word.text + run_on, box=replace(last, x1=last.x1 + 80), confidence=0.8)
            if word.box is last
            else word
            for word in made.words
        ]
    if pen is not None:
        for x in (last.x1 + 30, last.x1 + 65):
            cv2.ellipse(paper, (x, last.y1 - pen // 2), (12, pen // 2), 0, 0, 360, (0, 0, 0), 4)
    return list(copies_notes(replace(clean_page(paper, 300), colour=paper), made.layout())), last.x1


def test_digits_behind_the_line_are_found() -> None:
    (box,), end = found("- Lưu: VT, TH.", 52)
    assert end < box.x0 < end + 40
    assert 40 <= box.width <= 80


def test_digits_that_were_read_with_the_last_word_are_found() -> None:
    (box,), end = found("- Lưu: VT.", 52, run_on="06á")
    assert abs(box.x0 - end) < 40


@pytest.mark.parametrize("read", ["!2/", "0È", "12"])
def test_digits_that_were_read_as_a_word_of_their_own_are_found(read: str) -> None:
    (box,), end = found("- Lưu: VT, TH.", 52, apart=read, sure=0.9 if read[0] != "!" else 0.79)
    assert end < box.x0 < end + 40


def test_a_printed_number_there_is_not() -> None:
    assert found("- Lưu: VT, TH.", 26, apart="12", sure=0.9)[0] == []


@pytest.mark.parametrize(("rises", "count"), [(40, 1), (10, 0)], ids=["into the line above", "not so far"])
def test_a_number_that_runs_up_into_the_line_above_is_a_pens_though_little_of_it_is_seen(
    rises: int, count: int
) -> None:
    assert len(found("- Lưu: VT, TH.", 31, apart="02È", sure=0.53, rises=rises)[0]) == count


@pytest.mark.parametrize(("gap", "count"), [(0, 1), (150, 0)], ids=["the next line", "far below"])
def test_digits_behind_who_typed_it_are_found_where_that_stands_in_a_line_of_its_own(gap: int, count: int) -> None:
    assert len(found("- Lưu: VT, TH.", 52, below="NP.(120)", gap=gap)[0]) == count


@pytest.mark.parametrize(
    ("line", "pen"),
    [
        pytest.param("- Lưu: VT, TH.", None, id="nothing"),
        pytest.param("- Lưu: VT, TH.", 26, id="as low as print"),
        pytest.param("- Chi cục thuế;", 52, id="another line"),
    ],
)
def test_nothing_else_is(line: str, pen: int | None) -> None:
    assert found(line, pen)[0] == []
