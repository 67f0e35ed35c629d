"""What a frame says, and where the stamp's own print stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.recognition.stamps import StampReading, is_arrival_stamp, label_boxes
from ocr_pipeline.recognition.words import Box, Word

HIGH, FLAT = Box(0, 0, 500, 300), Box(0, 0, 500, 110)


def reading(*texts: str, coloured: bool = False, box: Box = HIGH) -> StampReading:
    words = tuple(Word(text, Box(10 * place, 0, 10 * place + 8, 20), 0.9) for place, text in enumerate(texts))
    return StampReading(box, None, coloured, words, words)


@pytest.mark.parametrize(
    ("said", "known", "why"),
    [
        ("SỞ Y TẾ ĐẾN Số:", True, "its name under an office's"),
        ("CV ĐEN", True, "its short name without marks"),
        ("CÔNG VĂN ĐỂNG", True, "its long name, ended by the frame's side"),
        ("Số: 15 Ngày: 3/4", True, "two labels, its name too pale"),
        ("Giờ: 8 Chuyển: VX", True, "two other labels"),
        ("Số: 15", False, "one label stands in any cell"),
        ("Từ ngày 1 đến ngày 5", False, "running text in a cell"),
        ("DỰ THẢO", False, "another stamp"),
        ("HỎA TỐC", False, "a stamp of urgency"),
        ("STT Họ và tên", False, "the head of a table"),
        ("", False, "an empty frame"),
    ],
)
def test_what_a_stamp_of_incoming_mail_says(said: str, known: bool, why: str) -> None:
    assert is_arrival_stamp(reading(*said.split())) is known, why


def test_a_high_frame_in_colour_is_pressed() -> None:
    assert is_arrival_stamp(reading("~~", coloured=True))
    assert not is_arrival_stamp(reading("~~", coloured=True, box=FLAT))
    assert not is_arrival_stamp(reading("~~"))
    assert is_arrival_stamp(replace(reading("~~"), pressed=True))


@pytest.mark.parametrize(
    ("said", "slope", "known", "why"),
    [
        ("THANH TRA HÒA BÌNH", 0.02, True, "an office in a tilted frame"),
        ("SỚ XÂY DỰNG", -0.01, True, "its mark misread"),
        ("TIN ĐIỆN TỬ", 0.02, True, "the end of a name"),
        ("SỞ XÂY DỰNG", 0.002, False, "a level cell of a table"),
        ("Sở Xây dựng", 0.02, False, "small letters are of the document"),
        ("SAO Y BẢN CHÍNH", 0.02, False, "another stamp"),
        ("SỐ LƯỢNG", 0.02, False, "the head of a table"),
        ("", 0.02, False, "nothing was read"),
    ],
)
def test_the_office_in_its_first_row_shows_a_stamp(said: str, slope: float, known: bool, why: str) -> None:
    assert is_arrival_stamp(replace(reading(*said.split()), slope=slope)) is known, why


def test_an_office_below_the_first_row_shows_none() -> None:
    low = tuple(Word(text, Box(100 * x, 200, 100 * x + 80, 230), 0.9) for x, text in enumerate(("SỞ", "Y", "TẾ")))
    assert not is_arrival_stamp(StampReading(HIGH, 80, False, low, low, slope=0.02))


def test_its_name_and_labels_are_its_own_print_and_what_fills_them_is_not() -> None:
    said = reading("CÔNG", "VĂN", "ĐẾN", "Số:", "1234", "Ngày:", "Quyết", "CV")
    assert [box.x0 // 10 for box in label_boxes(said)] == [0, 1, 2, 3, 5, 7]
