"""A page is stood upright, levelled, and its coloured ink faded, before it is read."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import brightest_channel
from ocr_pipeline.imaging.orientation import known_way, quarter_turn
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.imaging.skew import find_skew
from tests.imaging.drawn_pages import coloured, text_page, tilted


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_stood_upright_and_then_levelled(turn: int) -> None:
    lying = quarter_turn(tilted(text_page(150), 1.3), -turn % 360)
    page = clean_page(lying, 150)
    assert (page.width, page.height, page.dpi, page.turned) == (*text_page(150).shape[::-1], 150, turn)
    assert page.skew == pytest.approx(1.3, abs=0.1)
    assert find_skew(page.grey, 150).degrees == 0.0


def test_a_page_whose_way_is_known_is_not_looked_at_again() -> None:
    page = clean_page(quarter_turn(text_page(150), 90), 150, known_way(180, -2.5))
    assert (page.turned, page.skew, page.width) == (180, -2.5, text_page(150).shape[0])


def test_the_page_that_is_read_is_grey_and_the_page_that_is_shown_keeps_its_colour() -> None:
    page = clean_page(coloured(text_page(150), ink=(60, 50, 210)), 150)
    assert (page.grey.shape, page.colour.shape) == (text_page(150).shape, (*text_page(150).shape, 3))
    assert int(page.grey.min()) > 190, "red ink fades from what is read"
    assert page.colour[..., 1].min() < 60, "and stays in what is shown"


def test_a_grey_page_has_no_colour_to_keep() -> None:
    page = clean_page(text_page(150), 150)
    assert page.colour.ndim == 2
    assert np.array_equal(brightest_channel(page.colour), text_page(150))


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_page_is_smoothed_by_the_width_of_a_stroke_not_of_a_pixel(dpi: int) -> None:
    dot = np.full((dpi, dpi), 255, np.uint8)
    dot[dpi // 2, dpi // 2] = 0
    spread = 255.0 - clean_page(dot, dpi).grey[dpi // 2]
    assert spread[dpi // 2] == pytest.approx(255 * 0.62 if dpi == 150 else 255 * 0.159, rel=0.1)


def test_the_scan_itself_is_not_changed() -> None:
    scan = tilted(text_page(150), 2.0)
    before = scan.copy()
    clean_page(scan, 150)
    assert np.array_equal(scan, before)
