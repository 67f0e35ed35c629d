"""A stamp's lines taken off the print that they run through."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.marks.frame_lines import without_frames, without_pieces
from ocr_pipeline.imaging.marks.frames import Frame

DPI = 300
PAPER = 235


def blank() -> Pixels:
    return np.full((1600, 1400), PAPER, np.uint8)


def framed(page: Pixels, degrees: float, *, head: bool = True) -> Pixels:
    """A stamp's frame of 40 x 20 mm pressed askew, black."""
    ink = np.zeros(page.shape, np.uint8)
    cv2.rectangle(ink, (300, 500), (780, 740), (255,), 4)
    if head:
        cv2.line(ink, (300, 570), (780, 570), (255,), 4)
    turn = cv2.getRotationMatrix2D((540, 620), degrees, 1)
    ink = np.asarray(cv2.warpAffine(ink, turn, page.shape[::-1]))
    return np.minimum(page, np.where(ink > 100, 0, 255)).astype(np.uint8)


def strokes(page: Pixels) -> Pixels:
    """Upright strokes of print that stand through the top and the right side of the frame."""
    for x in range(420, 700, 40):
        page[470:520, x : x + 8] = 0
    page[640:648, 740:860] = 0
    return page


@pytest.mark.parametrize("degrees", [0.0, 1.1, -1.1, 3.0])
def test_the_lines_go_and_what_crosses_them_stays(degrees: float) -> None:
    page = framed(strokes(blank()), degrees)
    frames = find_marks(page, DPI).frames
    assert len(frames) == 1
    clean = without_frames(page, frames, DPI)
    print_alone = strokes(blank()) < 128
    lines = (page < 128) & ~print_alone
    assert (clean[lines] > 128).mean() > 0.93
    assert (clean[print_alone] < 128).mean() > 0.93


def test_the_office_in_the_first_row_goes_and_print_from_above_stays() -> None:
    page = strokes(blank())
    page[530:555, 340:380] = 0
    page = framed(page, 0)
    clean = without_frames(page, find_marks(page, DPI).frames, DPI)
    assert (clean[530:555, 340:380] > 128).all()
    assert (clean[470:500, 420:428] < 128).all()


def test_without_a_frame_the_page_is_the_same_array() -> None:
    page = blank()
    assert without_frames(page, (), DPI) is page


def test_the_page_that_was_given_is_not_changed() -> None:
    page = framed(blank(), 0)
    before = page.copy()
    assert (without_frames(page, find_marks(page, DPI).frames, DPI) != before).any()
    assert (page == before).all()


@pytest.mark.parametrize(
    "box", [(-50.0, -60.0, 300.0, 90.0), (1300.0, 1500.0, 1500.0, 1700.0), (2000.0, 10.0, 2300.0, 90.0)]
)
def test_a_frame_beyond_the_sheet_harms_nothing(box: tuple[float, float, float, float]) -> None:
    page = blank()
    assert (without_frames(page, [Frame(box, 0.02, 30.0)], DPI) == PAPER).all()


def test_what_stands_wholly_in_a_place_goes_and_what_juts_out_stays() -> None:
    page = blank()
    page[520:540, 320:340] = 0
    page[520:540, 390:420] = 0
    clean = without_pieces(page, [((300, 500), (400, 500), (400, 560), (300, 560))], DPI)
    assert (clean[520:540, 320:340] == PAPER).all()
    assert (clean[520:540, 390:420] == 0).all()
