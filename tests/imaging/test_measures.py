"""What is measured on a page follows what was done to it, whatever its resolution."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.measures import ImageMeasures, measure_image
from tests.imaging.drawn_pages import dark_edges, noisy, photo, sealed, text_page

DPI = 200
CLEAN = text_page(DPI)


def _measured(page: Pixels, dpi: int = DPI) -> ImageMeasures:
    measures = measure_image(page, dpi, lettering(page, dpi))
    assert measures is not None
    return measures


def _blurred(page: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), sigma), dtype=np.uint8)


def _levels(page: Pixels, black: float, white: float) -> Pixels:
    return np.asarray(np.round(black + page / 255.0 * (white - black)), dtype=np.uint8)


def test_black_print_on_white_paper() -> None:
    measures = _measured(CLEAN)
    assert measures.paper == 255
    assert measures.ink == pytest.approx(0, abs=20)
    assert measures.grain == pytest.approx(0, abs=0.01)
    assert 0.1 < measures.edge < 0.3
    assert 0.2 < measures.stroke < 0.45


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_stroke_is_as_thick_at_every_resolution(dpi: int) -> None:
    assert _measured(text_page(dpi), dpi).stroke == pytest.approx(_measured(CLEAN).stroke, rel=0.25)


def test_the_more_a_page_is_blurred_the_wider_are_its_edges() -> None:
    edges = [_measured(_blurred(CLEAN, sigma)).edge for sigma in (0.5, 1.0, 2.0, 3.0)]
    assert edges == sorted(edges)
    assert edges[-1] > 2 * edges[0]


@pytest.mark.parametrize(("black", "white"), [(180, 250), (5, 70)], ids=["faded", "dark"])
def test_paper_and_ink_are_what_the_scanner_made_of_them(black: int, white: int) -> None:
    measures = _measured(_levels(CLEAN, black, white))
    assert measures.paper == pytest.approx(white, abs=3)
    assert measures.ink == pytest.approx(black, abs=15)
    assert measures.contrast == measures.paper - measures.ink
    assert measures.edge == pytest.approx(_measured(CLEAN).edge, rel=0.1), "how sharp it is has nothing to do with it"


def test_grain_is_a_share_of_the_contrast() -> None:
    assert _measured(noisy(CLEAN, 25.0)).grain == pytest.approx(25 / 230, rel=0.5)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(dark_edges(CLEAN, DPI), id="the black lid of the scanner"),
        pytest.param(sealed(CLEAN, DPI), id="a seal"),
        pytest.param(np.vstack([CLEAN[:1600], photo(700, CLEAN.shape[1])]), id="a photograph below the text"),
    ],
)
def test_only_print_is_measured(page: Pixels) -> None:
    clean, other = _measured(CLEAN), _measured(page)
    assert other.edge == pytest.approx(clean.edge, rel=0.1)
    assert other.stroke == pytest.approx(clean.stroke, rel=0.1)


@pytest.mark.parametrize("page", [np.full((900, 700), 255, np.uint8), CLEAN[:, :60], np.full((900, 700), 90, np.uint8)])
def test_where_nothing_is_printed_there_is_nothing_to_measure(page: Pixels) -> None:
    assert measure_image(page, DPI, lettering(page, DPI)) is None
