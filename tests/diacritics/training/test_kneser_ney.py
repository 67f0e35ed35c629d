"""The estimates: those of the textbook, sums of 1, and weights of styles that work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.training.backoff import BackoffModel
from diacritics.training.kneser_ney import discounts, estimate
from tests.diacritics.training.small_model import SIZE, TEXTS, probability, style_of

WORD = st.integers(0, SIZE - 1)
DISCOUNTS = (0.6, 1.0, 1.3)


def test_discounts_follow_the_counts_of_counts() -> None:
    counts = np.repeat([1, 2, 3, 4, 50], [600, 200, 100, 60, 10])
    y = 600 / (600 + 2 * 200)
    expected = (0.0, 1 - 2 * y * 200 / 600, 2 - 3 * y * 100 / 200, 3 - 4 * y * 60 / 100)
    assert discounts(counts).tolist() == pytest.approx(expected)


@pytest.mark.parametrize("counts", [[], [1, 1, 1], [2, 2, 5], [7] * 10])
def test_a_text_too_small_to_tell_has_usual_discounts(counts: list[int]) -> None:
    assert discounts(np.array(counts, dtype=np.int64)).tolist() == pytest.approx((0.0, *DISCOUNTS))


def textbook(paragraphs: Sequence[Sequence[int]], context: tuple[int, ...], word: int) -> float:
    """Interpolated modified Kneser-Ney of order 3 over one style, by dictionaries."""
    grams: Counter[tuple[int, ...]] = Counter()
    for paragraph in paragraphs:
        padded = [0, 0, *paragraph, 0]
        grams.update(tuple(padded[i : i + 3]) for i in range(len(padded) - 2))
    levels = {3: grams}
    for n in (2, 1):
        lefts: dict[tuple[int, ...], set[int]] = defaultdict(set)
        for gram in levels[n + 1]:
            lefts[gram[1:]].add(gram[0])
        level = Counter({gram: len(found) for gram, found in lefts.items()})
        if n == 2:
            for gram, count in grams.items():
                if gram[1] == 0:
                    level[gram[1:]] = count if gram[0] == 0 else level[gram[1:]]
        levels[n] = level
    p = (levels[1][word,] + 0.5) / (sum(levels[1].values()) + 0.5 * SIZE)
    for n in (2, 3):
        before = context[len(context) - n + 1 :]
        followers = {gram[-1]: count for gram, count in levels[n].items() if gram[:-1] == before}
        total = sum(followers.values())
        if total:
            off = discounts(np.array(list(levels[n].values())))
            taken = {w: float(off[min(count, 3)]) for w, count in followers.items()}
            rest = followers.get(word, 0) - taken.get(word, 0.0)
            p = rest / total + sum(taken.values()) / total * p
    return p


PARAGRAPHS = st.lists(st.lists(st.integers(4, SIZE - 1), min_size=1, max_size=6), min_size=1, max_size=8)


@settings(max_examples=60)
@given(PARAGRAPHS, st.tuples(WORD, st.integers(1, SIZE - 1)), WORD)
def test_a_text_is_estimated_as_by_the_textbook(text: list[list[int]], context: tuple[int, int], word: int) -> None:
    model = estimate([style_of(text, 1.0, 3)], SIZE, 3)
    assert probability(model, (*context, word)) == pytest.approx(textbook(text, context, word), rel=1e-6)


@settings(max_examples=60)
@given(PARAGRAPHS, st.integers(1, SIZE - 1))
def test_at_the_beginning_of_a_paragraph_words_share_what_the_boundary_cannot_have(
    text: list[list[int]], word: int
) -> None:
    model = estimate([style_of(text, 1.0, 3)], SIZE, 3)
    assert probability(model, (0, 0, word)) >= textbook(text, (0, 0), word) * (1 - 1e-6)
    assert probability(model, (0, 0, 0)) < 1e-6


@pytest.fixture(scope="module", params=[2, 3, 4])
def model(request: pytest.FixtureRequest) -> BackoffModel:
    order = int(request.param)
    return estimate([style_of(text, weight, order) for text, weight in TEXTS], SIZE, order)


def test_probabilities_sum_to_one_after_every_stored_context_and_after_unseen_ones(model: BackoffModel) -> None:
    chooser = np.random.default_rng(5)
    contexts = {tuple(row) for row in chooser.integers(0, SIZE, (60, model.order - 1)).tolist()}
    longest = model.levels[-1].keys[:: max(1, len(model.levels[-1].keys) // 60)] // SIZE
    for key in longest.tolist():
        contexts.add(tuple(key // SIZE**place % SIZE for place in reversed(range(model.order - 1))))
    for context in contexts:
        assert sum(probability(model, (*context, word)) for word in range(SIZE)) == pytest.approx(1.0, abs=1e-6)


def test_masses_of_contexts_are_weighted_occurrences(model: BackoffModel) -> None:
    occurrences = np.zeros(SIZE)
    for text, weight in TEXTS:
        for paragraph in text:
            for word in paragraph:
                occurrences[word] += weight
            occurrences[0] += weight
    # Every word but the last boundary is the context of one more; the boundary is that of each beginning.
    np.testing.assert_allclose(model.levels[0].mass, occurrences)


@settings(max_examples=30)
@given(st.integers(2, 50))
def test_a_heavier_style_is_followed_more(weight: int) -> None:
    one, other = [[4, 5]] * 5, [[4, 6]] * 5
    even = estimate([style_of(one, 1.0, 3), style_of(other, 1.0, 3)], SIZE, 3)
    uneven = estimate([style_of(one, float(weight), 3), style_of(other, 1.0, 3)], SIZE, 3)
    assert probability(even, (0, 4, 5)) == pytest.approx(probability(even, (0, 4, 6)))
    assert probability(uneven, (0, 4, 5)) > probability(even, (0, 4, 5))
    assert probability(uneven, (0, 4, 6)) < probability(even, (0, 4, 6))


def test_words_that_never_occur_are_possible() -> None:
    model = estimate([style_of([[4]], 1.0, 3)], SIZE, 3)
    assert all(probability(model, (0, 4, word)) > 0 for word in range(SIZE))
