"""Ink below a signature's title where no name was read: found, whatever is drawn beside it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.orientation import known_way
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.name_stamps import lines_of_ink, with_name_inks
from ocr_pipeline.layout.page import PageLayout
from tests.layout.typed_pages import HEIGHT, SENTENCES, SIGNER_MIDDLE, TEXT_HEIGHT, WIDTH, TypedPage, page
from tests.recognition.names.drawn_names import drawn_name

RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")


def signed(*signature: str) -> TypedPage:
    return page().header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES).footer(RECIPIENTS, signature)


def pictured(made: TypedPage, name: Pixels | None, below: int = 420) -> tuple[Pixels, tuple[int, int]]:
    """The page's picture: nothing but a name below the title, and the corner where it stands."""
    sheet = np.full((HEIGHT, WIDTH), 255, np.uint8)
    title = next(word.box for word in made.words if word.text == "TRƯỞNG")
    x, y = SIGNER_MIDDLE - 250, title.y1 + below
    if name is not None:
        sheet[y : y + name.shape[0], x : x + name.shape[1]] = name
    return sheet, (x, y)


def inks(made: TypedPage, picture: Pixels, *seals: Seal) -> PageLayout:
    return with_name_inks(clean_page(picture, 300, known_way(0, 0.0)), made.layout(), seals)


def small(name: str) -> Pixels:
    return np.asarray(cv2.resize(drawn_name(name), None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA), np.uint8)


def test_the_ink_below_a_title_is_read() -> None:
    made = signed("HIỆU TRƯỞNG", "")
    picture, (x, y) = pictured(made, small("Trần Công Luận"))
    (ink,) = inks(made, picture).name_inks
    assert x - TEXT_HEIGHT < ink.box.x0 < x + 2 * TEXT_HEIGHT
    assert y - TEXT_HEIGHT < ink.box.y0 < ink.box.y1 < y + 5 * TEXT_HEIGHT


def test_a_red_seal_over_it_is_no_part_of_it() -> None:
    made = signed("HIỆU TRƯỞNG", "")
    picture, (x, y) = pictured(made, small("Trần Công Luận"))
    coloured = np.repeat(picture[:, :, None], 3, axis=2)
    cv2.circle(coloured, (x + 60, y - 170), 207, (40, 30, 220), 6)
    ring = Ring(x + 60, y - 170, 207)
    found = inks(made, coloured, Seal((x - 147, y - 377, x + 267, y + 37), ring)).name_inks
    assert [ink for ink in found if ink.box.y0 > y - 10]


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (signed("HIỆU TRƯỞNG", "Nguyễn Văn An"), small("Trần Công Luận")),  # read already
        (signed("HIỆU TRƯỞNG", ""), None),  # nothing there
        (page().header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES, "TRƯỞNG"), small("Trần Công Luận")),  # unsigned
    ],
)
def test_there_is_none_where_none_is_missed(made: TypedPage, name: Pixels | None) -> None:
    assert inks(made, pictured(made, name)[0]).name_inks == ()


def test_a_rule_a_speck_and_a_block_are_no_names() -> None:
    sheet = np.full((900, 900), 255, np.uint8)
    sheet[100:104, 100:800] = 0
    sheet[300:306, 400:406] = 0
    sheet[500:880, 200:700] = 0
    assert lines_of_ink(sheet, TEXT_HEIGHT) == []
