"""Initials behind the end of a text: found in black and in blue, and not where nothing or only print stands."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.initials import END, initials
from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.recognition.words import Box
from tests.layout.typed_pages import HEIGHT, MARGIN, SENTENCES, WIDTH, typed

TOP = 1500
BLACK, BLUE, RED = (0, 0, 0), (170, 70, 50), (40, 30, 210)


def found(
    last: str, colour: tuple[int, int, int] | None, drop: int = 0, below: tuple[str, ...] = ()
) -> tuple[list[Box], Box]:
    """What is found behind a last line, and where initials in ``colour`` were drawn."""
    rows = [*SENTENCES * 3, last]
    words = [word for index, row in enumerate(rows) for word in typed(row, MARGIN, TOP + 70 * index, index)]
    end = words[-1].box
    for index, row in enumerate(below):
        words += typed(row, MARGIN, end.y1 + 100 + 500 * index, 20 + index)
        words += typed("CHỦ TỌA", 1600, end.y1 + 100, 30) if not index else []
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for word in words:
        cv2.rectangle(paper, (word.box.x0, word.box.y0 + 8), (word.box.x1 - 4, word.box.y1 - 4), BLACK, 2)
    x, y = end.x1 + 40, end.y1 + drop
    points = np.array([(x, y), (x + 25, y - 55), (x + 45, y), (x + 70, y - 50), (x + 90, y - 5), (x + 160, y - 40)])
    if colour is not None:
        cv2.polylines(paper, [points], False, colour, 5)
    layout = layout_page(words, 1, WIDTH, HEIGHT)
    boxes = list(initials(replace(clean_page(paper, 300), colour=paper), layout))
    return boxes, Box(x, y - 55, x + 160, y)


@pytest.mark.parametrize("colour", [BLACK, BLUE])
@pytest.mark.parametrize("last", ["tổ chức thực hiện./.", "tổ chức thực hiện...", "nhất trí và cùng ký tên."])
def test_initials_are_found_where_the_text_says_that_it_ends(last: str, colour: tuple[int, int, int]) -> None:
    boxes, drawn = found(last, colour)
    assert len(boxes) == 1
    assert np.abs(np.array(boxes[0].as_tuple()) - drawn.as_tuple()).max() < 20


@pytest.mark.parametrize(
    ("last", "colour", "drop"),
    [
        ("tổ chức thực hiện./.", None, 0),
        # Red ink is a seal's.
        ("tổ chức thực hiện./.", RED, 0),
        # A signature stands below.
        ("tổ chức thực hiện./.", BLACK, 95),
        # The text goes on, or a fraction was read.
        ("theo quy định hiện hành và", BLACK, 0),
        ("tổng cộng 14/22", BLACK, 0),
    ],
)
def test_nothing_else_is(last: str, colour: tuple[int, int, int] | None, drop: int) -> None:
    assert found(last, colour, drop)[0] == []


def test_a_name_below_the_last_sentence_does_not_hide_it() -> None:
    boxes, drawn = found("nhất trí và cùng ký tên.", BLACK, below=("THƯ KÝ", "Hoàng Hồng Huyền"))
    assert len(boxes) == 1
    assert np.abs(np.array(boxes[0].as_tuple()) - drawn.as_tuple()).max() < 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hiện./.", "hiện"),
        ("08/02/2021.x⁄%", "08/02/2021"),
        ("2023/72", "2023"),
        ("sinh:....", "sinh:"),
        ("14/22", None),
        ("2021/QĐ-UBND", None),
    ],
)
def test_the_end_of_a_text_is_told_however_it_was_read(text: str, said: str | None) -> None:
    ended = END.match(text)
    assert (ended and ended["said"]) == said
