"""The time that each quantity of a text speaks of."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.counted_periods import Periods, named_period

Days = tuple[str | None, str | None] | None
YEAR: Days = ("2024-01-01", "2024-12-31")
QUARTER: Days = ("2024-01-01", "2024-03-31")
SIX: Days = ("2024-01-01", "2024-06-30")


def days(text: str, *, kind: str | None = None, subject: tuple[int, int] | None = None) -> Days:
    at = text.index("12 hồ sơ")
    period = Periods(text, kind=kind, subject=subject).of((at, at + 8))
    return (period.start, period.end) if period else None


PERIODS = [
    ("tiếp nhận 12 hồ sơ trong năm 2024", YEAR, "behind it in its clause"),
    ("Năm 2024, tiếp nhận 12 hồ sơ", YEAR, "at the beginning of its sentence"),
    ("1. Trong quý I năm 2024, tiếp nhận 12 hồ sơ", QUARTER, "behind the label of its paragraph"),
    ("1- Trong quý I/2024, tiếp nhận 12 hồ sơ", QUARTER, "behind a label of the Party"),
    ("Trong quý I năm 2024, Sở họp. Tiếp nhận 12 hồ sơ", QUARTER, "from an earlier sentence of its paragraph"),
    ("Năm 2024, giảm 7% so với năm 2023;\ntiếp nhận 12 hồ sơ", YEAR, "over a semicolon"),
    ("Sở báo cáo 6 tháng đầu năm 2024 như sau:\n1. Tiếp nhận 12 hồ sơ", SIX, "from the sentence that announces it"),
    ("Sở báo cáo năm 2024 như sau:\nI. KẾT QUẢ\nTiếp nhận 12 hồ sơ\n", YEAR, "in a part of results"),
    ("Sở báo cáo năm 2024 như sau:\nII. NHIỆM VỤ\nGiải quyết 12 hồ sơ\n", None, "in a part of what is to come"),
    ("Sở báo cáo năm 2024 như sau:\nII. NHIỆM VỤ\n1. Chung\nGiải quyết 12 hồ sơ\n", None, "in a heading below it"),
    ("Sở báo cáo năm 2024 như sau:\n1. Kết quả thực hiện các chỉ tiêu\nTiếp nhận 12 hồ sơ\n", YEAR,
     "results of aims are results"),
    ("tiếp nhận 12 hồ sơ, giảm 7% so với cùng kỳ năm 2023", None, "what it is compared with is not its time"),
    ("tiếp nhận 12 hồ sơ. Năm 2024, Sở họp", None, "the next sentence is not its time"),
    ("đến năm 2024 phải có 12 hồ sơ", None, "a year by which"),
    ("dự toán năm 2024 cho 12 hồ sơ", None, "a year of a budget"),
    ("trợ cấp 12 hồ sơ kể từ tháng 3/2024", None, "a month from which on"),
    ("năm học 2023 - 2024 có 12 hồ sơ", None, "a school year is two"),
    ("có 12 hồ sơ", None, "no time at all"),
    ("Năm 2023 tiếp nhận 9 hồ sơ; năm 2024 tiếp nhận 12 hồ sơ", YEAR, "the later clause has a time of its own"),
    ("Năm 2023: 9 hồ sơ, năm 2024: 12 hồ sơ", YEAR, "so has one behind a comma"),
    ("Năm 2024 tiếp nhận 12 hồ sơ; năm 2023 tiếp nhận 9 hồ sơ", YEAR, "that of the clause behind is not its time"),
    ("Năm 2023 có 9 hồ sơ; 6 tháng năm 2024 tiếp nhận 12 hồ sơ", SIX, "the first months of a year"),
    ("Từ năm 2024 đến hết tháng 3 năm 2024, tiếp nhận 12 hồ sơ", QUARTER, "from a year to a month"),
    ("Từ ngày 01 tháng 01 năm 2024 đến ngày 30/6/2024, tiếp nhận 12 hồ sơ", SIX, "from a day to another"),
    ("tiếp nhận 12 hồ sơ từ ngày 01/01/2024 đến hết ngày 31/3/2024", QUARTER, "the same behind it"),
    ("Năm 2023 có mưa. Kết quả xếp loại năm 2024: 12 hồ sơ", YEAR, "before the colon that opens them"),
    ("Năm 2023 có mưa. Kết quả xếp loại năm 2024: 9 đơn vị, 12 hồ sơ", YEAR, "and all of what follows it"),
    ("Kết quả xếp loại năm 2024: tốt. Có 12 hồ sơ", None, "but no other sentence"),
    ("Sở họp, năm 2024 có mưa. Tiếp nhận 12 hồ sơ", None, "a clause of another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PERIODS)
def test_a_quantity_has_the_time_of_its_clause_paragraph_or_document(text: str, expected: Days, why: str) -> None:
    assert days(text) == expected, why


DEFINED = [
    ("(từ 01/10/2023 đến 31/7/2024)", ("2023-10-01", "2024-07-31"), "its year begins in October"),
    (
        "(số liệu tính từ ngày 15/12/2023 đến hết ngày 14/6/2024)",
        ("2023-12-15", "2024-06-14"),
        "its figures end earlier",
    ),
    ("(từ 31/7/2024 đến 01/10/2023)", ("2024-01-01", "2024-10-31"), "a range that ends before it begins is misread"),
]


@pytest.mark.parametrize(("said", "expected", "why"), DEFINED)
def test_a_report_may_say_which_days_its_months_are(said: str, expected: Days, why: str) -> None:
    subject = "Kết quả thi hành án 10 tháng năm 2024"
    text = f"{subject}\nCục báo cáo kết quả 10 tháng {said} như sau:\nĐã tiếp nhận 12 hồ sơ"
    assert days(text, kind="Công văn", subject=(0, len(subject))) == expected, why


@pytest.mark.parametrize(("kind", "expected"), [("Báo cáo", ("2021-01-01", "2025-12-31")), ("Công văn", None)])
def test_the_years_of_a_scheme_are_those_of_a_report_alone(kind: str, expected: Days) -> None:
    text = "Sở báo cáo việc thực hiện Đề án giai đoạn 2021 - 2025 như sau:\nĐã tiếp nhận 12 hồ sơ"
    assert days(text, kind=kind) == expected


def test_a_decision_reports_on_no_time() -> None:
    text = "Phê duyệt dự toán năm 2024 như sau:\nhỗ trợ 12 hồ sơ"
    assert days(text, kind="Quyết định") is None


SUBJECTS = [
    ("Kết quả công tác năm 2024", "Báo cáo", YEAR, "a report's own time"),
    ("Công tác văn thư năm 2024", "Báo cáo", YEAR, "a report reports, whatever its subject says"),
    ("Kết quả rà soát năm 2024", "Thông báo", YEAR, "so does a notice of results"),
    ("Về tăng cường phòng cháy năm 2024", "Chỉ thị", None, "a directive's time is to come"),
    ("V/v bổ sung danh mục Đề án năm 2024", "Công văn", None, "the time of a scheme is none of what a letter counts"),
]


@pytest.mark.parametrize(("subject", "kind", "expected", "why"), SUBJECTS)
def test_the_subject_of_what_reports_names_its_time(subject: str, kind: str, expected: Days, why: str) -> None:
    assert days(f"{subject}\nSở tiếp nhận 12 hồ sơ", kind=kind, subject=(0, len(subject))) == expected, why


HEADS = [
    ("Kế hoạch năm 2024", YEAR, "a year"),
    ("Ước quý I/2024", QUARTER, "a quarter"),
    ("Thực hiện", None, "no time"),
    ("Năm 2023 so với năm 2024", None, "two times"),
]


@pytest.mark.parametrize(("head", "expected", "why"), HEADS)
def test_the_head_of_a_column_may_name_a_time(head: str, expected: Days, why: str) -> None:
    period = named_period(head)
    assert ((period.start, period.end) if period else None) == expected, why
