"""A cell without a word is empty, says "none" with a dash, or holds ink that was not read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.cell_ink import CellInk, box_of_lettering, ink_of_cell
from samples.fonts import face

DPI = 200


def cell(said: str, *, points: float = 12, ink: int = 20) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    page = Image.new("L", (160, 70), 240)
    ImageDraw.Draw(page).text((50, 15), said, fill=ink, font=face(points / 72 * DPI))
    return np.array(page)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", CellInk.NONE),
        ("-", CellInk.DASH),
        ("–", CellInk.DASH),
        ("- - -", CellInk.NONE),
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


def test_pale_lettering_is_seen_and_a_broad_shadow_is_not() -> None:
    assert ink_of_cell(cell("37", ink=190), DPI) is CellInk.UNREAD
    shaded = cell("")
    shaded[10:60, 10:150] = 190
    assert ink_of_cell(shaded, DPI) is CellInk.NONE


def test_the_box_of_lettering_holds_its_signs_and_no_more() -> None:
    page = cell("37")
    found = box_of_lettering(page, DPI)
    assert found is not None
    x0, y0, x1, y1 = found
    rest = page.copy()
    rest[y0:y1, x0:x1] = 240
    assert int(rest.min()) > 200
    assert (page[y0:y1, x0].min(), page[y0, x0:x1].min()) < (200, 200)
    assert box_of_lettering(cell(""), DPI) is None
