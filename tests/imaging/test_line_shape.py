"""The foot and the capitals of a printed line, whatever else stands in its boxes."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.line_shape import line_shape

PAPER = (200, 600)


def line(capitals: int = 40, small: int = 28, foot: int = 120, tail: int = 0) -> Pixels:
    """Capitals and small letters as bars on a row; ``tail`` pixels of one capital hang below it."""
    page = np.full(PAPER, 255, np.uint8)
    for index in range(5):
        page[foot - capitals : foot, 20 + 40 * index : 30 + 40 * index] = 0
    for index in range(3):
        page[foot - small : foot, 240 + 40 * index : 250 + 40 * index] = 0
    page[foot : foot + tail, 20:30] = 0
    return page


@pytest.mark.parametrize(
    ("page", "capital"),
    [
        (line(), 40),
        (line(capitals=20, small=14), 20),
        # A Q hangs below the line.
        (line(tail=10), 40),
    ],
    ids=["plain", "small type", "a tail"],
)
def test_foot_and_capitals_are_measured_on_the_ink(page: Pixels, capital: int) -> None:
    shape = line_shape(page, [(0, 60, 400, 140)])
    assert shape is not None
    assert (shape.foot, shape.capital) == (120, capital)


def test_small_signs_set_no_measure_though_they_are_more() -> None:
    page = line()
    for index in range(10):
        page[100:104, 400 + 15 * index : 408 + 15 * index] = 0
    shape = line_shape(page, [(0, 60, 600, 140)])
    assert shape is not None
    assert (shape.foot, shape.capital) == (120, 40)


def test_several_boxes_are_measured_together() -> None:
    shape = line_shape(line(), [(0, 60, 100, 140), (100, 60, 220, 140)])
    assert shape is not None
    assert shape.capital == 40


@pytest.mark.parametrize("boxes", [[], [(450, 60, 600, 140)], [(0, 60, 35, 140)], [(700, 300, 800, 400)]])
def test_too_little_ink_tells_nothing(boxes: list[tuple[int, int, int, int]]) -> None:
    assert line_shape(line(), boxes) is None
