"""The compiled rivals against the plain ones: the same candidates, as good to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.beam import NONE, Column
from diacritics.native.chances import rivals_compiled
from diacritics.native.language import CompiledLanguage
from diacritics.ngram_model import NgramModel
from diacritics.rivals import WITHIN, rivals
from tests.diacritics.native.test_decode import columns

LENGTHS = st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any)
"""Steps of each path, of one at least."""


@pytest.fixture(scope="module")
def compiled(loops: object, shipped_model: NgramModel) -> CompiledLanguage:
    assert shipped_model.compiled is not None
    return shipped_model.compiled


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6), st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any), st.sampled_from([1.0, 0.6])
)
def test_both_find_the_same_rivals(
    compiled: CompiledLanguage, shipped_model: NgramModel, seed: int, lengths: list[int], weight: float
) -> None:
    rng = np.random.default_rng(seed)
    row = [column for length in lengths for column in columns(rng, length)]
    chosen = [int(rng.integers(len(column.first))) for column in row]
    plain = rivals(row, chosen, lengths, shipped_model, weight)
    quick = rivals_compiled(row, chosen, lengths, compiled, weight, WITHIN)
    for name in ("counts", "candidate", "score", "heard"):
        said, meant = getattr(quick, name), getattr(plain, name)
        assert said.dtype == meant.dtype
        np.testing.assert_array_equal(said, meant)


def test_a_word_that_the_vocabulary_lacks_is_refused(compiled: CompiledLanguage) -> None:
    words, none = np.array([5, 10**6], np.int32), np.full(2, NONE, np.int32)
    wrong = Column(words, none, np.ones(2, np.int8), np.zeros(2, np.float32))
    with pytest.raises(IndexError):
        rivals_compiled([wrong], [0], [1], compiled, 1.0, WITHIN)
