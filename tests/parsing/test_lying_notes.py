"""A page says how its lines bend, how far its angle may be off, and what of its ink was not read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.imaging.bend import Bend, fan_of_lines
from ocr_pipeline.imaging.orientation import Way
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.imaging.skew import LEVEL
from ocr_pipeline.parsing.document import BACK_NOTE, report_of_image
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import PageFacts
from schemas import Quality

FACTS = PageFacts(
    number=1, width_points=144, height_points=144, native_dpi=100, image_share=1.0, colour=False, dpi=100
)  # fmt: skip
SPINE = Bend(0.05, 2.5, 0.0)


def notes(bend: Bend | None, error: float | None) -> tuple[str, ...]:
    way = Way(0, LEVEL, lines=True, sure=True, bend=bend, error=error)
    page = clean_page(np.full((200, 200), 255, np.uint8), 100, way)
    return report_of_image(FACTS, page, Quality(verdict="good")).notes


@pytest.mark.parametrize(
    ("bend", "error", "said"),
    [
        pytest.param(None, 0.004, (), id="many letters"),
        pytest.param(None, None, (), id="no letters"),
        pytest.param(None, 0.04, ("may be off by 0.2 degree",), id="few letters"),
        pytest.param(SPINE, None, ("bend towards the spine", "off by a quarter of a degree"), id="a book"),
        pytest.param(SPINE, 0.02, ("bend towards the spine",), id="a book, many letters"),
        pytest.param(SPINE, 0.1, ("bend towards the spine", "may be off by 0.4 degree"), id="a book, few letters"),
        pytest.param(fan_of_lines(0.001), 0.01, ("fan out",), id="a photograph"),
    ],
)
def test_a_page_says_how_far_its_angle_may_be_off(
    bend: Bend | None, error: float | None, said: tuple[str, ...]
) -> None:
    found = notes(bend, error)
    assert len(found) == len(said)
    assert all(part in note for part, note in zip(said, found, strict=True))


def test_a_page_says_where_ink_was_not_read_and_that_its_back_was_left_out() -> None:
    page = replace(clean_page(np.full((200, 200), 255, np.uint8), 100), front_alone=True)
    unread = [Box(10, 75, 90, 85), Box(10, 150, 90, 160), Box(100, 75, 190, 85)]
    back, *rows = report_of_image(FACTS, page, Quality(verdict="good"), unread=unread).notes
    assert back == BACK_NOTE
    assert [row.split(", ")[1] for row in rows] == ["40% down the page", "78% down the page"]
