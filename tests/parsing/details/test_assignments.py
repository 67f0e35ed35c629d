"""Who has to do what: units, tasks, deadlines; what is no unit, and where a unit's name ends."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.details import Directive
from tests.parsing.plain_documents import details_of, values, written


def directive(body: str) -> list[dict[str, Any]]:
    text = written("CHỈ THỊ", "Về việc phòng cháy, chữa cháy rừng", f"Giám đốc Sở yêu cầu:\n{body}", "CT-SYT")
    found: list[dict[str, Any]] = values(details_of(text, Directive)).get("assignments", [])
    return found


UNITS = [
    # A colon ends the name.
    ("1. Cục Thuế tỉnh: tuyên truyền, hướng dẫn.", [["Cục Thuế tỉnh"]]),
    # Its duty ends the name.
    ("1. Công an tỉnh chủ trì điều tra các vụ cháy rừng.", [["Công an tỉnh"]]),
    # Several units share a task.
    (
        "1. Đài Phát thanh và Truyền hình tỉnh, Báo Lam Giang: Tuyên truyền.",
        [["Đài Phát thanh và Truyền hình tỉnh", "Báo Lam Giang"]],
    ),
    # "và" parts units, and not the words of one.
    ("1. Sở Giáo dục và Đào tạo và Sở Y tế phối hợp kiểm tra.", [["Sở Giáo dục và Đào tạo", "Sở Y tế"]]),
    # A list of places is one unit's.
    ("1. UBND các huyện, thị xã, thành phố: Chỉ đạo các phòng, ban.", [["UBND các huyện, thị xã, thành phố"]]),
    # "công trình" holds no duty.
    ("1. Công ty Khai thác công trình thủy lợi vận hành hồ chứa.", [["Công ty Khai thác công trình thủy lợi"]]),
    # An order of its own, unnumbered.
    ("Giao Sở Tài chính bố trí kinh phí thực hiện.", [["Sở Tài chính"]]),
    # A name alone heads the list below it.
    (
        "1. Sở Tài chính và Kho bạc Nhà nước tỉnh\na) Sở Tài chính bố trí kinh phí.",
        [["Sở Tài chính", "Kho bạc Nhà nước tỉnh"]],
    ),
    # "Ban hành" is no Ban.
    ("1. Ban hành kế hoạch phòng cháy.", []),
    # "Tổ chức" is no Tổ.
    ("1. Tổ chức kiểm tra 05 đợt tại cơ sở.", []),
    # "Phòng, chống" is no Phòng.
    ("1. Phòng, chống cháy rừng mùa khô.", []),
    # "Trường hợp" is no school.
    ("1. Trường hợp vượt thẩm quyền, báo cáo Giám đốc.", []),
    # "Báo cáo" is no newspaper.
    ("1. Báo cáo kết quả thực hiện.", []),
    # A name alone with nothing below it is nobody's order.
    ("- Bộ Nội vụ;\n- Bộ Y tế;", []),
]


@pytest.mark.parametrize(("body", "expected"), UNITS, ids=[row[0][:32] for row in UNITS])
def test_units(body: str, expected: list[list[str]]) -> None:
    assert [each["units"] for each in directive(body)] == expected


def test_tasks_and_deadlines_belong_to_their_unit() -> None:
    found = directive(
        "1. Sở Nông nghiệp và Môi trường:\na) Rà soát phương án, hoàn thành trước ngày 10 tháng 6 năm 2024.\n"
        "b) Thành lập 04 đoàn kiểm tra.\n2. Sở Tài chính bố trí 6,8 tỷ đồng."
    )
    assert [each["units"] for each in found] == [["Sở Nông nghiệp và Môi trường"], ["Sở Tài chính"]]
    assert found[0]["tasks"] == [
        "Rà soát phương án, hoàn thành trước ngày 10 tháng 6 năm 2024",
        "Thành lập 04 đoàn kiểm tra",
    ]
    assert found[0]["deadlines"] == ["2024-06-10"]
    assert "deadlines" not in found[1]


def test_the_closing_paragraph_is_no_task() -> None:
    found = directive("1. Sở Tài chính bố trí kinh phí.\nThừa lệnh Giám đốc, Văn phòng thông báo để biết.")
    assert found[-1]["tasks"] == ["bố trí kinh phí"]


def test_where_a_name_ends_is_in_doubt_when_its_duty_is_unknown() -> None:
    text = written(
        "CHỈ THỊ",
        "Về việc văn hóa",
        "Giám đốc Sở yêu cầu:\n1. Sở Du lịch gìn giữ nâng niu bảo tồn, phát huy giá trị.",
        "CT-SYT",
    )
    (found,) = details_of(text, Directive).assignments
    assert found.units[-1].needs_review
