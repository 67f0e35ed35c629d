"""Of the place of a signature stay words, and whatever stands beside one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.recognition.debris import without_debris
from ocr_pipeline.recognition.words import Word
from tests.recognition.drawn_lines import texts, word

SIZE = 40.0
NAME = replace(word("Toàn", (300, 100, 400, 140)), second="Toàn")


@pytest.mark.parametrize(
    ("bit", "stays"),
    [
        pytest.param(word("1rịnh", (180, 100, 290, 140), 0.1), True, id="beside a name: its misread first word"),
        pytest.param(word("⁄⁄4", (180, 300, 290, 340), 0.9), False, id="in a line of its own, however sure"),
        pytest.param(word("⁄⁄4", (10, 100, 60, 140), 0.9), False, id="far from the name in its line"),
        pytest.param(word("Giang", (180, 300, 290, 340), 0.8), True, id="a syllable in a line of its own"),
        pytest.param(word("ti", (180, 300, 290, 340), 0.2), False, id="an unsure one"),
        pytest.param(word("ti", (180, 300, 190, 312), 0.8), False, id="one of strokes too low for letters"),
        pytest.param(
            replace(word("PCVP", (180, 300, 290, 340), 0.3), second="PCVP"), True, id="what both readings have"
        ),
    ],
)
def test_what_stays_beside_a_name(bit: Word, stays: bool) -> None:
    assert texts(without_debris([bit, NAME], SIZE)) == ([bit.text] if stays else []) + ["Toàn"]


def test_strokes_alone_leave_nothing() -> None:
    assert without_debris([word("⁄"), word("+©)49"), word("N")], SIZE) == []
