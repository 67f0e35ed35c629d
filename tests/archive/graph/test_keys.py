"""Which spellings of a code, or of a law's title, are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.graph.keys import code_key, has_symbol, is_given_once, law_key

# Why two spellings are one code, and the spellings.
SAME = [
    ("small letters", "30/2020/NĐ-CP", "30/2020/nđ-cp"),
    ("an engine that knows no đ", "30/2020/NĐ-CP", "30/2020/ND-CP"),
    ("a zero before a number", "08/2021/TT-BNV", "8/2021/TT-BNV"),
    ("blanks at the signs", "214/QĐ-UBND", "214 / QĐ - UBND"),
    ("a look-alike of đ", "214/QĐ-UBND", "214/QÐ-UBND"),
    ("letters that are not composed", "214/QĐ-UBND", "214/QĐ-UBND"),
]
# Why two spellings are two codes, and the spellings.
OTHER = [
    ("a letter behind the number", "18/QĐ-UBND", "18a/QĐ-UBND"),
    ("another year", "30/2020/NĐ-CP", "30/2021/NĐ-CP"),
    ("a project is no scheme: the mark parts them", "5/ĐA-UBND", "5/DA-UBND"),
    ("a contract is no guidance: the mark parts them", "5/HĐ-SNV", "5/HD-SNV"),
    ("a zero behind the number", "30/QĐ-UBND", "300/QĐ-UBND"),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_spellings_of_one_code_are_one(why: str, one: str, other: str) -> None:
    assert code_key(one) == code_key(other)


@pytest.mark.parametrize(("why", "one", "other"), OTHER, ids=[row[0] for row in OTHER])
def test_two_codes_are_two(why: str, one: str, other: str) -> None:
    assert code_key(one) != code_key(other)


# A code, whether it is given once in the country, and why.
ONCE = [
    ("30/2020/NĐ-CP", True, "the government numbers its decrees year by year"),
    ("58/2010/QH12", True, "an assembly"),
    ("351/2017/UBTVQH14", True, "its standing committee"),
    ("55/2005/TTLT-BNV-VPCP", True, "two bodies that there is one of"),
    ("15/2020/QĐ-UBND", False, "each province has a people's committee"),
    ("12/2020/QĐ-CT", False, "CT is the tax office of a province as well"),
    ("30/NĐ-CP", False, "the year is missing: numbers begin anew"),
    ("214/QĐ-UBND", False, "neither year nor a single body"),
    ("12/2019", False, "nothing but numbers"),
    ("05-NQ/TW", False, "numbers of the party begin anew with each term"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("code", "once", "why"), ONCE)
def test_what_is_given_once_in_the_country(code: str, once: bool, why: str) -> None:
    assert is_given_once(code_key(code)) is once


def test_numbers_alone_have_no_symbol() -> None:
    assert has_symbol(code_key("12/2019/NĐ-CP"))
    assert not has_symbol(code_key("12/2019"))


def test_a_law_is_known_by_its_title_and_nothing_else_is() -> None:
    assert law_key("Luật", "Viên chức") == law_key("Luật", "viên  chức") == "luat-vien-chuc"
    assert law_key("Bộ luật", "Viên chức") != law_key("Luật", "Viên chức")
    assert law_key("Nghị định", "về công tác văn thư") is None
    assert law_key("Luật", " .") is None


@given(st.text(max_size=30))
def test_a_key_is_a_key_of_itself(text: str) -> None:
    assert code_key(code_key(text)) == code_key(text)
