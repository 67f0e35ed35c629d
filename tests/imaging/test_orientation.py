"""Which way up a page lies is told from its lines, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.orientation import Way, known_way, quarter_turn, way_of_letters, way_turned
from tests.imaging.drawn_pages import (
    blank_back,
    counted_page,
    dark_edges,
    figures_page,
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

QUARTERS = st.sampled_from([0, 90, 180, 270])
DPI = 100
PAGES: dict[str, Callable[[], Pixels]] = {
    "clean grey": lambda: text_page(DPI),
    "a few lines only": lambda: text_page(DPI, lines=4),
    "a table of one figure a cell": lambda: counted_page(DPI),
    "recipients beside a title and a name": lambda: last_page(DPI),
    "two lines, wider than high": lambda: text_page(DPI, lines=2)[:200],
    "grain on greyish paper": lambda: noisy(text_page(DPI)),
    "black edges of the lid": lambda: dark_edges(text_page(DPI), DPI),
    "a seal over the text": lambda: sealed(text_page(DPI), DPI),
    "a photograph amid the text": lambda: photographed(text_page(DPI), DPI),
    "one bit a pixel, with specks": lambda: one_bit(text_page(DPI)),
}


def found_way(grey: Pixels, dpi: int) -> Way:
    return way_of_letters(lettering(grey, dpi), grey, dpi)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("page", PAGES)
def test_every_kind_of_page_is_stood_upright(page: str, turn: int) -> None:
    way = found_way(quarter_turn(PAGES[page](), -turn % 360), DPI)
    assert (way.turn, way.lines, way.sure) == (turn, True, True)


@pytest.mark.parametrize("lay", [-87.0, 87.0, 93.0, 165.0, 172.0, 195.0])
def test_a_turn_and_a_skew_are_told_apart(lay: float) -> None:
    """``lay`` is how far the page was turned clockwise on the glass."""
    quarter = round(lay / 90) * 90
    page = np.pad(text_page(DPI, lines=20), 200, constant_values=255)
    lying = quarter_turn(tilted(page, lay - quarter), quarter % 360)
    way = found_way(lying, DPI)
    assert way.turn == -quarter % 360
    assert way.skew.degrees == pytest.approx(lay - quarter, abs=0.1)


@pytest.mark.parametrize("dpi", [100, 200, 300])
@pytest.mark.parametrize("turn", [90, 180])
def test_the_way_does_not_depend_on_the_resolution(dpi: int, turn: int) -> None:
    assert found_way(quarter_turn(text_page(dpi), -turn % 360), dpi).turn == turn


UNTELLING = {
    "figures": lambda: figures_page(DPI),
    "capitals": lambda: text_page(DPI, lines=12, capitals=True),
}


@pytest.mark.parametrize("turn", [0, 180])
@pytest.mark.parametrize("page", UNTELLING)
def test_what_looks_as_well_on_its_head_is_left_as_it_lies(page: str, turn: int) -> None:
    way = found_way(quarter_turn(UNTELLING[page](), turn), DPI)
    assert (way.turn, way.lines, way.sure) == (0, True, False)


@pytest.mark.parametrize("turn", [90, 270])
def test_capitals_on_their_side_are_at_least_made_level(turn: int) -> None:
    way = found_way(quarter_turn(UNTELLING["capitals"](), turn), DPI)
    assert (way.turn, way.lines, way.sure) == (90, True, False)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((1169, 827), 255, np.uint8), id="a blank page"),
        pytest.param(np.full((1169, 827), 0, np.uint8), id="a black page"),
        pytest.param(noise_page(DPI), id="nothing but grain"),
        pytest.param(photo(1169, 827), id="a photograph"),
        pytest.param(ruled_table(DPI), id="an empty form"),
        pytest.param(blank_back(DPI), id="a blank back through which a seal shows"),
        pytest.param(text_page(DPI)[:, :4], id="a sliver"),
    ],
)
@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_without_lines_is_left_as_it_lies(page: Pixels, turn: int) -> None:
    way = found_way(quarter_turn(page, turn), DPI)
    assert (way.turn, way.skew.degrees, way.lines, way.sure) == (0, 0.0, False, False)


def test_a_page_that_must_be_turned_is_levelled_after_its_new_rows() -> None:
    lying = quarter_turn(tilted(text_page(DPI), 1.3), 270)
    assert way_turned(lying, DPI, 90).skew.degrees == pytest.approx(1.3, abs=0.1)
    assert known_way(90, 1.3).turn == way_turned(lying, DPI, 90).turn


# --- Quarter turns ---------------------------------------------------------------------------------------------------


def test_quarter_turns_are_clockwise() -> None:
    page = np.array([[1, 2, 3], [4, 5, 6]], np.uint8)
    assert quarter_turn(page, 0).tolist() == [[1, 2, 3], [4, 5, 6]]
    assert quarter_turn(page, 90).tolist() == [[4, 1], [5, 2], [6, 3]]
    assert quarter_turn(page, 180).tolist() == [[6, 5, 4], [3, 2, 1]]
    assert quarter_turn(page, 270).tolist() == [[3, 6], [2, 5], [1, 4]]


@given(first=QUARTERS, second=QUARTERS, colour=st.booleans())
def test_quarter_turns_add_up(first: int, second: int, colour: bool) -> None:
    page = np.arange(24, dtype=np.uint8).reshape((2, 4, 3) if colour else (4, 6))
    twice = quarter_turn(quarter_turn(page, first), second)
    assert np.array_equal(twice, quarter_turn(page, (first + second) % 360))
    assert twice.flags.c_contiguous
