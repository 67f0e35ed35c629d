"""The regular expressions that the program is measured beside find what is plainly there, and flag nothing."""

from __future__ import annotations

import pytest

from benchmarks.page.plain import document_of

LETTER = """UBND TỈNH LAM GIANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

SỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc
Số: 15/TTr-UBND
An Khê, ngày 5 tháng 2 năm 2025

TỜ TRÌNH
Về việc sửa cầu Đá Trắng
và đường vào cầu

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3
năm 2020 và Quyết định số 1533/QĐ-UBND, theo Tờ trình số 15/TTr-UBND;

Nơi nhận: CHỦ TỊCH

- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn An
"""


def test_what_is_plainly_there_is_found() -> None:
    found = document_of(LETTER)
    single = {name: getattr(found, name).value for name in ("code", "number", "notation", "date", "place", "subject")}
    assert single == {
        "code": "15/TTr-UBND",
        "number": "15",
        "notation": "TTr-UBND",
        "date": "2025-02-05",
        "place": "An Khê",
        "subject": "Về việc sửa cầu Đá Trắng và đường vào cầu",
    }
    assert (found.issuer_parent.value, found.issuer.value) == ("UBND TỈNH LAM GIANG", "SỞ TƯ PHÁP")
    assert [(citation.code, citation.date) for citation in found.citations] == [
        ("30/2020/NĐ-CP", "2020-03-05"),
        ("1533/QĐ-UBND", None),
    ]
    assert [recipient.value for recipient in found.recipients] == ["Như trên", "Lưu: VT"]
    assert (found.signature.title.value, found.signature.name.value) == ("CHỦ TỊCH", "Nguyễn Văn An")


@pytest.mark.parametrize("text", ["", "xin chào", "Số: /", "ngày tháng năm"])
def test_what_is_not_there_is_absent_and_nothing_is_ever_flagged(text: str) -> None:
    found = document_of(text)
    assert (found.code.value, found.date.value, found.citations, found.recipients) == (None, None, (), ())
    assert not found.review.required


def test_the_subject_of_a_letter_ends_where_its_addressees_begin() -> None:
    found = document_of("Số: 3/STP-VB\nV/v góp ý dự thảo\nQuyết định\nKính gửi:\n- Sở Tài chính;\n")
    assert (found.document_type.value, found.subject.value) == ("Công văn", "góp ý dự thảo Quyết định")
