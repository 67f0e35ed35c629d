"""What shows through from the back of a sheet is taken for paper, and the print of the front stays as it is."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.back_print import without_back
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import clean_page
from tests.imaging.drawn_pages import last_page, shown_through, text_page

DPI = 150


FRONT, BACK = last_page(DPI), text_page(DPI)


@pytest.mark.parametrize("strength", [0.3, 0.4])
def test_the_back_is_paper_and_the_front_is_not(strength: float) -> None:
    both = shown_through(FRONT, BACK, strength)
    found = without_back(clean_page(both, DPI, clean_page(FRONT, DPI).way))
    assert found is not None
    assert found.front_alone
    alone = clean_page(FRONT, DPI, found.way)
    black, paper = alone.faded[: found.height, : found.width] < 100, alone.faded[: found.height, : found.width] > 250
    assert float((found.faded[black] < 128).mean()) > 0.98
    assert float((found.faded[paper] > 250).mean()) > 0.99
    assert found.front_alone
    assert found.letters is not None
    assert alone.letters is not None
    assert np.count_nonzero(found.letters) < 1.3 * np.count_nonzero(alone.letters)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(FRONT, id="nothing behind it"),
        pytest.param((255 - 0.4 * (255 - BACK.astype(np.float64))).astype(np.uint8), id="pale print all over"),
        pytest.param(np.full((900, 700), 255, np.uint8), id="nothing on it"),
    ],
)
def test_a_page_of_one_print_stays(page: Pixels) -> None:
    assert without_back(clean_page(page, DPI)) is None
