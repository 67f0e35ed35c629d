"""Dates: working days, how they are written, what period a report speaks of, which plan and term a day falls into."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.grammar.days import (
    in_figures,
    in_words,
    party_term_of,
    span_before,
    stage_of,
    term_of,
    working_day,
    working_day_before,
)

DAYS = st.dates(min_value=dt.date(2005, 6, 6), max_value=dt.date(2025, 12, 31))

WORDS = [
    (
        dt.date(2020, 3, 5),
        "ngày 05 tháng 3 năm 2020",
        "ngày 05/3/2020",
        "a day below ten has a zero, the third month none",
    ),
    (dt.date(2024, 1, 12), "ngày 12 tháng 01 năm 2024", "ngày 12/01/2024", "the first month has one"),
    (dt.date(2024, 2, 1), "ngày 01 tháng 02 năm 2024", "ngày 01/02/2024", "the second too"),
    (dt.date(2024, 11, 30), "ngày 30 tháng 11 năm 2024", "ngày 30/11/2024", "two figures need none"),
]


@pytest.mark.parametrize(("day", "words", "figures", "why"), WORDS)
def test_days_are_written_as_the_form_asks(day: dt.date, words: str, figures: str, why: str) -> None:
    assert in_words(day) == words, why
    assert in_figures(day) == figures, why


@given(DAYS)
def test_offices_work_on_working_days(day: dt.date) -> None:
    later, earlier = working_day(day), working_day_before(day)
    assert later.weekday() < 5
    assert earlier.weekday() < 5
    assert earlier <= day <= later


SPANS = [
    (dt.date(2023, 7, 18), "6 tháng đầu năm 2023", dt.date(2023, 6, 30), "cùng kỳ năm 2022", "the half-year just over"),
    (dt.date(2023, 6, 20), "6 tháng đầu năm 2023", dt.date(2023, 6, 30), "cùng kỳ năm 2022", "a half-year nearly over"),
    (dt.date(2023, 4, 3), "quý I năm 2023", dt.date(2023, 3, 31), "cùng kỳ năm 2022", "the first quarter"),
    (dt.date(2023, 10, 3), "9 tháng đầu năm 2023", dt.date(2023, 9, 30), "cùng kỳ năm 2022", "nine months"),
    (dt.date(2023, 12, 3), "năm 2023", dt.date(2023, 12, 31), "năm 2022", "a year nearly over"),
    (dt.date(2024, 1, 9), "năm 2023", dt.date(2023, 12, 31), "năm 2022", "a year just over"),
]


@pytest.mark.parametrize(("day", "raw", "end", "prior", "why"), SPANS)
def test_a_report_sums_up_the_time_before_it(day: dt.date, raw: str, end: dt.date, prior: str, why: str) -> None:
    span = span_before(day)
    assert (span.raw, span.end, span.prior) == (raw, end, prior), why


@given(DAYS)
def test_a_period_begins_with_a_year_and_is_nearly_over(day: dt.date) -> None:
    span = span_before(day)
    assert (span.start.month, span.start.day) == (1, 1)
    assert span.start < span.end
    assert span.end - day < dt.timedelta(days=31)


PLANS = [(2021, (2021, 2025)), (2024, (2021, 2025)), (2025, (2026, 2030)), (2020, (2021, 2025)), (2012, (2011, 2015))]


@pytest.mark.parametrize(("year", "stage"), PLANS)
def test_the_last_year_of_a_plan_makes_the_next(year: int, stage: tuple[int, int]) -> None:
    assert stage_of(dt.date(year, 5, 5)) == stage


def test_terms_of_councils_begin_with_elections() -> None:
    assert term_of(dt.date(2021, 5, 20)) == (2016, 2021)
    assert term_of(dt.date(2021, 7, 20)) == (2021, 2026)


def test_terms_of_party_committees_begin_with_congresses() -> None:
    assert party_term_of(dt.date(2025, 7, 1)) == (2020, 2025)
    assert party_term_of(dt.date(2025, 10, 1)) == (2025, 2030)
