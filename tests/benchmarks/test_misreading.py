"""A text as a reader without Vietnamese would have read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.misreading import READERS, damaged
from diacritics.alphabet import strip_marks

TEXT = "Số: 1234/QĐ-UBND, ngày 05/3/2020\nQUYẾT ĐỊNH\nVề việc phê duyệt quy hoạch chi tiết của thành phố"


def figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


@pytest.mark.parametrize("reader", READERS)
def test_a_seed_gives_one_text(reader: str) -> None:
    assert damaged(TEXT, reader, 1) == damaged(TEXT, reader, 1) != damaged(TEXT, reader, 2)


@given(st.integers(0, 1000), st.sampled_from(READERS))
def test_no_figure_changes_and_none_is_read_from_a_letter(seed: int, reader: str) -> None:
    read = damaged(TEXT, reader, seed)
    assert figures(read) == figures(TEXT)
    assert read.count("\n") == TEXT.count("\n")


def test_an_english_reader_loses_the_marks_and_a_vietnamese_one_keeps_most() -> None:
    english, vietnamese = (damaged(TEXT * 20, reader, 1) for reader in ("eng", "vie"))
    marks = [sum(sign != strip_marks(sign) for sign in text) for text in (TEXT * 20, vietnamese, english)]
    assert marks[1] > 0.9 * marks[0] > 0.9 * 2 * marks[2]
