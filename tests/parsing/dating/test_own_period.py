"""The period that a subject names for the whole document."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.dating.own_period import own_period

ROWS = [
    # The months of a report.
    ("Kết quả kiểm tra an toàn thực phẩm 6 tháng đầu năm 2023", ("2023-01-01", "2023-06-30", False)),
    # What follows "nhiệm vụ" is the time to come.
    (
        "Kết quả công tác quý III và 9 tháng đầu năm 2023, nhiệm vụ trọng tâm quý IV năm 2023",
        ("2023-01-01", "2023-09-30", False),
    ),
    # The year stands behind the rest of it.
    ("Kinh tế 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2018", ("2018-01-01", "2018-06-30", False)),
    ("Công tác quý I, phương hướng quý II/2018", ("2018-01-01", "2018-03-31", False)),
    # The quarter before the first of a year is of the year before, which nothing says.
    ("Công tác quý IV, nhiệm vụ quý I năm 2019", None),
    # The years of a plan.
    ("Nâng cấp công trình cấp nước giai đoạn 2022 - 2025", ("2022-01-01", "2025-12-31", False)),
    # One month.
    ("cải cách thủ tục hành chính tháng 01/2025 của tỉnh", ("2025-01-01", "2025-01-31", False)),
    # One year, and no more than that.
    ("Kiểm tra công tác văn thư năm 2024", ("2024-01-01", "2024-12-31", True)),
    # The first of two is the document's, the other that of what it is about.
    ("Hoạt động năm 2024 của Đề án giai đoạn 2021-2025", ("2024-01-01", "2024-12-31", True)),
    # A year that something reaches to is no period.
    ("Điều chỉnh Quy hoạch chung đô thị Sơn Hải đến năm 2045", None),
    # No time at all.
    ("Về việc thụ lý giải quyết khiếu nại lần hai", None),
]


@pytest.mark.parametrize(("subject", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_own_period(subject: str, expected: tuple[str, str, bool] | None) -> None:
    text = f"BÁO CÁO\n{subject}\nThực hiện năm 2019"
    found = own_period(text, 8, 8 + len(subject))
    assert (found and (found.first, found.last, found.year_alone)) == expected
    assert found is None or text[slice(*found.span)] in subject


def test_a_second_time_leaves_a_doubt() -> None:
    one, two = "Kiểm tra quý I năm 2024", "Thực hiện Đề án giai đoạn 2021-2025 năm 2024"
    halves = "Thu ngân sách 6 tháng đầu năm và 6 tháng cuối năm 2018"
    found = [own_period(subject, 0, len(subject)) for subject in (one, two, halves)]
    assert [each.rivals for each in found if each] == [False, True, True]
