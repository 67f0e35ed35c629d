"""Boxes: half open rectangles in pixels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.recognition.words import Box
from schemas import FieldValue


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A box of at least one pixel on a page of 500 × 500."""
    x, y = draw(st.integers(0, 400)), draw(st.integers(0, 400))
    return Box(x, y, x + draw(st.integers(1, 100)), y + draw(st.integers(1, 100)))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param(Box(0, 0, 10, 10), Box(0, 0, 10, 10), 1.0, id="the same"),
        pytest.param(Box(0, 0, 10, 10), Box(5, 0, 15, 10), 0.5, id="half"),
        pytest.param(Box(0, 0, 100, 100), Box(10, 10, 20, 20), 1.0, id="the smaller lies inside"),
        pytest.param(Box(0, 0, 10, 10), Box(10, 0, 20, 10), 0.0, id="they touch"),
        pytest.param(Box(0, 0, 10, 10), Box(50, 50, 60, 60), 0.0, id="apart on both sides"),
        pytest.param(Box(5, 5, 5, 9), Box(0, 0, 10, 10), 0.0, id="one without width"),
    ],
)
def test_the_overlap_is_the_share_of_the_smaller_box(one: Box, other: Box, share: float) -> None:
    assert one.overlap(other) == other.overlap(one) == share


def test_the_right_and_lower_edge_lie_outside() -> None:
    box = Box(10, 10, 20, 20)
    assert [box.holds(point) for point in ((10, 10), (19.9, 19.9), (20, 15), (15, 20))] == [True, True, False, False]


@given(box=boxes(), by=st.integers(0, 600))
def test_a_padded_box_holds_the_box_and_stays_on_the_page(box: Box, by: int) -> None:
    padded = box.padded(by, 500, 500)
    assert Box.around([box, padded]) == padded
    assert Box.around([padded, Box(0, 0, 500, 500)]) == Box(0, 0, 500, 500)


@given(items=st.lists(boxes(), min_size=1, max_size=5))
def test_the_box_around_holds_all_and_is_the_smallest(items: list[Box]) -> None:
    around = Box.around(items)
    assert all(around.overlap(each) == 1.0 for each in items)
    assert {around.x0, around.y0} <= {each.x0 for each in items} | {each.y0 for each in items}
    assert all(around.holds(each.middle) for each in items)


@given(box=boxes(), factor=st.sampled_from([0.5, 1.0, 1.5, 2.0]))
def test_a_scaled_box_has_scaled_sides(box: Box, factor: float) -> None:
    scaled = box.scaled(factor)
    assert abs(scaled.width - box.width * factor) <= 1
    assert abs(scaled.height - box.height * factor) <= 1


@pytest.mark.parametrize(
    ("box", "written"),
    [
        pytest.param(Box(3, 4, 9, 8), (3, 4, 9, 8), id="a box is written as it is"),
        pytest.param(Box(3, 4, 3, 8), (3, 4, 4, 8), id="a word of a text layer that has no width is a pixel wide"),
        pytest.param(Box(3, 4, 9, 4), (3, 4, 9, 5), id="one that has no height is a pixel high"),
    ],
)
def test_the_contract_has_no_box_without_a_pixel(box: Box, written: tuple[int, int, int, int]) -> None:
    assert box.as_bbox() == written
    assert FieldValue(value="x", page=1, bbox=box.as_bbox()).bbox == written
