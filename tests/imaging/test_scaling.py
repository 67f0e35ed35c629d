"""A picture made smaller."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.scaling import shrunk


@pytest.mark.parametrize(
    ("shape", "factor", "expected", "why"),
    [
        ((100, 60), 0.5, (50, 30), "a grey page"),
        ((100, 60, 3), 0.25, (25, 15, 3), "a colour page"),
        ((2, 400), 0.1, (1, 40), "a strip that would vanish keeps a pixel"),
        ((1, 1), 0.1, (1, 1), "and so does a single pixel"),
        ((30, 20), 1.0, (30, 20), "nothing to make smaller"),
        ((30, 20), 3.0, (30, 20), "nothing is gained by enlarging"),
    ],
)
def test_size(shape: tuple[int, ...], factor: float, expected: tuple[int, ...], why: str) -> None:
    assert shrunk(np.full(shape, 200, np.uint8), factor).shape == expected, why


def test_a_pixel_is_the_mean_of_what_it_covers() -> None:
    page = np.array([[0, 255], [255, 0]], np.uint8)
    assert shrunk(page, 0.5).tolist() == [[128]]


def test_depth_is_kept() -> None:
    assert shrunk(np.ones((4, 4), np.float32), 0.5).dtype == np.float32
