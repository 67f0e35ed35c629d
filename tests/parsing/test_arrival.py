"""Arrivals ranked: what the pen's shape says, what the engine says, and the date before which nothing arrives."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ocr_pipeline.parsing.arrival import KEPT, likely_arrival_numbers, likely_arrivals
from ocr_pipeline.parsing.fields import REVIEW_CEILING
from ocr_pipeline.recognition.digits.decoding import Reading


@pytest.mark.parametrize(
    ("chances", "engine", "first"),
    [
        ({"1215": 0.4, "1245": 0.3}, None, "1215"),
        # The engine agrees with the second.
        ({"1215": 0.4, "1245": 0.3}, "1245", "1245"),
        # The engine alone counts for little, and for something where the pen was not read.
        ({"1215": 0.4}, "77", "1215"),
        ({}, "77", "77"),
        # Zeros in front and long numbers are rare.
        ({"027": 0.4, "27": 0.3}, None, "27"),
        ({"0": 0.9, "8": 0.05}, None, "8"),
    ],
)
def test_numbers_of_arrival(chances: Mapping[str, float], engine: str | None, first: str) -> None:
    readings = [Reading(text, chance) for text, chance in chances.items()]
    assert likely_arrival_numbers(readings, engine)[0].value == first


@pytest.mark.parametrize(
    ("chances", "engine", "dated", "first"),
    [
        ({"2024-03-05": 0.4, "2024-08-05": 0.3}, None, None, "2024-03-05"),
        # Nothing arrives before it is written, and most within a month.
        ({"2024-03-05": 0.4, "2024-08-05": 0.3}, None, "2024-08-01", "2024-08-05"),
        ({"2029-08-05": 0.4, "2024-08-05": 0.1}, None, "2024-08-01", "2024-08-05"),
        ({"2024-08-01": 0.4, "2024-08-07": 0.3}, "2024-08-07", "2024-08-01", "2024-08-07"),
        ({}, "2024-08-07", "2024-08-01", "2024-08-07"),
    ],
)
def test_dates_of_arrival(chances: Mapping[str, float], engine: str | None, dated: str | None, first: str) -> None:
    assert likely_arrivals(list(chances.items()), engine, dated)[0].value == first


def test_a_date_before_the_documents_is_kept_as_another_reading() -> None:
    found = likely_arrivals([("2024-03-05", 0.4), ("2024-08-05", 0.3)], None, "2024-08-01")
    assert [each.value for each in found] == ["2024-08-05", "2024-03-05"]


def test_few_readings_are_given_and_none_is_sure() -> None:
    found = likely_arrival_numbers([Reading(str(number), 0.1) for number in range(100, 120)], None)
    assert len(found) == KEPT
    assert all(each.confidence <= REVIEW_CEILING for each in likely_arrival_numbers([Reading("12", 0.9)], None))
    assert likely_arrival_numbers([], None) == []
