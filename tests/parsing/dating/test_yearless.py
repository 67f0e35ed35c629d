"""Days that are told without their year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.dating.events import find_events
from ocr_pipeline.parsing.dating.yearless import YearlessDay, yearless_days
from ocr_pipeline.parsing.folding import fold

ISSUED = "2020-02-05"

TOLD = [
    ("gửi báo cáo trước ngày 03/6;", "deadline", "2020-06-03", None, "the year of issue"),
    ("gửi báo cáo trước ngày 15/01.", "deadline", "2021-01-15", None, "the next year: it is past in this one"),
    ("chậm nhất ngày 15 tháng 4", "deadline", "2020-04-15", None, "the month in its word"),
    ("Gửi danh sách trước 16h ngày 12/3 về Sở", "deadline", "2020-03-12", "16:00", "an hour stands between"),
    ("Hoàn thành trước 30/9.", "deadline", "2020-09-30", None, "figures alone, behind trước"),
    ("có hiệu lực từ ngày 01/7", "effective", "2020-07-01", None, "in force from then"),
    ("Hội nghị vào 8h00 ngày 20/2 tại Hội trường", "event", "2020-02-20", "08:00", "a day with an hour"),
    ("Cuộc họp lúc 8h00 ngày 20/12", "event", "2019-12-20", "08:00", "what happened may be past: the nearest"),
    ("gửi trước ngày 31/6", "deadline", None, None, "no real day"),
]


@pytest.mark.parametrize(("text", "role", "value", "time", "why"), TOLD)
def test_a_day_without_its_year_is_given_in_doubt(
    text: str, role: str, value: str | None, time: str | None, why: str
) -> None:
    (event,) = find_events(text, ISSUED)
    assert (event.role, event.value, event.time) == (role, value, time), why
    doubt = f"its year is not printed; taken for {value[:4]}" if value else "its year is not printed"
    assert doubt in event.reasons, why
    assert event.derived, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("gửi trước ngày 15/12 hằng năm", "a day of every year"),
        ("kế hoạch hằng năm trước ngày 31 tháng 01;", "of every year, said before"),
        ("trước ngày 31 tháng 12 của năm báo cáo", "of another year"),
        ("trước ngày 05/3 năm sau", "of the next year, whichever that is"),
        ("trước ngày 20 hằng tháng", "a day of every month"),
        ("số lượng ngày 20/2 tại Hội trường", "nothing says what it means"),
        ("hoàn thành 15/20 xã", "a ratio"),
        ("đạt 3/5 chỉ tiêu trước", "a ratio before the word"),
        ("trước 12/24 giờ", "a month that is none"),
        ("đến hết quý trước 5/7%", "a share"),
    ],
)
def test_what_is_of_other_years_or_no_day_is_left(text: str, why: str) -> None:
    assert not [event for event in find_events(text, ISSUED) if event.value is not None], why


def test_a_whole_date_is_not_told_again() -> None:
    (event,) = find_events("trước ngày 03/6/2020", ISSUED)
    assert (event.value, event.reasons) == ("2020-06-03", ())


def test_a_cited_document_keeps_its_day() -> None:
    text = "theo Công văn số 12 có hiệu lực từ ngày 3/6"
    assert find_events(text, ISSUED, [(5, len(text))]) == []


def test_without_the_date_of_issue_no_year_is_taken() -> None:
    (event,) = find_events("gửi báo cáo trước ngày 03/6;", None)
    assert event.value is None
    assert "its year is not printed" in event.reasons


@given(st.dates(date(1950, 1, 1), date(2089, 12, 31)), st.dates())
def test_what_is_due_is_never_before_the_day_of_issue_and_within_a_year_of_it(issued: date, due: date) -> None:
    day = YearlessDay((0, 5), str(due)[8:], str(due)[5:7], worded=True)
    found = day.nearest(str(issued), later=True)
    if found is not None:
        assert found >= str(issued)
        assert int(found[:4]) - int(str(issued)[:4]) <= 1
        assert found[5:] == str(due)[5:]


@given(st.text(alphabet="ngay thang/-0123456789., nam", max_size=60))
def test_any_text_is_gone_through_and_spans_lie_within_it(text: str) -> None:
    for found in yearless_days(fold(text), []):
        assert 0 <= found.span[0] < found.span[1] <= len(text)
        assert found.day in text[slice(*found.span)]
