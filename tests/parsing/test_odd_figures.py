"""Figures that are written otherwise than Vietnamese does: found, and doubted."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.odd_figures import doubt_of_shape
from ocr_pipeline.parsing.statistics import find_statistics


def counted(text: str) -> list[tuple[float | None, str | None, bool]]:
    found = find_statistics(text, find_citations(text), find_dates(text))
    return [(one.value, one.unit, one.needs_review) for one in found]


ODD = [
    ("đạt tỷ lệ 81.8% kế hoạch", 81.8, "%", "a dot for the comma of a share"),
    ("trọng lượng 5.6 tấn", 5.6, "tấn", "of a weight"),
    ("hưởng lương hệ số 4.47, phụ cấp", 4.47, "hệ số", "behind its unit"),
    ("tổng số 12.5 ha rừng", 12.5, "ha", "tổng số names no thing"),
    ("dự toán 1,250,000 đồng", 1_250_000, "đồng", "commas for the dots of thousands"),
    ("đạt 98, 5% kế hoạch", 98.5, "%", "a space behind the comma"),
    ("đạt 98 ,5% kế hoạch", 98.5, "%", "a space before it"),
    ("tăng 8;5% so với cùng kỳ", 8.5, "%", "a semicolon for the comma"),
    ("tăng 8:5% so với cùng kỳ", 8.5, "%", "a colon for it"),
    ("tăng 8’5% so với cùng kỳ", 8.5, "%", "a quote for it"),
    ("đạt 1O5% kế hoạch", 105, "%", "a letter for a figure"),
    ("cấp l5 giấy phép", 15, "giấy phép", "a letter that opens it"),
]


@pytest.mark.parametrize(("text", "value", "unit", "why"), ODD)
def test_an_odd_figure_is_given_and_doubted(text: str, value: float, unit: str, why: str) -> None:
    assert counted(text) == [(value, unit, True)], why


NONE = [
    ("1.2 Kinh phí thực hiện", "a heading with its number"),
    ("\n2.1 tỷ lệ hộ nghèo", "the same inside a text"),
    ("từ ngày 12.5 tháng tới", "a day"),
    ("lúc 7.30 giờ sáng", "an hour"),
    ("theo mục 2.1 hồ sơ gồm", "a part of a paper"),
    ("lớp I hồ sơ", "letters alone"),
    ("phiên bản 1.2.3 hồ sơ", "more dots than one"),
    ("giai đoạn 1.5.2020 hồ sơ", "a date"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_has_a_dot_of_its_own_is_no_quantity(text: str, why: str) -> None:
    assert counted(text) == [], why


PARTS = [
    ("với số tiền 22/7 tỷ đồng", 22, "tỷ đồng", True, "22,7: no part is larger than its whole"),
    ("với số tiền 7/22 tỷ đồng", 7, "tỷ đồng", True, "7,22: money is seldom a part of so little"),
    ("giải ngân 350/400 tỷ đồng", 350, "tỷ đồng", False, "no comma has three figures behind it"),
    ("trồng mới 4/5 ha rừng", 4, "ha", True, "4,5: so is an area"),
    ("có 10/12 xã, thị trấn", 10, "xã", False, "what is counted has no comma"),
    ("đạt 12/10 xã", 12, "xã", True, "more than there are"),
]


@pytest.mark.parametrize(("text", "value", "unit", "doubt", "why"), PARTS)
def test_a_slash_that_may_be_a_comma_is_a_doubt(text: str, value: float, unit: str, doubt: bool, why: str) -> None:
    assert counted(text) == [(value, unit, doubt)], why


SHAPES = [
    ("007", "hồ sơ", True, "a zero too many"),
    ("07", "hồ sơ", False, "a padded count"),
    ("0,5", "%", False, "a decimal"),
    ("447", "hệ số", True, "a coefficient without its comma"),
    ("4,47", "hệ số", False, "with it"),
    ("818", "%", True, "a share without its comma"),
    ("150", "%", False, "a share above the whole"),
    ("250,5", "%", False, "with its comma"),
    ("12.345", "%", True, "a share with a dot of thousands"),
    ("12.345", "hồ sơ", False, "a count with one"),
]


@pytest.mark.parametrize(("number", "unit", "doubted", "why"), SHAPES)
def test_a_shape_that_no_careful_hand_writes_is_doubted(number: str, unit: str, doubted: bool, why: str) -> None:
    assert (doubt_of_shape(number, unit) is not None) == doubted, why


def test_dots_and_three_decimals_may_be_thousands() -> None:
    assert counted("dự toán 1.250,000 đồng") == [(1250, "đồng", True)]


RANGES = [
    ("hỗ trợ từ 2 đến 5 triệu đồng", False, "both ends are whole"),
    ("có 100-15.000 con", False, "the lower end is no end of so few thousands"),
    ("thả 5.000-10.000 con giống", False, "both ends have their thousands"),
    ("thả 5-10.000 con giống", True, "5.000 to 10.000, as a rule: the thousands are written once"),
    ("giá 10 - 15.000 đồng", True, "so with a space"),
    ("từ 1,500 đến 2.000 đồng", True, "the comma of the lower end may part thousands, as the dot of the upper does"),
    ("từ 007 đến 20 hộ", True, "no number begins so, at either end"),
    ("từ 80 đến 20 hộ", True, "it runs backwards"),
]


@pytest.mark.parametrize(("text", "flagged", "why"), RANGES)
def test_the_lower_end_of_a_range_is_doubted_like_the_upper(text: str, flagged: bool, why: str) -> None:
    (found,) = find_statistics(text, (), ())
    assert (found.needs_review, found.low is not None) == (flagged, True), why
