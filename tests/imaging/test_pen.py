"""The box of what a pen wrote: all of its digits, nothing of the print or the dots beside them."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.line_shape import LineShape
from ocr_pipeline.imaging.pen import ink_box, inked_box

SHAPE = LineShape(foot=120, capital=40)
DIGITS = (200, 70, 260, 125)


def page(*, dots: bool = False, rule: bool = False, colour: bool = False) -> Pixels:
    """Two digits by pen, a printed letter left of them; perhaps a dotted leader, and a rule of the row above."""
    drawn = np.full((200, 500), 255, np.uint8)
    drawn[70:120, 200:220] = 0
    drawn[75:125, 240:260] = 0
    drawn[80:120, 150:170] = 0
    if dots:
        drawn[118:122, 180:300:12] = 0
    if rule:
        drawn[50:53, 150:400] = 0
    return np.dstack([np.full_like(drawn, 200), drawn, drawn]) if colour else drawn


@pytest.mark.parametrize("extra", [{}, {"dots": True}, {"rule": True}, {"colour": True}], ids=str)
def test_the_box_is_that_of_the_digits(extra: dict[str, bool]) -> None:
    found = inked_box(page(**extra), (210, 250), SHAPE)
    assert found is not None
    assert np.abs(np.array(found) - DIGITS).max() <= 3


def test_what_hangs_into_it_from_the_row_above_is_no_part_of_it() -> None:
    drawn = page()
    drawn[30:66, 226:232] = 0
    found = inked_box(drawn, (210, 250), SHAPE)
    assert found is not None
    assert np.abs(np.array(found) - DIGITS).max() <= 3


@pytest.mark.parametrize("dots", [False, True])
def test_no_ink_stands_out_on_an_empty_blank(dots: bool) -> None:
    empty = page(dots=dots)
    empty[:116] = 255
    empty[116:, :170] = empty[116:, 262:] = 255
    empty[122:] = 255
    assert inked_box(empty, (210, 250), SHAPE) is None


def test_the_place_of_digits_is_given_without_them() -> None:
    x0, y0, x1, y1 = ink_box(np.full((200, 500), 255, np.uint8), (210, 250), SHAPE)
    assert x0 < 210 < 250 < x1
    assert (y0, y1) == (72, 120)
