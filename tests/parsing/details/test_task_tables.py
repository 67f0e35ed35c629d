"""Tasks in the tables of a plan."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.parsing.details.task_tables import tasks_of_tables
from ocr_pipeline.parsing.registry import Draft
from schemas import Table
from schemas.details import Task
from tests.layout.typed_pages import restorer
from tests.parsing.plain_documents import text_of_plain, values


def tasks(*tables: list[list[str]]) -> Any:
    """The values of what is read."""
    return [values(each) for each in read(*tables)]


def read(*tables: list[list[str]]) -> tuple[Task, ...]:
    """What is read from tables whose cells stand one below the other in the text."""
    cells = [cell for rows in tables for row in rows for cell in row]
    text = text_of_plain("\n".join(cells) + "\n")
    spans, at = [], 0
    for cell in cells:
        spans.append((at, at + len(cell)) if cell else None)
        at += len(cell) + 1
    left = iter(spans)
    made = tuple(
        Table(page=page, rows=tuple(map(tuple, rows)), spans=tuple(tuple(next(left) for _ in row) for row in rows))
        for page, rows in enumerate(tables, start=1)
    )
    return tasks_of_tables(Draft(text, restorer(), (1,), {"tables": made}))


HEAD = ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


def test_the_heads_of_the_columns_say_what_they_hold() -> None:
    assert tasks([HEAD, ["1", "Lập danh mục", "Vụ Pháp chế", "Văn phòng Bộ", "Trước 28/02/2025"]]) == [
        {"task": "Lập danh mục", "unit": "Vụ Pháp chế", "partners": "Văn phòng Bộ", "deadline": "2025-02-28"}
    ]


def test_a_period_is_due_at_its_end_and_a_quarter_on_its_last_day() -> None:
    found = tasks(
        [
            HEAD,
            ["1", "Kiểm tra", "Sở Y tế", "", "Từ 10/3/2025 đến 21/3/2025"],
            ["2", "Sơ kết", "Sở Y tế", "", "Quý III/2025"],
        ]
    )
    assert [each["deadline"] for each in found] == ["2025-03-21", "2025-09-30"]


def test_a_time_without_a_year_is_no_day() -> None:
    (found,) = tasks([HEAD, ["1", "Báo cáo", "Sở Y tế", "", "Hằng tháng"]])
    assert "deadline" not in found


@pytest.mark.parametrize(
    ("said", "flagged", "why"),
    [
        ("Tháng 3", True, "a month of a year that the cell does not say"),
        ("Trước ngày 15/4", True, "a day of one"),
        ("Quý II", True, "a quarter of one"),
        ("30/6", True, "a day alone"),
        ("Hằng tháng", False, "no time that comes once"),
        ("06 tháng/lần", False, "how often"),
        ("Thường xuyên", False, "always"),
        ("", False, "an empty cell says nothing"),
    ],
)
def test_a_deadline_without_its_year_is_null_and_in_doubt(said: str, flagged: bool, why: str) -> None:
    (found,) = read([HEAD, ["1", "Báo cáo", "Sở Y tế", "", said]])
    assert (found.deadline.value, found.deadline.needs_review) == (None, flagged), why


def test_a_table_goes_on_over_the_page_and_a_group_s_row_is_no_task() -> None:
    found = tasks([HEAD, ["A", "Giai đoạn một", "", "", ""]], [["1", "Lập bản đồ", "Sở Xây dựng", "", ""]])
    assert [each["task"] for each in found] == ["Lập bản đồ"]


def test_a_table_of_another_width_or_of_other_things_holds_no_tasks() -> None:
    assert tasks([HEAD, ["1", "Lập", "Sở Y tế", "", ""]], [["a", "b"]]) == [{"task": "Lập", "unit": "Sở Y tế"}]
    assert tasks([["TT", "Thôn", "Số hộ"], ["1", "Nà Cọ", "12"]]) == []
