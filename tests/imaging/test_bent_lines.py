"""Lines that bend towards the spine of a book: the sheet's angle is found nevertheless, and the lines made straight."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.bend import Bend, bent_box, straight
from ocr_pipeline.imaging.bent_lines import find_bend
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.orientation import Way, quarter_turn, way_of_letters
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.imaging.skew import LEVEL, find_rows
from samples.making import make
from samples.shelf import source_of
from tests.imaging.drawn_pages import (
    bound,
    figures_page,
    last_page,
    noisy,
    prose_page,
    ruled_table,
    sealed,
    text_page,
    tilted,
)

DPI = 100
ACCURACY = 0.1


def way_of(page: Pixels) -> Way:
    return way_of_letters(lettering(page, DPI), page, DPI)


@pytest.mark.parametrize(
    ("lift_mm", "reach_mm", "right", "degrees"),
    [
        pytest.param(8, 60, False, 0.7, id="lines that rise to a spine at the left"),
        pytest.param(-12, 50, False, -0.9, id="lines that fall to it"),
        pytest.param(-9, 70, True, -4.0, id="a spine at the right, on a page far askew"),
    ],
)
def test_the_angle_of_a_bent_page_is_that_of_its_sheet(
    lift_mm: float, reach_mm: float, right: bool, degrees: float
) -> None:
    way = way_of(tilted(bound(text_page(DPI), DPI, lift_mm, reach_mm, right=right), degrees))
    assert way.skew.degrees == pytest.approx(degrees, abs=ACCURACY)
    assert way.bend is not None
    assert (way.bend.reach < 0) == right
    assert abs(way.bend.reach) == pytest.approx(reach_mm / 25.4, rel=0.2)


@pytest.mark.parametrize("right", [False, True])
def test_a_few_lines_bend_towards_the_side_that_lies_in_shadow(right: bool) -> None:
    page = bound(prose_page(DPI, lines=6), DPI, 12, 55)
    shadow = 150 * np.exp(-np.arange(page.shape[1]) / 60)
    sheet = np.clip(page - (shadow[::-1] if right else shadow), 0, 255).astype(np.uint8)
    letters = lettering(page, DPI)
    assert letters is not None
    bent = find_bend(letters, find_rows(page, DPI).skew, lambda: sheet)
    assert bent is not None
    assert (bent.bend.reach < 0) == right
    assert (abs(bent.skew.degrees) < 0.3) != right


def test_a_page_bends_towards_its_spine_though_no_shadow_tells_where_that_is() -> None:
    """A letter of two columns at head and foot: from afar its lines may as well bend towards the right."""
    scanned = make(source_of("gen-003906").model_copy(update={"scan": "warped"})).scan.sheets[0]
    grey = brightest_channel(np.ascontiguousarray(scanned.pixels))
    letters = lettering(grey, scanned.dpi)
    assert letters is not None
    bent = find_bend(letters, find_rows(grey, scanned.dpi).skew)
    assert bent is not None
    assert bent.bend.reach > 0
    assert bent.skew.degrees == pytest.approx(scanned.skew, abs=2 * ACCURACY)


@pytest.mark.parametrize("turn", [90, 180])
def test_a_bent_page_is_straightened_however_it_lies(turn: int) -> None:
    drawn = noisy(prose_page(DPI))
    lying = quarter_turn(tilted(bound(drawn, DPI, 10), 0.8), (360 - turn) % 360)
    page = clean_page(lying, DPI)
    assert page.turned == turn
    assert page.skew == pytest.approx(0.8, abs=ACCURACY)
    # The engine's page is as level from end to end as the one that was drawn, and its rows nearly as sharp.
    assert find_rows(page.faded, DPI).sharpness > 0.6 * find_rows(drawn, DPI).sharpness
    assert way_of(page.faded).bend is None


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(text_page(DPI), id="text"),
        pytest.param(text_page(DPI, lines=4), id="a few lines"),
        pytest.param(last_page(DPI), id="recipients beside a signature"),
        pytest.param(figures_page(DPI), id="figures"),
        pytest.param(ruled_table(DPI), id="an empty form"),
        pytest.param(sealed(text_page(DPI), DPI), id="a seal over the text"),
    ],
)
@pytest.mark.parametrize("degrees", [0.0, -2.0, 14.0])
def test_straight_lines_are_left_as_they_are(page: Pixels, degrees: float) -> None:
    assert way_of(tilted(page, degrees)).bend is None


def test_nothing_is_found_where_the_halves_of_a_page_are_level() -> None:
    letters = lettering(text_page(DPI), DPI)
    assert letters is not None
    assert find_bend(letters, find_rows(text_page(DPI), DPI).skew) is None


# --- The bend itself -------------------------------------------------------------------------------------------------

BENT = Bend(lift=0.08, reach=2.2, fan=0.05)
SIZE = (827, 1169)


def test_a_box_of_the_straight_page_is_put_where_its_ink_is_on_the_bent_one() -> None:
    bent = np.full(SIZE[::-1], 255, np.uint8)
    box = (60, 900, 420, 930)
    x0, y0, x1, y1 = found = bent_box(box, BENT, SIZE, DPI)
    bent[y0:y1, x0:x1] = 0
    columns = straight(bent, BENT, DPI)[:, 60:420] < 128
    # Whatever the straight box holds comes out of the bent one, which is no larger than it must be.
    assert columns[905:925].all()
    assert (x0, x1) == (60, 420)
    ends = [bent_box((x, 900, x + 1, 930), BENT, SIZE, DPI) for x in (60, 419)]
    assert found[1] == min(end[1] for end in ends)
    assert found[3] == max(end[3] for end in ends)


def test_a_box_stays_on_its_page() -> None:
    assert bent_box((0, 1160, 827, 1169), Bend(0.3, 2.0, 0.0), SIZE, DPI)[3] == SIZE[1]


def test_nothing_moves_in_the_middle_of_a_page() -> None:
    x0, y0, x1, y1 = bent_box((413, 300, 414, 330), BENT, SIZE, DPI)
    assert (x0, x1) == (413, 414)
    assert y0 in (299, 300)
    assert y1 in (330, 331)


@pytest.mark.parametrize("dpi", [150, 200])
def test_a_bend_is_the_same_at_every_resolution(dpi: int) -> None:
    # What ``bound`` does to a page at 8 mm and 60 mm, in inches from its middle.
    bend = Bend(lift=-8 / 25.4 * np.exp(-SIZE[0] / 2 / DPI / (60 / 25.4)), reach=60 / 25.4, fan=0.8 / 11.69)
    drawn = bound(text_page(dpi), dpi, 8)
    pages = (text_page(dpi), straight(drawn, bend, dpi), drawn)
    never_bent, straightened, left_bent = (find_rows(page, dpi).sharpness for page in pages)
    # To slide pixels twice blurs a little.
    assert straightened > 0.85 * never_bent
    assert left_bent < 0.7 * never_bent


def test_a_page_turned_by_half_bends_the_other_way() -> None:
    page = bound(text_page(DPI), DPI, 8)
    half = straight(quarter_turn(page, 180), BENT.upside_down(), DPI)
    assert np.mean(np.abs(half.astype(int) - quarter_turn(straight(page, BENT, DPI), 180))) < 1.0


def test_colours_are_straightened_with_the_page() -> None:
    page = bound(text_page(DPI), DPI, 8)
    colour = np.repeat(page[:, :, None], 3, axis=2)
    level = clean_page(colour, DPI, Way(0, LEVEL, lines=True, sure=True, bend=BENT))
    assert level.colour.shape == colour.shape
    assert np.mean(np.abs(level.colour[:, :, 0].astype(int) - level.faded)) < 8
