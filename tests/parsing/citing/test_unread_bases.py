"""Bases of which too little was read: flagged without code and title, and none made of what names no document."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_references

UNREAD = [
    ("Căn cứ Nghị đi “SỐ CP ngày 07 tháng 10 năm 2020 của Chính phủ;", "Nghị định", "2020-10-07",
     "type and code damaged"),
    ("Căn cứ Ngh số TCP ngày 21 tháng 6 năm 2021 của Chính phủ;", "Văn bản", "2021-06-21",
     "decree and resolution begin alike"),
    ("Căn cứ Luật Quy hoc: ? có thị ngày 17 tháng 6 năm 2009;", "Luật", "2009-06-17", "a title beyond reading"),
    ("Căn cứ Luật Tổ chức chính qu;¿:: -:‹ phương ngày 19 tháng 6 năm 2015;", "Luật", "2015-06-19",
     "a semicolon amid the damage"),
    ("Căn cứ Quyết định số Am nh 7 ngày 19/02/2021 của UBND tỉnh;", "Quyết định", "2021-02-19", "the code alone"),
    ("Căn cứ Luại ĐT ngày 29 tháng 11 năm 2013;", "Luật", "2013-11-29", "the word for law and the title both damaged"),
    ("Trên cơ sở nội dung Công văn số Ï 3đ/UB ngày 09/4/2021 của Ủy ban;", "Công văn", "2021-04-09",
     "behind another opener and words of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "date", "why"), UNREAD)
def test_a_basis_that_cannot_be_read_is_given_and_flagged(text: str, kind: str, date: str, why: str) -> None:
    (basis,) = find_references(f"{text}\nTheo đề nghị của Giám đốc Sở Tài chính.").legal_bases
    assert (basis.type, basis.code, basis.title, basis.date) == (kind, None, None, date), why
    assert basis.reasons[0] == "a basis is named here, and what it is cannot be read"


def test_beside_one_that_can_be_read_another_is_not_lost() -> None:
    text = "Theo đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 21/6/2021 và Công văn số S+- ngày 22/6/2021;\n"
    found = [(basis.type, basis.code, basis.date) for basis in find_references(text).legal_bases]
    assert found == [("Tờ trình", "12/TTr-SYT", "2021-06-21"), ("Công văn", None, "2021-06-22")]


def test_a_number_of_a_list_that_cannot_be_read_is_not_lost() -> None:
    text = "Căn cứ các Quyết định của UBND tỉnh: Số 79/QĐ-UBND ngày 19/02/2021; số ÓŠ” QĐ-U ngày 13/7/2023;\n"
    found = [(basis.type, basis.code, basis.date) for basis in find_references(text).legal_bases]
    assert found == [("Quyết định", "79/QĐ-UBND", "2021-02-19"), ("Văn bản", None, "2023-07-13")]


NONE = [
    ("Căn cứ nội dung cuộc họp; số liệu đến ngày 12/3/2020;", "a number of things is none of a paper"),
    ("Căn cứ Lưu đồ xử lý hồ sơ ngày 12/3/2020;", "a word like that for law that is another one"),
    ("Căn cứ nội dung các Công văn; họp ngày 12/3/2020;", "a type without the word for its number"),
    ("Căn cứ kết quả cuộc họp ngày 12/3/2020;", "a meeting is no document"),
    ("Căn cứ Biên bản họp ngày 12/3/2020;", "a paper without a number is cited by none"),
    ("Căn cứ Luật và điều kiện thực tế;", "no day"),
    ("Căn cứ Luật và điều kiện thực tế; họp ngày 12/3/2020;", "a day behind the clause is not its own"),
    ("Căn cứ tình hình thực tế tại Nghị đi số ngày 12/3/2020;", "what it names does not open the clause"),
    ("Theo Nghị đi số CP ngày 12/3/2020 của Chính phủ, Sở báo cáo.", "a sentence of the body"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_no_basis_is_made_of_other_words(text: str, why: str) -> None:
    assert find_references(f"{text}\nTheo đề nghị của Giám đốc Sở Tài chính.").citations == (), why


def test_two_that_cannot_be_read_stay_two() -> None:
    text = "Căn cứ Ngh số TCP ngày 21/6/2021;\nCăn cứ Ngh số CP ngày 22/6/2021;\n"
    assert [basis.date for basis in find_references(text).legal_bases] == ["2021-06-21", "2021-06-22"]
