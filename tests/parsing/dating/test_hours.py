"""Hours beside a date."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.dating.hours import first_hour, hour_before, opening_hour

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
    # The afternoon, the evening and the night count from noon.
    ("2 gio chieu ngay ", "14:00"),
    ("03 gio 30 phut chieu, ngay ", "15:30"),
    ("7h30 toi thu bay, ngay ", "19:30"),
    ("10 gio dem ngay ", "22:00"),
    ("1 gio trua ngay ", "13:00"),
    # Those that are counted from midnight stay.
    ("14 gio chieu ngay ", "14:00"),
    ("11 gio trua ngay ", "11:00"),
    ("2 gio dem ngay ", "02:00"),
    # The midnight that ends the day is not the one that begins it.
    ("truoc 24 gio 00 ngay ", "24:00"),
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


def test_an_hour_that_reaches_to_another_is_none_of_the_evening() -> None:
    said = "tu 7 gio toi 9 gio"
    found = first_hour(said, 0, len(said))
    assert found is not None
    assert found.iso == "07:00"


def test_the_first_hour_of_a_line() -> None:
    said = "thoi gian: ngay 05/11/2024, luc 14h00 den 17h00"
    found = first_hour(said, 0, len(said))
    assert found is not None
    assert (found.iso, said[slice(*found.span)]) == ("14:00", "14h00")


@pytest.mark.parametrize(
    ("text", "hour", "why"),
    [
        ("tu 7h00 den 11h00 ngay ", "07:00", "from an hour to another"),
        ("tu 06 gio 00 den 11 gio 30 ngay ", "06:00", "in words"),
        ("14h00 - 17h00, ngay ", "14:00", "a dash"),
        ("den 11h00 ngay ", None, "no hour opens it"),
        ("7h00 ngay 5/6/2024; den 11h00 ngay ", None, "the hour of another day"),
    ],
)
def test_the_hour_that_opens_a_time_stands_before_the_one_that_ends_it(text: str, hour: str | None, why: str) -> None:
    closing = hour_before(text, len(text))
    assert closing is not None, why
    opening = opening_hour(text, closing)
    assert (opening and opening.iso) == hour, why
