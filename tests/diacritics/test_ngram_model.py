"""The language model: a distribution after every context, asked one by one or all at once, from a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from diacritics.array_file import write_arrays
from diacritics.ngram_model import Ids, NgramModel
from diacritics.training.kneser_ney import estimate
from diacritics.training.packing import packed
from diacritics.training.pruning import pruned
from diacritics.words import BOUNDARY, UNKNOWN, Vocabulary
from tests.diacritics.training.small_model import SIZE, TEXTS, style_of

WORD = st.integers(0, SIZE - 1)
CONTEXT = st.tuples(WORD, WORD, WORD)


def small_model(threshold: float, *, plain: bool = False) -> NgramModel:
    model = NgramModel(*packed(pruned(estimate([style_of(t, w, 4) for t, w in TEXTS], SIZE, 4), threshold)))
    if plain:
        model.compiled = None
    return model


SMALL = {
    "whole": small_model(-1.0),
    "pruned": small_model(3e-4),
    "pruned, plain": small_model(3e-4, plain=True),
    "bare": small_model(10.0),
    "bare, plain": small_model(10.0, plain=True),
}
"""With all n-grams, with about a third, and with pairs and triples of boundaries only; compiled where it can be."""


@pytest.fixture(params=list(SMALL))
def small(request: pytest.FixtureRequest) -> NgramModel:
    return SMALL[request.param]


@pytest.fixture(scope="module")
def shipped() -> NgramModel:
    return NgramModel.load()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def ids(*words: int) -> Ids:
    return np.array(words, dtype=np.int32)


def after(model: NgramModel, context: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Log-probabilities of every word after three."""
    columns = [np.full(model.size, word, np.int32) for word in context]
    return model.log_p(columns[0], columns[1], columns[2], np.arange(model.size, dtype=np.int32))


@settings(max_examples=60)
@given(CONTEXT, st.sampled_from(list(SMALL)))
def test_probabilities_sum_to_one_after_seen_and_unseen_contexts(context: tuple[int, int, int], name: str) -> None:
    logs = after(SMALL[name], context)
    # Half a step of the scales of one byte, for each length of n-grams.
    assert float(np.exp(logs.astype(np.float64)).sum()) == pytest.approx(1.0, abs=0.05)
    assert np.isfinite(logs).all()
    assert logs.max() <= 0.05


@settings(max_examples=100)
@given(st.lists(st.tuples(WORD, WORD, WORD, WORD), max_size=40), st.sampled_from(list(SMALL)))
def test_many_at_once_are_answered_as_one_by_one(questions: list[tuple[int, int, int, int]], name: str) -> None:
    model = SMALL[name]
    columns = np.array(questions, dtype=np.int32).reshape(-1, 4).T
    together = model.log_p(*columns)
    alone = [float(model.log_p(*(ids(word) for word in question))[0]) for question in questions]
    assert together.dtype == np.float32
    assert together.tolist() == alone


@settings(max_examples=100)
@given(st.lists(WORD, min_size=1, max_size=12), st.sampled_from(list(SMALL)))
def test_states_say_what_the_words_say(words: list[int], name: str) -> None:
    model = SMALL[name]
    padded = [BOUNDARY, BOUNDARY, BOUNDARY, *words]
    states = model.start(1)
    for place, word in enumerate(words):
        logs, states = model.extend(states, ids(word))
        assert logs.tolist() == model.log_p(*(ids(w) for w in padded[place : place + 4])).tolist()
        assert states.tolist() == model.after(*(ids(w) for w in padded[place + 1 : place + 4])).tolist()


def test_more_questions_than_are_answered_together(small: NgramModel) -> None:
    questions = np.random.default_rng(7).integers(0, SIZE, (4, 40_000)).astype(np.int32)
    logs = small.log_p(*questions)
    some = slice(0, 40_000, 1999)
    assert logs[some].tolist() == small.log_p(*questions[:, some]).tolist()
    assert small.log_p(*questions[:, :0]).tolist() == []


def test_the_longest_n_gram_that_is_stored_answers() -> None:
    """With a model written by hand: words 1 2 3 4, the pair 3 4 and the triples and fours that begin with them."""
    facts = {
        "kind": "back-off",
        "order": 4,
        "p": [[-8.0, 0.0], [-4.0, 0.0], [-2.0, 0.0]],
        "b": [[-0.25, 0.0], [-0.5, 0.0]],
    }
    arrays: dict[str, NDArray[Any]] = {
        "p1": np.full(6, -16.0, np.float32),
        "b1": np.full(6, -1.0, np.float32),
        "rows": np.array([0, 0, 1, 2, 3, 3, 3], np.uint32),
        "words2": np.array([2, 3, 4], np.uint16),
        "p2": np.zeros(3, np.uint8),
        "contexts2": np.packbits([1, 1, 0]),
        "b2": np.zeros(2, np.uint8),
        "words3": np.array([3, 4], np.uint16),
        "p3": np.zeros(2, np.uint8),
        "starts3": np.packbits([1, 1]),
        "contexts3": np.packbits([1, 0]),
        "b3": np.zeros(1, np.uint8),
        "words4": np.array([4], np.uint16),
        "p4": np.zeros(1, np.uint8),
        "starts4": np.packbits([1]),
    }  # fmt: skip
    model = NgramModel(facts, arrays)
    for question, expected, why in (
        ((1, 2, 3, 4), -2.0, "four words are stored"),
        ((5, 2, 3, 4), -4.0, "three words are; 5 2 3 is no context"),
        ((5, 5, 3, 4), -8.0, "two words are; 5 3 is no context"),
        ((1, 2, 3, 5), -16.0 - 1.0 - 0.25 - 0.5, "only the word, weighted by all three contexts"),
        ((5, 2, 3, 5), -16.0 - 1.0 - 0.25, "only the word, weighted by two contexts"),
        ((5, 5, 5, 4), -16.0 - 1.0, "only the word, weighted by the word before"),
    ):
        assert model.log_p(*(ids(word) for word in question)).tolist() == [expected], why


def test_rare_words_back_off_to_the_more_frequent_of_them(shipped: NgramModel, vocabulary: Vocabulary) -> None:
    unseen = ids(vocabulary.number("quạnh")), ids(vocabulary.number("hoẵng")), ids(vocabulary.number("khoét"))
    frequent = shipped.log_p(*unseen, ids(vocabulary.number("và")))
    rare = shipped.log_p(*unseen, ids(vocabulary.number("ngoạm")))
    assert frequent[0] > rare[0] + 3


def test_unknown_words_are_a_word_like_others(shipped: NgramModel) -> None:
    logs = after(shipped, (UNKNOWN, UNKNOWN, UNKNOWN))
    assert np.isfinite(logs).all()
    assert float(np.exp(logs.astype(np.float64)).sum()) == pytest.approx(1.0, abs=0.05)


def test_a_model_that_was_written_is_read_the_same(tmp_path: Path) -> None:
    facts, arrays = packed(estimate([style_of(t, w, 4) for t, w in TEXTS], SIZE, 4))
    write_arrays(tmp_path / "model.bin", facts, arrays)
    read, made = NgramModel.load(tmp_path / "model.bin"), NgramModel(facts, arrays)
    questions = np.random.default_rng(2).integers(0, SIZE, (4, 5000)).astype(np.int32)
    assert read.log_p(*questions).tolist() == made.log_p(*questions).tolist()
    assert (read.order, read.size) == (4, SIZE)


def test_another_file_is_refused(tmp_path: Path) -> None:
    write_arrays(tmp_path / "other.bin", {"kind": "tree"}, {"p1": np.zeros(3, np.float32)})
    with pytest.raises(ValueError, match="no language model"):
        NgramModel.load(tmp_path / "other.bin")


@pytest.mark.parametrize("context", ["", "ủy ban nhân", "căn cứ luật", "độc lập tự", "hoẵng <n> ngoạm"])
def test_the_shipped_model_sums_to_one(shipped: NgramModel, vocabulary: Vocabulary, context: str) -> None:
    words = [vocabulary.number(word) for word in context.split()] or [BOUNDARY] * 3
    logs = after(shipped, words)
    assert np.isfinite(logs).all()
    assert float(np.exp(logs.astype(np.float64)).sum()) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("context", "likely", "unlikely"),
    [
        ("theo quy", "định", "đình"),
        ("ủy ban nhân", "dân", "dẫn"),
        ("chủ tịch ủy", "ban", "bạn"),
        ("giám đốc sở", "tư", "từ"),
        ("cộng hòa xã hội chủ", "nghĩa", "nghìa"),
        ("độc lập tự", "do", "đo"),
        ("căn cứ nghị định", "số", "sở"),
        ("ngày <n> tháng <n>", "năm", "nằm"),
    ],
)
def test_words_that_follow(
    shipped: NgramModel, vocabulary: Vocabulary, context: str, likely: str, unlikely: str
) -> None:
    states = shipped.start(2)
    for word in context.split():
        states = shipped.extend(states, ids(*[vocabulary.number(word)] * 2))[1]
    logs, _ = shipped.extend(states, ids(vocabulary.number(likely), vocabulary.number(unlikely)))
    assert logs[0] > logs[1] + 4


def test_the_shipped_model_is_small_and_belongs_to_the_vocabulary(shipped: NgramModel, vocabulary: Vocabulary) -> None:
    assert shipped.size == len(vocabulary)
    assert shipped.order == 4
