"""Dark and uneven paper is made white and its print stays; white paper is left as it is."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.background import is_stained, paper_of, whitened
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import clean_page

DPI = 300
SHAPE = (1600, 1200)
INK = 0.25
"""Share of the paper's light that ink gives back."""


def _written(paper: Pixels) -> Pixels:
    """Rows of strokes, 5 pixels wide, on a paper."""
    page = paper.astype(np.float64)
    for top in range(200, 1400, 70):
        for left in range(150, 1050, 14):
            page[top : top + 32, left : left + 5] *= INK
    return page.astype(np.uint8)


def _even(light: int) -> Pixels:
    return np.full(SHAPE, light, np.uint8)


def _shaded(dark: int, light: int) -> Pixels:
    return np.tile(np.linspace(dark, light, SHAPE[1]), (SHAPE[0], 1)).astype(np.uint8)


PAPERS = {
    "white": (_even(255), False),
    "as scanners leave it": (_even(250), False),
    "yellowed": (_even(205), True),
    "in the shadow": (_even(120), True),
    "shaded": (_shaded(150, 255), True),
}


@pytest.mark.parametrize(("paper", "stained"), PAPERS.values(), ids=PAPERS)
def test_what_paper_is_made_white(paper: Pixels, stained: bool) -> None:
    assert is_stained(paper_of(_written(paper), DPI)) is stained


@pytest.mark.parametrize("paper", [paper for paper, _ in PAPERS.values()], ids=PAPERS)
def test_paper_is_white_and_ink_is_as_dark_as_on_white_paper(paper: Pixels) -> None:
    page = _written(paper)
    made = whitened(page, paper_of(page, DPI))
    ink = page < 0.5 * paper
    assert np.percentile(made[~ink], 1) >= 240
    assert abs(float(np.median(made[ink])) - INK * 255) < 10


def test_the_scanner_s_black_border_does_not_become_paper() -> None:
    page = _written(_even(210))
    page[:, :120] = 5
    assert whitened(page, paper_of(page, DPI))[:, 20:80].max() < 60


def test_a_page_says_whether_its_paper_was_made_white_and_keeps_what_was_scanned() -> None:
    yellowed, white = (clean_page(_written(_even(light)), DPI) for light in (205, 255))
    assert white.stained is None
    assert white.unsmoothed is white.faded
    assert yellowed.stained is not None
    assert int(np.median(yellowed.faded)) == 205, "the quality of the page is that of the scan"
    assert int(np.median(yellowed.unsmoothed)) == int(np.median(yellowed.grey)) == 255
