"""A cell without a word is empty, says "none" with a dash, or holds ink that was not read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.cell_ink import CellInk, ink_of_cell
from samples.fonts import face

DPI = 200


def cell(said: str, *, points: float = 12) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    page = Image.new("L", (160, 70), 240)
    ImageDraw.Draw(page).text((50, 15), said, fill=20, font=face(points / 72 * DPI))
    return np.array(page)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", CellInk.NONE),
        ("-", CellInk.DASH),
        ("–", CellInk.DASH),
        (".....", CellInk.NONE),
        ("'", CellInk.NONE),
        ("5", CellInk.UNREAD),
        ("x", CellInk.UNREAD),
        ("III", CellInk.UNREAD),
    ],
)
def test_ink_of_a_cell(said: str, found: CellInk) -> None:
    assert ink_of_cell(cell(said), DPI) is found


def test_a_cell_too_narrow_to_hold_anything_is_empty() -> None:
    assert ink_of_cell(np.zeros((2, 50), np.uint8), DPI) is CellInk.NONE
