from __future__ import annotations

import pytest

from diacritics.edit_table import EditTable, Smoothing
from diacritics.training.channel_learning import learn

PAIRS = {
    ("từ", "tw"): 30.0,
    ("tự", "tu"): 30.0,
    ("nứt", "nirt"): 20.0,
    ("đứng", "dimg"): 12.0,
    ("đúng", "dung"): 40.0,
    ("mức", "mirc"): 20.0,
    ("ĐỨC", "DUC"): 15.0,
    ("lượng", "luong"): 25.0,
}


@pytest.fixture(scope="module")
def table() -> EditTable:
    return learn(PAIRS, Smoothing())


@pytest.mark.parametrize(
    ("segment", "likely", "unlikely", "why"),
    [
        ("ừ", "w", "u", "always read as w"),
        ("đ", "d", "đ", "the bar is always lost"),
        ("ứ", "ir", "u", "one letter is read as two"),
        ("Ứ", "U", "IR", "capitals have readings of their own"),
        ("l", "l", "1", "a letter mostly stays what it is"),
    ],
)
def test_frequent_readings_are_learned(table: EditTable, segment: str, likely: str, unlikely: str, why: str) -> None:
    assert table.log_p(segment, likely) > table.log_p(segment, unlikely) + 1, why


def test_two_letters_read_as_one_are_learned_together(table: EditTable) -> None:
    assert table.log_p("ứn", "im") > table.log_p("ứ", "i") + table.log_p("n", "m")


def test_a_letter_never_seen_is_read_like_its_bare_letter(table: EditTable) -> None:
    assert table.log_p("ẵ", "a") > table.log_p("ẵ", "x") + 3


def test_rare_chance_is_no_edit_of_two_letters() -> None:
    table = learn({("nga", "ma"): 1.0, ("ngo", "ngo"): 50.0}, Smoothing())
    assert not any(len(segment) == 2 for segment in table.counts.index.segments)


def test_the_same_pairs_teach_the_same() -> None:
    one, other = (learn(pairs, Smoothing()).counts for pairs in (PAIRS, dict(reversed(PAIRS.items()))))
    assert dict(one.items()) == dict(other.items())
