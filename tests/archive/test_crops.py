"""A picture of a value shows its box and a little around it, at whatever dpi the page is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.archive.crops import MARGIN_MM, MM, cut, name_of
from schemas import Page

DPI = 254
MARGIN = round(MARGIN_MM / MM * DPI)
PAGE = Page(number=1, width=1000, height=2000, dpi=DPI)


@pytest.mark.parametrize("scale", [1, 0.5, 2])
@pytest.mark.parametrize(
    ("box", "shape"),
    [
        ((400, 500, 600, 540), (40 + 2 * MARGIN, 200 + 2 * MARGIN)),
        ((0, 0, 200, 40), (40 + MARGIN, 200 + MARGIN)),  # nothing is shown beyond the edge
        ((900, 1900, 1000, 2000), (100 + MARGIN, 100 + MARGIN)),
    ],
)
def test_a_box_with_its_margin(box: tuple[int, int, int, int], shape: tuple[int, int], scale: float) -> None:
    pixels = np.zeros((round(2000 * scale), round(1000 * scale)), np.uint8)
    assert cut(pixels, PAGE, box).shape == tuple(round(edge * scale) for edge in shape)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("recipients[2]", "recipients.2"),
        ("details.giấy mời.người", "details.giấy mời.người"),
        ("details.số/năm", "details.số%2Fnăm"),
        ("details.../../../x", "details...%2F..%2F..%2Fx"),
        ("details.a%2Fb", "details.a%252Fb"),
        ("details.a\x00b\\c", "details.a%00b%5Cc"),
    ],
)
def test_the_name_of_a_picture_leads_into_no_other_folder(path: str, name: str) -> None:
    assert name_of(path) == name


def test_what_is_cut_is_what_stands_there() -> None:
    pixels = np.zeros((2000, 1000, 3), np.uint8)
    pixels[500:540, 400:600] = 255
    picture = cut(pixels, PAGE, (400, 500, 600, 540))
    assert (picture == 255).all(axis=2).sum() == 40 * 200
    assert picture[MARGIN, MARGIN].tolist() == [255, 255, 255]
    assert picture[MARGIN - 1, MARGIN].tolist() == [0, 0, 0]
