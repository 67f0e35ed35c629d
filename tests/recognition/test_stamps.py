"""What a frame says, and where the stamp's own print stands in it."""

from __future__ import annotations

import pytest

from ocr_pipeline.recognition.stamps import StampReading, label_boxes, may_be_arrival
from ocr_pipeline.recognition.words import Box, Word


def reading(*texts: str, pressed: bool = False) -> StampReading:
    words = tuple(Word(text, Box(10 * place, 0, 10 * place + 8, 20), 0.9) for place, text in enumerate(texts))
    return StampReading(Box(0, 0, 500, 200), None, coloured=False, printed=words, words=words, pressed=pressed)


@pytest.mark.parametrize(
    ("texts", "may", "why"),
    [
        (["CÔNG", "VĂN", "ĐẾN"], True, "its full name"),
        (["ĐẾN", "Giờ:....C"], True, "its short name"),
        (["Số:", "12"], True, "a label alone: the name is often pale"),
        (["PHIẾU", "THU"], False, "a framed note"),
        (["đến", "hết", "tháng"], False, "lower case is running text in a cell"),
        ([], False, "an empty frame"),
    ],
)
def test_a_frame_may_be_a_stamp_by_what_it_says(texts: list[str], may: bool, why: str) -> None:
    assert may_be_arrival(reading(*texts)) is may, why


def test_a_frame_pressed_askew_may_be_a_stamp_whatever_it_says() -> None:
    assert may_be_arrival(reading("?", pressed=True))


def test_its_name_and_labels_are_its_own_print_and_what_fills_them_is_not() -> None:
    said = reading("CÔNG", "VĂN", "ĐẾN", "Số:", "1234", "Ngày:", "Quyết", "CV")
    assert [box.x0 // 10 for box in label_boxes(said)] == [0, 1, 2, 3, 5, 7]
