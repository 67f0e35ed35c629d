"""Frames that a copier left faint or torn are found where paper is bare along their lines; rows of letters are not."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.faint_frames import ALL_DRAWN, BREAK, DRAWN, PIECE, RULED, faint_frames
from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.marks.frames import frames_of
from ocr_pipeline.imaging.marks.layers import layers_of
from ocr_pipeline.imaging.marks.ruled_grades import SIZES
from tests.imaging.marks.inked_pages import BLACK, DPI, as_grey, framed, inked, iou, written

SIZE = (79, 31)
PLACE = (215, 165)
HERE = (*PLACE, PLACE[0] + SIZE[0], PLACE[1] + SIZE[1])


def copied(strength: int, torn: int, degrees: float = 0.0, word: str = "MAT") -> Pixels:
    """A grey page with a grade's frame of ``strength`` (0..255), ``torn`` percent of whose lines are bare."""
    (x, y), (wide, high) = PLACE, SIZE
    ink = np.zeros((1169, 827), np.uint8)
    cv2.rectangle(ink, (x, y), (x + wide, y + high), (strength,), 2)
    ink[np.random.default_rng(1).random(ink.shape) < torn / 100] = 0
    cv2.putText(ink, word, (x + 16, y + 23), cv2.FONT_HERSHEY_COMPLEX_SMALL, 0.9, (strength,), 1)
    turn = cv2.getRotationMatrix2D((x + wide / 2, y + high / 2), degrees, 1.0)
    turned = cv2.GaussianBlur(cv2.warpAffine(ink, turn, (827, 1169)), (0, 0), 0.6)
    return as_grey(inked(written(0), np.asarray(turned, dtype=np.uint8), BLACK))


def test_a_clear_frame_needs_no_bare_paper() -> None:
    page = copied(230, 0)
    cv2.putText(page, "MATMATMAT", (PLACE[0] - 12, PLACE[1] + 26), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (20,), 2)
    (found,) = find_marks(page, DPI).grades
    assert iou(found.box, HERE) > 0.8


@pytest.mark.parametrize(("strength", "torn", "degrees"), [(70, 0, -1.5), (45, 0, 0.0), (140, 40, 0.0), (90, 30, 1.5)])
def test_a_faint_or_torn_frame_is_found(strength: int, torn: int, degrees: float) -> None:
    (found,) = find_marks(copied(strength, torn, degrees), DPI).grades
    assert iou(found.box, HERE) > 0.75
    assert found.ruled


@pytest.mark.parametrize("beside", [(0, -6), (0, 50)], ids=["above", "below"])
def test_one_line_of_text_may_touch_it(beside: tuple[int, int]) -> None:
    page = copied(90, 20)
    cv2.putText(page, "UBND-KTTH UBND", (PLACE[0] - 20, PLACE[1] + beside[1]), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (20,), 1)
    assert [iou(found.box, HERE) > 0.75 for found in find_marks(page, DPI).grades] == [True]


@pytest.mark.parametrize("apart", [30, 33])
def test_rows_of_letters_are_no_frame(apart: int) -> None:
    page = as_grey(written(0))
    for row in range(4):
        at = (200, 120 + row * apart)
        cv2.putText(page, "IUBNDTINHI", at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (150,), 2)
        cv2.line(page, (200, at[1] + 5), (290, at[1] + 5), (150,), 1)
    layers = layers_of(page, DPI)
    loosely = replace(SIZES, piece=PIECE, gap=BREAK, ruled=RULED, drawn=DRAWN, all_drawn=ALL_DRAWN)
    assert frames_of(layers, loosely)
    assert faint_frames(layers, SIZES) == []


def test_a_row_of_a_stamp_is_no_grade() -> None:
    page = framed(written(0), (60, 170), (197, 138))
    cv2.line(page, (60, 200), (257, 200), (150, 150, 150), 1)
    assert find_marks(as_grey(page), DPI).grades == ()


def test_a_stamp_whose_lines_are_hardly_there_is_found_where_paper_is_bare_along_them() -> None:
    ink = np.zeros((1169, 827), np.uint8)
    for start, end in (
        ((80, 214), (280, 218)),
        ((79, 238), (279, 242)),
        ((78, 307), (278, 311)),
        ((80, 214), (78, 307)),
        ((280, 218), (278, 311)),
    ):
        cv2.line(ink, start, end, (45,), 2)
    ink[np.random.default_rng(2).random(ink.shape) < 0.3] = 0
    soft = np.asarray(cv2.GaussianBlur(ink, (0, 0), 0.6), dtype=np.uint8)
    (found,) = find_marks(as_grey(inked(written(0), soft, BLACK)), DPI).frames
    assert iou(found.box, (78, 214, 281, 311)) > 0.85
    assert found.head == pytest.approx(24, abs=3)
