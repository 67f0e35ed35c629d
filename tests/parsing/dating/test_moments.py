"""Times that a text names, with their first and last day."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.dating.moments import find_moments

ROWS = [
    # A day in words.
    ("ngày 05 tháng 02 năm 2025", [("2025-02-05", "2025-02-05")]),
    # A day in figures, with stray blanks.
    ("ngày 22/ 12/ 2011", [("2011-12-22", "2011-12-22")]),
    # A month reaches to its last day.
    ("trong tháng 11 năm 2023", [("2023-11-01", "2023-11-30")]),
    # A month in figures.
    ("Tháng 02/2024: in ấn", [("2024-02-01", "2024-02-29")]),
    # The month of a full date is no month of its own.
    ("ngày 19 tháng 9 năm 2024", [("2024-09-19", "2024-09-19")]),
    # A quarter in Roman figures.
    ("quý III năm 2020", [("2020-07-01", "2020-09-30")]),
    # A quarter whose I was read as l.
    ("quý l/2021", [("2021-01-01", "2021-03-31")]),
    # The fourth quarter is no first one.
    ("quý IV/2022", [("2022-10-01", "2022-12-31")]),
    # The first six months.
    ("6 tháng đầu năm 2023", [("2023-01-01", "2023-06-30")]),
    # The last six months, with a zero before.
    ("06 tháng cuối năm 2023", [("2023-07-01", "2023-12-31")]),
    # A span of years.
    ("giai đoạn 2021 - 2025", [("2021-01-01", "2025-12-31")]),
    # A span of years in words.
    ("từ năm 2010 đến năm 2015", [("2010-01-01", "2015-12-31")]),
    # A term of office.
    ("nhiệm kỳ 2020-2025", [("2020-01-01", "2025-12-31")]),
    # A span that runs backwards is none.
    ("giai đoạn 2025 - 2021", []),
    # A school year is no span of calendar years.
    ("năm học 2021-2022", []),
    # A single year says too little in a sentence.
    ("kế hoạch năm 2024", []),
    # A day without a year is none.
    ("ngày 20 hằng tháng", []),
    # The first day of a range has its month and year from the last.
    ("từ ngày 05 đến ngày 09/6/2023", [("2023-06-05", "2023-06-05"), ("2023-06-09", "2023-06-09")]),
    # Or its year alone.
    ("ngày 15/6 đến ngày 20/6/2023", [("2023-06-15", "2023-06-15"), ("2023-06-20", "2023-06-20")]),
    # A range within a month, with a dash.
    ("(01 - 03/7/2025)", [("2025-07-01", "2025-07-01"), ("2025-07-03", "2025-07-03")]),
    # A range over New Year begins in the year before.
    ("ngày 28/12 đến ngày 03/01/2025", [("2024-12-28", "2024-12-28"), ("2025-01-03", "2025-01-03")]),
    # Of one that would run backwards a day was misread, or its month is not said: it has no real day.
    ("ngày 28 đến ngày 05/7/2025", [(None, None), ("2025-07-05", "2025-07-05")]),
    # What is no real day has no day.
    ("ngày 31 tháng 02 năm 2024", [(None, None)]),
    # Damaged marks do not matter.
    ("quy IV nam 2022", [("2022-10-01", "2022-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_moments(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(each.first, each.last) for each in find_moments(text)] == expected


def test_a_day_misread_keeps_what_it_looks_like() -> None:
    (moment,) = find_moments("ngày l6 tháng 6 năm 2014")
    assert (moment.first, moment.likely) == (None, "2014-06-16")
