"""A box of a page whose lines bend is read of the page that its words were read of: with its lines straight."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.batch.box_reading import read_box
from ocr_pipeline.batch.tasks import ReadBox, Workshop
from ocr_pipeline.imaging.bend import bent_box
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.orientation import way_of_letters
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect
from samples.fonts import face
from schemas import Page
from tests.imaging.drawn_pages import A4_INCHES, SENTENCES, bound

DPI = 200
LEFT, TOP, PITCH, HEIGHT = 170, 200, 62, 44
"""Pixels: of the lines, before the page was bound."""
LINE = 12
"""Whoever draws a box around that line has parts of the lines above and below it in the box."""


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> ReadBox:
    """A box around a line of a page that was bound when it was scanned."""
    width, height = (round(inches * DPI) for inches in A4_INCHES)
    page = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(page)
    for number in range(30):
        pen.text((LEFT, TOP + PITCH * number), SENTENCES[number % len(SENTENCES)], 0, face(36))
    scan = bound(np.array(page), DPI, 12)
    path = tmp_path_factory.mktemp("bound") / "đóng gáy.png"
    Image.fromarray(scan).save(path, dpi=(DPI, DPI))
    way = way_of_letters(lettering(scan, DPI), scan, DPI)
    assert way.turn == 0
    assert way.bend is not None
    sheet = Page(number=1, width=width, height=height, dpi=DPI, skew_degrees=way.skew.degrees)
    top = TOP + PITCH * LINE + round(way.bend.lift * DPI)  # the middle of the page stays, and was lifted so far
    box = bent_box((LEFT, top, width - LEFT, top + HEIGHT), way.bend, (width, height), DPI)
    settings = Settings()
    return ReadBox(Workshop(Path(path.parent), settings), inspect(path, settings), sheet, box, way.bend)


def test_a_line_of_a_bent_page_is_read_as_if_it_were_straight(task: ReadBox) -> None:
    assert SENTENCES[LINE % len(SENTENCES)] in [each.text for each in read_box(task)]


def test_without_its_bend_the_same_box_holds_parts_of_other_lines(task: ReadBox) -> None:
    assert SENTENCES[LINE % len(SENTENCES)] not in [each.text for each in read_box(replace(task, bend=None))]
