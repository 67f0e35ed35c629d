"""Quantities over time: what several documents say is one point, what they contradict is shown and flagged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive.series.points import CONFLICT, ISSUER, MARKS, NOBODY, whole_months
from schemas import Document
from tests.archive.graph.shelves import filled, sha
from tests.archive.series.shelves import HALF_2021, YEAR_2020, YEAR_2021, count, report
from tests.archive.tables.documents import doubtful


def _rows(folder: Path, *documents: Document, measure: str = "hồ sơ tiếp nhận") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = filled(folder / "archive", *documents).series(measure).to_pylist()
    return rows


# Why, what two reports say, and what comes of it: points, contradictions, rows to be reviewed.
TOLD = [
    ("the same in two documents is one point", count(500), count(500), (1, 0, 0)),
    ("in other words", count(500), count(500, "tổng số hồ sơ đã tiếp nhận"), (1, 0, 0)),
    ("marks that were lost are looked at", count(500), count(500, "ho so tiep nhan"), (1, 0, 2)),
    ("another year is another point", count(500), count(500, period=YEAR_2021), (2, 0, 0)),
    ("half a year is not compared with a year", count(500, period=YEAR_2021), count(200, period=HALF_2021), (2, 0, 0)),
    ("another amount for the same time contradicts it", count(500), count(501), (2, 2, 2)),
    ("also where only the last of many figures differ", count(12_345_678), count(12_345_679), (2, 2, 2)),
    ("about that is another point, and no contradiction", count(500), count(500, qualifier="khoảng"), (2, 0, 0)),
    ("a range is something else", count(500), count(500, low=400), (2, 2, 2)),
    ("a share of it is another series", count(500), count(50, unit="%", base_unit="%", kind="percent"), (2, 0, 0)),
    ("a doubtful reading stays doubtful", count(500), count(500, needs_review=True, reasons=["digits"]), (1, 0, 1)),
    ("what has no time is in no series", count(500), count(500, period=None), (1, 0, 0)),
    ("what has no amount neither", count(500), {**count(500), "value": None, "amount": None}, (1, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "come"), TOLD, ids=[row[0] for row in TOLD])
def test_what_comes_of_two_quantities(
    tmp_path: Path, why: str, one: dict[str, Any], other: dict[str, Any], come: tuple[int, int, int]
) -> None:
    rows = _rows(tmp_path, report("a", one), report("b", other))
    assert len({row["point"] for row in rows}) == sum(row["counted"] for row in rows)
    points = sum(row["counted"] for row in rows)
    assert (points, sum(row["conflict"] for row in rows), sum(row["needs_review"] for row in rows)) == come


def test_a_point_keeps_the_evidence_of_every_document_and_the_surest_stands_for_it(tmp_path: Path) -> None:
    doubt = count(500, needs_review=True, reasons=["digits"], page=7)
    rows = _rows(tmp_path, report("a", doubt), report("b", count(500, page=3)))
    assert {(row["document"], row["page"], row["counted"], row["documents"]) for row in rows} == {
        (sha("a"), 7, False, 2),
        (sha("b"), 3, True, 2),
    }


def test_offices_of_one_name_under_two_bodies_are_never_mixed(tmp_path: Path) -> None:
    rows = _rows(tmp_path, report("a", count(1)), report("b", count(2), above="UBND TỈNH BẮC GIAO"))
    assert len({row["series"] for row in rows}) == 2
    assert not any(row["conflict"] for row in rows)


def test_one_office_in_two_spellings_is_one(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path, report("a", count(1)), report("b", count(1), issuer="Sở Nội vụ", above="UBND tỉnh Lam Giang")
    )
    assert len({row["point"] for row in rows}) == 1


def test_documents_of_nobody_are_compared_with_nothing(tmp_path: Path) -> None:
    rows = _rows(tmp_path, report("a", count(1), issuer=None), report("b", count(1), issuer=None))
    assert len({row["series"] for row in rows}) == 2
    assert [row["reasons"] for row in rows] == [[NOBODY], [NOBODY]]


def test_reasons_are_told(tmp_path: Path) -> None:
    shaky = report("a", count(1), count(2, "ho so tiep nhan")).model_copy(
        update={"issuer": report("x").issuer.model_validate(doubtful("SỞ NỘI VỤ"))}
    )
    rows = _rows(tmp_path, shaky, report("b", count(2)))
    assert {row["amount"]: row["reasons"] for row in rows if row["document"] == sha("a")} == {
        1.0: [CONFLICT, ISSUER],
        2.0: [CONFLICT, MARKS, ISSUER],
    }


def test_measures_that_are_just_this_come_before_those_that_hold_its_words(tmp_path: Path) -> None:
    one, more = count(1), count(2, "hồ sơ tiếp nhận trực tuyến")
    archive = filled(tmp_path / "archive", report("a", one, more), report("b", more, issuer="SỞ Y TẾ"))
    assert {row["measure"] for row in archive.series("ho so tiep nhan").to_pylist()} == {"hồ sơ tiếp nhận"}
    assert {row["measure"] for row in archive.series("tiếp nhận").to_pylist()} == {one["measure"], more["measure"]}
    assert archive.series("tiếp nhận trực tuyến", issuer="y te").num_rows == 1
    assert archive.series("không có").num_rows == archive.series("").num_rows == 0


def test_deduplicated_points_are_had_in_sql(tmp_path: Path) -> None:
    archive = filled(tmp_path / "archive", report("a", count(3)), report("b", count(3), count(4, period=YEAR_2021)))
    asked = "SELECT year(period_end) AS year, sum(amount) AS amount FROM series WHERE counted GROUP BY ALL ORDER BY ALL"
    assert archive.query(asked).to_pylist() == [{"year": 2020, "amount": 3.0}, {"year": 2021, "amount": 4.0}]


# First and last day, and whole months.
MONTHS = [
    ("2021-01-01", "2021-12-31", 12),
    ("2021-01-01", "2021-06-30", 6),
    ("2020-02-01", "2020-02-29", 1),
    ("2020-12-01", "2021-01-31", 2),
    ("2021-01-15", "2021-02-14", None),
    ("2021-01-01", "2021-02-14", None),
    ("2021-06-01", "2021-01-31", None),
    (None, "2021-12-31", None),
]


@pytest.mark.parametrize(("start", "end", "months"), MONTHS)
def test_how_long_a_time_is(start: str | None, end: str, months: int | None) -> None:
    first = dt.date.fromisoformat(start) if start else None
    assert whole_months(first, dt.date.fromisoformat(end)) == months


def test_periods_are_those_that_the_tables_tell(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, report("a", count(3)))
    told = (row["period"], row["period_start"].isoformat(), row["period_end"].isoformat(), row["months"])
    assert told == (YEAR_2020["raw"], YEAR_2020["start"], YEAR_2020["end"], 12)
