"""When two documents count the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.series.measures import has_words, measure_of

# Why two wordings count the same, and the wordings.
SAME = [
    ("the words before what is counted", "tổng số hồ sơ tiếp nhận", "hồ sơ tiếp nhận"),
    ("the shorter one", "Số hồ sơ tiếp nhận", "hồ sơ tiếp nhận"),
    ("what is received has been received", "hồ sơ đã được tiếp nhận", "hồ sơ tiếp nhận"),
    ("marks that an engine lost", "ho so tiep nhan", "hồ sơ tiếp nhận"),
    ("the place of a tone mark", "hòa giải thành", "hoà giải thành"),
]
# Why they count something else, and the wordings.
OTHER = [
    ("not yet", "hồ sơ chưa tiếp nhận", "hồ sơ tiếp nhận"),
    ("still to do", "hồ sơ phải tiếp nhận", "hồ sơ tiếp nhận"),
    ("a part of them", "hồ sơ tiếp nhận trực tuyến", "hồ sơ tiếp nhận"),
    ("an act", "tiếp nhận hồ sơ", "hồ sơ tiếp nhận"),
    ("a word without its marks may be anything", "da tiếp nhận", "tiếp nhận"),
    ("the opening word inside another", "sổ tay", "tay"),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_wordings_of_one_measure_are_one(why: str, one: str, other: str) -> None:
    assert measure_of(one).key == measure_of(other).key


@pytest.mark.parametrize(("why", "one", "other"), OTHER, ids=[row[0] for row in OTHER])
def test_other_measures_are_others(why: str, one: str, other: str) -> None:
    assert measure_of(one).key != measure_of(other).key


def test_a_measure_of_nothing_but_such_words_keeps_them() -> None:
    assert measure_of("đã được").key == "da duoc"
    assert measure_of("số").key == "so"
    assert measure_of(" . ") == ("", "")


def test_words_are_looked_for_in_a_row() -> None:
    assert has_words("ho so tiep nhan truc tuyen", "ho so tiep nhan")
    assert not has_words("ho so da tiep nhan", "ho so tiep nhan")
    assert not has_words("ho so", "")


@given(st.text(max_size=40))
def test_both_forms_have_the_same_words(text: str) -> None:
    key, marked = measure_of(text)
    assert len(key.split()) == len(marked.split())
