"""What is drawn of some series, and what is left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ocr_pipeline.export.series_plot.by import By
from ocr_pipeline.export.series_plot.panels import LINES, PANELS, Dot, panels_of, span_name

DAY = dt.date(2020, 1, 1)


def row(amount: float, issuer: str | None = "SỞ NỘI VỤ", **more: Any) -> dict[str, Any]:
    """A row of ``series``."""
    told = {
        "counted": True, "measure": "hồ sơ tiếp nhận", "measure_key": "ho so tiep nhan", "kind": "count",
        "unit": "hồ sơ", "issuer_parent": None, "months": 12, "period_start": DAY, "period_end": dt.date(2020, 12, 31),
        "needs_review": False, "conflict": False,
    }  # fmt: skip
    return {**told, "amount": amount, "issuer": issuer, "series": f"{issuer}{more}", **more}


def test_each_point_is_drawn_once_with_its_doubts() -> None:
    later = row(3.0, needs_review=True, conflict=True, period_start=dt.date(2021, 1, 1), series="a")
    rows = [later, row(2.0, series="a"), row(2.0, series="a", counted=False)]
    (panel,), left_out = panels_of(rows, By.ISSUER)
    assert left_out == panel.left_out == 0
    assert panel.lines[0].name == "SỞ NỘI VỤ – năm"
    expected = (
        Dot(DAY, 2.0, doubtful=False, conflict=False),
        Dot(dt.date(2021, 1, 1), 3.0, doubtful=True, conflict=True),
    )
    assert panel.lines[0].dots == expected


def test_a_point_without_a_first_day_stands_at_its_last() -> None:
    (panel,), _ = panels_of([row(1.0, period_start=None)], By.ISSUER)
    assert panel.lines[0].dots[0].day == dt.date(2020, 12, 31)


def test_units_and_measures_never_share_a_panel() -> None:
    rows = [row(1.0), row(2.0, unit="%", kind="percent"), row(3.0, measure_key="vu viec")]
    assert len(panels_of(rows, By.ISSUER)[0]) == 3


def test_lines_differ_in_issuers_or_in_measures() -> None:
    rows = [row(1.0, "SỞ NỘI VỤ"), row(2.0, "SỞ Y TẾ"), row(3.0, "SỞ Y TẾ", measure_key="x", measure="x")]
    by_issuer, _ = panels_of(rows, By.ISSUER)
    assert [(panel.title, len(panel.lines)) for panel in by_issuer] == [("hồ sơ tiếp nhận", 2), ("x", 1)]
    by_measure, _ = panels_of(rows, By.MEASURE)
    assert [(panel.title, len(panel.lines)) for panel in by_measure] == [("SỞ Y TẾ", 2), ("SỞ NỘI VỤ", 1)]


def test_spellings_of_one_issuer_share_a_panel() -> None:
    rows = [row(1.0, "UBND TỈNH LAM GIANG", series="a"), row(2.0, "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", series="a")]
    assert len(panels_of(rows, By.MEASURE)[0]) == 1


def test_what_has_no_room_is_counted() -> None:
    many = [row(1.0, f"SỞ {number}") for number in range(LINES + 3)]
    (panel,), _ = panels_of(many, By.ISSUER)
    assert (len(panel.lines), panel.left_out) == (LINES, 3)
    panels, left_out = panels_of(many, By.MEASURE)
    assert (len(panels), left_out) == (PANELS, LINES + 3 - PANELS)


@pytest.mark.parametrize(("months", "name"), [(12, "năm"), (3, "quý"), (1, "tháng"), (6, "6 tháng"), (None, "kỳ khác")])
def test_how_long_times_are_called(months: int | None, name: str) -> None:
    assert span_name(months) == name
