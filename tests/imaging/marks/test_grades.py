"""Red ink of the size of a stamp of urgency is found with its slope, a frame on a grey page too; other ink is not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import find_marks
from tests.imaging.marks.inked_pages import BLUE, DPI, RED, Colour, as_grey, inked, sealed, written


def stamped(
    degrees: float, size: tuple[int, int] = (120, 32), middle: tuple[int, int] = (200, 250), colour: Colour = RED
) -> Pixels:
    """A page with a frame and a word in it, turned counter-clockwise."""
    page = written(0)
    ink = np.zeros(page.shape[:2], np.uint8)
    (wide, high), (x, y) = size, middle
    cv2.rectangle(ink, (x - wide // 2, y - high // 2), (x + wide // 2, y + high // 2), (255,), 2)
    cv2.putText(ink, "KHAN", (x - 35, y + 8), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (255,), 2)
    turn = cv2.getRotationMatrix2D(middle, degrees, 1.0)
    turned = cv2.warpAffine(ink, turn, (page.shape[1], page.shape[0]))
    return inked(page, np.asarray(turned, dtype=np.uint8), colour)


@pytest.mark.parametrize("degrees", [-4.0, 0.0, 3.0, 30.0])
@pytest.mark.parametrize("size", [(79, 32), (120, 32), (165, 50)])
def test_a_red_stamp_is_found_with_its_slope(degrees: float, size: tuple[int, int]) -> None:
    (found,) = find_marks(stamped(degrees, size), DPI).grades
    assert found.slope == pytest.approx(-np.tan(np.radians(degrees)), abs=0.04)
    assert found.box[0] < 200 < found.box[2]


@pytest.mark.parametrize("degrees", [-3.0, 0.0, 3.0])
@pytest.mark.parametrize("size", [(79, 32), (120, 32), (165, 50)])
def test_a_frame_on_a_grey_page_is_found(degrees: float, size: tuple[int, int]) -> None:
    (found,) = find_marks(as_grey(stamped(degrees, size)), DPI).grades
    assert found.box[2] - found.box[0] == pytest.approx(size[0], abs=8)


@pytest.mark.parametrize(
    "page",
    [
        as_grey(written()),
        as_grey(stamped(0.0, middle=(700, 250))),
        as_grey(stamped(0.0, middle=(200, 900))),
        as_grey(stamped(0.0, size=(300, 120))),
        as_grey(sealed(written(), (250, 250))),
    ],
    ids=["text", "at the right", "at the foot", "too large", "a seal"],
)
def test_other_ink_of_a_grey_page_is_not(page: Pixels) -> None:
    assert find_marks(page, DPI).grades == ()


@pytest.mark.parametrize(
    "page",
    [
        written(),
        stamped(0.0, colour=BLUE),
        stamped(0.0, middle=(700, 250)),
        stamped(0.0, middle=(200, 900)),
        stamped(80.0),
        stamped(0.0, size=(300, 120)),
        sealed(written(), (250, 250)),
    ],
    ids=["text", "blue", "at the right", "at the foot", "upright", "too large", "a seal"],
)
def test_other_ink_is_not(page: Pixels) -> None:
    assert find_marks(page, DPI).grades == ()
