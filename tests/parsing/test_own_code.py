"""A document that names itself cites nothing."""

from __future__ import annotations

from ocr_pipeline.parsing.citations import find_citations, find_references


def test_a_document_does_not_carry_itself_out() -> None:
    text = "Thực hiện Kế hoạch số 27/KH-TA ngày 26/5/2021 của Tòa án nhân dân tỉnh"
    assert [one.code for one in find_citations(text, own_code="27/KH-TA", own_type="Kế hoạch")] == ["27/KH-TA"]
    assert find_citations("theo Kế hoạch số 27/KH-TA", own_code="27/KH-TA", own_type="Kế hoạch") == []


def test_its_own_number_without_the_symbol_is_no_citation() -> None:
    own = {"own_code": "2287/QĐ-UBND", "own_type": "Quyết định"}
    assert find_citations("(Kèm theo Quyết định số 2287", **own) == []


def test_an_annex_of_a_document_that_a_pen_numbered_names_it_however_number_and_day_were_read() -> None:
    own = {"own_code": "275/QĐ-UBND", "own_type": "Quyết định", "own_month": "2022-09"}
    annex = "(Ban hành kèm theo Quyết định số 272/QĐ-UBND ngày {} năm 2022 của Ủy ban nhân dân xã)"
    assert find_references(annex.format("%_ tháng 9"), **own).citations == (), "the day was not read"
    assert find_references(annex.format("18 tháng 9"), **own).citations == (), "the day was read otherwise"
    other = find_references(annex.format("18 tháng 8"), **own).citations
    assert [one.code for one in other] == ["272/QĐ-UBND"], "the month is printed: that is another decision"
    printed = find_references(annex.format("18 tháng 9"), **(own | {"own_month": None})).citations
    assert [one.code for one in printed] == ["272/QĐ-UBND"], "what was printed was not read otherwise"
