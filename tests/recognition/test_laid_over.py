"""What a signing program drew over a scan is known from the file; what an OCR laid under it may be a pen's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.imaging.orientation import known_way
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.recognition.laid_over import words_laid_over
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import PageFacts
from tests.recognition.made_layers import VIETNAMESE, layer_of

SIGNED = "Ký bởi: Sở Y tế Phú Thọ Thời gian ký: 09/05/2024 10:12:05"
FACTS = PageFacts(number=1, width_points=240, height_points=336, native_dpi=300, image_share=1.0, colour=True, dpi=300)


def boxes(text: str, facts: PageFacts = FACTS, turn: int = 0) -> tuple[Box, ...]:
    paper = np.full((1400, 1000), 255, np.uint8)
    return words_laid_over(layer_of(text), facts, clean_page(paper, 300, known_way(turn, 0.0)))


def test_the_words_of_an_electronic_signature_lie_where_they_were_drawn() -> None:
    assert boxes(SIGNED)[0] == Box(100, 140, 180, 168)
    assert len(boxes(SIGNED)) == len(SIGNED.split())


def test_on_a_page_that_stood_on_its_head_they_do_so_too() -> None:
    assert boxes(SIGNED, turn=180)[0] == Box(820, 1232, 900, 1260)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(VIETNAMESE, FACTS, id="no signature"),
        pytest.param(SIGNED, replace(FACTS, hidden_text=True), id="an OCR's words, hidden under the scan"),
        pytest.param(f"{SIGNED} {VIETNAMESE * 5}", FACTS, id="a page's whole text"),
    ],
)
def test_other_layers_say_nothing_of_what_lies_over_the_scan(text: str, facts: PageFacts) -> None:
    assert boxes(text, facts) == ()
