"""The regular expressions that the program is measured beside find what is plainly there, and flag nothing."""

from __future__ import annotations

import pytest

from benchmarks.page.plain import document_of

LETTER = """ỦY BAN NHÂN DÂN XÃ AN KHÊ
Số: 15/TTr-UBND
An Khê, ngày 5 tháng 2 năm 2025

TỜ TRÌNH
Về việc sửa cầu Đá Trắng
và đường vào cầu

Căn cứ Nghị định số 30/2020/NĐ-CP và Quyết định số 1533/QĐ-UBND, theo Tờ trình số 15/TTr-UBND;

Nơi nhận:
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
    assert [citation.code for citation in found.citations] == ["30/2020/NĐ-CP", "1533/QĐ-UBND"]
    assert [recipient.value for recipient in found.recipients] == ["Như trên", "Lưu: VT"]
    assert (found.signature.title.value, found.signature.name.value) == ("CHỦ TỊCH", "Nguyễn Văn An")


@pytest.mark.parametrize("text", ["", "xin chào", "Số: /", "ngày tháng năm"])
def test_what_is_not_there_is_absent_and_nothing_is_ever_flagged(text: str) -> None:
    found = document_of(text)
    assert (found.code.value, found.date.value, found.citations, found.recipients) == (None, None, (), ())
    assert not found.review.required
