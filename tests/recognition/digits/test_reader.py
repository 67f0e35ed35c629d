"""Numbers by hand, by pens that are drawn: the right reading is among the first, and pen is told from print."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.recognition.digits.reader import Blank, Writer, read_date_line, read_digits, read_number_line
from tests.recognition.digits.written_lines import CAPITAL, FOOT, written

PENS = range(24)


def said(blank: Blank | None, first: int) -> list[str]:
    return [reading.text for reading in blank.readings[:first]] if blank is not None else []


def test_a_number_by_hand_is_mostly_read_and_nearly_always_among_the_first_four() -> None:
    numbers = {seed: str(np.random.default_rng(seed).integers(10, 3000)) for seed in PENS}
    read = {
        seed: read_number_line(written("Số: ", f"#{number}", " /TB-UBND", seed=seed).strip())
        for seed, number in numbers.items()
    }
    assert sum(numbers[seed] in said(blank, 1) for seed, blank in read.items()) >= 0.75 * len(PENS)
    assert sum(numbers[seed] in said(blank, 4) for seed, blank in read.items()) >= 0.9 * len(PENS)


def test_digits_by_pen_are_told_from_print() -> None:
    pens = [read_number_line(written("Số: ", "#128", "/TB-UBND", seed=seed).strip()) for seed in PENS]
    prints = [read_number_line(written("Số: ", f"{100 + seed}", "/TB-UBND", seed=seed).strip()) for seed in PENS]
    assert [blank.writer for blank in prints if blank] == [Writer.PRINT] * len(PENS)
    assert sum(blank is not None and blank.writer is Writer.PEN for blank in pens) >= 0.95 * len(PENS)


@pytest.mark.parametrize("number", ["5", "17", "206", "1386"])
def test_print_is_read_as_it_stands(number: str) -> None:
    blank = read_number_line(written("Số: ", number, "/QĐ-UBND", seed=0).strip())
    assert said(blank, 1) == [number]


def test_a_day_by_hand_stands_beside_a_printed_month() -> None:
    found = [
        read_date_line(written("ngày ", f"#{seed + 5:02d}", " tháng 10 năm 2025", seed=seed, italic=True).strip())
        for seed in PENS
    ]
    days = [f"{seed + 5:02d}" in said(day, 4) for seed, (day, _) in zip(PENS, found, strict=True)]
    assert sum(days) >= 0.9 * len(PENS)
    assert sum(said(month, 1) == ["10"] for _, month in found) >= 0.95 * len(PENS)
    assert sum(month is not None and month.writer is Writer.PRINT for _, month in found) >= 0.95 * len(PENS)


def test_a_line_without_digits_has_nothing_on_its_blank() -> None:
    assert read_number_line(written("Số:          /TB-UBND", seed=0).strip()) is None
    assert read_date_line(written("Độc lập - Tự do - Hạnh phúc", seed=0).strip()) == (None, None)


def test_where_digits_were_read_is_where_they_stand() -> None:
    line = written("Số: ", "#128", " /TB-UBND", seed=3)
    blank = read_number_line(line.strip())
    assert blank is not None
    left, right = (45 + column * CAPITAL / 16 for column in blank.columns)
    x0, _, x1, _ = line.boxes[0]
    assert x0 - CAPITAL / 2 < left < x0 + CAPITAL
    assert x1 - CAPITAL < right < x1 + CAPITAL / 2


def test_a_crop_around_a_number_is_read_alone() -> None:
    crops = {}
    for seed in PENS:
        line = written(f"#{seed + 30}", seed=seed)
        x0, y0, x1, y1 = line.boxes[0]
        crops[str(seed + 30)] = line.pixels[y0 - 8 : y1 + 8, x0 - 12 : x1 + 12]
    right = [text in [reading.text for reading in read_digits(crop)[:4]] for text, crop in crops.items()]
    assert sum(right) >= 0.85 * len(PENS)


@pytest.mark.parametrize("crop", [np.full((40, 60), 255, np.uint8), np.zeros((0, 0), np.uint8)], ids=["bare", "empty"])
def test_bare_paper_says_nothing(crop: np.ndarray) -> None:
    assert read_digits(crop) == ()


def test_the_foot_of_a_line_is_where_the_fixture_says() -> None:
    ink = written("HHH", seed=0).pixels[:, :, 0] < 128
    assert abs(int(np.flatnonzero(ink.any(axis=1))[-1]) - FOOT) <= 2
