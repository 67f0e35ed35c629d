"""What may differ between a value and its label is the way of writing, never what is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.equality import (
    Equal,
    alike,
    folded,
    same_amount,
    same_authority,
    same_code,
    same_law_title,
    same_measure,
    same_name,
    same_notation,
    same_number,
    same_subject,
    same_text,
    same_unit,
)

SAME = [
    (same_text, "Quyết định", "QUYẾT ĐỊNH", "case is layout"),
    (same_text, unicodedata.normalize("NFD", "Tờ trình"), "Tờ trình", "decomposed letters are the same letters"),
    (same_text, "Lam Hoà", "Lam Hòa", "both places of the tone mark are right"),
    (same_text, "UỶ BAN", "ỦY BAN", "also in capitals"),
    (same_text, "Quý I", "Qúy I", "after q both places are met in print"),
    (same_text, "Tỉnhuỷ", "tỉnhủy", "also where the space before it was lost"),
    (same_text, "Ðiều", "Điều", "Icelandic eth prints like Đ"),
    (same_text, "Tin học – Thống kê", "Tin học-Thống kê", "one dash, no spaces around it"),
    (same_text, "“Một cửa”", '"Một cửa"', "one quote"),
    (same_text, "Sở  Tư\npháp;", "Sở Tư pháp", "a line end is a space; punctuation at the ends is layout"),
    (same_code, "47 / NQ - CP", "47/NQ-CP", "spaces inside a code are a scanner's"),
    (same_notation, "2031/QĐ-UBND", "QĐ-UBND", "the year of a normative document may lead its ký hiệu"),
    (same_subject, "V/v góp ý dự thảo Kế hoạch năm 2031", "V/v góp ý dự thảo Kế hoach năm 2031", "a letter of thirty"),
    (same_name, "Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tình", "a letter of twenty"),
    (
        same_authority,
        "TM. ỦY BAN NHÂN DÂN TỈNH",
        "TM.ỦY BAN NHÂN DÂN TỈNH",
        "the space after the point is often left out",
    ),
    (same_law_title, "Tổ chức chính quyền địa phương", "Tổ chức chính quyền địa phương năm", "a word more"),
    (same_unit, "hòa giải viên", "hòa giải viên,", "punctuation is not the unit's"),
    (same_measure, "kinh phí sửa cầu", "kinh phí sửa cầu xã", "readers seldom name a thing in the same words"),
]
DIFFERENT = [
    (same_text, "Lam Hòa", "Lam Hoa", "a tone mark is not decoration"),
    (same_text, "hoằn", "hòăn", "the mark moves in an open oa alone"),
    (same_text, "Sở Tư pháp", "Sở Tài pháp", "another word"),
    (same_text, "", "Quyết định", "nothing is not something"),
    (same_code, "47/NQ-CP", "41/NQ-CP", "one digit is another document"),
    (same_code, "01", "1", "zeros are kept"),
    (same_notation, "203/QĐ-UBND", "QĐ-UBND", "three digits are no year"),
    (same_subject, "V/v góp ý dự thảo", "V/v góp ý dự án", "a word of five"),
    (
        same_subject,
        "V/v kết quả sáu tháng đầu năm 2024 của tỉnh",
        "V/v kết quả sáu tháng đầu năm 2025 của tỉnh",
        "a year",
    ),
    (same_subject, "Sơ kết 03 năm thực hiện Đề án dạy nghề", "Sơ kết 3 năm thực hiện Đề án dạy nghề", "a zero"),
    (same_name, "Sở Tư pháp", "Sở Tài chính", "another office"),
    (same_name, "Như Điều 3", "Như Điều 8", "another article, by one sign of ten"),
    (same_authority, "KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "another authority, by one letter of twelve"),
    (same_law_title, "Ngân sách nhà nước", "Quản lý thuế", "another law"),
    (same_unit, "đồng", "tỷ đồng", "a thousand million times as much"),
    (same_measure, "hộ phải dời", "người bị nạn", "another thing"),
]


@pytest.mark.parametrize(("equal", "one", "other"), [row[:3] for row in SAME], ids=[row[3] for row in SAME])
def test_these_are_the_same(equal: Equal, one: str, other: str) -> None:
    assert equal(one, other)
    assert equal(other, one)


@pytest.mark.parametrize(("equal", "one", "other"), [row[:3] for row in DIFFERENT], ids=[row[3] for row in DIFFERENT])
def test_these_are_not(equal: Equal, one: str, other: str) -> None:
    assert not equal(one, other)
    assert not equal(other, one)


@given(text=st.text("aáâoòuưyđĐÐ -–/.;\nHhQq", max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_likeness_counts_letters_of_the_longer_text() -> None:
    assert alike("abcdefghij", "abcdefghix", 0.9)
    assert not alike("abcdefghij", "abcdefghxx", 0.9)


NUMBERS = [
    (same_number, 12.5, 12.5, True, "the same number"),
    (same_number, 10506, 10507, False, "one more"),
    (same_number, 0.1 + 0.2, 0.3, True, "decimals of a computer"),
    (same_number, None, None, True, "neither gives one"),
    (same_number, 0, None, False, "none is not nothing counted"),
    (same_amount, 2.03 * 1e9, 2030000000, True, "scaled by a thousand million"),
    (same_amount, 2.03e9, 2.04e9, False, "another amount"),
    (same_amount, None, 1, False, "only one gives it"),
]


@pytest.mark.parametrize(("same", "one", "other", "is_same"), [row[:4] for row in NUMBERS], ids=[r[4] for r in NUMBERS])
def test_numbers(
    same: Callable[[float | None, float | None], bool], one: float | None, other: float | None, is_same: bool
) -> None:
    assert same(one, other) is is_same
    assert same(other, one) is is_same
