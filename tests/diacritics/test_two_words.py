"""Two words that ran together: which are found, in which order, and of what there are none."""

from __future__ import annotations

import pytest

from diacritics.edits import Channel
from diacritics.two_words import LONGEST_JOINED, TwoWords
from diacritics.words import Vocabulary


@pytest.fixture(scope="module")
def two_words(shipped_words: Vocabulary, shipped_channels: dict[str, Channel]) -> TwoWords:
    return TwoWords(shipped_channels["eng"], 0.3 * shipped_words.log_share)


@pytest.mark.parametrize(
    ("observed", "first", "second", "capitals", "why"),
    [
        ("thongbao", "thông", "báo", False, "in small letters"),
        ("THONGBAO", "thông", "báo", True, "in capitals"),
        ("coso’", "cơ", "sở", False, "the second with a sign"),
        ("quydjn.h", "quy", "định", False, "with a speck inside a word"),
    ],
)
def test_words_that_ran_together(
    two_words: TwoWords, shipped_words: Vocabulary, observed: str, first: str, second: str, capitals: bool, why: str
) -> None:
    pairs = two_words.pairs(observed)
    assert pairs is not None
    found = list(zip(pairs.first.tolist(), pairs.second.tolist(), pairs.capitals.tolist(), strict=True))
    assert (shipped_words.numbers[first], shipped_words.numbers[second], capitals) in found, why


@pytest.mark.parametrize(
    ("observed", "why"),
    [
        ("ban", "too short"),
        ("th" * LONGEST_JOINED, "too long"),
        ("####", "no part of it is a word"),
        ("", "nothing"),
    ],
)
def test_what_is_no_two_words(two_words: TwoWords, observed: str, why: str) -> None:
    assert two_words.pairs(observed) is None, why
