"""Numbers with what they count."""

from __future__ import annotations

import pytest

from ocr_pipeline.counted import counted


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        pytest.param(1, "document", "1 document", id="one has no plural"),
        pytest.param(0, "document", "0 documents", id="none has one"),
        pytest.param(21, "document", "21 documents", id="nor is it the last digit that tells"),
        pytest.param(2, "thing in the inbox", "2 things in the inbox", id="the noun comes first"),
        pytest.param(1, "thing in the inbox", "1 thing in the inbox", id="and is told by its number"),
    ],
)
def test_a_count_is_said_with_its_noun(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said
