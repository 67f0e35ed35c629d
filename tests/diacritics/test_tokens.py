"""Which runs of characters are words, and which must never be touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.tokens import Kind, tokenize


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("47/KH-STP", {"47/KH-STP": Kind.CODE}),
        ("6/5/2019", {"6/5/2019": Kind.NUMBER}),
        ("Số:15/TTr-UBND", {"Số": Kind.WORD, "15/TTr-UBND": Kind.CODE}),
        ("S&", {"S&": Kind.WORD}),
        ("cua S& Tu", {"cua": Kind.WORD, "S&": Kind.WORD, "Tu": Kind.WORD}),
        ("so’", {"so": Kind.WORD}),
        ("s6 th6ng", {"s6": Kind.WORD, "th6ng": Kind.WORD}),
        ("T6 A6 QL6", {"T6": Kind.CODE, "A6": Kind.CODE, "QL6": Kind.CODE}),
        ("S6: 12", {"S6": Kind.WORD, "12": Kind.NUMBER}),
        ("s66", {"s66": Kind.CODE}),
        ("m2", {"m2": Kind.CODE}),
        ("QD-UBND", {"QD-UBND": Kind.CODE}),
        ("T/M", {"T/M": Kind.CODE}),
        ("KINH TẾ-XÃ HỘI", {"KINH": Kind.WORD, "TẾ": Kind.WORD, "XÃ": Kind.WORD, "HỘI": Kind.WORD}),
        ("UBND TINH", {"UBND": Kind.ABBREVIATION, "TINH": Kind.WORD}),
        ("do BAN lập", {"do": Kind.WORD, "BAN": Kind.ABBREVIATION, "lập": Kind.WORD}),
        ("II. XI", {"II": Kind.ROMAN, "XI": Kind.ROMAN}),
        ("a) đ)", {"a": Kind.LABEL, "đ": Kind.LABEL}),
        ("ở ý", {"ở": Kind.WORD, "ý": Kind.WORD}),
        ("van.thu@suoingan.gov.vn", {"van.thu@suoingan.gov.vn": Kind.ADDRESS}),
        ("www.suoingan.vn/ke-hoach", {"www.suoingan.vn/ke-hoach": Kind.ADDRESS}),
        ("ng@y", {"ng@y": Kind.WORD}),
    ],
)
def test_kinds(text: str, kinds: dict[str, Kind]) -> None:
    assert {token.text: token.kind for token in tokenize(text)} == kinds


def test_a_sign_that_may_belong_to_the_word_is_known_as_its_tail() -> None:
    (token,) = tokenize("so’")
    assert (token.end, token.tail_end) == (2, 3)


@pytest.mark.parametrize(
    ("text", "ends"), [("một. hai", True), ("một, hai", False), ("một; hai", True), ("một hai", False)]
)
def test_ends_of_sentences(text: str, ends: bool) -> None:
    assert tokenize(text)[0].ends_sentence is ends


@given(st.text())
def test_tokens_stand_in_order_and_hold_no_space(text: str) -> None:
    done = 0
    for token in tokenize(text):
        assert done <= token.start < token.end <= token.tail_end
        assert text[token.start : token.end] == token.text
        assert not any(c.isspace() for c in token.text)
        done = token.end


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("S6 12", Kind.WORD, "Số before a number"),
        ("S6 15/QĐ-UBND", Kind.WORD, "Số before a code"),
        ("S6 y tế", Kind.WORD, "Sở before a small word"),
        ("T6 chức", Kind.WORD, "Tổ before a small word"),
        ("B6 trưởng", Kind.WORD, "Bộ before a small word"),
        ("T6 12", Kind.CODE, "before a number only Số is meant"),
        ("S6 Tư", Kind.CODE, "a capital goes on: a name"),
        ("K6 chức", Kind.CODE, "no word begins so"),
        ("S6", Kind.CODE, "nothing goes on"),
    ],
)
def test_a_capital_six_is_a_word_where_the_text_reads_on(text: str, kind: Kind, why: str) -> None:
    assert tokenize(text)[0].kind is kind, why


@pytest.mark.parametrize(("text", "tail_end"), [("so’ y", 3), ("y so’ y", 5), ("so y", 2)])
def test_the_sign_behind_a_word_that_may_be_its_letter_is_told(text: str, tail_end: int) -> None:
    (token,) = (each for each in tokenize(text) if each.text == "so")
    assert token.tail_end == tail_end
