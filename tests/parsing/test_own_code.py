"""A document that names itself cites nothing."""

from __future__ import annotations

from ocr_pipeline.parsing.citations import find_citations


def test_a_document_does_not_carry_itself_out() -> None:
    text = "Thực hiện Kế hoạch số 27/KH-TA ngày 26/5/2021 của Tòa án nhân dân tỉnh"
    assert [one.code for one in find_citations(text, own_code="27/KH-TA", own_type="Kế hoạch")] == ["27/KH-TA"]
    assert find_citations("theo Kế hoạch số 27/KH-TA", own_code="27/KH-TA", own_type="Kế hoạch") == []


def test_its_own_number_without_the_symbol_is_no_citation() -> None:
    own = {"own_code": "2287/QĐ-UBND", "own_type": "Quyết định"}
    assert find_citations("(Kèm theo Quyết định số 2287", **own) == []
