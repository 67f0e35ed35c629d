"""The decoder against every path there is, on a model small enough to try them all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.beam import CLOSES, NONE, OPENS, Beam, Column, Ids, Logs, decode

WORDS = 5
BOUNDARY = 0


class Pairs:
    """A model of pairs of words: a state is the last word."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.table = np.log(rng.dirichlet(np.ones(WORDS), WORDS)).astype(np.float32)

    def start(self, count: int) -> Ids:
        return np.zeros((count, 3), np.int32)

    def extend(self, states: Ids, words: Ids) -> tuple[Logs, Ids]:
        after = np.zeros((len(words), 3), np.int32)
        after[:, 0] = words
        return self.table[states[:, 0], words], after


def column(*candidates: tuple[int, int, float]) -> Column:
    first, second, score = zip(*candidates, strict=True)
    return Column(np.array(first, np.int32), np.array(second, np.int32), np.array(score, np.float32))


def score_of(columns: list[Column], path: tuple[int, ...], model: Pairs, weight: float) -> float | None:
    """What a path is worth; ``None`` when it opens a word and does not close it, or the other way round."""
    total, said, is_open = 0.0, [BOUNDARY], False
    for candidates, chosen in zip(columns, path, strict=True):
        first, second = int(candidates.first[chosen]), int(candidates.second[chosen])
        if (second == CLOSES) != is_open:
            return None
        total += float(candidates.score[chosen])
        said += [] if second == CLOSES else [first, second] if second >= 0 else [first]
        is_open = second == OPENS
    if is_open:
        return None
    return total + weight * sum(float(model.table[u, v]) for u, v in zip(said, [*said[1:], BOUNDARY], strict=True))


SCORES = st.floats(-5, 0, width=16)
CANDIDATES = st.tuples(st.integers(1, WORDS - 1), st.sampled_from([NONE, NONE, OPENS, 1, 3]), SCORES)


@st.composite
def rows(draw: st.DrawFn) -> list[Column]:
    """Columns that can always be decoded: each has a plain candidate, and one that closes."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        more = draw(st.lists(CANDIDATES, max_size=3))
        found.append(column((draw(st.integers(1, WORDS - 1)), NONE, draw(SCORES)), (0, CLOSES, draw(SCORES)), *more))
    return found


@settings(max_examples=120, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=4), st.integers(0, 50))
def test_a_wide_beam_finds_the_best_path_of_every_paragraph(paragraphs: list[list[Column]], seed: int) -> None:
    model, beam = Pairs(seed), Beam(width=300, weight=0.7)
    for columns, path in zip(paragraphs, decode(paragraphs, model, BOUNDARY, beam), strict=True):
        every = product(*(range(len(candidates.first)) for candidates in columns))
        best = max(value for each in every if (value := score_of(columns, each, model, beam.weight)) is not None)
        found = score_of(columns, tuple(path), model, beam.weight)
        assert found == pytest.approx(best, abs=1e-3)


def test_a_paragraph_is_decoded_alike_alone_and_among_others() -> None:
    rng = np.random.default_rng(3)
    paragraphs = [
        [column(*((int(rng.integers(1, WORDS)), NONE, float(rng.normal())) for _ in range(4))) for _ in range(length)]
        for length in (7, 1, 4, 12, 2)
    ]
    together = decode(paragraphs, Pairs(1), BOUNDARY)
    assert together == [decode([each], Pairs(1), BOUNDARY)[0] for each in paragraphs]


def test_nothing_to_decode_gives_nothing() -> None:
    assert decode([], Pairs(1), BOUNDARY) == []
