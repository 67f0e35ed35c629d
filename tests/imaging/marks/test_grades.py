"""What may be a mark of urgency or secrecy is found with its slope, red or black; other ink of its size is not."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import find_marks
from tests.imaging.marks.inked_pages import (
    BLUE,
    DPI,
    RED,
    Colour,
    as_fax,
    as_grey,
    framed,
    inked,
    iou,
    sealed,
    written,
)


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
    assert found.tinted
    assert found.slope == pytest.approx(-np.tan(np.radians(degrees)), abs=0.04)
    assert found.box[0] < 200 < found.box[2]


SCANS: dict[str, Callable[[Pixels], Pixels]] = {"blue": lambda page: page, "grey": as_grey, "fax": as_fax}


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("degrees", [-4.0, 0.0, 3.0])
@pytest.mark.parametrize("wide", [79, 120, 157])
def test_a_frame_of_a_grades_size_is_found_in_any_ink(scan: str, degrees: float, wide: int) -> None:
    (found,) = find_marks(SCANS[scan](stamped(degrees, (wide, 32), colour=BLUE)), DPI).grades
    assert found.ruled
    assert found.tinted is (scan == "blue")
    assert found.slope == pytest.approx(-np.tan(np.radians(degrees)), abs=0.02)
    assert found.box[2] - found.box[0] == pytest.approx(wide, abs=8)


@pytest.mark.parametrize("scan", ["grey", "fax"])
def test_a_frame_that_a_stamp_of_incoming_mail_lies_across_is_found(scan: str) -> None:
    page = framed(stamped(0.0, (79, 32), middle=(260, 222)), (60, 170), (197, 138))
    found = find_marks(SCANS[scan](page), DPI)
    assert len(found.frames) == 1
    (grade,) = found.grades
    assert iou(grade.box, (220, 206, 300, 238)) > 0.8


def test_a_frame_that_a_stamp_of_incoming_mail_was_pressed_over_whole_is_found() -> None:
    page = framed(stamped(0.0, (79, 32), middle=(180, 250)), (60, 170), (197, 138))
    (grade,) = find_marks(as_grey(page), DPI).grades
    assert iou(grade.box, (140, 234, 220, 266)) > 0.8


@pytest.mark.parametrize("scan", ["grey", "fax"])
@pytest.mark.parametrize("degrees", [20.0, 35.0])
def test_an_arrow_is_found_in_any_ink(scan: str, degrees: float) -> None:
    ink = np.zeros((1169, 827), np.uint8)
    outline = [(0, 5), (27, 13), (116, 13), (111, 0), (163, 28), (111, 55), (116, 43), (27, 43), (0, 51), (16, 28)]
    cv2.polylines(ink, [np.add(outline, (100, 200)).astype(np.int32)], True, (255,), 2)
    cv2.putText(ink, "HOA TOC", (125, 236), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (255,), 1)
    turn = cv2.getRotationMatrix2D((180, 228), degrees, 1.0)
    turned = np.asarray(cv2.warpAffine(ink, turn, (827, 1169)), np.uint8)
    (found,) = find_marks(SCANS[scan](inked(written(0), turned, BLUE)), DPI).grades
    assert found.slope == pytest.approx(-np.tan(np.radians(degrees)), abs=0.06)


@pytest.mark.parametrize("scan", ["grey", "fax"])
def test_the_rows_and_cells_of_a_stamp_of_incoming_mail_are_no_grades(scan: str) -> None:
    page = framed(written(0), (60, 170), (197, 138))
    for line in ((60, 199), (257, 199)), ((60, 230), (257, 230)), ((130, 199), (130, 230)):
        cv2.line(page, *line, (60, 60, 60), 2)
    assert find_marks(SCANS[scan](page), DPI).grades == ()


@pytest.mark.parametrize(
    "page",
    [
        written(),
        stamped(0.0, middle=(700, 250)),
        stamped(0.0, middle=(200, 900)),
        stamped(80.0),
        stamped(0.0, size=(300, 120)),
        sealed(written(), (250, 250)),
    ],
    ids=["text", "at the right", "at the foot", "upright", "too large", "a seal"],
)
def test_other_ink_is_not(page: Pixels) -> None:
    assert find_marks(page, DPI).grades == ()
