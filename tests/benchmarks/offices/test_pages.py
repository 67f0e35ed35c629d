"""A document of a website put back on its lines."""

from __future__ import annotations

import pytest

from benchmarks.offices.pages import NATION, page_of

BODY = "Căn cứ Luật Lam số 10/2015/QH13;\nĐiều 1. Bãi bỏ quyết định cũ."


def document(head: str, foot: str) -> str:
    return f"{head}\n{BODY}\n{foot}"


DECISION = document(
    "Đã biết ỦY BAN NHÂN\nTỈNH LAM GIANG\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 15/QĐ-UBND Lam Giang, ngày\n05 tháng 3 năm 2020 QUYẾT ĐỊNH\nBÃI BỎ QUYẾT ĐỊNH CŨ",
    "Nơi nhận:\nNhư Điều 1;\nLưu: VT, TH. KT. CHỦ TỊCH\nLê Vĩnh Tường Quyết định 15/QĐ-UBND năm 2020 "
    "bãi bỏ quyết định cũ\n"
    "43 NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN",
)


def test_words_of_the_site_are_cut_and_lines_parted() -> None:
    page = (page_of(DECISION) or "").split("\n")
    assert page[:7] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LAM GIANG",
        *NATION,
        "Số: 15/QĐ-UBND Lam Giang, ngày 05 tháng 3 năm 2020",
        "QUYẾT ĐỊNH",
        "BÃI BỎ QUYẾT ĐỊNH CŨ",
    ]
    assert page[-6:] == [
        "Nơi nhận:",
        "- Như Điều 1;",
        "- Lưu: VT, TH.",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Vĩnh Tường",
    ]


@pytest.mark.parametrize(
    ("head", "first", "title"),
    [
        ("TỈNH LAM GIANG\nSố: 15/QĐ-UBND\nLam Giang, ngày 05 tháng 3 năm 2020", "ỦY BAN NHÂN DÂN", "QUYẾT ĐỊNH"),
        ("TỈNH LAM GIANG\nSố: 15/NQ-HĐND\nLam Giang, ngày 05 tháng 3 năm 2020", "HỘI ĐỒNG NHÂN DÂN", "NGHỊ QUYẾT"),
        ("CHÍNH PHỦ\nSố: 15/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020", "CHÍNH PHỦ", "NGHỊ ĐỊNH"),
        ("CỤC THUẾ\nSố: 15/CT-CS\nHà Nội, ngày 05 tháng 3 năm 2020", "CỤC THUẾ", "Căn cứ Luật Lam số 10/2015/QH13;"),
    ],
)
def test_what_a_symbol_says_is_put_back(head: str, first: str, title: str) -> None:
    page = (page_of(document(head, "TM. TẬP THỂ\nCHỦ TỊCH\nLê Vĩnh Tường")) or "").split("\n")
    assert page[0] == first
    assert page[page.index(NATION[1]) + 3] == title


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Bãi bỏ quyết định cũ.\nĐiều 2. Quyết định này có hiệu lực.",
        document("CHÍNH PHỦ\nSố: 15/2020/NĐ-CP", "Điều 2. Nghị định này có hiệu lực."),
        document("Ngày 05/3/2020, Chính phủ đã ban hành quyết định.\nSố: 15/2020/NĐ-CP", "BỘ TRƯỞNG\nLê Vĩnh Tường"),
    ],
)
def test_a_text_without_a_header_or_a_signature_is_no_page(text: str) -> None:
    assert page_of(text) is None
