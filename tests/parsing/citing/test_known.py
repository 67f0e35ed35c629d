"""What is known of documents that many others cite."""

from __future__ import annotations

import datetime as dt

import pytest

from ocr_pipeline.parsing.citing.known import codes_of, known_date, out_of_order, term_agrees, term_in
from ocr_pipeline.parsing.tables import table_rows


def test_the_date_of_a_decree_that_everyone_cites_is_known() -> None:
    assert known_date("30/2020/NĐ-CP") == "2020-03-05"


def test_a_zero_before_the_number_is_no_other_document() -> None:
    assert known_date("01/2021/NĐ-CP") == known_date("1/2021/NĐ-CP") is not None


def test_a_code_that_is_not_in_the_table_has_no_known_date() -> None:
    assert known_date("9999/2020/NĐ-CP") is None


def test_every_known_date_is_real_and_of_the_year_of_its_code() -> None:
    for row in table_rows("known_documents"):
        assert dt.date.fromisoformat(row["date"])
        assert row["code"].split("/")[1] == row["date"][:4]


ORDER = [
    ("14/2020/NĐ-CP", "2020-01-24", True, "between the numbers before and behind"),
    ("14/2020/NĐ-CP", "2020-04-24", False, "later than those behind"),
    ("18/2020/NĐ-CP", "2020-01-07", False, "earlier than those before"),
    ("14/2020/NĐ-CP", "2020-01-05", True, "half a month earlier than those before: numbers are given out out of order"),
    ("14/2020/NĐ-CP", "2020-01-04", False, "a day more"),
    ("14/2020/NĐ-CP", "2020-02-18", True, "half a month later than those behind"),
    ("14/2020/NĐ-CP", "2020-02-19", False, "a day more"),
    ("98/2020/QH14", "2020-01-07", True, "laws are numbered by session"),
    ("14/2020/QĐ-UBND", "2020-04-24", True, "every province has a series of its own"),
    ("x/2020/NĐ-CP", "2020-04-24", True, "no number"),
]


@pytest.mark.parametrize(("code", "date", "fits", "why"), ORDER)
def test_the_numbers_of_a_year_run_in_the_order_of_their_dates(code: str, date: str, fits: bool, why: str) -> None:
    assert (out_of_order(code, date) is None) is fits, why


def test_a_day_has_its_codes() -> None:
    assert "30/2020/NĐ-CP" in codes_of("2020-03-05")
    assert codes_of("1900-01-01") == ()


TERMS = [
    ("QH15", "2023", True, "the term of 2021 to 2026"),
    ("UBTVQH14", "2017", True, "the standing committee has the same terms"),
    ("QH13", "2016", True, "in a year of elections two terms sat"),
    ("QH14", "2016", True, "the other of them"),
    ("QH15", "2008", False, "a term that had not begun"),
    ("QH12", "2023", False, "a term that was over"),
    ("QĐ-UBND", "2023", True, "no legislature"),
    ("QH99", "2023", False, "no term at all"),
]


@pytest.mark.parametrize(("notation", "year", "agrees", "why"), TERMS)
def test_a_legislature_sat_in_the_year_of_the_code(notation: str, year: str, agrees: bool, why: str) -> None:
    assert term_agrees(notation, year) is agrees, why


@pytest.mark.parametrize(
    ("year", "term", "why"),
    [("2023", 15, "one term sat"), ("2016", None, "two terms sat"), ("1950", None, "before the table begins")],
)
def test_the_term_of_a_year(year: str, term: int | None, why: str) -> None:
    assert term_in(year) == term, why
