"""The part of a document that is meant."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations

LOCATORS = [
    ("điểm a khoản 2 Điều 5", {"diem": "a", "khoan": "2", "dieu": "5"}, "the smallest first, since 2020"),
    ("Điều 5, khoản 2, điểm a", {"diem": "a", "khoan": "2", "dieu": "5"}, "the largest first, before 2020"),
    ("Khoản 3, Điều 1 của", {"khoan": "3", "dieu": "1"}, "with của"),
    ("điểm a, b và c khoản 1", {"diem": "a, b và c", "khoan": "1"}, "several points"),
    ("các khoản 1, 2 và 3 Điều 7", {"khoan": "1, 2 và 3", "dieu": "7"}, "several clauses"),
    ("khoản 1 và khoản 2 Điều 5", {"khoan": "1 và 2", "dieu": "5"}, "the name of the part twice"),
    ("Điều 1, Điều 2 và Điều 3", {"dieu": "1, 2 và 3"}, "three times"),
    ("điểm a khoản 1 và điểm b khoản 2 Điều 5", {"diem": "a và b", "khoan": "1 và 2", "dieu": "5"}, "two pairs"),
    ("khoản 1 Điều 5, khoản 2 Điều 7", {"khoan": "1, 2", "dieu": "5, 7"}, "the first of two articles is not lost"),
    ("Điều 4 đến Điều 8", {"dieu": "4 đến 8"}, "a range is not its last end"),
    ("từ Điều 4 đến Điều 8", {"dieu": "4 đến 8"}, "with từ"),
    ("khoản 1 hoặc khoản 2", {"khoan": "1 hoặc 2"}, "one or the other"),
    ("điểm đ khoản 2", {"diem": "đ", "khoan": "2"}, "đ is a letter of its own"),
    ("Điều 5a", {"dieu": "5a"}, "an article put in later"),
    ("Mục 2 Chương III", {"muc": "2", "chuong": "III"}, "a section of a chapter"),
    ("tiểu mục 2 mục 3 Phần II", {"tieu_muc": "2", "muc": "3", "phan": "II"}, "a subsection is no section"),
    ("tiết b điểm 2 mục I", {"tiet": "b", "diem": "2", "muc": "I"}, "the smallest part of older papers"),
    ("Phụ lục II", {"phu_luc": "II"}, "an annex"),
    ("Phụ lục II ban hành kèm theo", {"phu_luc": "II"}, "an annex that is issued with it"),
    ("Điều 5\nkhoản 2", {"dieu": "5", "khoan": "2"}, "broken over lines"),
]


@pytest.mark.parametrize(("words", "parts", "why"), LOCATORS)
def test_the_part_before_a_document_is_kept_as_printed(words: str, parts: dict[str, str], why: str) -> None:
    (citation,) = find_citations(f"theo {words} Nghị định số 30/2020/NĐ-CP")
    assert citation.locator is not None
    assert citation.locator.model_dump(exclude_none=True) == parts, why


NONE = [
    ("theo Nghị định số 30/2020/NĐ-CP", "no part"),
    ("theo Điều 5 và Nghị định số 30/2020/NĐ-CP", "an article of another document"),
    ("Điều 5. Theo Nghị định số 30/2020/NĐ-CP", "an article of this document"),
    ("theo mức 5 Nghị định số 30/2020/NĐ-CP", "another word"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_part_of_it_is_left_out(text: str, why: str) -> None:
    (citation,) = find_citations(text)
    assert citation.locator is None, why
