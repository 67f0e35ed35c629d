"""Letters of document symbols by the closed table."""

from __future__ import annotations

from pathlib import Path

import pytest

import diacritics
from diacritics.symbols import SymbolTable
from diacritics.tokens import tokenize

TABLE = Path(diacritics.__file__).parent / "data" / "symbols.tsv"


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
    ],
)
def test_damaged_symbols(damaged: str, right: str, why: str) -> None:
    (token,) = tokenize(damaged)
    assert SymbolTable(TABLE).repair(token) == right, why


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
    ],
)
def test_what_the_table_leaves_alone(text: str, why: str) -> None:
    (token,) = tokenize(text)
    assert SymbolTable(TABLE).repair(token) is None, why


def test_the_table_holds_no_digit_and_changes_something_in_every_row() -> None:
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            damaged, right, place = line.split("\t")
            assert not any(c.isdigit() for c in damaged + right)
            assert damaged != right
            assert place in ("type", "any", "joined")
