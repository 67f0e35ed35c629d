"""Boxes on a page whose lines bend, as they are on the page with its lines made straight, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.imaging.bend import Bend, bent_box, fan_of_lines, straight_box

SIZE, DPI = (1654, 2339), 200
BENDS = (Bend(0.08, 2.2, 0.05), Bend(-0.15, 2.0, 0.1), Bend(0.12, -2.5, 0.0), fan_of_lines(0.01))


@given(
    st.sampled_from(BENDS), st.integers(200, 1300), st.integers(600, 1700), st.integers(20, 300), st.integers(25, 80)
)
def test_a_line_that_was_bent_is_found_again(bend: Bend, left: int, top: int, width: int, height: int) -> None:
    line = (left, top, left + width, top + height)
    assert straight_box(bent_box(line, bend, SIZE, DPI), bend, SIZE, DPI) == pytest.approx(line, abs=2)


@given(st.sampled_from(BENDS), st.integers(0, 1500), st.integers(0, 2300), st.integers(1, 154), st.integers(1, 39))
def test_whatever_is_drawn_stays_a_box_of_the_page(bend: Bend, left: int, top: int, width: int, height: int) -> None:
    x0, y0, x1, y1 = straight_box((left, top, left + width, top + height), bend, SIZE, DPI)
    assert (x0, x1) == (left, left + width)
    assert 0 <= y0 <= y1 <= SIZE[1]


@given(st.sampled_from(BENDS), st.integers(0, 1500), st.integers(0, 2300), st.integers(1, 154), st.integers(1, 39))
def test_a_word_keeps_a_box_where_the_level_page_ends_before_it(
    bend: Bend, left: int, top: int, width: int, height: int
) -> None:
    x0, y0, x1, y1 = bent_box((left, top, left + width, top + height), bend, SIZE, DPI)
    assert (x0, x1) == (left, left + width)
    assert 0 <= y0 < y1 <= SIZE[1]


def test_a_box_that_holds_no_line_over_all_its_width_holds_all_that_it_touches() -> None:
    bend, box = Bend(0.3, 2.2, 0.05), (150, 1000, 1500, 1030)
    x0, y0, x1, y1 = straight_box(box, bend, SIZE, DPI)
    bottoms = [bent_box((x, y1, x + 1, y1 + 1), bend, SIZE, DPI)[1] for x in (x0, x1)]
    tops = [bent_box((x, y0, x + 1, y0 + 1), bend, SIZE, DPI)[1] for x in (x0, x1)]
    assert min(tops) <= box[1] + 1
    assert max(bottoms) >= box[3] - 1
