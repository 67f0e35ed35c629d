"""The office in a stamp of incoming mail, held against known names."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.stamp_offices import known_office, likely_office


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


@pytest.mark.parametrize(
    ("read", "office", "why"),
    [
        ("SỞ GIÁO Thơno vẤN TÀI TÂY LÂM", "SỞ GIAO THÔNG VẬN TẢI TÂY LÂM", "its place is nobody's: it stays as read"),
        ("SỞ TÀI CHÍNH CỨU LONG", "SỞ TÀI CHÍNH CỬU LONG", "the text names the place"),
        ("SỞ TÁI CHÍNH QUẢNG NGÁI", "SỞ TÀI CHÍNH QUẢNG NGÃI", "the gazetteer has the province"),
        ("UBND TÍNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ", "the same of a committee"),
        ("SỞ TÀI CHÍNH C9U L0NG", None, "what stands behind the office is no name"),
        ("SỞ TÀI CHÍNH", None, "no place stands behind it"),
        ("SỞ VẬN TẢI HÀNG HẢI TÂY LÂM", None, "no such office is known"),
        ("SỞ Y TẾ VÀ CÁC ĐƠN VỊ TRỰC THUỘC", None, "more stands behind it than a place"),
        ("XÍ NGHIỆP IN TÂY LÂM", None, "it is none of those whose stamps come upon documents"),
    ],
)
def test_a_known_office_of_another_place_has_its_own_words(read: str, office: str | None, why: str) -> None:
    assert likely_office(read, "Nơi nhận:\n- UBND tỉnh Cửu\nLong (để báo cáo)") == office, why
