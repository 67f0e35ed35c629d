"""The language model's compiled answers against its plain ones."""

from __future__ import annotations

import ctypes

import numpy as np
import pytest

from diacritics.ngram_model import Ids, NgramModel
from diacritics.training.kneser_ney import estimate
from diacritics.training.packing import packed
from diacritics.training.pruning import pruned
from tests.diacritics.training.small_model import SIZE, TEXTS, style_of

ORDERS = (3, 4)


def small_model(order: int) -> NgramModel:
    return NgramModel(*packed(pruned(estimate([style_of(t, w, order) for t, w in TEXTS], SIZE, order), 3e-4)))


@pytest.fixture(scope="module")
def models(loops: ctypes.PyDLL) -> list[tuple[NgramModel, NgramModel]]:
    made = [(NgramModel.load(), NgramModel.load()), *((small_model(order), small_model(order)) for order in ORDERS)]
    for plain, _ in made:
        plain.compiled = None
    return made


def some_words(model: NgramModel, count: int, seed: int) -> Ids:
    # Frequent words come first: of them there are n-grams of every length.
    rng = np.random.default_rng(seed)
    return (model.size * rng.random(count) ** 6).astype(np.int32)


def test_both_say_the_same_of_words_after_words(models: list[tuple[NgramModel, NgramModel]]) -> None:
    for plain, compiled in models:
        assert compiled.compiled is not None
        t, u, v, w = (some_words(plain, 20_000, seed) for seed in range(4))
        states = plain.after(t, u, v)
        np.testing.assert_array_equal(compiled.after(t, u, v), states)
        assert (states[:, :2] >= 0).any(axis=0).tolist() == [True, True]
        for one, other in zip(plain.extend(states, w), compiled.extend(states, w), strict=True):
            assert one.dtype == other.dtype
            np.testing.assert_array_equal(one, other)


def test_both_begin_a_paragraph_alike(models: list[tuple[NgramModel, NgramModel]]) -> None:
    for plain, compiled in models:
        np.testing.assert_array_equal(plain.start(3), compiled.start(3))


@pytest.mark.parametrize("word", [-1, 10**6])
def test_a_number_that_is_no_word_is_refused(models: list[tuple[NgramModel, NgramModel]], word: int) -> None:
    compiled = models[0][1]
    one, wrong = np.ones(1, np.int32), np.full(1, word, np.int32)
    with pytest.raises(IndexError):
        compiled.extend(compiled.start(1), wrong)
    with pytest.raises(IndexError):
        compiled.after(one, wrong, one)
