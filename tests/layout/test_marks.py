"""What a small frame says: a grade of urgency or secrecy, something else, or what nobody could read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ocr_pipeline.imaging.marks.find import PageMarks
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.marks.layers import Layers
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.marks import PlacedMark, placed_marks
from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.recognition.page import ReadPage
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word

BOX = Box(100, 200, 180, 232)
BLANK = clean_page(np.full((1169, 827), 255, np.uint8), 100)


def frame(slope: float = 0.0, *, tint: float = 0.0, ruled: bool = True) -> Frame:
    x0, y0, x1, y1 = BOX.as_tuple()
    return Frame((x0, y0, x1, y1), slope, None, tint, ruled)


def graded(found: Frame, said: Sequence[tuple[str, float]]) -> tuple[PlacedMark, ...]:
    words = tuple(Word(text, BOX, sure, (1, 1, 1)) for text, sure in said)
    reading = StampReading(BOX, None, found.tinted, words, words)
    marks = PageMarks(Layers(np.zeros((1169, 827), np.float32), None, None, None, 1.0), grades=(found,))
    read = ReadPage(BLANK, (), marks, (), (reading,))
    return placed_marks(read, layout_page((), 1, 827, 1169))


@pytest.mark.parametrize(
    ("said", "kind", "text", "sure"),
    [
        ([("MẬT", 0.9)], "secrecy_stamp", "MẬT", True),
        ([("HỎA", 0.9), ("TỐC", 0.95)], "urgency_stamp", "HỎA TỐC", True),
        ([("MẠI", 0.5), ("|", 0.9)], "secrecy_stamp", "MẬT", False),
        ([("SKHẨNN", 0.5)], "urgency_stamp", "KHẨN", False),
        ([("—Ý", 0.5), ("a3z", 0.1)], "unread_grade", None, False),
        ([], "unread_grade", None, False),
    ],
)
def test_what_a_frame_of_a_grades_size_says(
    said: Sequence[tuple[str, float]], kind: str, text: str | None, sure: bool
) -> None:
    (mark,) = graded(frame(), said)
    assert (mark.kind, mark.text, mark.confidence > 0.5) == (kind, text, sure)


def test_a_frame_that_surely_says_something_else_is_no_grade() -> None:
    assert graded(frame(), [("DỰ", 0.95), ("THẢO", 0.95)]) == ()


@pytest.mark.parametrize("said", [[], [("MÁY", 0.5)], [("rà", 0.2)]])
def test_red_ink_without_lines_round_it_may_be_anything(said: Sequence[tuple[str, float]]) -> None:
    assert graded(frame(tint=1.0, ruled=False), said) == ()


@pytest.mark.parametrize(
    ("found", "printed"), [(frame(), True), (frame(0.04), False), (frame(-0.5), False), (frame(tint=0.5), False)]
)
def test_a_black_level_frame_was_printed_with_the_document(found: Frame, printed: bool) -> None:
    (mark,) = graded(found, [("MẬT", 0.9)])
    assert mark.printed is printed
