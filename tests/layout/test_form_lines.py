"""Which lines of a page have blanks, however badly the printed words between them were read."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.form_lines import FormLine, LineKind, form_lines
from tests.layout.typed_pages import DATE_LINE, NATION, SENTENCES, Ink, page


def lines(number: str, date: str = DATE_LINE, *body: str) -> list[FormLine]:
    made = page({"@1": Ink(confidence=0.3)}).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", number), (*NATION, date))
    return list(form_lines(made.body(*(body or SENTENCES)).layout()))


@pytest.mark.parametrize(
    "number",
    [
        "Số: 15/TB-SYT",
        "Só:@1 /TB-SYT",
        "S6: /TB-SYT",
        "56 12/QĐ-UBND",
        "Số 05-NQ/ĐU",
        "ö 15/TB-SYT",
        "soo5 -NQ/ĐU 3-NQ/ĐU",
        "SE Số 3# -CV/TU",
        "te Số l# /QĐ-UBND",
    ],
)
def test_a_number_line_is_found(number: str) -> None:
    found = [line for line in lines(number) if line.kind is LineKind.NUMBER]
    assert [line.heading for line in found] == [True]


def test_so_y_te_is_none() -> None:
    assert [line.kind for line in lines("V/v thi đua năm")] == [LineKind.DATE]


@pytest.mark.parametrize(
    "date",
    [
        DATE_LINE,
        "Lam Giang, ngày tháng 02 năm 2025",
        "Lam Giang, ngày@1 thúng 02 năm 2025",
        "Lam Giang, @1 tháng 02 năm 2025",
    ],
)
def test_a_date_line_is_found_from_its_day_on(date: str) -> None:
    (found,) = (line for line in lines("Số: 15/TB-SYT", date) if line.kind is LineKind.DATE)
    assert found.heading
    # The place is no part of what is read.
    assert found.span[0] > 1100 + 10 * 20


def test_notation_and_year_show_how_high_capitals_are() -> None:
    number, date = lines("Số: 15/TB-SYT")
    assert len(number.capitals) == len(date.capitals) == 1
    assert number.capitals[0].x0 > number.span[0]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("(Kèm theo Quyết định số @1 /QĐ-UBND ngày @1 tháng 9 năm 2023)", [LineKind.NUMBER, LineKind.DATE]),
        # A pen that writes clearly is read surely.
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 21 tháng 9 năm 2023)", [LineKind.NUMBER, LineKind.DATE]),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 21", [LineKind.NUMBER, LineKind.DAY]),
        ("(Kèm theo Kế hoạch số 12/KH-UBND ngày @1 tháng", [LineKind.NUMBER, LineKind.DAY]),
        ("Căn cứ Quyết định số @1 /QĐ-UBND ngày @1 tháng 9 năm 2023", []),
        # That line ends a list of enclosures, and a decision begins to apply: no blank is left for its day.
        ("(có danh sách kèm theo). Quyết định này có hiệu lực kể từ ngày ký.", []),
    ],
)
def test_an_annex_cites_its_decision_on_blanks(body: str, found: list[LineKind]) -> None:
    inside = [line for line in lines("Số: 15/TB-SYT", DATE_LINE, *SENTENCES, body) if not line.heading]
    assert [line.kind for line in inside] == found


def test_a_date_goes_on_in_the_next_line() -> None:
    cited = ("(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày", "@1 tháng 7 năm 2010 của Ủy ban nhân dân huyện)")
    inside = [line for line in lines("Số: 15/TB-SYT", DATE_LINE, *SENTENCES, *cited) if not line.heading]
    assert [line.kind for line in inside] == [LineKind.NUMBER, LineKind.DAY, LineKind.DATE]
