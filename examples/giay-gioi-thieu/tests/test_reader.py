"""The reader on documents given as text: the same road as a scan's, without the image."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from giay_gioi_thieu import READER

from ocr_pipeline.pipeline import Pipeline
from schemas import Document

DOCUMENT = """
SỞ NỘI VỤ
Số: 12/SNV-VP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 5 tháng 3 năm 2024

GIẤY GIỚI THIỆU

{body}

GIÁM ĐỐC
Trần Thị Bình
"""


@pytest.mark.parametrize(
    ("body", "field", "value", "why"),
    [
        ("Sở Nội vụ trân trọng giới thiệu:\nÔng (bà): Nguyễn Văn An", "person", "Nguyễn Văn An", "the printed form"),
        ("Sở Nội vụ giới thiệu đồng chí Trần Thị Bình, chuyên viên.", "person", "Trần Thị Bình", "a sentence"),
        ("Chức vụ: Chuyên viên chính.", "position", "Chuyên viên chính", "its own line"),
        ("Được cử đến: Ủy ban nhân dân xã Hòa Tiến.", "sent_to", "Ủy ban nhân dân xã Hòa Tiến", "an agency's name"),
        ("Về việc: Khảo sát hồ sơ lưu trữ.", "about", "Khảo sát hồ sơ lưu trữ", "its own line"),
        ("Giấy này có giá trị đến hết ngày 30/3/2024.", "valid_until", "2024-03-30", "a day in figures"),
        ("Giấy này có giá trị đến ngày 30 tháng 3 năm 2024.", "valid_until", "2024-03-30", "a day in words"),
        ("Đề nghị quý cơ quan giúp đỡ.", "person", None, "nobody is named"),
    ],
)
def test_a_value_is_read(tmp_path: Path, body: str, field: str, value: str | None, why: str) -> None:
    assert details(tmp_path, body)[field]["value"] == value, why


def test_a_day_that_is_none_is_up_for_review(tmp_path: Path) -> None:
    found = details(tmp_path, "Giấy này có giá trị đến khi xong việc.")["valid_until"]
    assert found["value"] is None
    assert found["needs_review"]


def test_a_value_has_its_place_in_the_text(tmp_path: Path) -> None:
    document = converted(tmp_path, "Chức vụ: Chuyên viên chính.")
    start, end = document.details["giay_gioi_thieu"]["position"]["span"]
    assert document.text[start:end] == "Chuyên viên chính"


def converted(tmp_path: Path, body: str) -> Document:
    path = tmp_path / "document.txt"
    path.write_text(DOCUMENT.format(body=body), encoding="utf-8")
    return Pipeline(more=[READER]).convert(path)


def details(tmp_path: Path, body: str) -> dict[str, Any]:
    document = converted(tmp_path, body)
    assert document.document_type.value == READER.document_type
    return document.details["giay_gioi_thieu"]
