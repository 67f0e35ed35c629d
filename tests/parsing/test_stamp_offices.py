"""The office in a stamp of incoming mail, held against known names."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.stamp_offices import known_office


@pytest.mark.parametrize(
    ("read", "office"),
    [
        ("SỞ GIÁO THÔNG VẬN TÌI QUẬNG SƠN", "SỞ GIAO THÔNG VẬN TẢI QUẢNG SƠN"),
        ("THANH TRA HÁI KHÊ", "THANH TRA HẢI KHÊ"),
        ("SỞ Y TÊ", "SỞ Y TẾ"),
        # Nothing like an office, and an office of a place that the document does not name.
        ("WJ†4IVA1f TRƯN,1ÍXMØN CỤ", None),
        ("SỞ Y TẾ TÂY LÂM", None),
        ("VĂN PHÒNG UBND TÍNH LAM GIANG", None),
        ("XÍ NGHIỆP IN VĂN HÓA PHẨM", None),
    ],
)
def test_a_damaged_office_is_one_of_the_documents_own_area(read: str, office: str | None) -> None:
    assert known_office(read, ("Quảng Sơn", "HẢI KHÊ")) == office
