"""A page is levelled to a tenth of a degree however it lies: few words, pale print, seen from the side."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import darkness_of
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.levelling import exact_level, level_of
from ocr_pipeline.imaging.orientation import Way, quarter_turn, way_of_letters
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.imaging.skew import DO_NOTHING, LEVEL, Skew
from tests.imaging.drawn_pages import (
    aslant,
    bound,
    fading,
    figures_page,
    last_page,
    noisy,
    one_bit,
    photo,
    prose_page,
    sealed,
    tilted,
)

DPI = 100
ACCURACY = 0.1
ANGLES = (-15.0, -6.9, -0.12, 0.62, 3.3, 15.0)
PAGES: dict[str, Callable[[], Pixels]] = {
    "prose": lambda: prose_page(DPI),
    "prose whose print pales": lambda: fading(prose_page(DPI)),
    "five lines": lambda: prose_page(DPI, lines=5),
    "figures": lambda: figures_page(DPI),
    "recipients beside a signature": lambda: last_page(DPI),
    "recipients whose print pales": lambda: noisy(fading(last_page(DPI)), 6.0),
    "recipients under a seal": lambda: sealed(last_page(DPI), DPI),
    "recipients, one bit a pixel": lambda: one_bit(last_page(DPI)),
}


def way_of(page: Pixels, dpi: int = DPI) -> Way:
    return way_of_letters(lettering(page, dpi), page, dpi)


def levelled(page: Pixels, skew: Skew) -> tuple[Skew, Bend | None]:
    exact = exact_level(level_of(darkness_of(page, DPI), skew), page, DPI)
    return exact.skew, exact.fan


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_levelled_within_fifteen_degrees(page: str, angle: float) -> None:
    way = way_of(tilted(PAGES[page](), angle))
    assert way.skew.degrees == pytest.approx(angle, abs=ACCURACY)
    assert way.bend is None


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("angle", [-9.4, 0.5])
def test_it_is_levelled_whichever_way_up_it_lies(turn: int, angle: float) -> None:
    lying = quarter_turn(tilted(last_page(DPI), angle), -turn % 360)
    way = way_of(lying)
    assert way.turn == turn
    assert way.skew.degrees == pytest.approx(angle, abs=ACCURACY)


def test_what_is_nearly_level_is_left_alone() -> None:
    page = tilted(prose_page(DPI), 0.04)
    assert levelled(page, LEVEL) == (LEVEL, None)
    assert DO_NOTHING > 0.04


def test_a_rough_angle_is_made_exact() -> None:
    page = tilted(last_page(DPI), 2.31)
    skew, fan = levelled(page, Skew(2.0, 1.5))
    assert skew.degrees == pytest.approx(2.31, abs=0.05)
    assert (skew.gain, fan) == (1.5, None)


@pytest.mark.parametrize("page", [np.full((800, 600), 255, np.uint8), photo(800, 600)], ids=["blank", "a photograph"])
def test_an_angle_that_no_letters_tell_stays_as_it_is(page: Pixels) -> None:
    assert levelled(page, Skew(1.5, 1.2)) == (Skew(1.5, 1.2), None)


def test_few_letters_tell_an_angle_less_surely_than_many() -> None:
    few, many = (way_of(noisy(PAGES[page](), 6.0)).error for page in ("recipients beside a signature", "prose"))
    assert few is not None
    assert many is not None
    assert many < few < 0.1
    assert way_of(np.full((800, 600), 255, np.uint8)).error is None


# --- Photographed from the side --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("degrees", "lean"), [(1.5, 0.03), (-2.0, -0.035), (-6.0, 0.02)])
@pytest.mark.parametrize("page", ["prose", "prose whose print pales", "recipients beside a signature"])
def test_the_angle_of_a_photographed_page_is_that_of_its_middle(page: str, degrees: float, lean: float) -> None:
    picture, slope, fan = aslant(PAGES[page](), DPI, degrees, lean)
    way = way_of(picture)
    assert way.skew.degrees == pytest.approx(slope, abs=ACCURACY)
    assert way.bend is not None
    assert way.bend.aslant == pytest.approx(fan, rel=0.15)


@pytest.mark.parametrize("turn", [90, 180])
def test_its_lines_are_made_parallel_however_it_lies(turn: int) -> None:
    picture, slope, _ = aslant(prose_page(DPI), DPI, 1.0, 0.03)
    page = clean_page(quarter_turn(picture, (360 - turn) % 360), DPI)
    assert page.turned == turn
    assert page.skew == pytest.approx(slope, abs=ACCURACY)
    left = way_of(page.faded)
    assert left.skew == LEVEL
    assert left.bend is None


def test_the_edge_of_a_crooked_copy_is_no_edge_of_the_sheet() -> None:
    """Black at every border, cut at another angle than the print: nothing is known of the print by it."""
    page = np.full_like(last_page(DPI), 60)
    height, width = page.shape
    drawn = tilted(last_page(DPI), 0.5)
    rows, columns = np.mgrid[0:height, 0:width]
    shown = (rows > 40 + 0.03 * columns) & (rows < height - 40) & (columns > 40) & (columns < width - 40)
    page[shown] = drawn[shown]
    way = way_of(page)
    assert way.skew.degrees == pytest.approx(0.5, abs=ACCURACY)
    assert way.bend is None


def test_a_page_that_bends_towards_its_spine_is_not_taken_for_one_seen_aslant() -> None:
    bend = way_of(tilted(bound(prose_page(DPI), DPI, 9), 0.7)).bend
    assert isinstance(bend, Bend)
    assert bend.aslant == 0.0
    assert bend.lift != 0.0
