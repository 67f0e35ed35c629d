"""A truth in the order of its reading: what is moved, what stays, and that nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.restoration.line_order import in_order_of

NAME, OFFICE, NUMBER = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "SỞ TƯ PHÁP", "Số: 1386/STP-VBPQ"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DATE = "Lam Giang, ngày 09 tháng 5 năm 2024"
BODY = [
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;",
    "Sở Tư pháp đề nghị các cơ quan, địa phương nghiên cứu, tham gia ý kiến đối",
    "với toàn bộ dự thảo, trong đó tập trung vào các nội dung sau:",
]
TRUTH = [NAME, OFFICE, NUMBER, STATE, MOTTO, DATE, *BODY]


@pytest.mark.parametrize(
    ("reading", "order"),
    [
        pytest.param(
            "UY BAN NHAN DAN TINH LAM GIANG CONG HOA XA HOI CHU NGHIA VIET NAM\n"
            "SO TU PHAP Doc lap - Ty do - Hanh phic\n"
            "S6: 1386 /STP-VBPQ Lam Giang, ngay 09 thdng 5 ném 2024\n",
            [NAME, STATE, OFFICE, MOTTO, NUMBER, DATE, *BODY],
            id="the columns of a head read across",
        ),
        pytest.param(
            "C0NG HOA xA HQI CHU NGHiA VIET NAM\nDQc I,p - TV do - H,nh phuc\nLam Giang, ngay 09 thang 5 nam 2024\n"
            "UY BAN NHAN DAN TINH LAM GIANG\nSO TU PHAP\nSo: 1386/STP-VBPQ\n",
            [STATE, MOTTO, DATE, NAME, OFFICE, NUMBER, *BODY],
            id="the right column first",
        ),
        pytest.param(
            "UY BAN NHAN DAN TINH LAM GIANG\nSO TU PHAP\nSo: 1386/STP-VBPQ\nCONG HOA XA HOI CHU NGHIA VIET NAM\n"
            "Doc lap - Tu do - Hanh phuc\nLam Giang, ngay 09 thang 5 nam 2024\n",
            TRUTH,
            id="as the truth has it",
        ),
    ],
)
def test_the_lines_of_a_head(reading: str, order: list[str]) -> None:
    body = (
        "Can cir Luat Ban hanh van ban quy pham phap Juat ngay 22 thang 6 nam 2015;\n"
        "So Tu phap dé nghi cac co quan, dia phuong nghién ctfu, tham gia y kién doi\n"
        "vdi toan bé dy thao, trong do tap trung vao cac ndi dung sau:"
    )
    assert in_order_of(reading + body, TRUTH).lines == tuple(order)


def test_a_line_that_was_not_read_follows_the_line_before_it() -> None:
    ordered = in_order_of(f"{STATE}\n{NAME}\n{OFFICE}", [NAME, "Nguyễn Thị Bích Xuyến", STATE, OFFICE])
    assert ordered.lines == (STATE, NAME, "Nguyễn Thị Bích Xuyến", OFFICE)
    assert 0.7 < ordered.found < 1


def test_a_line_that_stands_twice_takes_two_places() -> None:
    truth = [OFFICE, BODY[0], OFFICE, BODY[1]]
    assert in_order_of("\n".join(truth), truth).lines == tuple(truth)


def test_of_gibberish_nothing_is_found_and_the_order_stands() -> None:
    ordered = in_order_of("xx zz qq ww", TRUTH)
    assert (ordered.lines, ordered.found) == (tuple(TRUTH), 0)


@given(st.text(), st.lists(st.text()))
def test_no_line_is_lost_or_made(reading: str, truth: list[str]) -> None:
    ordered = in_order_of(reading, truth)
    assert Counter(ordered.lines) == Counter(truth)
    assert 0 <= ordered.found <= 1


# Without the office, whose name begins another line.
@given(st.permutations([line for line in TRUTH if line != OFFICE]))
def test_a_clean_reading_in_any_order_is_followed(lines: list[str]) -> None:
    assert in_order_of("\n".join(lines), sorted(lines)).lines == tuple(lines)
