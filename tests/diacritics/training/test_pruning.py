"""Pruning: the smaller model is one still, and loses what matters least."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.training.backoff import BackoffModel
from diacritics.training.kneser_ney import estimate
from diacritics.training.packing import packed_size
from diacritics.training.pruning import costs, pruned, pruned_to, shape_of
from tests.diacritics.training.small_model import SIZE, TEXTS, probability, style_of

ORDER = 4


@pytest.fixture(scope="module")
def model() -> BackoffModel:
    return estimate([style_of(text, weight, ORDER) for text, weight in TEXTS], SIZE, ORDER)


def grams(model: BackoffModel, n: int) -> list[tuple[int, ...]]:
    keys = model.levels[n - 1].keys.tolist()
    return [tuple(key // SIZE**place % SIZE for place in reversed(range(n))) for key in keys]


@pytest.mark.parametrize("threshold", [0.0, 1e-5, 1e-4, 1e-3, 1.0])
def test_the_pruned_model_holds_the_beginning_and_the_end_of_each_n_gram(model: BackoffModel, threshold: float) -> None:
    small = pruned(model, threshold)
    for n in range(3, ORDER + 1):
        shorter = set(grams(small, n - 1))
        for gram in grams(small, n):
            assert gram[:-1] in shorter
            assert gram[1:] in shorter
    # The context of every beginning.
    assert (0, 0, 0) in grams(small, 3)


@pytest.mark.parametrize("threshold", [1e-5, 1e-3, 1.0])
def test_the_pruned_model_sums_to_one_and_calls_nothing_impossible(model: BackoffModel, threshold: float) -> None:
    small = pruned(model, threshold)
    for context in np.random.default_rng(3).integers(0, SIZE, (40, ORDER - 1)).tolist():
        p = [probability(small, (*context, word)) for word in range(SIZE)]
        assert sum(p) == pytest.approx(1.0, abs=1e-6)
        assert min(p) > 0


def test_stored_probabilities_stay_as_they_are(model: BackoffModel) -> None:
    small = pruned(model, 1e-4)
    before = dict(zip(grams(model, ORDER), model.levels[-1].p.tolist(), strict=True))
    after = dict(zip(grams(small, ORDER), small.levels[-1].p.tolist(), strict=True))
    assert 0 < len(after) < len(before)
    assert all(before[gram] == p for gram, p in after.items())


@pytest.mark.parametrize("n", [2, 3, 4])
def test_an_n_gram_costs_what_it_says_more_than_the_shorter_one_and_how_often(model: BackoffModel, n: int) -> None:
    level = model.levels[n - 1]
    words = model.levels[n - 2].mass
    found = costs(model, n)
    for place in range(0, len(level.keys), 1 + len(level.keys) // 50):
        gram = grams(model, n)[place]
        shorter = model.backoffs(n - 1)[level.begin[place]] * probability(model, gram[1:])
        occurrences = words[level.begin[place]] * level.p[place]
        expected = occurrences / words.sum() * (np.log(level.p[place]) - np.log(shorter))
        assert found[place] == pytest.approx(expected, abs=1e-12)


def test_the_higher_the_threshold_the_less_is_kept(model: BackoffModel) -> None:
    sizes = [sum(count for count, _ in shape_of(pruned(model, 10.0**power))) for power in range(-7, 1)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


@pytest.mark.parametrize("share", [1.0, 0.8, 0.5, 0.3])
def test_a_model_is_pruned_to_a_size_and_not_further(model: BackoffModel, share: float) -> None:
    def size(shape: object) -> int:
        return packed_size(SIZE, shape) - packed_size(SIZE, [])  # type: ignore[arg-type]  # any shape will do

    limit = int(share * size(shape_of(model)))
    small = size(shape_of(pruned_to(model, limit, size)))
    assert 0.9 * limit <= small <= limit
