"""A signature is found in its place by its ink, beside a seal of any colour; print is none."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.marks.strokes import pen_ink
from tests.imaging.marks.inked_pages import (
    BLACK,
    BLUE,
    DPI,
    Box,
    Colour,
    as_fax,
    as_grey,
    iou,
    sealed,
    signed,
    written,
)

PLACE = (420, 780, 800, 940)
SEAL = (530, 860)


def found(page: Pixels) -> Box | None:
    box = pen_ink(find_marks(page, DPI), PLACE, ())
    return None if box is None else (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


@pytest.mark.parametrize("colour", [BLUE, BLACK])
@pytest.mark.parametrize("with_seal", [False, True])
def test_a_signature_is_found(colour: Colour, with_seal: bool) -> None:
    page, box = signed(written(0), (550, 870), colour)
    page = sealed(page, SEAL) if with_seal else page
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


@pytest.mark.parametrize("scan", [as_grey, as_fax])
def test_under_a_black_seal_it_goes_on_as_far_as_signatures_do(scan: Callable[[Pixels], Pixels]) -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    there = found(scan(sealed(page, SEAL)))
    assert there is not None
    assert iou(there, box) > 0.5


@pytest.mark.parametrize(("start", "drop", "is_pen"), [(600, 0, True), (600, 70, False), (640, 0, False)])
def test_a_flat_stroke_that_comes_out_from_under_a_black_seal_is_no_rule(start: int, drop: int, is_pen: bool) -> None:
    page = sealed(written(0), SEAL)
    for beside in (0, 9):
        cv2.line(page, (start, SEAL[1] + drop + beside), (690, SEAL[1] + drop + beside), BLACK, 1)
    assert (found(as_fax(page)) is not None) is is_pen


@pytest.mark.parametrize(
    ("start", "dash", "gap", "is_pen"),
    [
        pytest.param(600, 14, 3, True, id="dashes from under the seal"),
        pytest.param(600, 2, 3, False, id="a row of dots"),
        pytest.param(600, 14, 14, False, id="dashes far apart"),
        pytest.param(640, 14, 3, False, id="dashes that begin beside the seal"),
    ],
)
def test_a_flat_stroke_that_a_fax_tore_to_dashes_is_one(start: int, dash: int, gap: int, is_pen: bool) -> None:
    page = as_grey(sealed(written(0), SEAL, colour=BLACK))
    for left in range(start, 730, dash + gap):
        page[SEAL[1] + 3 : SEAL[1] + 5, left : left + dash] = 0
    assert (found(page) is not None) is is_pen


def test_a_stroke_that_a_copier_tore_is_one() -> None:
    page = written(0)
    cv2.line(page, (560, 885), (575, 855), BLACK, 2)
    for start in range(578, 740, 28):
        cv2.line(page, (start, 855 - (start - 578) // 6), (start + 24, 851 - (start - 578) // 6), BLACK, 2)
    there = found(page)
    assert there is not None
    assert there[2] > 735


def test_a_stroke_is_followed_beyond_its_place() -> None:
    page, box = signed(written(0), (660, 870), BLACK)
    there = found(page)
    assert there is not None
    assert there[2] == pytest.approx(box[2], abs=4)


@pytest.mark.parametrize("scan", [lambda page: page, as_grey, as_fax])
def test_a_seal_alone_is_no_signature(scan: Callable[[Pixels], Pixels]) -> None:
    assert found(scan(sealed(written(0), SEAL))) is None


def test_print_is_no_signature() -> None:
    assert found(written()) is None


def test_what_was_read_surely_is_print_however_tall() -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    covering = (round(box[0]) - 5, round(box[1]) - 5, round(box[2]) + 5, round(box[3]) + 5)
    assert pen_ink(find_marks(page, DPI), PLACE, [covering]) is None


@pytest.mark.parametrize("place", [(-50, -50, 0, 0), (5000, 5000, 6000, 6000), (100, 100, 100, 100)])
def test_a_place_beyond_the_page_holds_nothing(place: tuple[int, int, int, int]) -> None:
    assert pen_ink(find_marks(written(0), DPI), place, ()) is None


def test_a_pale_pen_is_found_where_print_is_pale() -> None:
    page, box = signed(written(), (550, 870), BLACK)
    page = (255 - (255 - page.astype("float32")) * 0.16).astype("uint8")
    printed = [(80, 100 + 20 * line, 700, 112 + 20 * line) for line in range(3)]
    there = pen_ink(find_marks(page, DPI), PLACE, ())
    assert there is None
    there = pen_ink(find_marks(page, DPI), (60, 60, 820, 940), [*printed, (0, 60, 827, 780)])
    assert there is not None
    assert iou((float(there[0]), float(there[1]), float(there[2]), float(there[3])), box) > 0.6


def test_a_name_that_nobody_could_read_is_no_part_of_it() -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    for letter in range(12):
        cv2.putText(page, "n", (560 + 13 * letter, 900), cv2.FONT_HERSHEY_SIMPLEX, 0.6, BLACK, 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


def test_a_name_in_the_same_blue_ink_is_no_part_of_it() -> None:
    page, box = signed(written(0), (550, 850), BLUE)
    for index, word in enumerate(("Ng", "uy", "Van", "Th", "An")):
        cv2.putText(page, word, (560 + 42 * index, 905), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 0.7, BLUE, 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


def test_what_shows_through_from_the_back_is_no_part_of_it() -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    cv2.rectangle(page, (600, 895), (780, 938), (185, 185, 185), 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


@pytest.mark.parametrize(("low", "top", "seen"), [(880, 750, 750), (850, 640, 733)])
def test_a_stroke_is_followed_above_its_place_for_some_way(low: int, top: int, seen: int) -> None:
    page, high = written(0), low - 30
    cv2.polylines(page, [np.array([(560, high), (575, low), (590, high), (605, low), (680, top)])], False, BLACK, 2)
    there = found(page)
    assert there is not None
    assert (there[1], there[3]) == pytest.approx((seen, low), abs=4)


def test_what_hangs_down_into_the_place_is_no_part_of_it() -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    cv2.line(page, (600, 740), (606, 795), BLACK, 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


def test_the_streak_of_a_scanner_is_none() -> None:
    page = written(0)
    cv2.line(page, (700, 600), (703, 930), BLACK, 2)
    assert found(page) is None


@pytest.mark.parametrize("drop", [0, 4])
def test_a_fold_from_side_to_side_is_no_part_of_it(drop: int) -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    cv2.line(page, (425, 872), (826, 872 + drop), (120, 120, 120), 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


def test_a_flat_signature_under_a_black_seal_is_given_flat() -> None:
    page, box = written(0), (540.0, 847.0, 780.0, 888.0)
    points = np.array([(540, 880), (600, 855), (640, 882), (780, 847)])
    cv2.polylines(page, [points, np.array([(545, 888), (760, 868)])], False, BLACK, 2)
    there = found(as_fax(sealed(page, SEAL)))
    assert there is not None
    assert iou(there, box) > 0.5


def test_the_edge_of_a_fold_that_runs_through_the_place_is_no_part_of_it() -> None:
    page, box = signed(written(0), (550, 870), BLACK)
    cv2.line(page, (0, 805), (826, 798), (150, 150, 150), 2)
    there = found(page)
    assert there is not None
    assert iou(there, box) > 0.75


@pytest.mark.parametrize(("rises", "is_pen"), [(0, False), (12, True)], ids=["a fold's shadow", "a pen's stroke"])
def test_a_flat_line_in_blue_is_none(rises: int, is_pen: bool) -> None:
    page = written(0)
    cv2.line(page, (440, 872), (640, 872 - rises), BLUE, 2)
    assert (found(page) is not None) is is_pen


@pytest.mark.parametrize(("dash", "grows"), [(14, True), (2, False)], ids=["dashes", "dots"])
def test_a_last_stroke_that_a_fax_tore_to_dashes_is_followed_and_a_row_of_dots_is_not(dash: int, grows: bool) -> None:
    page, _ = signed(written(0), (550, 870), BLACK)
    alone = found(as_fax(page))
    assert alone is not None
    end, level = round(alone[2]), round(alone[3])
    ink = np.nonzero(as_fax(page)[: level + 1, end - 3 : end] < 128)[0].mean()
    for start in range(end + 6, end + 66, dash + 6):
        cv2.line(page, (start, round(ink)), (start + dash, round(ink)), BLACK, 2)
    there = found(as_fax(page))
    assert there is not None
    assert (there[2] > end + 40) is grows
