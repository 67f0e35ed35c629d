"""Seals and frames are found on pages of any kind, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks import cut_rings
from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.marks.layers import layers_of
from ocr_pipeline.imaging.marks.rings import Proposal, Ring
from tests.imaging.drawn_pages import blank_back, noise_page, one_bit, photographed, ruled_table, text_page, tilted
from tests.imaging.marks.inked_pages import (
    BLACK,
    BLUE,
    DPI,
    RED,
    Box,
    Colour,
    as_fax,
    as_grey,
    cup_stained,
    framed,
    iou,
    sealed,
    signed,
    written,
    yellowed,
)

MIDDLE = (540, 860)
SCANS: dict[str, Callable[[Pixels], Pixels]] = {
    "colour": lambda page: page,
    "yellowed": yellowed,
    "grey": as_grey,
    "fax": as_fax,
}

# --- Seals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("radius", "lines"), [(62, 36), (69, 0), (69, 36), (79, 36)])
def test_a_seal_is_found_whatever_the_scanner_sees_of_it(scan: str, radius: int, lines: int) -> None:
    marks = find_marks(SCANS[scan](sealed(written(lines), MIDDLE, radius)), DPI)
    (seal,) = marks.seals
    assert seal.ring is not None
    assert (seal.ring.x, seal.ring.y, seal.ring.radius) == pytest.approx((*MIDDLE, radius), abs=4)


@pytest.mark.parametrize("pale", [0.35, 0.45])
def test_a_seal_paler_than_the_print_across_it_is_found_by_its_two_rings(pale: float) -> None:
    page, _ = signed(written(0), (535, 875), BLACK)
    for y, text in ((800, "PHO CHU TICH"), (925, "Nguyen Van An")):
        cv2.putText(page, text, (500, y), cv2.FONT_HERSHEY_COMPLEX, 0.7, BLACK, 2)
    seal = (255 - (255 - as_grey(sealed(written(0), MIDDLE)).astype(np.float32)) * pale).astype(np.uint8)
    seal[np.random.default_rng(3).random(seal.shape) < 0.2] = 255
    (found,) = find_marks(np.minimum(seal, as_grey(page)), DPI).seals
    assert found.ring is not None
    assert (found.ring.x, found.ring.y, found.ring.radius) == pytest.approx((*MIDDLE, 69), abs=4)


@pytest.mark.parametrize("dpi", [84, 72])
@pytest.mark.parametrize("scan", ["colour", "grey"])
def test_a_seal_of_a_coarse_page_has_the_size_of_a_seal(dpi: int, scan: str) -> None:
    page = cv2.resize(sealed(written(), MIDDLE), None, fx=dpi / DPI, fy=dpi / DPI, interpolation=cv2.INTER_AREA)
    (seal,) = find_marks(SCANS[scan](np.asarray(page, np.uint8)), dpi).seals
    assert seal.ring is not None
    wanted = [each * dpi / DPI for each in (*MIDDLE, 69)]
    assert (seal.ring.x, seal.ring.y, seal.ring.radius) == pytest.approx(wanted, abs=4)


def test_boxes_are_in_the_pixels_of_the_page() -> None:
    page = sealed(written(), MIDDLE)
    marks = find_marks(np.repeat(np.repeat(page, 3, axis=0), 3, axis=1), 3 * DPI)
    (seal,) = marks.seals
    wanted = (3 * (MIDDLE[0] - 69), 3 * (MIDDLE[1] - 69), 3 * (MIDDLE[0] + 69), 3 * (MIDDLE[1] + 69))
    assert iou(seal.box, wanted) > 0.9


def test_two_seals_are_two() -> None:
    marks = find_marks(sealed(sealed(written(), MIDDLE), (520, 500)), DPI)
    assert len(marks.seals) == 2


SLICES = [(0.0, 0.2), (0.0, 0.5), (0.5, 1.0), (0.2, 0.4), (0.33, 0.67)]
"""From where to where across a seal its slice runs."""


def sliced(page: Pixels, start: float, end: float, from_edge: int = 0) -> tuple[Pixels, Box]:
    """The page with a slice of a seal that ends ``from_edge`` pixels from its right edge, and the box of the slice."""
    radius, right = 69, page.shape[1] - from_edge
    left = round(right - (end - start) * 2 * radius)
    whole = sealed(page, (round(right + (0.5 - end) * 2 * radius), 600), radius)
    marked = page.copy()
    marked[:, left:right] = whole[:, left:right]
    nearest = min(max(0.5, start), end)
    high = radius * np.sqrt(1 - (2 * (nearest - 0.5)) ** 2)
    return marked, (left, 600 - high, right, 600 + high)


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("start", "end"), SLICES)
def test_a_slice_of_a_seal_at_the_edge_is_a_seal(scan: str, start: float, end: float) -> None:
    page, box = sliced(written(), start, end)
    (seal,) = find_marks(SCANS[scan](page), DPI).seals
    assert seal.ring is None
    assert iou(seal.box, box) > 0.5


@pytest.mark.parametrize(("start", "end"), [(0.0, 0.25), (0.2, 0.5)])
@pytest.mark.parametrize("blur", [0.5, 1.2])
@pytest.mark.parametrize("shadow", [False, True])
def test_a_slice_is_found_where_its_letters_or_the_edge_of_the_sheet_draw_the_first_circle_aside(
    start: float, end: float, blur: float, shadow: bool
) -> None:
    page, box = sliced(written(), start, end)
    grey = as_grey(page)
    if shadow:
        grey[:, -6:-2] = np.minimum(grey[:, -6:-2], 120)
    (seal,) = find_marks(np.asarray(cv2.GaussianBlur(grey, (0, 0), blur), np.uint8), DPI).seals
    assert iou(seal.box, box) > 0.5


@pytest.mark.parametrize(("aside", "down", "radius"), [(4, -6, 84), (4, 6, 84), (8, 0, 78)])
def test_a_slice_is_seen_to_the_edge_though_the_circle_first_voted_for_is_larger(
    monkeypatch: pytest.MonkeyPatch, aside: int, down: int, radius: int
) -> None:
    """A ring pressed twice votes for a larger circle, which lies on a short stretch of it: half of the slice."""
    page, box = sliced(written(), 0.0, 0.5)
    layers = layers_of(as_grey(page), DPI)
    at = cut_rings.STRIP + aside, 600 + down - round(cut_rings.HEIGHTS[0] * layers.height)
    monkeypatch.setattr(cut_rings, "proposals", lambda _: [Proposal(Ring(*at, radius), 0.3)])
    (found,) = cut_rings.cut_rings(layers)
    assert iou(found, box) > 0.8


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(("start", "end"), [(0.0, 0.5), (0.5, 1.0)])
def test_a_slice_ends_at_the_edge_of_the_paper_which_may_lie_inside_the_image(
    scan: str, start: float, end: float
) -> None:
    page, box = sliced(written(), start, end, from_edge=22)
    (seal,) = find_marks(SCANS[scan](page), DPI).seals
    assert iou(seal.box, box) > 0.5


def test_of_a_page_that_was_levelled_the_edge_lies_further_inside() -> None:
    page, box = sliced(written(), 0.4, 0.6, from_edge=26)
    (seal,) = find_marks(page, DPI, skew=-2.5).seals
    assert iou(seal.box, box) > 0.5


@pytest.mark.parametrize("scan", ["grey", "fax"])
def test_half_a_ring_away_from_the_edge_or_without_letters_is_no_slice(scan: str) -> None:
    inside, _ = sliced(written(0), 0.5, 1.0, from_edge=120)
    bare = written(0)
    cv2.circle(bare, (bare.shape[1], 600), 69, BLACK, 2, cv2.LINE_AA)
    for page in (inside, bare):
        assert find_marks(SCANS[scan](page), DPI).seals == ()


NO_SEALS: dict[str, Pixels] = {
    "text": written(),
    "grey text": as_grey(written()),
    "fax": as_fax(written()),
    "skewed": tilted(text_page(DPI), 3.0),
    "dusty": one_bit(text_page(DPI)),
    "a table": ruled_table(DPI),
    "a photograph": photographed(text_page(DPI), DPI),
    "a blank back": blank_back(DPI),
    "noise": noise_page(DPI),
    "the ring of a cup": cup_stained(written(8), (430, 700)),
    "the ring of a cup over text": cup_stained(written(), (430, 700)),
}


@pytest.mark.parametrize("name", NO_SEALS)
def test_nothing_else_is_a_seal(name: str) -> None:
    assert find_marks(NO_SEALS[name], DPI).seals == ()


def test_black_at_the_edge_with_a_red_fringe_is_no_slice() -> None:
    page = written()
    page[500:620, -30:] = 25
    page[500:620, -33:-30] = RED
    assert find_marks(page, DPI).seals == ()


# --- Frames ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize(
    ("size", "slope", "colour"),
    [((197, 138), 0.0, BLACK), ((165, 70), 0.04, BLUE), ((184, 74), -0.05, RED), ((184, 74), -0.05, BLACK)],
)
def test_the_frame_of_a_stamp_is_found(scan: str, size: tuple[int, int], slope: float, colour: Colour) -> None:
    page = framed(written(), (60, 170), size, slope, colour)
    (frame,) = find_marks(SCANS[scan](page), DPI).frames
    assert iou(frame.box, (60, 170, 60 + size[0], 170 + size[1])) > 0.8
    assert frame.slope == pytest.approx(slope, abs=0.012)
    assert frame.head == pytest.approx(22, abs=3)


@pytest.mark.parametrize(
    ("slope", "colour", "pressed"), [(0.0, RED, True), (0.0, BLUE, True), (0.05, BLACK, True), (0.0, BLACK, False)]
)
def test_colour_or_slope_tell_a_stamp_from_a_table(slope: float, colour: Colour, pressed: bool) -> None:
    (frame,) = find_marks(framed(written(0), (60, 170), (197, 138), slope, colour), DPI).frames
    assert frame.pressed is pressed


def test_a_faint_frame_on_a_stain_is_found() -> None:
    page = framed(written(0), (60, 170), (197, 138), 0.0, RED).astype(np.float32)
    page = 255 - (255 - page) * 0.22
    page[150:250, 100:200] *= 0.8
    (frame,) = find_marks(page.astype(np.uint8), DPI).frames
    assert iou(frame.box, (60, 170, 257, 308)) > 0.8


def test_a_frame_may_be_pressed_with_gaps() -> None:
    page = framed(written(0), (60, 170), (197, 138))
    page[165:176, 90:99] = page[165:176, 200:210] = page[230:250, 55:66] = 255
    assert len(find_marks(page, DPI).frames) == 1


def test_a_frame_may_be_torn_to_pieces_where_stamps_of_incoming_mail_stand() -> None:
    for corner, count in (((60, 170), 1), ((400, 500), 0)):
        page = framed(written(0), corner, (197, 138))
        for start in range(12, 180, 18):
            page[corner[1] - 3 : corner[1] + 26, corner[0] + start : corner[0] + start + 7] = 255
            page[corner[1] + 134 : corner[1] + 142, corner[0] + start : corner[0] + start + 7] = 255
        assert len(find_marks(page, DPI).frames) == count


@pytest.mark.parametrize("name", ["text", "fax", "a table", "a photograph", "a blank back", "noise"])
def test_text_and_wide_tables_are_no_frames(name: str) -> None:
    assert find_marks(NO_SEALS[name], DPI).frames == ()


def test_of_two_frames_across_each_other_the_larger_is_the_stamp() -> None:
    page = framed(written(0), (60, 170), (197, 138), 0.0, (150, 140, 130))
    page[280:282, 60:258] = page[306:310, 60:258] = 0
    page[240:242, 60:258] = 0
    (frame,) = find_marks(page, DPI).frames
    assert iou(frame.box, (60, 170, 257, 308)) > 0.8


def test_a_seal_that_a_threshold_tore_is_found() -> None:
    page = as_fax(sealed(written(0), (400, 600)))
    angles = np.arange(0, 2 * np.pi, 2 * np.pi / 7)
    for angle in angles:
        x, y = round(400 + 69 * np.cos(angle)), round(600 + 69 * np.sin(angle))
        page[y - 7 : y + 8, x - 7 : x + 8] = 255
    (seal,) = find_marks(page, DPI).seals
    assert iou(seal.box, (331, 531, 469, 669)) > 0.8


@pytest.mark.parametrize("scan", SCANS)
def test_a_grey_seal_that_was_pressed_unevenly_is_found(scan: str) -> None:
    page = sealed(written(0), (400, 600), colour=(120, 120, 120)).astype(np.float32)
    missing = np.hypot(*np.ogrid[-660 : page.shape[0] - 660, -450 : page.shape[1] - 450]) < 40
    page[missing] = 255
    scanned = SCANS[scan](page.astype(np.uint8))
    (seal,) = find_marks(scanned, DPI).seals
    assert iou(seal.box, (331, 531, 469, 669)) > 0.8


@pytest.mark.parametrize("scan", ["colour", "grey"])
def test_a_seal_that_shines_through_from_the_back_is_none_of_the_page(scan: str) -> None:
    page = np.ascontiguousarray(sealed(written(0), (400, 600), colour=(205, 205, 205))[:, ::-1])
    assert find_marks(SCANS[scan](page), DPI).seals == ()


def test_a_brown_table_beside_a_photographed_page_is_no_slice() -> None:
    page = written()
    page[500:640, -25:] = (30, 50, 110)
    assert find_marks(page, DPI).seals == ()
