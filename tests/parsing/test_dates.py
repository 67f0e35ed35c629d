"""Dates in running text."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.dates import find_dates, parse_date

READ = [
    ("ngày 05 tháng 02 năm 2025", "2025-02-05", "the form of a document's head"),
    ("ngày 6/5/2019", "2019-05-06", "day and month come first, always"),
    ("6/5/2019", "2019-05-06", "without the word"),
    ("06-5-2019", "2019-05-06", "the older hyphens"),
    ("27.01.2025", "2025-01-27", "dots, in stamps"),
    ("22/ 12/ 2011", "2011-12-22", "stray spaces"),
    ("ngày 15\ntháng 6\nnăm 2020", "2020-06-15", "broken over lines"),
    ("ngay 6 thang 5 nam 2019", "2019-05-06", "no marks at all"),
    ("ngày4tháng 01 năm 2025", "2025-01-04", "words run together"),
    ("tính đến 30 tháng 6 năm 2021", "2021-06-30", "without ngày before the day"),
    ("NGÀY 9 THÁNG 9 NĂM 2016", "2016-09-09", "in capitals"),
]


@pytest.mark.parametrize(("text", "iso", "why"), READ)
def test_a_date_is_read(text: str, iso: str, why: str) -> None:
    assert parse_date(text) == iso, why


NONE = [
    ("42/64 xã", "a ratio"),
    ("12/1986", "a month"),
    ("Quyết định số 12/2019/QĐ-UBND", "a code"),
    ("giai đoạn 2021 - 2025", "a period"),
    ("ngày      tháng 01 năm 2025", "a day that was left blank"),
    ("1/2/3456", "no year of this age"),
    ("10.506.000 đồng", "a sum of money"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_no_date_is_seen(text: str, why: str) -> None:
    assert find_dates(text) == [], why


UNREADABLE = [
    ("ngày 31/02/2020", None, "there is no such day"),
    ("ngày l6 tháng 6 năm 2014", "2014-06-16", "a letter for a digit: a guess, not a date"),
    ("ngày 15 tháng Š năm 2014", "2014-05-15", "a letter for a month"),
    ("ngày 1ó tháng 6 năm 2014", "2014-06-16", "a letter with a mark for a digit"),
    ("ngày 14 tháng n năm 2017", "2017-11-14", "one letter for both digits of a month"),
    ("ngày 22/1 1/2019", "2019-11-22", "a space inside a number"),
    ("ngày 22/8 2024", "2024-08-22", "a stroke that was lost"),
    ("ngày 03:01/2025", "2025-01-03", "a stroke that was read as another sign"),
    ("ngày 04 tháng LÍ năm 2013", "2013-11-04", "two letters for the digits of a month"),
    ("ngày 25/6/201 5", "2015-06-25", "a space inside the year"),
    ("ngày 18 năm 6 năm 2020", "2020-06-18", "năm for tháng, as a real draft had it"),
]


@pytest.mark.parametrize(("text", "likely", "why"), UNREADABLE)
def test_an_unreadable_date_is_found_and_not_vouched_for(text: str, likely: str | None, why: str) -> None:
    (found,) = find_dates(text)
    assert (found.iso, found.likely, found.raw) == (None, likely, text), why


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_survives_being_written_out(day: dt.date) -> None:
    assert parse_date(f"ngày {day.day} tháng {day.month} năm {day.year}") == day.isoformat()
    assert parse_date(f"{day.day:02d}/{day.month:02d}/{day.year}") == day.isoformat()


@given(st.text(alphabet="ngày thángnăm0123456789/-.,Šl\n ", max_size=200))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for found in find_dates(text):
        assert end <= found.span[0] < found.span[1] <= len(text)
        assert text[slice(*found.span)] == found.raw
        end = found.span[1]


@pytest.mark.parametrize(
    ("text", "iso", "why"),
    [
        ("mgày 05 tháng 3 năm 2020", "2020-03-05", "the first letter misread"),
        ("ngày 05 fháng 3 năm 2020", "2020-03-05", "that of the month"),
        ("ngủy 05 thông 3 nóm 2020", "2020-03-05", "a worn italic"),
        ("ngày 05 đồng 3 năm 2020", None, "another word"),
    ],
)
def test_the_words_of_a_date_may_be_damaged(text: str, iso: str | None, why: str) -> None:
    assert parse_date(text) == iso, why


@pytest.mark.parametrize("text", ["ngày 03:0172025", "ngày 19102/2021", "ngày 03701,2025"])
def test_strokes_read_as_figures_are_a_guess(text: str) -> None:
    (found,) = find_dates(text)
    assert found.iso is None
    assert found.likely is not None
