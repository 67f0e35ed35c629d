"""Numbers and dates out of columns: nothing else is read; strokes may be ones or hyphens."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from ocr_pipeline.recognition.digits.forms import date_in, number_in
from ocr_pipeline.recognition.digits.signs import DAY, PEN, PRINT, SIGNS, SLASH

GAP = " "


def columns(said: str, chance: float = 0.9, first: int = PEN) -> NDArray[np.float32]:
    """A column for each sign: a digit, a slash, a hyphen (which leaves no trace), or a gap, each followed by a gap."""
    rows = np.zeros((2 * len(said), SIGNS), np.float32)
    for index, sign in enumerate(said):
        if sign.isdigit():
            rows[2 * index, first + int(sign)] = chance
        elif sign == "/":
            rows[2 * index, SLASH] = chance
    rows[:, 0] = 1 - rows.sum(axis=1)
    return rows


@pytest.mark.parametrize("first", [PEN, PRINT])
@pytest.mark.parametrize("said", ["7", "204", "1068", "12045"])
def test_a_number_is_read_whoever_wrote_it(said: str, first: int) -> None:
    assert number_in(columns(said, first=first))[0].text == said


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("28/8/09", "28/8/09"),
        ("19/11/2012", "19/11/2012"),
        ("01/02/2024", "01/02/2024"),
        # A stroke that was taken for a one.
        ("2613125", "26/3/25"),
    ],
)
def test_a_date_is_read_in_every_form_of_clerks(said: str, date: str) -> None:
    assert date_in(columns(said))[0].text == date


@pytest.mark.parametrize(("said", "date"), [("28-8-09", "28/8/09"), ("29-8-2012", "29/8/2012")])
def test_hyphens_leave_no_trace_and_the_date_is_among_the_first(said: str, date: str) -> None:
    assert date in [each.text for each in date_in(columns(said))[:3]]


@pytest.mark.parametrize("said", ["", "45", "32/1/2024", "204", "7/13/", "7/12/2077"])
def test_what_cannot_be_a_date_is_none(said: str) -> None:
    assert all(reading.probability < 0.1 for reading in date_in(columns(said)))


def test_nothing_is_no_number() -> None:
    assert number_in(columns("   ")) == ()


def test_words_between_digits_say_nothing() -> None:
    rows = columns("15")
    rows = np.insert(rows, 2, np.eye(SIGNS, dtype=np.float32)[DAY], axis=0)
    assert number_in(rows)[0].text == "15"


def test_the_chance_of_a_reading_is_that_of_all_that_the_columns_may_say() -> None:
    assert number_in(columns("15", 0.9))[0].probability == pytest.approx(0.81, abs=0.01)
