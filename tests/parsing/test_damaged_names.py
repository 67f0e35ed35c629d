"""A signer's name that an OCR without Vietnamese damaged is proposed with others, and is always in doubt."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.damaged_names import names_of
from tests.parsing.plain_documents import fields_of_plain

DAMAGED = """UBND TINH HA NAM CONG HOA XA HOI CHU NGHIA VIET NAM
SO TAI CHINH Doc lap - Tu do - Hanh phic
S6: 24/KH-STC Ha Nam, ngay 23 thang 3 ném 2021
KE HOACH
Thc hanh tiét kiém, chong lang phi nam 2021
Nhu cau chi cho an sinh xa héi, khac phuc thién tai tang cao trong khi nguon du phong han hep.
Noi nhan: KT. GIAM DOC
- Nhu trén; PHO GIAM DOC
- Luu: VT.
{name}
"""


@pytest.mark.parametrize(
    ("read", "name", "why"),
    [
        ("Trinh Cong Hiéu", "Trịnh Công Hiếu", "marks are lost"),
        ("Nguyen Htru Nghia", "Nguyễn Hữu Nghĩa", "letters stand for ữ"),
        ("Ho Hitu Khai", "Hồ Hữu Khải", "or others"),
        ("Dao Ba Ting", "Đào Bá Tùng", "a letter is another one"),
        ("“TFan Hong Kién", "Trần Hồng Kiên", "signs of strokes stand before it"),
        ("oang Dinh Duong", "Hoàng Đình Dương", "the surname lost a letter to a stroke"),
        ("u Xuan Thu Binh", "Vũ Xuân Thu Bình", "or all but one"),
    ],
)
def test_the_likeliest_name(read: str, name: str, why: str) -> None:
    assert names_of(read)[0] == name, why


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Nguyén Ba Thanh", "Nguyễn Bá Thành"),
        ("Tran Ba Chinh", "Trần Bá Chính"),
        ("Lé Quang Vugng", "Lê Quang Vượng"),
        ("0 Hong Thanh", "Đỗ Hồng Thành"),
    ],
)
def test_a_name_that_it_may_be_is_among_them(read: str, name: str) -> None:
    assert name in names_of(read)


@pytest.mark.parametrize(
    "read",
    [
        "GIAM DOC",
        "Luu: VT, STC",
        "Hanh",
        "Van phong UBND tinh",
        "Sở Tai chinh tinh",
        "S6 15 dudng Quang Trung, Ha Nam",
        "",
    ],
)
def test_other_lines_are_no_name(read: str) -> None:
    assert names_of(read) == []


@pytest.mark.parametrize("read", ["Trinh Cong Hiéu", "fran Phuong Oanh"])
def test_a_damaged_name_is_flagged_and_has_alternatives(read: str) -> None:
    name = fields_of_plain(DAMAGED.format(name=read))["signature"].name
    assert name.value == names_of(read)[0]
    assert name.needs_review
    assert [each.value for each in name.alternatives] == names_of(read)[1:]


def test_a_name_that_was_read_with_its_marks_stands() -> None:
    assert fields_of_plain(DAMAGED.format(name="Trần Hồng Hoa"))["signature"].name.value == "Trần Hồng Hoa"
