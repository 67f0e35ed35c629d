"""Specks that were read as points inside a word."""

from __future__ import annotations

import pytest

from diacritics.specks import without_specks


@pytest.mark.parametrize(
    ("observed", "without", "why"),
    [
        ("djn.h", "djnh", "a point between letters"),
        ("d,j'n.h", "djnh", "commas and apostrophes too"),
        (".dinh,", ".dinh,", "signs at the edges may be parts of letters"),
        ("dinh", "dinh", "nothing"),
    ],
)
def test_only_what_stands_between_letters_is_a_speck(observed: str, without: str, why: str) -> None:
    assert without_specks(observed) == without, why
