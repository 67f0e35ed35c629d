"""Red ink of a seal goes, and what stands under it stays; nothing outside the seal is touched."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.red_ink import without_red

PAPER, RED, BLACK, BLUE = (250, 250, 250), (60, 50, 225), (20, 20, 20), (170, 70, 50)
SEAL = (10, 10, 30, 30)


@pytest.mark.parametrize(
    ("ink", "dark"),
    [
        pytest.param(RED, False, id="red alone"),
        pytest.param(BLACK, True, id="print"),
        pytest.param(BLUE, True, id="a blue pen"),
        pytest.param(tuple(np.minimum(RED, BLUE)), True, id="red over a blue pen"),
        pytest.param(PAPER, False, id="paper"),
    ],
)
def test_only_what_is_dark_in_red_light_stays_dark(ink: tuple[int, int, int], dark: bool) -> None:
    page = np.full((40, 40, 3), PAPER, np.uint8)
    page[15:20, 15:20] = ink
    assert (int(without_red(page, [SEAL])[17, 17].min()) < 150) is dark


def test_red_outside_a_seal_stays() -> None:
    page = np.full((40, 40, 3), PAPER, np.uint8)
    page[0:5], page[15:20] = RED, RED
    cleared = without_red(page, [SEAL])
    assert (cleared[:5] == page[:5]).all()
    assert (page[15:20] == RED).all(), "the page itself must not change"


@pytest.mark.parametrize("box", [(30, 30, 90, 90), (50, 50, 60, 60), (-5, -5, 4, 4)], ids=["over", "out", "before"])
def test_a_seal_may_reach_over_the_edge(box: tuple[int, int, int, int]) -> None:
    page = np.full((40, 40, 3), RED, np.uint8)
    assert without_red(page, [box]).shape == page.shape


def test_grey_pages_and_pages_without_seals_are_given_back() -> None:
    grey, colour = np.zeros((5, 5), np.uint8), np.zeros((5, 5, 3), np.uint8)
    assert without_red(grey, [SEAL]) is grey
    assert without_red(colour, []) is colour
