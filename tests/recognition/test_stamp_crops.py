"""Framed stamps as the engine is shown them: on white paper, without their lines."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.recognition.stamps import read_stamps
from tests.imaging.marks.inked_pages import framed, written
from tests.recognition.drawn_lines import TellingEngine

DPI = 100
FRAME = (60, 170, 257, 308)


@pytest.mark.parametrize("paper", [1.0, 0.5], ids=["white paper", "a photograph in the dark"])
def test_a_stamp_is_read_on_white_paper(paper: float) -> None:
    page = framed(written(0), FRAME[:2], (197, 138))
    cv2.putText(page, "DEN", (90, 260), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    dim = np.asarray(page * paper, np.uint8)
    engine = TellingEngine()
    read_stamps(engine, clean_page(dim, DPI), find_marks(dim, DPI), 60.0)
    ((image,),) = engine.asked
    assert np.percentile(image, 20) > 235
    assert image.min() < 120
