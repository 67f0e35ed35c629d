"""The decoder against every path there is, on a model small enough to try them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics.beam import NONE, Beam, Chosen, Column, Ids, Logs, decode

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


def column(*candidates: tuple[int, int, int, float]) -> Column:
    first, second, span, score = zip(*candidates, strict=True)
    return Column(
        np.array(first, np.int32), np.array(second, np.int32), np.array(span, np.int8), np.array(score, np.float32)
    )


def every_path(columns: list[Column], end: int) -> Iterator[tuple[Chosen, ...]]:
    """All paths over the first columns up to ``end``."""
    if end == 0:
        yield ()
    for candidate, span in enumerate(columns[end - 1].span.tolist() if end else ()):
        if span <= end:
            for before in every_path(columns, end - span):
                yield (*before, Chosen(end - 1, candidate))


def score_of(columns: list[Column], path: Sequence[Chosen], model: Pairs, weight: float) -> float:
    """What a path is worth."""
    total, said = 0.0, [BOUNDARY]
    for chosen in path:
        candidates = columns[chosen.column]
        total += float(candidates.score[chosen.candidate])
        said += [int(w[chosen.candidate]) for w in (candidates.first, candidates.second) if w[chosen.candidate] >= 0]
    return total + weight * sum(float(model.table[u, v]) for u, v in zip(said, [*said[1:], BOUNDARY], strict=True))


SCORES = st.floats(-5, 0, width=16)
WORD = st.integers(1, WORDS - 1)
SECOND = st.sampled_from([NONE, NONE, 1, 3])


@st.composite
def rows(draw: st.DrawFn) -> list[Column]:
    """Columns that can always be decoded: each has a candidate for its token alone."""
    found = []
    for place in range(draw(st.integers(1, 4))):
        more = draw(st.lists(st.tuples(WORD, SECOND, st.integers(1, place + 1), SCORES), max_size=3))
        found.append(column((draw(WORD), NONE, 1, draw(SCORES)), *more))
    return found


@settings(max_examples=120, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=4), st.integers(0, 50))
def test_a_wide_beam_finds_the_best_path_of_every_paragraph(paragraphs: list[list[Column]], seed: int) -> None:
    model, beam = Pairs(seed), Beam(width=300, within=1000.0, weight=0.7)
    for columns, path in zip(paragraphs, decode(paragraphs, model, BOUNDARY, beam), strict=True):
        best = max(score_of(columns, each, model, beam.weight) for each in every_path(columns, len(columns)))
        assert tuple(path) in set(every_path(columns, len(columns)))
        assert score_of(columns, path, model, beam.weight) == pytest.approx(best, abs=1e-3)


def test_a_paragraph_is_decoded_alike_alone_and_among_others() -> None:
    rng = np.random.default_rng(3)
    paragraphs = [
        [
            column(*((int(rng.integers(1, WORDS)), NONE, 1, float(rng.normal())) for _ in range(4)))
            for _ in range(length)
        ]
        for length in (7, 1, 4, 12, 2)
    ]
    together = decode(paragraphs, Pairs(1), BOUNDARY)
    assert together == [decode([each], Pairs(1), BOUNDARY)[0] for each in paragraphs]


def test_a_paragraph_without_columns_has_an_empty_path() -> None:
    assert decode([[], [column((1, NONE, 1, 0.0))]], Pairs(1), BOUNDARY) == [[], [Chosen(0, 0)]]


def test_nothing_to_decode_gives_nothing() -> None:
    assert decode([], Pairs(1), BOUNDARY) == []
