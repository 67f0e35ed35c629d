"""The place of a signature is cut into its lines by the ink of letters alone, whatever strokes join them."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.signer_views import lines_apart, lines_of_print
from tests.recognition.drawn_lines import DPI, MARGIN, PITCH, TellingEngine, lines_of_text, word

SIZE = 28.0
"""About the height of the drawn words in pixels."""


def crossed(page: Pixels) -> Pixels:
    """The page with a stroke of a pen from its lower left to its upper right."""
    marked = page.copy()
    cv2.line(marked, (5, page.shape[0] - 5), (page.shape[1] - 5, 5), 0, 3)
    return marked


@pytest.mark.parametrize("lines", [("GIÁM ĐỐC",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trịnh Công Khải")])
def test_each_line_of_print_is_found(lines: tuple[str, ...]) -> None:
    found = lines_of_print(lines_of_text(*lines), SIZE)
    middles = [MARGIN + number * PITCH + 20 for number, line in enumerate(lines) if line]
    assert len(found) == len(middles)
    assert all(box.y0 < middle < box.y1 for box, middle in zip(found, middles, strict=True))


def test_a_stroke_across_the_lines_hides_none() -> None:
    page = lines_of_text("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trịnh Công Khải")
    assert len(lines_of_print(crossed(page), SIZE)) == 3


def test_white_paper_and_lone_specks_have_no_line() -> None:
    page = np.full((200, 300), 255, np.uint8)
    assert lines_of_print(page, SIZE) == []
    page[50:58, 50:58] = 0
    assert lines_of_print(page, SIZE) == []


def test_the_words_of_a_line_stand_where_they_are_on_the_page() -> None:
    page = lines_of_text("GIÁM ĐỐC", "Trịnh Công Khải")
    [first, _] = lines_of_print(page, SIZE)
    read = word("GIÁM", (40 + 10, 40 + 5, 40 + 80, 40 + 30))
    [view] = lines_apart(TellingEngine([[[read]]]), [page], (1000, 2000), SIZE, DPI, 10.0)
    [placed] = view.words
    assert (placed.box.x0, placed.box.y0) == (1000 + first.x0 + 10, 2000 + first.y0 + 5)


@pytest.mark.parametrize("second", [(), ("Vietnamese",)])
def test_a_view_is_another_nets_only_where_there_is_one(second: tuple[str, ...]) -> None:
    engine = replace(TellingEngine([[[word("GIÁM", (50, 45, 120, 70))]]]), second=second)
    [view] = lines_apart(engine, [lines_of_text("GIÁM ĐỐC")], (0, 0), SIZE, DPI, 10.0)
    assert view.opinion == bool(second)


def test_a_place_without_print_costs_no_reading() -> None:
    engine = TellingEngine()
    assert lines_apart(engine, [np.full((200, 300), 255, np.uint8)], (0, 0), SIZE, DPI, 10.0) == []
    assert engine.asked == []
