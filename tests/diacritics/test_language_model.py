"""The bigram: what is packed comes back, and what is written side by side is probable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import diacritics
from diacritics.language_model import LanguageModel, pack, quantise, unpack
from diacritics.lexicon import Lexicon

DATA = Path(diacritics.__file__).parent / "data"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(DATA / "syllables.tsv")


@pytest.fixture(scope="module")
def model(lexicon: Lexicon) -> LanguageModel:
    return LanguageModel.load(DATA / "bigrams.bin.xz", lexicon)


@given(st.dictionaries(st.tuples(st.integers(0, 99), st.integers(0, 99)), st.integers(1, 10**6), min_size=1))
def test_packed_pairs_come_back(pairs: dict[tuple[int, int], int]) -> None:
    lefts, rights = (np.array([key[side] for key in pairs]) for side in (0, 1))
    keys, levels = unpack(pack(lefts, rights, np.array(list(pairs.values())), 100))
    assert keys.tolist() == sorted(left * 100 + right for left, right in pairs)
    expected = {left * 100 + right: count for (left, right), count in pairs.items()}
    assert levels.tolist() == quantise(np.array([expected[int(key)] for key in keys])).tolist()


def test_the_probabilities_after_a_word_sum_to_one(lexicon: Lexicon, model: LanguageModel) -> None:
    lefts = np.array([lexicon.ids[word] for word in ("<s>", "<n>", "quyết", "nghiêng")])
    sums = np.exp(model.transitions(lefts, np.arange(len(lexicon.words)))).sum(axis=1)
    assert sums == pytest.approx(np.ones(4), abs=0.02)


@pytest.mark.parametrize(
    ("left", "likely", "unlikely"),
    [
        ("kế", "hoạch", "hoách"),
        ("quyết", "định", "đình"),
        ("ủy", "ban", "bạn"),
        ("sở", "tư", "từ"),
        ("nhân", "dân", "dẫn"),
    ],
)
def test_words_that_stand_together(
    lexicon: Lexicon, model: LanguageModel, left: str, likely: str, unlikely: str
) -> None:
    rights = np.array([lexicon.ids[likely], lexicon.ids.get(unlikely, lexicon.ids["<x>"])])
    scores = model.transitions(np.array([lexicon.ids[left]]), rights)[0]
    assert scores[0] > scores[1] + 2


def test_candidates_of_a_skeleton_come_with_the_most_frequent_first(lexicon: Lexicon) -> None:
    found = lexicon.candidates("dinh")
    assert found[0][0] == "định"
    assert {"định", "đình", "dinh", "dính"} <= {syllable for syllable, _ in found}
    assert lexicon.candidates("xyz") == ()
    assert lexicon.count("định") == found[0][1]
    assert lexicon.count("không-có") == 0
