"""Letters of document symbols by the closed table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diacritics
from diacritics.symbols import SymbolTable
from diacritics.tokens import Token, tokenize

TABLE = Path(diacritics.__file__).parent / "data" / "symbols.tsv"
SYMBOLS = SymbolTable(TABLE)


@pytest.mark.parametrize(
    ("damaged", "right", "why"),
    [
        ("214/QD-UBND", "214/QĐ-UBND", "D for Đ in the group of the type"),
        ("214/Qb-UBND", "214/QĐ-UBND", "b for Đ"),
        ("214/QP-TTg", "214/QĐ-TTg", "P for Đ"),
        ("1039/QD-TTG", "1039/QĐ-TTg", "Thủ tướng is written TTg"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP", "a decree of the Government"),
        ("12/NQ-HDND", "12/NQ-HĐND", "the council"),
        ("15/TTR-UBND", "15/TTr-UBND", "tờ trình"),
        ("HDND", "HĐND", "an abbreviation alone"),
        ("05-QP/TU", "05-QĐ/TU", "a decision of the Party"),
        ("05-NQ/DU", "05-NQ/ĐU", "Đảng ủy, inside a code"),
        ("12/QyD-TW", "12/QyĐ-TW", "quy định"),
        ("12/TTR-SKHDT", "12/TTr-SKHĐT", "two groups at once"),
        ("88/2013/ND-GP", "88/2013/NĐ-CP", "two groups that know each other"),
        ("12/QD-HDND-UBNĐ", "12/QĐ-HĐND-UBND", "Đ where none belongs"),
        ("1/CD-TTG", "1/CĐ-TTg", "công điện"),
        ("12/BC-LDTBXH", "12/BC-LĐTBXH", "an office of a district"),
    ],
)
def test_damaged_symbols(damaged: str, right: str, why: str) -> None:
    (token,) = tokenize(damaged)
    assert SYMBOLS.repair(token) == right, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("214/QĐ-UBND", "right"),
        ("16/HD-SNV", "HD is Hướng dẫn"),
        ("12/BC-QD", "QD is no type where the agency stands"),
        ("12/ND-HND", "ND is Nghị định only before the Government's own symbol"),
        ("QD", "alone it may be anything"),
        ("ND", "alone it may be anything"),
        ("1039", "a number"),
        ("12/DA-UBND", "DA is dự án"),
        ("12/PA-UBND", "PA is phương án"),
        ("15/SGD-GDPT", "GDPT is giáo dục phổ thông"),
        ("DU", "alone it may be a word: DU LỊCH"),
        ("BCD", "alone it may be anything"),
        ("12/CP", "CP is Chính phủ, no công điện"),
        ("12/HDNDX-A", "only whole groups"),
    ],
)
def test_what_the_table_leaves_alone(text: str, why: str) -> None:
    (token,) = tokenize(text)
    assert SYMBOLS.repair(token) is None, why


def _rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_table_holds_no_digit_and_changes_something_in_every_row() -> None:
    for damaged, right, place in _rows():
        assert not any(c.isdigit() for c in damaged + right)
        assert damaged != right
        assert place in ("type", "code", "any", "joined")


def test_no_symbol_is_in_the_table_twice_and_none_that_is_right_is_called_damaged() -> None:
    damaged = [row[0] for row in _rows()]
    assert len(set(damaged)) == len(damaged)
    assert not set(damaged) & {row[1] for row in _rows()}
    assert not set(damaged) & {*TYPES, *AGENCIES, *UNITS}


def test_every_group_of_rows_says_what_it_holds() -> None:
    commented = False
    for line in TABLE.read_text("utf-8").splitlines():
        commented = commented or line.startswith("#")
        assert commented, line
    assert sum(line.startswith("# ") for line in TABLE.read_text("utf-8").splitlines()) > 20


def _letterless(code: str) -> str:
    # § is a letter that was read wrongly.
    return "".join(c for c in code if not c.isalpha() and c != "§")


# The abbreviations of NĐ 30/2020, Phụ lục III, of TT 01/2011 and of the Party.
TYPES = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL TT TTLT NĐ L KL"
).split()
# Agencies and bodies as they sign, of today and of before 2025.
AGENCIES = (
    "UBTVQH CTN CP TTg VPCP VPQH TANDTC VKSNDTC KTNN BQP BCA BNG BNV BTP BTC BCT BNNMT BXD BVHTTDL BKHCN BGDĐT BYT"
    " BDTTG NHNN TTCP BKHĐT BTTTT BTNMT BNNPTNT BGTVT BLĐTBXH UBDT HĐBT TCĐC TCHQ BHXH TLĐ LĐLĐ MTTW UBATGT HĐND ĐĐBQH"
    " UBND UB VPUBND SNV STP SGDĐT SKHCN SVHTTDL SDTTG SNgV SKHĐT STNMT SNNPTNT SLĐTBXH BQLKCN BCHQS PNV TU TW VPTW"
    " UBKTTW ĐU"
).split()
# Units that draft.
UNITS = "VP TCCB KHTC PC KGVX KTTH CNTT CĐS CĐSQG KTNS QLCS GDPT ATTP QLD ĐCKS VBPQ ĐMDN NVĐP TTHC NCPC".split()
SIGNING = ("UBND", "HĐND", "TTg")


def _right_codes() -> list[str]:
    signed = [f"{12 + i}/{kind}-{SIGNING[i % len(SIGNING)]}" for i, kind in enumerate(TYPES)]
    agencies = [f"{3 * i}/2024/{TYPES[i % len(TYPES)]}-{agency}" for i, agency in enumerate(AGENCIES, 1)]
    letters = [f"{7 * i}/{AGENCIES[i % len(AGENCIES)]}-{unit}" for i, unit in enumerate(UNITS, 1)]
    party = [f"{i:02}-{kind}/{body}" for i, kind in enumerate(TYPES, 1) for body in ("TU", "ĐU", "TW")]
    return [*signed, *agencies, *letters, *party]


@pytest.mark.parametrize("code", _right_codes())
def test_a_right_code_stays_as_it_is(code: str) -> None:
    (token,) = tokenize(code)
    assert SYMBOLS.repair(token) is None


def test_there_are_many_right_codes() -> None:
    assert len(set(_right_codes())) >= 200


LETTERS = st.sampled_from(sorted({group for row in _rows() for group in row[:2]} | {"ABC", "Qb", "TTg", "Đ", "đ"}))
CODES = st.lists(st.one_of(LETTERS, st.from_regex(r"\A\d{1,4}\Z")), min_size=1, max_size=5)


@given(CODES, st.lists(st.sampled_from("/-–.&_"), min_size=5, max_size=5))
def test_a_repair_changes_letters_only_and_is_done_once(groups: list[str], separators: list[str]) -> None:
    code = "".join(group + separator for group, separator in zip(groups, separators, strict=False))
    for token in tokenize(code):
        repaired = SYMBOLS.repair(token)
        if repaired is not None:
            assert _letterless(repaired) == _letterless(token.text)
            again = Token(0, len(repaired), repaired, token.kind, len(repaired))
            assert SYMBOLS.repair(again) is None
