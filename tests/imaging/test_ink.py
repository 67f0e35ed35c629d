"""Coloured ink fades, and is told from black print."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.imaging.ink import BAND, Ink, Pixels, brightest_channel, darkest_channel, ink_of_box
from tests.imaging.drawn_pages import coloured, text_page

# BGR, as scanners see them.
SEAL_RED, PEN_BLUE, PRINT = (60, 50, 210), (190, 80, 40), (35, 30, 30)
WHITE, YELLOWED, GREYISH = (255, 255, 255), (205, 232, 242), (200, 200, 200)
WHOLE = (0, 0, 300, 200)


def _printed(ink: tuple[int, int, int], paper: tuple[int, int, int] = WHITE) -> Pixels:
    """Some words in one ink on one paper, 200 × 300 × 3."""
    return coloured(text_page(150)[150:350, 180:480], ink, paper)


def _beside(left: Pixels, right: Pixels) -> Pixels:
    """The left half of one picture beside the right half of the other."""
    joined = left.copy()
    joined[:, 150:] = right[:, 150:]
    return joined


@pytest.mark.parametrize(
    ("ink", "least", "most"),
    [
        pytest.param(SEAL_RED, 200, 255, id="red fades"),
        pytest.param(PEN_BLUE, 180, 255, id="blue fades"),
        pytest.param(PRINT, 0, 40, id="black stays"),
    ],
)
def test_the_brightest_channel_fades_colour_and_keeps_print(ink: tuple[int, int, int], least: int, most: int) -> None:
    grey = brightest_channel(_printed(ink))
    assert grey.shape == (200, 300)
    assert least <= int(grey.min()) <= most
    assert int(grey.max()) == 255


def test_a_grey_page_passes_through() -> None:
    page = text_page(150)
    assert brightest_channel(page) is page


@given(colour=st.tuples(*[st.integers(0, 255)] * 3))
def test_the_brightest_channel_is_the_largest_value_of_each_pixel(colour: tuple[int, int, int]) -> None:
    assert brightest_channel(np.full((2, 3, 3), colour, np.uint8)).tolist() == [[max(colour)] * 3] * 2


@pytest.mark.parametrize("paper", [WHITE, YELLOWED, GREYISH], ids=["white", "yellowed", "greyish"])
@pytest.mark.parametrize(
    ("ink", "red", "blue"),
    [
        pytest.param(SEAL_RED, (0.6, 1.0), (0.0, 0.0), id="a seal is red"),
        pytest.param(PEN_BLUE, (0.0, 0.0), (0.6, 1.0), id="a pen is blue"),
        pytest.param(PRINT, (0.0, 0.05), (0.0, 0.0), id="print is neither"),
    ],
)
def test_the_ink_of_a_box_is_named_on_any_paper(
    ink: tuple[int, int, int], paper: tuple[int, int, int], red: tuple[float, float], blue: tuple[float, float]
) -> None:
    found = ink_of_box(_printed(ink, paper), WHOLE)
    assert found is not None
    assert red[0] <= found.red <= red[1]
    assert blue[0] <= found.blue <= blue[1]


def test_print_beside_a_pen_is_coloured_in_part() -> None:
    found = ink_of_box(_beside(_printed(PRINT), _printed(PEN_BLUE)), WHOLE)
    assert found is not None
    assert 0.2 < found.coloured < 0.8


def test_what_is_coloured_is_red_or_blue() -> None:
    assert Ink(red=0.25, blue=0.5).coloured == 0.75


@pytest.mark.parametrize(
    ("pixels", "box"),
    [
        pytest.param(text_page(150)[150:350, 180:480], WHOLE, id="a grey page tells nothing of colour"),
        pytest.param(np.full((200, 300, 3), YELLOWED, np.uint8), WHOLE, id="paper without ink"),
        pytest.param(_printed(SEAL_RED), (40, 40, 40, 90), id="a box without width"),
        pytest.param(_printed(SEAL_RED), (40, 90, 80, 40), id="a box upside down"),
        pytest.param(_printed(SEAL_RED), (400, 400, 500, 500), id="a box beyond the page"),
        pytest.param(_printed(SEAL_RED), (-90, -90, -10, -10), id="a box before the page"),
        pytest.param(_printed(SEAL_RED), (0, 0, 3, 3), id="too few pixels to judge"),
    ],
)
def test_no_ink_is_named_where_there_is_none_to_judge(pixels: Pixels, box: tuple[int, int, int, int]) -> None:
    assert ink_of_box(pixels, box) is None


@pytest.mark.parametrize(
    "box",
    [
        pytest.param((0, 0, 900, 900), id="over the right and lower edge"),
        pytest.param((-50, -50, 300, 200), id="over the left and upper edge"),
    ],
)
def test_a_box_that_reaches_over_the_page_is_judged_by_what_lies_on_it(box: tuple[int, int, int, int]) -> None:
    page = _printed(SEAL_RED)
    assert ink_of_box(page, box) == ink_of_box(page, WHOLE)


@pytest.mark.parametrize("height", [1, BAND - 1, BAND, BAND + 1, 2 * BAND + 7])
def test_every_row_of_a_page_of_any_height_has_its_brightest_and_darkest_channel(height: int) -> None:
    page = np.random.default_rng(height).integers(0, 256, (height, 40, 3), dtype=np.uint8)
    for part in (page, page[:, 3:30], page[:, ::2]):
        assert np.array_equal(brightest_channel(part), part.max(axis=2))
        assert np.array_equal(darkest_channel(part), part.min(axis=2))
