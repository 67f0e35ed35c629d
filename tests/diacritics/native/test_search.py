"""The compiled search against the plain one: the same words, whatever was read, by whatever reader."""

from __future__ import annotations

import ctypes
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.edit_file import read_facts
from diacritics.edit_search import MOST
from diacritics.edit_trie import Trie
from diacritics.edits import DATA, SMOOTHING
from diacritics.native import search
from diacritics.native.search import CompiledFinder
from diacritics.word_finder import PlainFinder, WordFinder
from diacritics.words import Vocabulary

Pair = tuple[WordFinder, WordFinder]


@pytest.fixture(scope="module")
def finders(loops: ctypes.PyDLL, shipped_words: Vocabulary) -> dict[str, Pair]:
    trie, prior = Trie(shipped_words.words), shipped_words.log_share
    tables = {name: facts.table(SMOOTHING[name]) for name, facts in read_facts(DATA).items()}
    return {
        name: (PlainFinder(trie, table, prior), CompiledFinder(loops, trie, table, prior))
        for name, table in tables.items()
    }


def assert_alike(finders: Pair, reading: str, *, small: bool, capital: bool, limit: int, within: float) -> None:
    plain, compiled = (
        finder.best(reading, small=small, capital=capital, limit=limit, within=within) for finder in finders
    )
    for said, meant in zip(compiled, plain, strict=True):
        assert said.dtype == meant.dtype
        np.testing.assert_array_equal(said, meant)


PIECES = st.sampled_from("nh ng tr ch w S& 6 d đ D~ <; I l o' Q ii a o u e i y B H C m c t".split())
READINGS = st.one_of(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.text(min_size=1, max_size=8))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(SMOOTHING)),
    READINGS,
    st.sampled_from([(True, False), (False, True), (True, True)]),
    st.sampled_from([3, 24, 48]),
    st.sampled_from([4.0, 12.0]),
)
def test_both_find_the_same_words_with_the_same_probabilities(
    finders: dict[str, Pair], name: str, reading: str, printed: tuple[bool, bool], limit: int, within: float
) -> None:
    small, capital = printed
    assert_alike(finders[name], reading, small=small, capital=capital, limit=limit, within=within)


@pytest.mark.parametrize("reading", ["nhitng", "quyét", "Déng", "D~I", "h<;>c", "THANH", "phuwong", "nghiéng"])
@pytest.mark.parametrize("name", ["eng", "scanner"])
def test_both_find_the_same_words_for_what_readers_print(finders: dict[str, Pair], name: str, reading: str) -> None:
    plain = finders[name][0].best(reading, small=True, capital=True, limit=48, within=12.0)
    assert len(plain[0])
    assert_alike(finders[name], reading, small=True, capital=True, limit=48, within=12.0)


def test_more_readings_than_are_remembered_change_nothing(finders: dict[str, Pair]) -> None:
    plain, compiled = finders["eng"]
    # More beginnings than there are slots for, and more characters than there are rows for.
    for number in range(4000):
        compiled.best(f"{chr(0x4E00 + number)}{number % 7}", small=True, capital=False, limit=24, within=12.0)
    assert_alike((plain, compiled), "nhitng", small=True, capital=True, limit=48, within=12.0)


def test_a_reading_that_there_is_no_room_for_is_refused(finders: dict[str, Pair]) -> None:
    with pytest.raises(ValueError, match="too long"):
        finders["eng"][1].best("a" * 501, small=True, capital=False, limit=24, within=12.0)


@pytest.mark.parametrize("room", ["_STATES", "_ENDS", "REMEMBERED", "STRANGE"])
def test_where_there_is_little_room_what_was_forgotten_is_found_again(
    loops: ctypes.PyDLL, shipped_words: Vocabulary, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    trie, prior = Trie(shipped_words.words), shipped_words.log_share
    table = read_facts(DATA)["eng"].table(SMOOTHING["eng"])
    ample = CompiledFinder(loops, trie, table, prior)
    least = {"_STATES": 12 * MOST, "_ENDS": 12, "REMEMBERED": 12, "STRANGE": 24}
    monkeypatch.setattr(search, room, least[room])
    scarce = CompiledFinder(loops, trie, table, prior)
    for reading in ("quyet", "quyeu", "nghiém", "ŧŧ§ŋđ", "dinh", "quyet", "ŋŧ", "nghiém"):
        said, meant = (
            finder.best(reading, small=True, capital=True, limit=48, within=12.0) for finder in (scarce, ample)
        )
        for one, other in zip(said, meant, strict=True):
            np.testing.assert_array_equal(one, other)


def test_too_long_a_reading_is_refused(finders: dict[str, Pair]) -> None:
    with pytest.raises(ValueError, match="reading"):
        finders["eng"][1].best("a" * 501, small=True, capital=False, limit=24, within=12.0)


def test_words_that_were_found_stay_when_others_are_found(finders: dict[str, Pair]) -> None:
    plain, compiled = (partial(each.best, small=True, capital=True, limit=48, within=12.0) for each in finders["eng"])
    held = [(reading, compiled(reading)) for reading in ("quyet", "djnh", "S&", "TINH") * 300]
    for reading, words in held[:4]:
        for one, other in zip(words, plain(reading), strict=True):
            np.testing.assert_array_equal(one, other)
