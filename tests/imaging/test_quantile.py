"""A percentile as numpy gives it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from ocr_pipeline.imaging.quantile import percentile


@given(
    arrays.arrays(np.uint8, arrays.array_shapes(min_dims=1, max_dims=2, min_side=1, max_side=9)),
    st.floats(min_value=0, max_value=100),
)
def test_it_is_numpys(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], share: float) -> None:
    assert percentile(pixels, share) == pytest.approx(float(np.percentile(pixels, share)))


def test_the_pixels_are_left_as_they_are() -> None:
    pixels = np.array([[3, 1], [2, 0]], np.int16)
    assert percentile(pixels, 50) == 1.5
    assert pixels.tolist() == [[3, 1], [2, 0]]
