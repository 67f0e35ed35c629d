"""Boxes of the drawing on the upright and level page."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.sheet import Box, Points, Rotation, Sheet


def sheet(width: int = 200, height: int = 300) -> Sheet:
    return Sheet(np.full((height, width), 255, np.uint8), 300)


def turned(page: Sheet, rotation: Rotation) -> Sheet:
    return Sheet(page.pixels, 300, rotation=rotation)


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        pytest.param((10.0, 20.0, 30.0, 40.0), (10, 20, 30, 40), id="whole pixels stay as they are"),
        pytest.param((10.2, 20.9, 30.1, 40.5), (10, 20, 31, 41), id="parts of pixels are taken in"),
        pytest.param((-5.0, -7.0, 300.0, 400.0), (0, 0, 200, 300), id="what lies off the page is cut off"),
        pytest.param(
            (250.0, 10.0, 300.0, 20.0), (200, 10, 200, 20), id="a box quite off the page is empty at its edge"
        ),
    ],
)
def test_a_box_of_a_page_that_never_moved(drawn: Box, found: tuple[int, int, int, int]) -> None:
    assert sheet().box_of(drawn) == found


@pytest.mark.parametrize(
    ("rotation", "found"),
    [
        pytest.param(0, (10, 20, 30, 40), id="upright"),
        pytest.param(90, (260, 10, 280, 30), id="turned clockwise, what was at the top is at the right"),
        pytest.param(180, (170, 260, 190, 280), id="on its head"),
        pytest.param(270, (20, 170, 40, 190), id="turned counter-clockwise, what was at the top is at the left"),
    ],
)
def test_a_box_is_that_of_the_page_turned_upright(rotation: Rotation, found: tuple[int, int, int, int]) -> None:
    assert turned(sheet(), rotation).box_of((10, 20, 30, 40)) == found


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (200, 300)), (90, (300, 200)), (180, (200, 300)), (270, (300, 200))]
)
def test_the_size_is_that_of_the_page_turned_upright(rotation: Rotation, size: tuple[int, int]) -> None:
    assert turned(sheet(), rotation).level_size == size


def test_moves_are_made_in_order() -> None:
    def twice(points: Points) -> Points:
        doubled: Points = points * 2
        return doubled

    def aside(points: Points) -> Points:
        shifted: Points = points + np.array([10.0, 0.0])
        return shifted

    assert Sheet(sheet().pixels, 300, moves=(twice, aside)).box_of((10, 20, 30, 40)) == (30, 40, 70, 80)
    assert Sheet(sheet().pixels, 300, moves=(aside, twice)).box_of((10, 20, 30, 40)) == (40, 40, 80, 80)


def test_a_box_bounds_a_line_that_bends_between_its_ends() -> None:
    def bulge(points: Points) -> Points:
        x, y = points.T
        bulged: Points = np.column_stack([x, y - 30 * np.sin(math.pi * x / 200)])
        return bulged

    assert Sheet(sheet().pixels, 300, moves=(bulge,)).box_of((0, 100, 200, 110)) == (0, 70, 200, 110)


@given(skew=st.floats(-15, 15))
def test_the_middle_of_a_skewed_page_stays_where_it_is(skew: float) -> None:
    x0, y0, x1, y1 = Sheet(sheet().pixels, 300, skew=skew).box_of((99.9, 149.9, 100.1, 150.1))
    assert (x0, y0, x1, y1) == (99, 149, 101, 151)


def test_a_page_that_lies_turned_clockwise_is_levelled_counter_clockwise() -> None:
    # The right end of a line through the middle lies lower by 80 sin 10, and is level with the middle again.
    x, y = 100 + 80 * math.cos(math.radians(10)), 150 + 80 * math.sin(math.radians(10))
    assert Sheet(sheet().pixels, 300, skew=10).box_of((x, y, x, y)) == (180, 150, 180, 150)
