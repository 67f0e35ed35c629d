"""Amounts told scale by scale are one amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.mixed_scales import OUT_OF_ORDER, larger_parts
from ocr_pipeline.parsing.statistics import find_statistics


@pytest.mark.parametrize(
    ("text", "amount", "unit", "doubted", "why"),
    [
        ("chi 256 tỷ 400 triệu đồng", 256_400_000_000, "đồng", False, "two scales"),
        ("thu 1 tỷ, 256 triệu 300 nghìn đồng", 1_256_300_000, "đồng", False, "three, with a comma"),
        ("vốn 3 nghìn tỷ 200 tỷ đồng", 3_200_000_000_000, "đồng", False, "a scale of two words"),
        ("vốn 5 tỉ và 50 triệu đồng", 5_050_000_000, "đồng", False, "the other spelling, and a word between"),
        ("mức 2 triệu 500 nghìn đồng/người", 2_500_000, "đồng/người", False, "for each"),
        ("phạt 2 triệu 500 nghìn đồng (hai triệu năm trăm nghìn đồng)", 2_500_000, "đồng", False, "words agree"),
        ("phạt 2 triệu 500 nghìn đồng (hai triệu sáu trăm nghìn đồng)", 2_500_000, "đồng", True, "words do not"),
        ("chi 400 triệu 2 tỷ đồng", 2_400_000_000, "đồng", True, "the smaller first: two amounts, or a misread one"),
        ("chi 2 tỷ 4.000 triệu đồng", 6_000_000_000, "đồng", True, "more than the next scale holds"),
    ],
)
def test_the_parts_of_an_amount_are_one_quantity(text: str, amount: float, unit: str, doubted: bool, why: str) -> None:
    (one,) = find_statistics(text, (), ())
    assert (one.amount, one.unit, one.needs_review) == (amount, unit, doubted), why
    assert one.value == amount, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("công ty 25 triệu đồng", "the word before is no scale of a number"),
        ("năm 2023 400 triệu đồng", "a year has no scale"),
        ("12/256 tỷ 400 triệu đồng", "the number before belongs to a ratio"),
    ],
)
def test_other_words_before_an_amount_are_none_of_its_parts(text: str, why: str) -> None:
    folded = fold(text)
    last = "25" if "25 " in text else "400"
    assert larger_parts(folded, folded.index(last)) is None, why


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_parts_in_order_come_to_their_sum_without_doubt(large: int, middle: int, small: int) -> None:
    text = f"{large} ty {middle} trieu {small} nghin dong"
    parts = larger_parts(text, text.index(f" {small} nghin") + 1)
    assert parts is not None
    assert (parts.start, parts.amount) == (0, large * 10**9 + middle * 10**6)
    assert parts.doubt(small * 10**3) is None
    assert parts.doubt(small * 10**9) == OUT_OF_ORDER
