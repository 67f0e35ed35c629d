"""What a framed stamp of urgency or secrecy says, faint as it may be, and that other frames say nothing of the kind."""

from __future__ import annotations

import pytest

from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.layout.marks import grade_of
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word

HERE = Box(600, 480, 900, 590)
FRAME = Frame((600, 480, 900, 590), 0.05, None, tint=1.0, ruled=False)


def stamp(said: str) -> StampReading:
    words = tuple(Word(each, HERE, 0.9, (0, 0, 0)) for each in said.split())
    return StampReading(HERE, None, False, words, words)


@pytest.mark.parametrize(
    ("said", "grade", "sure"),
    [
        ("MẬT", "MẬT", 0.9),
        ("HỎA TỐC", "HỎA TỐC", 0.9),
        ("HỎA TÔC", "HỎA TỐC", 0.9),
        ("KHÂM", "KHẨN", 0.0),
        ("MÃI", "MẬT", 0.0),
        ("_MẬI.", "MẬT", 0.0),
        ("“MAI Í", "MẬT", 0.0),
    ],
)
def test_what_a_stamp_says(said: str, grade: str, sure: float) -> None:
    found = grade_of(stamp(said), FRAME)
    assert found is not None
    assert (found.text, found.confidence) == (grade, sure)


@pytest.mark.parametrize("said", ["", "MẪU", "Mẫu số 01", "MAY", "SAO Y", "ĐẾN", "12"])
def test_other_frames(said: str) -> None:
    assert grade_of(stamp(said), FRAME) is None
