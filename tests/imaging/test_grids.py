"""Tables are found by their rules: pale, broken or bent ones too; text, underlines and frames make none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.grids import Grid, find_grids, outline, without_grids
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.rules import Rule, find_rules
from tests.imaging.drawn_pages import noisy, text_page, tilted
from tests.imaging.drawn_tables import DPI, XS, YS, curled, dashed, erased, ruled


def grids(page: Pixels, dpi: int = DPI) -> list[Grid]:
    return find_grids(find_rules(page, dpi), dpi)


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda page: page, id="as printed"),
        pytest.param(noisy, id="with the grain of a sensor"),
        pytest.param(dashed, id="broken like a fax"),
        pytest.param(curled, id="on a sheet that did not lie flat"),
        pytest.param(lambda page: tilted(page, 0.25), id="a little askew"),
        pytest.param(lambda _: ruled(grey=190), id="ruled pale"),
    ],
)
def test_the_cells_of_a_ruled_table_are_found(spoilt: Callable[[Pixels], Pixels]) -> None:
    (grid,) = grids(spoilt(ruled()))
    assert grid.size == (5, 4)
    assert all(home == (r, c) for r, row in enumerate(grid.home) for c, home in enumerate(row))


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param((XS[0] - 4, 0, XS[0] + 4, 2339), id="left"),
        pytest.param((XS[-1] - 4, 0, XS[-1] + 4, 2339), id="right"),
        pytest.param((0, YS[0] - 4, 1654, YS[0] + 4), id="top"),
        pytest.param((0, YS[-1] - 4, 1654, YS[-1] + 4), id="bottom"),
    ],
)
def test_a_table_open_on_one_side_has_all_its_cells(gone: tuple[int, int, int, int]) -> None:
    (grid,) = grids(erased(ruled(), gone))
    assert grid.size == (5, 4)
    assert_allclose(grid.box, (XS[0], YS[0], XS[-1], YS[-1]), atol=6)


def test_the_box_of_a_grid_is_that_of_its_outer_rules() -> None:
    (grid,) = grids(ruled())
    assert_allclose(grid.box, (XS[0], YS[0], XS[-1], YS[-1]), atol=3)


@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_rules_are_found_at_every_resolution(dpi: int) -> None:
    scale = dpi / DPI
    scaled = Image.fromarray(ruled()).resize((round(1654 * scale), round(2339 * scale)), Image.Resampling.LANCZOS)
    (grid,) = grids(np.array(scaled), dpi)
    assert grid.size == (5, 4)


@pytest.mark.parametrize(
    ("gone", "merged"),
    [
        pytest.param((XS[1] + 5, YS[1] - 4, XS[2] - 5, YS[1] + 4), {(1, 1): (0, 1)}, id="with the cell above"),
        pytest.param((XS[1] - 4, YS[2] + 5, XS[1] + 4, YS[3] - 5), {(2, 1): (2, 0)}, id="with the cell to the left"),
    ],
)
def test_cells_without_a_rule_between_them_are_one(
    gone: tuple[int, int, int, int], merged: dict[tuple[int, int], tuple[int, int]]
) -> None:
    (grid,) = grids(erased(ruled(said=""), gone))
    homes = {(r, c): home for r, row in enumerate(grid.home) for c, home in enumerate(row) if home != (r, c)}
    assert homes == merged


def test_a_point_lies_in_the_cell_that_the_bent_rules_bound() -> None:
    (grid,) = grids(curled(ruled()))
    sag = 30 * (1300 / 1654) ** 2
    assert grid.cell_of(1300, 600 + sag + 8) == (1, 3)
    assert grid.cell_of(1300, 600 + sag - 8) == (0, 3)
    assert grid.cell_of(1300, 480) is None
    assert grid.cell_of(1500, 600) is None


def _underlined() -> Pixels:
    page = Image.fromarray(text_page(DPI))
    for y in (300, 420, 520):
        ImageDraw.Draw(page).line((300, y, 900, y), fill=0, width=2)
    return np.array(page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((2339, 1654), 255, np.uint8), id="blank"),
        pytest.param(text_page(DPI), id="text"),
        pytest.param(_underlined(), id="underlined words"),
        pytest.param(ruled(xs=(200, 800), ys=(300, 420)), id="the frame of a stamp"),
        pytest.param(ruled(xs=(200, 330, 595), ys=(300, 400, 500, 580)), id="a ruled stamp"),
        pytest.param(ruled(xs=(200, 800, 1400), ys=(300, 420)), id="one row"),
        pytest.param(ruled(xs=(200, 1400), ys=(300, 420, 560)), id="one column"),
    ],
)
def test_what_is_no_table_makes_no_grid(page: Pixels) -> None:
    assert grids(page) == []


def test_two_tables_are_two_grids_top_to_bottom() -> None:
    page = np.minimum(ruled(), ruled(ys=(1200, 1300, 1400)))
    assert [grid.size for grid in grids(page)] == [(5, 4), (2, 4)]


def test_an_underlined_word_in_a_cell_is_no_row() -> None:
    page = Image.fromarray(ruled())
    for x0, x1 in ((345, 470), (XS[2] + 35, XS[3] - 35)):
        ImageDraw.Draw(page).line((x0, 660, x1, 660), fill=0, width=2)
    assert [grid.size for grid in grids(np.array(page))] == [(5, 4)]


def test_the_rules_are_painted_over_and_the_words_are_not() -> None:
    page, rules = ruled(), ruled(said="") < 128
    cleaned = without_grids(page, grids(page))
    assert (cleaned[rules] > 200).mean() > 0.99
    assert_array_equal(cleaned[~rules] < 128, page[~rules] < 128)


def test_a_page_without_grids_is_left_as_it_is() -> None:
    page = text_page(DPI)
    assert without_grids(page, []) is page


def test_the_outline_goes_around_the_grid() -> None:
    (grid,) = grids(ruled())
    around = outline(grid)
    corners = {(XS[0], YS[0]), (XS[-1], YS[0]), (XS[-1], YS[-1]), (XS[0], YS[-1])}
    assert all(any(abs(x - a) < 3 and abs(y - b) < 3 for x, y in around) for a, b in corners)
    assert len(around) == len(set(around)) == 2 * (4 + 5)


@pytest.mark.parametrize(("along", "across"), [(-5, 10), (0, 10), (5, 15), (10, 20), (99, 20)])
def test_a_rule_runs_between_its_points_and_straight_on_beyond_them(along: float, across: float) -> None:
    assert Rule(0, 10, ((0.0, 10.0), (10.0, 20.0))).across(along) == across
