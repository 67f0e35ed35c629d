"""The skew of a page is found to a tenth of a degree, or the page is left alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.skew import DO_NOTHING, WIDEST, Skew, find_skew, rotate
from tests.imaging.drawn_pages import (
    blank_back,
    coloured,
    dark_edges,
    last_page,
    noise_page,
    noisy,
    one_bit,
    photo,
    photographed,
    ruled_table,
    sealed,
    text_page,
    tilted,
)

ACCURACY = 0.1
LEFT_ALONE = Skew(0.0, 1.0)
ANGLES = (-15.0, -7.5, -0.62, -0.12, 0.12, 1.13, 4.44, 13.4, 15.0)

Scanner = Callable[[int, float], Pixels]
SCANNERS: dict[str, Scanner] = {
    "clean grey": lambda dpi, angle: tilted(text_page(dpi), angle),
    "a few lines only": lambda dpi, angle: tilted(text_page(dpi, lines=5), angle),
    "grain on greyish paper": lambda dpi, angle: noisy(tilted(text_page(dpi), angle)),
    "black edges of the lid, which did not turn with the page": lambda dpi, angle: dark_edges(
        tilted(text_page(dpi), angle), dpi
    ),
    "black edges turned with the page, few lines to outvote them": lambda dpi, angle: tilted(
        dark_edges(text_page(dpi, lines=5), dpi), angle, paper=15
    ),
    "a seal over the text": lambda dpi, angle: tilted(sealed(text_page(dpi), dpi), angle),
    "a photograph amid the text": lambda dpi, angle: tilted(photographed(text_page(dpi), dpi), angle),
    "one bit a pixel, with specks": lambda dpi, angle: one_bit(tilted(text_page(dpi), angle)),
}


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("scanner", SCANNERS)
def test_the_skew_is_found_on_every_kind_of_scan(scanner: str, angle: float) -> None:
    assert find_skew(SCANNERS[scanner](150, angle), 150).degrees == pytest.approx(angle, abs=ACCURACY)


@pytest.mark.parametrize("dpi", [100, 200, 300])
@pytest.mark.parametrize("angle", [-15.0, -3.3, -0.12, 0.5, 9.1, 15.0])
def test_the_skew_does_not_depend_on_the_resolution(dpi: int, angle: float) -> None:
    assert find_skew(tilted(text_page(dpi), angle), dpi).degrees == pytest.approx(angle, abs=ACCURACY)


@pytest.mark.parametrize("angle", [-6.9, -2.4, -0.4, 0.35, 0.5, 3.3, 8.2])
def test_columns_that_share_no_lines_are_levelled_each_by_its_own(angle: float) -> None:
    assert find_skew(tilted(last_page(150), angle), 150).degrees == pytest.approx(angle, abs=ACCURACY)


@settings(max_examples=25)
@given(angle=st.floats(-WIDEST, WIDEST))
def test_any_angle_is_found(angle: float) -> None:
    found = find_skew(tilted(text_page(150), angle), 150)
    assert found.degrees == pytest.approx(angle, abs=ACCURACY)
    assert found == LEFT_ALONE or abs(found.degrees) >= DO_NOTHING


@pytest.mark.parametrize("angle", [-0.05, 0.0, 0.05])
@pytest.mark.parametrize("scanner", SCANNERS)
def test_what_is_nearly_level_is_left_alone(scanner: str, angle: float) -> None:
    assert find_skew(SCANNERS[scanner](150, angle), 150) == LEFT_ALONE


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((1754, 1240), 255, np.uint8), id="a blank page"),
        pytest.param(np.full((1754, 1240), 0, np.uint8), id="a black page"),
        pytest.param(noise_page(150), id="nothing but grain"),
        pytest.param(photo(1754, 1240), id="a photograph"),
        pytest.param(ruled_table(150), id="an empty form"),
        pytest.param(blank_back(150), id="a blank back through which a seal shows"),
        pytest.param(text_page(150)[300:360, 300:360], id="a scrap of less than half an inch"),
        pytest.param(text_page(150)[:, :4], id="a sliver"),
    ],
)
def test_a_page_without_lines_of_text_is_left_alone(page: Pixels) -> None:
    assert find_skew(page, 150) == LEFT_ALONE


@pytest.mark.parametrize("angle", [-7.0, 0.5, 3.0])
def test_an_empty_form_is_levelled_rightly_or_not_at_all(angle: float) -> None:
    assert find_skew(tilted(ruled_table(150), angle), 150).degrees in (0.0, pytest.approx(angle, abs=ACCURACY))


def test_the_gain_says_how_much_sharper_the_rows_become() -> None:
    little, much = (find_skew(tilted(text_page(150), angle), 150).gain for angle in (0.5, 5.0))
    assert 1.0 < little < much


@settings(max_examples=8)
@given(angle=st.floats(-WIDEST, WIDEST).filter(lambda angle: abs(angle) > 0.3))
def test_a_straightened_page_has_nothing_left_to_straighten(angle: float) -> None:
    page = tilted(text_page(150), angle)
    assert find_skew(rotate(page, find_skew(page, 150).degrees), 150) == LEFT_ALONE


# --- Turning ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [-15.0, -0.3, 0.0, 2.5, 15.0])
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(text_page(100), id="grey"),
        pytest.param(coloured(text_page(100), ink=(30, 30, 200)), id="colour"),
        pytest.param(text_page(100)[:, :301], id="an odd width"),
    ],
)
def test_turning_keeps_size_type_and_paper(page: Pixels, degrees: float) -> None:
    turned = rotate(page, degrees)
    assert (turned.shape, turned.dtype) == (page.shape, page.dtype)
    assert np.all(turned[[0, 0, -1, -1], [0, -1, 0, -1]] == 255)


def test_no_turn_gives_back_the_very_page() -> None:
    page = text_page(100)
    assert rotate(page, 0.0) is page


def test_a_turn_is_counter_clockwise() -> None:
    page = np.full((301, 301), 255, np.uint8)
    page[145:156, 250:261] = 0
    rows, columns = np.nonzero(rotate(page, 10.0) < 128)
    # A mark 105 px right of the middle rises by 105 × sin 10° = 18 px.
    assert (columns.mean(), rows.mean()) == (pytest.approx(253.4, abs=1.0), pytest.approx(131.8, abs=1.0))


def test_turning_there_and_back_gives_the_page_again() -> None:
    page = text_page(150)
    back = rotate(rotate(page, 4.0), -4.0)
    assert np.mean((page < 128) != (back < 128)) < 0.05 * np.mean(page < 128)


def test_what_comes_into_view_has_the_colour_asked_for() -> None:
    assert rotate(np.full((200, 200), 90, np.uint8), 12.0, border=7)[0, 0] == 7
