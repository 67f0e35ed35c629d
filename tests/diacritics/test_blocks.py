"""A long text is restored in blocks: they make up the text, and memory does not grow with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics import Restorer
from diacritics.blocks import MOST_CHARACTERS, blocks


@given(st.text(alphabet="ab \n\t", max_size=80), st.integers(1, 12))
def test_the_blocks_make_up_the_text_and_none_is_too_long(text: str, most: int) -> None:
    found = list(blocks(text, most))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= most for start, end in found)
    assert all(end > start for start, end in found) or text == ""


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("", [""], "an empty text is one empty block"),
        ("ab cd", ["ab cd"], "a short text is one block"),
        ("ab cd\nef gh", ["ab cd\n", "ef gh"], "a block ends with a line"),
        ("ab cd ef gh", ["ab cd ", "ef gh"], "or with a word where the line is too long"),
        ("abcdefghij", ["abcdefgh", "ij"], "a word that is too long is cut"),
        ("ab\r\ncdefg", ["ab\r\n", "cdefg"], "a line break of two characters stays whole"),
    ],
)
def test_where_a_block_ends(text: str, expected: list[str], why: str) -> None:
    assert [text[start:end] for start, end in blocks(text, 8)] == expected, why


def test_a_text_of_many_blocks_is_restored_like_its_parts(restorer: Restorer) -> None:
    line = "Uy ban nhan dan tinh ban hanh Ké hoach sb 47/KH-STP ngay 6/5/2019\n"
    text = line * (MOST_CHARACTERS // len(line) + 5)
    result = restorer.restore(text)
    assert set(result.text.splitlines()) == {restorer.restore(line).text.rstrip("\n")}
    assert all(text[slice(*change.span)] == change.raw for change in result.changes)
    assert all(result.text[slice(*change.out_span)] == change.value for change in result.changes if change.applied)
