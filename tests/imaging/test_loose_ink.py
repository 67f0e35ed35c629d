"""Ink that no print accounts for: strokes stay, print, rules, specks, seals and pure colours go."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.loose_ink import has_blue, loose_ink
from ocr_pipeline.imaging.scaling import shrunk

DPI = 300
STROKE = (400, 400, 520, 470)
PEN_BLUE, PURE_BLUE, RED = (170, 70, 50), (255, 0, 0), (40, 30, 210)


def page(colour: tuple[int, int, int] = (0, 0, 0)) -> Pixels:
    """A stroke of a pen up and down in ``colour`` (BGR)."""
    drawn = np.full((1200, 1200, 3), 255, np.uint8)
    x0, y0, x1, y1 = STROKE
    points = np.array([(x0 + 4, y1 - 4), (x0 + 40, y0 + 4), (x0 + 80, y1 - 4), (x1 - 4, y0 + 4)])
    cv2.polylines(drawn, [points], False, colour, 8)
    return drawn


@pytest.mark.parametrize(("colour", "blue"), [((0, 0, 0), 0.0), (PEN_BLUE, 1.0)], ids=["black", "blue"])
def test_a_stroke_is_a_clump_in_its_place_and_colour(colour: tuple[int, int, int], blue: float) -> None:
    clumps = loose_ink(page(colour), DPI, []).clumps(4)
    assert len(clumps) == 1
    assert np.abs(np.array(clumps[0].box) - STROKE).max() <= 6
    assert clumps[0].blue == pytest.approx(blue, abs=0.15)
    assert clumps[0].tall == 1


@pytest.mark.parametrize("colour", [RED, PURE_BLUE], ids=["seal", "electronic signature"])
def test_ink_of_seals_and_of_electronic_signatures_is_no_pens(colour: tuple[int, int, int]) -> None:
    assert loose_ink(page(colour), DPI, []).clumps(4) == []


def test_printed_words_are_accounted_for() -> None:
    assert loose_ink(page(), DPI, [STROKE]).clumps(4) == []


@pytest.mark.parametrize("dpi", [300, 150, 96, 72])
def test_a_coarse_page_has_its_ink_where_it_lies(dpi: int) -> None:
    drawn, stroke = shrunk(page(), dpi / DPI), [round(edge * dpi / DPI) for edge in STROKE]
    (clump,) = loose_ink(drawn, dpi, []).clumps(4)
    assert np.abs(np.array(clump.box) - stroke).max() <= 4
    x0, y0, x1, y1 = stroke
    assert loose_ink(drawn, dpi, [(x0, y0, x1, y1)]).clumps(4) == []


def test_rules_specks_and_what_runs_over_the_edge_are_left_out() -> None:
    drawn = np.full((1200, 1200), 255, np.uint8)
    drawn[600:604, 200:900] = 0
    drawn[300:306, 300:306] = 0
    drawn[0:200, 1150:1200] = 0
    assert loose_ink(drawn, DPI, []).clumps(4) == []


@pytest.mark.parametrize("wide", [6, 90], ids=["a rule", "the lid"])
def test_a_stroke_that_meets_what_is_left_out_stays(wide: int) -> None:
    drawn = page()
    drawn[:, STROKE[2] - 6 : STROKE[2] - 6 + wide] = 0
    (clump,) = loose_ink(drawn, DPI, []).clumps(4)
    assert np.abs(np.array(clump.box) - STROKE).max() <= 15


def test_what_lies_close_is_one_clump_and_what_lies_apart_is_two() -> None:
    drawn = page()
    drawn[400:470, 560:580] = 0
    ink = loose_ink(drawn, DPI, [])
    assert (len(ink.clumps(6)), len(ink.clumps(2))) == (1, 2)
    assert len(ink.clumps(2, (0, 0, 540, 1200))) == 1


def test_blue_is_seen_only_where_it_is() -> None:
    assert has_blue(page(PEN_BLUE))
    assert not has_blue(page())
    assert not has_blue(page()[:, :, 0])


def test_ink_on_blue_paper_is_not_blue_for_that() -> None:
    tinted = np.minimum(page(), np.array((255, 235, 215), np.uint8))
    assert not has_blue(tinted)
    assert loose_ink(tinted, DPI, []).clumps(4)[0].blue == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize(
    ("size", "seals"), [((420, 420), 1), ((600, 300), 0), ((90, 90), 0)], ids=["seal", "framed stamp", "small"]
)
def test_red_ink_as_large_and_square_as_a_seal_is_one(size: tuple[int, int], seals: int) -> None:
    drawn = page()
    cv2.ellipse(drawn, (700, 700), (size[0] // 2, size[1] // 2), 0, 0, 360, RED, 8)
    assert len(loose_ink(drawn, DPI, []).rounds) == seals


def test_the_widest_stroke_is_measured_in_pixels_of_the_page() -> None:
    assert loose_ink(page(), DPI, []).clumps(4)[0].widest == pytest.approx(STROKE[2] - STROKE[0], abs=8)


@pytest.mark.parametrize(("print_dark", "found"), [(70, 1), (220, 0)], ids=["pale print", "black print"])
def test_how_dark_ink_is_the_print_shows(print_dark: int, found: int) -> None:
    pencil = 255 - 34
    drawn = page((pencil, pencil, pencil))
    printed = (400, 800, 700, 840)
    for x in range(400, 700, 20):
        drawn[800:840, x : x + 12] = 255 - print_dark
    assert len(loose_ink(drawn, DPI, [printed]).clumps(4)) == found


def test_thin_lines_of_pure_blue_are_no_pens_however_light_they_became() -> None:
    drawn = np.full((1200, 1200, 3), 255, np.uint8)
    cv2.putText(drawn, "Kys boi", (400, 470), cv2.FONT_HERSHEY_SIMPLEX, 2, PURE_BLUE, 3)
    assert loose_ink(drawn, DPI, []).clumps(4) == []


def test_a_clump_counts_its_pieces() -> None:
    drawn = page()
    cv2.line(drawn, (STROKE[2] + 20, STROKE[3]), (STROKE[2] + 60, STROKE[1]), (0, 0, 0), 8)
    (clump,) = loose_ink(drawn, DPI, []).clumps(4)
    assert clump.pieces == 2


@pytest.mark.parametrize(
    ("colour", "count"),
    [((75, 110, 135), 0), ((95, 85, 80), 1), ((40, 40, 40), 1)],
    ids=["the brown edge of a stain", "a blue pen", "black ink"],
)
def test_water_stains_on_brown_paper_are_no_writing(colour: tuple[int, int, int], count: int) -> None:
    drawn = page(colour)
    drawn[(drawn == 255).all(axis=2)] = (151, 186, 200)
    assert len(loose_ink(drawn, DPI, []).clumps(4)) == count


def test_blue_ink_stands_apart_from_black_beside_it() -> None:
    drawn = page(PEN_BLUE)
    drawn[400:470, 530:550] = 0
    (clump,) = loose_ink(drawn, DPI, []).in_blue().clumps(4)
    assert np.abs(np.array(clump.box) - STROKE).max() <= 6
    assert clump.blue == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize(("dark", "count"), [(60, 0), (None, 1)], ids=["on the lid", "on paper"])
def test_what_is_darker_on_the_dark_lid_is_no_ink(dark: int | None, count: int) -> None:
    drawn = np.full((1200, 1200), 255, np.uint8)
    if dark is not None:
        drawn[:360, :] = dark
    drawn[100:180, 500:516] = 0
    assert len(loose_ink(drawn, DPI, []).clumps(4)) == count


@pytest.mark.parametrize("shape", [(0, 40, 3), (40, 0, 3), (0, 0), (1, 1, 3), (2, 300)])
def test_a_part_of_a_page_that_is_empty_has_no_ink(shape: tuple[int, ...]) -> None:
    assert list(loose_ink(np.full(shape, 255, np.uint8), 300, []).clumps(1.0)) == []
