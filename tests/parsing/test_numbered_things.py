"""Figures that number a thing count nothing."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.numbered_things import numbers_a_thing
from ocr_pipeline.parsing.unit_names import unit_behind

ROWS = [
    ("theo mục ", "5", " nội dung", True, "a heading of its number"),
    ("mức ", "5", " triệu đồng", False, "an amount, whose word has other marks"),
    ("khu phố ", "3", " triệu đồng", False, "money is an amount, whatever stands before it"),
    ("kỷ luật ", "4", " người", False, "what is done to them"),
    ("số ", "12", " hộ", True, "a number"),
    ("tổng số ", "12", " hộ", False, "a sum"),
    ("\n", "2. ", "hộ", True, "the label of a part"),
    ("có\n", "2", " hộ", False, "a line may begin with a count"),
    ("kết quả ", "12", " hộ", False, "a count"),
]


@pytest.mark.parametrize(("before", "number", "after", "expected", "why"), ROWS)
def test_a_figure_that_numbers_a_thing_is_told_by_the_words_before_it(
    before: str, number: str, after: str, expected: bool, why: str
) -> None:
    text = before + number + after
    plain, folded = unify(text), fold(text)
    unit = unit_behind(plain, folded, len(before + number), number)
    assert (unit is not None and numbers_a_thing(plain, folded, len(before), unit)) == expected, why
