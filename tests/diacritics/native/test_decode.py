"""The compiled decoder against the plain one: the same paths, by the shipped language model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.beam import NONE, Beam, Column, choices_of, decode
from diacritics.native.decode import decode_compiled
from diacritics.native.language import CompiledLanguage
from diacritics.ngram_model import NgramModel
from diacritics.words import BOUNDARY


@pytest.fixture(scope="module")
def compiled(loops: object, shipped_model: NgramModel) -> CompiledLanguage:
    assert shipped_model.compiled is not None
    return shipped_model.compiled


def columns(rng: np.random.Generator, length: int) -> list[Column]:
    """Columns of frequent words, some of them pairs of words, some for several tokens."""
    found = []
    for place in range(length):
        count = int(rng.integers(1, 30))
        span = np.minimum(rng.choice([1, 1, 1, 1, 2, 3], count), place + 1).astype(np.int8)
        span[0] = 1
        second = np.where(rng.random(count) < 0.2, rng.integers(4, 2000, count), NONE).astype(np.int32)
        score = rng.normal(-4, 4, count).astype(np.float32)
        found.append(Column(rng.integers(1, 2000, count).astype(np.int32), second, span, score))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.lists(st.integers(0, 9), max_size=6),
    st.sampled_from([Beam(), Beam(width=1), Beam(width=40, within=20.0, weight=0.6)]),
)
def test_both_find_the_same_paths(
    compiled: CompiledLanguage, shipped_model: NgramModel, seed: int, lengths: list[int], beam: Beam
) -> None:
    rng = np.random.default_rng(seed)
    paragraphs = [columns(rng, length) for length in lengths]
    paths = decode(paragraphs, shipped_model, BOUNDARY, beam)
    plain = [choices_of(path, len(columns)) for path, columns in zip(paths, paragraphs, strict=True)]
    assert decode_compiled(paragraphs, compiled, BOUNDARY, beam) == plain


@pytest.mark.parametrize(
    ("first", "second", "span"),
    [(-1, NONE, 1), (10**6, NONE, 1), (5, 10**6, 1), (5, NONE, 2)],
    ids=["no word", "beyond the vocabulary", "a second word beyond it", "a token before the paragraph"],
)
def test_a_candidate_that_cannot_be_is_refused(compiled: CompiledLanguage, first: int, second: int, span: int) -> None:
    wrong = Column(
        np.array([5, first], np.int32),
        np.array([NONE, second], np.int32),
        np.array([1, span], np.int8),
        np.zeros(2, np.float32),
    )
    with pytest.raises(IndexError):
        decode_compiled([[wrong]], compiled, BOUNDARY, Beam())
