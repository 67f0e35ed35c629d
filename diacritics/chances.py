"""How probable each candidate is between the neighbours that were decided on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import NONE, Chosen
from diacritics.cells import Cell
from diacritics.ngram_model import NgramModel
from diacritics.words import BOUNDARY

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]

_AHEAD: Final = 3
"""Words behind a candidate that hear of it."""
_RIVALS_WITHIN: Final = 7.0
"""Nats behind the best at which a candidate is no rival."""
_LEAST: Final = 1e-3
_BEYOND_DOUBT: Final = 0.998
"""Probability of a candidate from which no rival is told of."""
_LEAST_LIKELY: Final = -15.0
"""Nats of the language model, by word; what seemed hopeless was not asked to the end."""


@dataclass(frozen=True, slots=True)
class Step:
    """A candidate that was decided on, with the probabilities of it and its rivals (other candidates of its cell)."""

    cell: Cell
    column: int
    candidate: int
    rivals: NDArray[np.intp]
    chance_of: Logs
    chance: float = 1.0
    """The probability (0..1) of the candidate that was decided on."""
    language: float = 0.0
    """Nats of the language model for the candidate and the words behind it, by word."""

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

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether no rival is worth a word."""
        return self.chance > _BEYOND_DOUBT

    def likely(self) -> Iterator[tuple[int, float]]:
        """The candidate, and its rivals where there is any doubt."""
        if self.is_beyond_doubt:
            yield self.candidate, self.chance
            return
        for rival, chance in zip(self.rivals.tolist(), self.chance_of.tolist(), strict=True):
            if chance >= _LEAST or rival == self.candidate:
                yield rival, chance


def path_of(cells: Sequence[Cell], path: Sequence[Chosen]) -> list[Step]:
    """The path as steps that do not know their probabilities yet."""
    one, sure = np.zeros(1, np.intp), np.ones(1, np.float32)
    return [
        Step(cells[chosen.column], chosen.column, chosen.candidate, one + chosen.candidate, sure) for chosen in path
    ]


def chances(paths: Sequence[Sequence[Step]], model: NgramModel, weight: float) -> list[list[Step]]:
    """The steps of each paragraph with the probabilities of their rivals."""
    asked = [_Asked.of(path) for path in paths]
    together = _Asked.joined([each for each in asked if len(each.first)])
    if together is None:
        return [list(path) for path in paths]
    logs = _scored(together, model, weight)
    steps = iter(_shared(together, logs, weight))
    return [[_known(step, steps) for step in path] for path in paths]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The rivals of all steps that have some: which step, which candidate, its words, its score, what stands about."""

    step: NDArray[np.intp]
    candidate: NDArray[np.intp]
    first: Ids
    second: Ids
    score: Logs
    before: Ids
    """The three words before: (n, 3)."""
    after: Ids
    """The three words behind, boundaries where the paragraph has ended, ``NONE`` behind the first of them: (n, 3)."""

    @classmethod
    def of(cls, path: Sequence[Step]) -> _Asked:
        words, starts = _words(path)
        parts = []
        for number, step in enumerate(path):
            cell = step.cell
            if len(cell.of) == 1:
                continue
            spans = cell.column.span == cell.kind_of(step.candidate).span
            mine = np.flatnonzero(spans)
            begin, end = starts[number], starts[number + 1]
            parts.append((number, mine, cell.column, words[begin - 3 : begin], words[end : end + _AHEAD]))
        sizes = [len(mine) for _, mine, *_ in parts]
        if not parts:
            none = np.zeros(0, np.int32)
            flat = np.zeros((0, 3), np.int32)
            return cls(none.astype(np.intp), none.astype(np.intp), none, none, none.astype(np.float32), flat, flat)
        return cls(
            np.repeat([number for number, *_ in parts], sizes),
            np.concatenate([mine for _, mine, *_ in parts]),
            np.concatenate([column.first[mine] for _, mine, column, _, _ in parts]),
            np.concatenate([column.second[mine] for _, mine, column, _, _ in parts]),
            np.concatenate([column.score[mine] for _, mine, column, _, _ in parts]),
            np.repeat(np.array([before for *_, before, _ in parts]), sizes, axis=0),
            np.repeat(np.array([after for *_, after in parts]), sizes, axis=0),
        )

    @classmethod
    def joined(cls, parts: Sequence[_Asked]) -> _Asked | None:
        """All in one; the steps are numbered through."""
        if not parts:
            return None
        steps, so_far = [], 0
        for part in parts:
            numbers = np.unique(part.step, return_inverse=True)[1]
            steps.append(numbers + so_far)
            so_far += int(numbers[-1]) + 1
        rest = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("candidate", "first", "second", "score", "before", "after")
        )
        return cls(np.concatenate(steps), *rest)


def _words(path: Sequence[Step]) -> tuple[Ids, list[int]]:
    """The words that were decided on, boundaries before and behind, and where each step's words start in them."""
    words, starts = [BOUNDARY] * 3, []
    for step in path:
        starts.append(len(words))
        words.append(int(step.cell.column.first[step.candidate]))
        second = int(step.cell.column.second[step.candidate])
        if second != NONE:
            words.append(second)
    starts.append(len(words))
    return np.array([*words, BOUNDARY, NONE, NONE], np.int32), starts


def _scored(asked: _Asked, model: NgramModel, weight: float) -> Logs:
    """The score of each rival with its words and those behind it; minus infinity where it has no chance."""
    states = model.after(asked.before[:, 0], asked.before[:, 1], asked.before[:, 2])
    logs, states = model.extend(states, asked.first)
    two = np.flatnonzero(asked.second != NONE)
    if len(two):
        more, states[two] = model.extend(states[two], asked.second[two])
        logs[two] += more
    total = asked.score + np.float32(weight) * logs
    near = np.flatnonzero(total > _best(asked.step, total)[asked.step] - np.float32(_RIVALS_WITHIN))
    found = np.full(len(total), -np.inf, np.float32)
    states, heard = states[near], total[near]
    for ahead in range(_AHEAD):
        there = np.flatnonzero(asked.after[near, ahead] != NONE)
        more, states[there] = model.extend(states[there], asked.after[near[there], ahead])
        heard[there] += np.float32(weight) * more
    found[near] = heard
    return found


def _best(step: NDArray[np.intp], total: Logs) -> Logs:
    """The best score of every step; the steps stand in order."""
    starts = np.flatnonzero(np.concatenate(([True], step[1:] != step[:-1])))
    best: Logs = np.maximum.reduceat(total, starts)
    return best


def _shared(asked: _Asked, logs: Logs, weight: float) -> Iterator[tuple[NDArray[np.intp], Logs, Logs]]:
    """For each step the rivals, their probabilities, and what the language model says of each."""
    starts = np.flatnonzero(np.concatenate(([True], asked.step[1:] != asked.step[:-1])))
    weights = np.exp(logs - _best(asked.step, logs)[asked.step])
    shares = (weights / np.add.reduceat(weights, starts)[asked.step]).astype(np.float32)
    language = (logs - asked.score) / np.float32(weight * (1 + _AHEAD))
    columns = (asked.candidate, shares, language)
    yield from zip(*(np.split(column, starts[1:]) for column in columns), strict=True)


def _known(step: Step, shared: Iterator[tuple[NDArray[np.intp], Logs, Logs]]) -> Step:
    if len(step.cell.of) == 1:
        return step
    rivals, share, language = next(shared)
    # The beam may have lost a rival that is better between the same neighbours.
    own = int(share.argmax())
    nats = max(float(language[own]), _LEAST_LIKELY)
    return Step(step.cell, step.column, int(rivals[own]), rivals, share, float(share[own]), nats)
