"""A box of the page as it came lies where the page's own pixels come to lie."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.laid_boxes import laid_box
from ocr_pipeline.imaging.orientation import Way
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.imaging.skew import Skew

BOX = (300, 200, 460, 240)


def way(turn: int, degrees: float, bend: Bend | None = None) -> Way:
    return Way(turn, Skew(degrees, 1.0), lines=True, sure=True, bend=bend)


@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(way(0, 0.0), id="as it is to lie"),
        pytest.param(way(90, 0.0), id="on its side"),
        pytest.param(way(180, 0.0), id="on its head"),
        pytest.param(way(270, 0.0), id="on its other side"),
        pytest.param(way(0, 3.0), id="askew"),
        pytest.param(way(0, -3.0), id="askew the other way"),
        pytest.param(way(180, 2.0), id="on its head and askew"),
        pytest.param(way(270, -2.0), id="on its side and askew"),
        pytest.param(way(0, 0.5, Bend(0.2, 2.5, 0.0)), id="bent towards a spine"),
    ],
)
def test_a_box_goes_the_way_of_its_pixels(lay: Way) -> None:
    paper = np.full((800, 1200), 255, np.uint8)
    x0, y0, x1, y1 = BOX
    paper[y0:y1, x0:x1] = 0
    page = clean_page(paper, 100, lay)
    rows, columns = np.nonzero(page.faded < 128)
    drawn = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert laid_box(BOX, lay, (page.width, page.height), 100) == pytest.approx(drawn, abs=2)
