"""The edges of a photographed sheet tell how its lines fan out, though nothing is printed on it."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.sheet_edges import find_sheet
from tests.imaging.drawn_pages import aslant, noisy, text_page

DPI = 100
BLANK = np.full((1169, 827), 235, np.uint8)


@pytest.mark.parametrize(("degrees", "lean"), [(0.0, 0.08), (2.5, -0.05), (-5.0, 0.03)])
@pytest.mark.parametrize("page", [BLANK, text_page(DPI)], ids=["a blank sheet", "text"])
def test_slope_and_fan_are_those_of_the_sheet(page: Pixels, degrees: float, lean: float) -> None:
    picture, slope, fan = aslant(page, DPI, degrees, lean)
    sheet = find_sheet(noisy(picture, 5.0), DPI)
    assert sheet is not None
    assert np.degrees(np.arctan(sheet.slope)) == pytest.approx(slope, abs=0.1)
    assert sheet.fan == pytest.approx(fan, abs=np.radians(0.02))


def test_a_sheet_that_lies_square_has_no_fan() -> None:
    sheet = find_sheet(aslant(BLANK, DPI, 1.0, 0.0)[0], DPI)
    assert sheet is not None
    assert sheet.fan == pytest.approx(0.0, abs=np.radians(0.01))


def cropped(picture: Pixels) -> Pixels:
    return picture[: round(0.8 * picture.shape[0])]


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(BLANK, id="nothing but paper"),
        pytest.param(text_page(DPI), id="a scan"),
        pytest.param(cropped(aslant(BLANK, DPI, 1.0, 0.05)[0]), id="a sheet that runs out of the picture"),
        pytest.param(
            np.where(aslant(BLANK, DPI, 1.0, 0.05)[0] < 100, 0, 235).astype(np.uint8), id="the lid of a copier"
        ),
        pytest.param(np.full((4, 4), 200, np.uint8), id="a speck"),
    ],
)
def test_where_a_sheet_is_not_seen_whole_on_a_table_nothing_is_told(picture: Pixels) -> None:
    assert find_sheet(picture, DPI) is None
