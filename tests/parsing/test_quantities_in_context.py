"""Quantities that the words around them change: parts of a whole, ranges, numbers torn inside, lists of recipients."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.damaged_dates import all_dates
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import Statistic


def statistics(text: str) -> list[Statistic]:
    return find_statistics(text, find_citations(text), all_dates(text))


SIZES = [
    ("quy mô dân số 18.742 người", 18_742, "người", "a population is counted, and no number of a thing"),
    ("người dân tộc thiểu số 268 người; khác", 268, "người", "so is a minority"),
    ("chiếm đa số 21 phiếu", 21, "phiếu", "and a majority"),
    ("Thời gian thực hiện: 05 năm, từ năm 2024 đến năm 2028", 5, "năm", "from a year on is no month of it"),
    ("mỗi người được cấp 01 tài khoản và chịu trách nhiệm", 1, "tài khoản", "an account that is given out"),
    ("tặng 05 kỷ niệm chương", 5, "kỷ niệm chương", "a medal"),
]


@pytest.mark.parametrize(("text", "value", "unit", "why"), SIZES)
def test_a_size_is_counted(text: str, value: float, unit: str, why: str) -> None:
    assert [(one.value, one.unit, one.needs_review) for one in statistics(text)] == [(value, unit, False)], why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nhà số 12 hộ kinh doanh", "a house"),
        ("Văn bản số: 12 hồ sơ", "with a colon"),
        ("mã số 45 người nộp", "a code"),
    ],
)
def test_the_number_of_a_thing_counts_nothing(text: str, why: str) -> None:
    assert statistics(text) == [], why


PARTS = [
    ("bàn giao mặt bằng 10,2/14,6 km", 10.2, 14.6, "km", "both with decimals"),
    ("ít nhất 2/3 số người được triệu tập", 2, 3, "người", "a part of all"),
    ("có trên 1/2 tổng số đại biểu tán thành", 1, 2, "đại biểu", "of all in all"),
    ("có 42/64 xã đạt chuẩn", 42, 64, "xã", "plain counts"),
]


@pytest.mark.parametrize(("text", "part", "whole", "unit", "why"), PARTS)
def test_a_part_of_a_whole_has_both(text: str, part: float, whole: float, unit: str, why: str) -> None:
    assert [(one.value, one.of, one.unit) for one in statistics(text)] == [(part, whole, unit)], why


RANGES = [
    ("diện tích từ 90 m² đến 120 m²;", [(90, 120, "m²")], "the unit at both ends"),
    ("hỗ trợ 5 triệu đồng - 10 triệu đồng", [(5, 10, "triệu đồng")], "with a dash"),
    ("từ 5 hộ đến 7 xã", [(None, 5, "hộ"), (None, 7, "xã")], "two units are two quantities"),
    ("từ 9 hộ đến 7 hộ", [(None, 9, "hộ"), (None, 7, "hộ")], "what runs backwards is no range"),
    ("từ 2 - 3 hộ đến 7 hộ", [(2, 3, "hộ"), (None, 7, "hộ")], "a range is no end of another"),
]


@pytest.mark.parametrize(("text", "ends", "why"), RANGES)
def test_a_range_may_say_its_unit_twice(text: str, ends: list[tuple[float | None, float, str]], why: str) -> None:
    assert [(one.low, one.value, one.unit) for one in statistics(text)] == ends, why


def test_a_range_that_says_its_unit_twice_is_evidence_from_end_to_end() -> None:
    (found,) = statistics("diện tích từ 90 m? đến 120 m²;")
    assert (found.raw, found.high, found.measure) == ("90 m? đến 120 m²", 120, "diện tích")
    assert found.reasons == ("m? was taken for m²",)


TORN_INSIDE = [
    ("vi phạm nồng độ cồn 4.1 16 trường hợp", 4116, "one figure behind the dot"),
    ("vi phạm nồng độ cồn 4.11 6 trường hợp", 4116, "two of them"),
    ("nộp 1.250.0 00 đồng", 1_250_000, "the last three of several"),
]


@pytest.mark.parametrize(("text", "value", "why"), TORN_INSIDE)
def test_a_number_torn_inside_its_thousands_is_put_together_and_flagged(text: str, value: float, why: str) -> None:
    assert [(one.value, one.needs_review) for one in statistics(text)] == [(value, True)], why


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("\n2.1 16 hồ sơ", 16, "a heading with its number"),
        ("tại mục 2.1 16 hồ sơ", 16, "the same named in a sentence"),
        ("ngày 12.5 16 hồ sơ", 16, "a day"),
        ("đạt 4.1 6 hồ sơ", 6, "too few figures for thousands"),
    ],
)
def test_a_dot_before_a_number_is_not_always_its_own(text: str, value: float, why: str) -> None:
    assert statistics(text)[-1].value == value, why


SHARES = [
    ("UBND các tỉnh, thành 1% trực thuộc trung ương", True, "the word phố"),
    ("trước ngày 1% các xã nộp báo cáo", True, "a day with its month"),
    ("tại Điều 5% của Quy chế", True, "the number of an article"),
    ("hoàn thành 100% kế hoạch", False, "thành ends another word"),
    ("đạt 95% kế hoạch", False, "a plain share"),
]


@pytest.mark.parametrize(("text", "flagged", "why"), SHARES)
def test_a_share_where_none_is_due_is_in_doubt(text: str, flagged: bool, why: str) -> None:
    assert [one.needs_review for one in statistics(text)] == [flagged], why


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("đạt từ 6 m?/người trở lên", "m²/người", "for each"),
        ("giao 40 m* / hộ", "m²/hộ", "with spaces"),
        ("diện tích 6 m?/ trong đó", "m²", "a stroke before another word's space"),
    ],
)
def test_a_damaged_square_keeps_what_it_is_for(text: str, unit: str, why: str) -> None:
    assert [(one.unit, one.needs_review) for one in statistics(text)][:1] == [(unit, True)], why


def test_what_there_is_none_of_in_a_rule_is_no_zero() -> None:
    assert statistics("Đối với công trình mà không còn bản vẽ hoàn công, chủ sở hữu đo vẽ lại") == []


RECIPIENTS = (
    "Trên đây là kết quả của 05 xã.\nNơi nhận:\nT Đảng ủy, HĐND (b/c);\n- UBMTTQ và\ncác đoàn thể của 05 thôn;\n"
    "* 26 thôn (để thông báo);\n- 14 chi bộ trực thuộc,\n- Lưu: VT."
)


def test_recipients_are_not_counted() -> None:
    assert [(one.value, one.unit) for one in statistics(RECIPIENTS)] == [(5, "xã")]


def test_what_stands_behind_the_recipients_is_counted_again() -> None:
    behind = f"{RECIPIENTS}\n\fPHỤ LỤC\n- 16 hồ sơ đã giải quyết"
    assert [(one.value, one.unit) for one in statistics(behind)] == [(5, "xã"), (16, "hồ sơ")]
