"""A label stands beside its box, over paper rather than print, apart from other labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.export.labels import place_label

BOX = (50, 50, 90, 60)
SIZE = (30, 10)


def _paper(*printed: tuple[int, int, int, int]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    ink = np.zeros((120, 200), dtype=np.float32)
    for x0, y0, x1, y1 in printed:
        ink[y0:y1, x0:x1] = 1
    return ink


def test_on_bare_paper_it_stands_above_the_left_corner() -> None:
    assert place_label(BOX, SIZE, _paper(), []) == (50, 40, 80, 50)


def test_print_above_moves_it_below() -> None:
    assert place_label(BOX, SIZE, _paper((0, 30, 200, 50)), []) == (50, 60, 80, 70)


def test_another_label_above_moves_it() -> None:
    place = place_label(BOX, SIZE, _paper(), [(50, 40, 80, 50)])
    assert place == (50, 60, 80, 70)


def test_a_label_that_only_touches_another_would_read_as_one_with_it() -> None:
    assert place_label(BOX, SIZE, _paper(), [(80, 40, 100, 50)]) != (50, 40, 80, 50)


@given(x=st.integers(0, 199), y=st.integers(0, 119), width=st.integers(1, 150), height=st.integers(1, 100))
def test_it_stays_on_the_page_and_keeps_its_size(x: int, y: int, width: int, height: int) -> None:
    x0, y0, x1, y1 = place_label((x, y, x + width, y + height), SIZE, _paper(), [])
    assert (x1 - x0, y1 - y0) == SIZE
    assert x0 >= 0
    assert y0 >= 0
    assert x1 <= 200
    assert y1 <= 120


@pytest.mark.parametrize("box", [(0, 0, 200, 120), (0, 0, 1, 1), (199, 119, 200, 120)])
def test_a_box_at_the_edge_of_the_page_keeps_its_label_on_it(box: tuple[int, int, int, int]) -> None:
    x0, y0, _, _ = place_label(box, SIZE, _paper(), [])
    assert (x0, y0) >= (0, 0)
    assert x0 <= 170
    assert y0 <= 110
