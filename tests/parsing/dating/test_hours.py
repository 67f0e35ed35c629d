"""Hours beside a date."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.dating.hours import first_hour, hour_before

BEFORE = [
    # The form of the rules.
    ("08 gio 30 phut, ", "08:30"),
    # Short, without minutes.
    ("23h ", "23:00"),
    # Short, with minutes and the word for the day.
    ("7h30 ngay ", "07:30"),
    # With a colon.
    ("14:00 ngay ", "14:00"),
    # The day of the week between.
    ("8 gio 00, thu hai, ngay ", "08:00"),
    # The part of the day between.
    ("8 gio 00 sang thu bay, ngay ", "08:00"),
    # A letter of the hour's word misread, between its figures.
    ("08 kio 00, ngay ", "08:00"),
    # Such a word without minutes is a word.
    ("12 kio ngay ", None),
    # A sentence ends between them.
    ("08 gio 30. ", None),
    # A number of hours is none.
    ("trong 48 gio ", None),
    # No hour.
    ("truoc ngay ", None),
]


@pytest.mark.parametrize(("before", "expected"), BEFORE)
def test_hour_before_a_date(before: str, expected: str | None) -> None:
    found = hour_before(before + "05/11/2024", len(before))
    assert (found and found.iso) == expected


def test_the_first_hour_of_a_line() -> None:
    said = "thoi gian: ngay 05/11/2024, luc 14h00 den 17h00"
    found = first_hour(said, 0, len(said))
    assert found is not None
    assert (found.iso, said[slice(*found.span)]) == ("14:00", "14h00")
