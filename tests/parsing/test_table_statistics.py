"""The figures of a table as statistics."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.table_statistics import statistics_of_table
from schemas import CellDoubt, Statistic, StatisticKind


def statistics(rows: list[list[str]], doubts: tuple[CellDoubt, ...] = ()) -> list[Statistic]:
    spans = [[(9 * place, 9 * place + len(cell)) if cell else None for place, cell in enumerate(row)] for row in rows]
    return list(statistics_of_table(rows, spans, doubts))


COSTS = [
    ["STT", "Nội dung chi", "ĐVT", "Số lượng", "Thành tiền (đồng)"],
    ["1", "In tờ rơi", "tờ rơi", "542", "1.626.000"],
    ["", "Tổng cộng", "", "", "1.626.000"],
]


def test_heads_of_row_and_column_say_what_is_counted() -> None:
    assert [(each.value, each.unit, each.measure) for each in statistics(COSTS)] == [
        (542, "tờ rơi", "Số lượng: In tờ rơi"),
        (1_626_000, "đồng", "Thành tiền: In tờ rơi"),
        (1_626_000, "đồng", "Thành tiền"),
    ]


def test_a_unit_in_the_head_of_a_column_has_its_kind_and_its_scale() -> None:
    (figure,) = statistics([["Đơn vị", "Kinh phí (triệu đồng)"], ["Sở Nội vụ", "12,5"]])
    assert (figure.kind, figure.amount, figure.base_unit) == (StatisticKind.MONEY, 12_500_000, "đồng")


def test_a_column_of_offices_is_no_column_of_units() -> None:
    (figure,) = statistics([["STT", "Đơn vị", "Số vụ"], ["1", "Thôn Bản Pho", "8"]])
    assert (figure.value, figure.unit, figure.measure) == (8, None, "Số vụ: Thôn Bản Pho")


def test_numbers_that_name_something_are_left_out() -> None:
    assert statistics([["STT", "Họ và tên", "Năm sinh", "Ghi chú"], ["1", "Trần An", "1980", "5"]]) == []


def test_a_column_may_speak_of_a_time() -> None:
    (figure,) = statistics([["Chỉ tiêu", "Kế hoạch năm 2023"], ["Giá trị sản xuất", "16.600"]])
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == ("2023-01-01", "2023-12-31")


def test_a_doubtful_cell_is_a_doubtful_figure() -> None:
    doubt = CellDoubt(row=2, column=4, reasons=("among figures, read as 54Z",))
    first, second, _ = statistics(COSTS, (doubt,))
    assert (first.needs_review, second.needs_review) == (True, False)
    assert first.reasons == doubt.reasons


COMMAS = [
    (["1,250"], [True], "a thousand and a quarter, or so many thousands: the comma may part either"),
    (["1,250", "0,5"], [False, False], "the comma of another cell of the column can only be one of decimals"),
    (["1,250", "3.400"], [True, False], "a dot of thousands beside it does not tell: both may be of one office"),
    (["007"], [True], "no number begins so"),
]


@pytest.mark.parametrize(("cells", "flagged", "why"), COMMAS)
def test_a_figure_in_a_cell_is_doubted_like_one_in_a_sentence(cells: list[str], flagged: list[bool], why: str) -> None:
    found = statistics([["Xã", "Diện tích (ha)"], *([f"Xã Nà {cell}", cell] for cell in cells)])
    assert [each.needs_review for each in found] == flagged, why


def test_a_table_without_heads_or_without_figures_has_none() -> None:
    assert statistics([["1", "In tờ rơi", "542"]]) == []
    assert statistics([["Họ và tên", "Chức vụ"], ["Trần An", "Giám đốc"]]) == []
