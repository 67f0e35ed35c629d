"""Decisions and resolutions: articles, who carries them out, the session and its day."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.details import Decision, Resolution
from tests.parsing.plain_documents import details_of, values, written

BASES = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nQUYẾT ĐỊNH:\n"


def decision(*articles: str) -> dict[str, Any]:
    text = written("QUYẾT ĐỊNH", "Về việc tặng Giấy khen", BASES + "\n".join(articles), "QĐ-SYT")
    found: dict[str, Any] = values(details_of(text, Decision))
    return found


LAST = [
    # Titles, each with its unit, parted by semicolons.
    (
        "Chánh Văn phòng Sở; Trưởng Phòng Nghiệp vụ Y và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành "
        "Quyết định này./.",
        ["Chánh Văn phòng Sở", "Trưởng Phòng Nghiệp vụ Y", "Thủ trưởng các đơn vị có liên quan"],
    ),
    # Parted by commas; "thị xã" begins no new one.
    (
        "Giám đốc Sở Tài chính, Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố căn cứ Quyết định thi hành./.",
        ["Giám đốc Sở Tài chính", "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố"],
    ),
    # "và" within a name parts nothing.
    (
        "Giám đốc Sở Giáo dục và Đào tạo và bà Mai Thị Ngọc Mai chịu trách nhiệm thi hành Quyết định này.",
        ["Giám đốc Sở Giáo dục và Đào tạo", "bà Mai Thị Ngọc Mai"],
    ),
    # A colon opens the names of several offices.
    (
        "Giám đốc các Sở: Nội vụ, Tài chính và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành.",
        ["Giám đốc các Sở: Nội vụ, Tài chính", "Thủ trưởng các đơn vị có liên quan"],
    ),
    # They stand behind the day of entry into force.
    (
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Chánh Thanh tra Sở chịu trách nhiệm thi hành.",
        ["Chánh Văn phòng Sở", "Chánh Thanh tra Sở"],
    ),
    # Who is addressed before the titles is nobody.
    (
        "Các Ông (Bà): Chánh Văn phòng Sở, Trưởng phòng Vận tải và An toàn giao thông và các đơn vị liên quan chịu "
        "trách nhiệm thi hành Quyết định này./.",
        ["Chánh Văn phòng Sở", "Trưởng phòng Vận tải và An toàn giao thông", "các đơn vị liên quan"],
    ),
    # One office of two bodies.
    (
        "Các ông (bà) Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ chịu trách nhiệm thi hành.",
        ["Chánh Văn phòng HĐND và UBND huyện", "Trưởng phòng Nội vụ"],
    ),
    # A colon after several titles opens their rooms.
    (
        "Các Trưởng phòng: Tổ chức cán bộ, Tài chính - Kế toán và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành.",
        ["Các Trưởng phòng: Tổ chức cán bộ, Tài chính - Kế toán và cá nhân có tên tại Điều 1"],
    ),
    # One title governs the list behind it.
    (
        "Giám đốc, thủ trưởng các sở, ban, ngành có trách nhiệm thi hành Quyết định này.",
        ["Giám đốc, thủ trưởng các sở, ban, ngành"],
    ),
]


@pytest.mark.parametrize(("article", "expected"), LAST, ids=[row[0][:30] for row in LAST])
def test_who_carries_it_out(article: str, expected: list[str]) -> None:
    found = decision("Điều 1. Tặng Giấy khen cho 05 tập thể.", f"Điều 2. {article}")
    assert found["implementers"] == expected
    assert found["articles"][0] == {"label": "Điều 1", "text": "Tặng Giấy khen cho 05 tập thể"}


def test_a_regulation_behind_it_adds_no_articles() -> None:
    found = decision(
        "Điều 1. Ban hành Quy chế.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "Điều 1. Phạm vi điều chỉnh."
    )
    assert [each["label"] for each in found["articles"]] == ["Điều 1", "Điều 2"]


def test_an_article_that_was_lost_leaves_a_doubt() -> None:
    body = BASES + "Điều 1. Tặng Giấy khen.\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký."
    found = details_of(written("QUYẾT ĐỊNH", "Về việc tặng Giấy khen", body, "QĐ-SYT"), Decision)
    assert [each.label.needs_review for each in found.articles] == [False, True]


def test_units_told_to_do_something_within_an_article() -> None:
    found = decision(
        "Điều 1. Phê duyệt Đề án.",
        "Điều 2. Tổ chức thực hiện",
        "1. Sở Nội vụ chủ trì, báo cáo kết quả trước ngày 15 tháng 12 năm 2024.",
        "Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.",
    )
    (task,) = found["assignments"]
    assert (task["units"], task["deadlines"]) == (["Sở Nội vụ"], ["2024-12-15"])


def test_a_resolution_names_its_session_and_day() -> None:
    body = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nQUYẾT NGHỊ:\n"
        "Điều 1. Thông qua danh mục các dự án cần thu hồi đất.\nĐiều 2. Tổ chức thực hiện\n"
        "1. Ủy ban nhân dân tỉnh chỉ đạo triển khai.\n"
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh Khóa XVIII, Kỳ họp thứ mười bảy thông qua "
        "ngày 08 tháng 5 năm 2024."
    )
    text = written("NGHỊ QUYẾT", "Về việc thông qua danh mục", body, "NQ-HĐND", "HỘI ĐỒNG NHÂN DÂN")
    found = values(details_of(text, Resolution))
    assert found["session"] == "Khóa XVIII, Kỳ họp thứ mười bảy"
    assert found["passed"] == "2024-05-08"
    assert found["assignments"][0]["units"] == ["Ủy ban nhân dân tỉnh"]


@pytest.mark.parametrize(
    ("lines", "implementers"),
    [
        # The line happens to end between two of those it names.
        (
            "Điều 2. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện An Khê;\nTrưởng Công an huyện chịu "
            "trách nhiệm thi hành Quyết định này.",
            ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện An Khê", "Trưởng Công an huyện"],
        ),
        # It ends where the names of several offices begin.
        (
            "Điều 2. Chánh Văn phòng Ủy ban nhân dân thành phố An Khê; Giám đốc các Sở:\nNội vụ, Tài chính chịu trách "
            "nhiệm thi hành Quyết định này.",
            ["Chánh Văn phòng Ủy ban nhân dân thành phố An Khê", "Giám đốc các Sở: Nội vụ, Tài chính"],
        ),
    ],
)
def test_an_article_goes_on_where_its_line_ends_between_names(lines: str, implementers: list[str]) -> None:
    long = "Điều 1. Tặng Giấy khen cho các tập thể và cá nhân có thành tích xuất sắc trong năm."
    assert decision(long, lines)["implementers"] == implementers
