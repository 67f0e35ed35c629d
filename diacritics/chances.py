"""How probable each candidate is between the neighbours that were decided on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import NONE
from diacritics.cells import Cell
from diacritics.native.chances import rivals_compiled
from diacritics.ngram_model import NgramModel
from diacritics.rivals import AHEAD, WITHIN, Rivals, rivals

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]

_LEAST: Final = 1e-3
BEYOND_DOUBT: Final = 0.998
"""Probability of a candidate from which no rival is told of."""
_LEAST_LIKELY: Final = -15.0
"""Nats of the language model, by word; what seemed hopeless was not asked to the end."""


class Step(NamedTuple):
    """A candidate that was decided on, with the probabilities of it and its rivals (other candidates of its cell).

    ``chance`` is the probability (0..1) of the candidate that was decided on, ``language`` the nats of the language
    model for it and the words behind it, by word.
    """

    cell: Cell
    column: int
    candidate: int
    rivals: Ids
    chance_of: Logs
    chance: float = 1.0
    language: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether there was anything to decide."""
        return len(self.cell.of) > 1

    def is_sure(self, least: float) -> bool:
        """Whether one word was decided for one token, with a probability of ``least`` or more."""
        if not self.is_open or self.chance < least:
            return False
        piece = self.cell.kind_of(self.candidate)
        return piece.span == 1 and not piece.two

    def likely(self) -> Iterator[tuple[int, float]]:
        """The candidate, and its rivals where there is any doubt."""
        if self.chance > BEYOND_DOUBT:
            yield self.candidate, self.chance
            return
        for rival, chance in zip(self.rivals.tolist(), self.chance_of.tolist(), strict=True):
            if chance >= _LEAST or rival == self.candidate:
                yield rival, chance


def path_of(cells: Sequence[Cell], choices: Sequence[int]) -> list[Step]:
    """The path as steps that do not know their probabilities yet, from the candidates of its columns."""
    sure = np.ones(1, np.float32)
    return [
        Step(cell, column, candidate, _alone(candidate), sure)
        for column, (cell, candidate) in enumerate(zip(cells, choices, strict=True))
        if candidate != NONE
    ]


@lru_cache(maxsize=1024)
def _alone(candidate: int) -> Ids:
    return np.array([candidate], np.int32)


def chances(paths: Sequence[Sequence[Step]], model: NgramModel, weight: float) -> list[list[Step]]:
    """The steps of each paragraph with the probabilities of their rivals."""
    steps = [step for path in paths for step in path]
    columns = [step.cell.column for step in steps]
    if all(len(column.first) == 1 for column in columns):
        return [list(path) for path in paths]
    chosen, lengths = [step.candidate for step in steps], [len(path) for path in paths]
    if model.compiled is not None:
        found = rivals_compiled(columns, chosen, lengths, model.compiled, weight, WITHIN)
    else:
        found = rivals(columns, chosen, lengths, model, weight)
    weighed = _weighed(steps, found, weight)
    return [[next(weighed) for _ in path] for path in paths]


def _weighed(steps: Sequence[Step], found: Rivals, weight: float) -> Iterator[Step]:
    """The steps with what their rivals make of them."""
    counts = found.counts[found.counts > 0]
    ends = np.cumsum(counts)
    starts, whose = ends - counts, np.repeat(np.arange(len(counts)), counts)
    weights = np.exp(found.heard - np.maximum.reduceat(found.heard, starts)[whose])
    shares = (weights / np.add.reduceat(weights, starts)[whose]).astype(np.float32)
    # The beam may have lost a rival that is better between the same neighbours: the first of the best.
    best = np.flatnonzero(shares == np.maximum.reduceat(shares, starts)[whose])
    own = best[np.searchsorted(best, starts)]
    language = (found.heard[own] - found.score[own]) / np.float32(weight * (1 + AHEAD))
    columns = (starts, ends, found.candidate[own], shares[own], np.maximum(language, np.float32(_LEAST_LIKELY)))
    weighed = zip(*(column.tolist() for column in columns), strict=True)
    for step, count in zip(steps, found.counts.tolist(), strict=True):
        if count:
            start, end, candidate, share, nats = next(weighed)
            rivals_of, shares_of = found.candidate[start:end], shares[start:end]
            yield Step(step.cell, step.column, candidate, rivals_of, shares_of, share, nats)
        else:
            yield step
