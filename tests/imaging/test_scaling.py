"""A picture made smaller, or brought to a size."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.scaling import brought_to, factor_to, shrunk


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


@pytest.mark.parametrize(("factor", "size"), [(0.5, (50, 30)), (1.0, (100, 60)), (1.5, (150, 90))])
def test_a_picture_is_brought_to_its_size_from_either_side(factor: float, size: tuple[int, int]) -> None:
    assert brought_to(np.full((100, 60, 3), 200, np.uint8), factor).shape == (*size, 3)
    assert brought_to(np.full((100, 60), 200, np.uint8), factor).max() == 200


@pytest.mark.parametrize(("dpi", "factor"), [(300, 1 / 3), (100, 1), (80, 1.25), (50, 2), (1, 2)])
def test_a_page_is_not_enlarged_without_bounds(dpi: int, factor: float) -> None:
    assert factor_to(100, dpi) == pytest.approx(factor)


def test_a_pixel_is_the_mean_of_what_it_covers() -> None:
    page = np.array([[0, 255], [255, 0]], np.uint8)
    assert shrunk(page, 0.5).tolist() == [[128]]


def test_depth_is_kept() -> None:
    assert shrunk(np.ones((4, 4), np.float32), 0.5).dtype == np.float32
