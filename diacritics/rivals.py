"""The candidates that might stand in the place of those that were decided on, and how good each is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import NONE, Column
from diacritics.ngram_model import NgramModel
from diacritics.words import BOUNDARY

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]

AHEAD: Final = 3
"""Words behind a candidate that hear of it."""
WITHIN: Final = 7.0
"""Nats behind the best at which a candidate is no rival."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The candidates of steps that cover as many tokens as the decided one, one step behind the other.

    ``counts`` says how many each step has, none where there was nothing to decide. ``candidate`` is the place of a
    rival in its column, ``score`` what was read (nats), ``heard`` the same with what the language model says of it and
    the words behind it; minus infinity where it has no chance.
    """

    counts: Ids
    candidate: Ids
    score: Logs
    heard: Logs


def rivals(
    columns: Sequence[Column], chosen: Sequence[int], lengths: Sequence[int], model: NgramModel, weight: float
) -> Rivals:
    """The rivals of the steps of all paths, one path behind the other: of each its column and what was decided."""
    ends = list(accumulate(lengths))
    contexts = [
        pair
        for end, length in zip(ends, lengths, strict=True)
        for pair in _contexts(columns[end - length : end], chosen[end - length : end])
    ]
    own = [
        np.flatnonzero(column.span == column.span[k]) if len(column.span) > 1 else np.zeros(0, np.intp)
        for column, k in zip(columns, chosen, strict=True)
    ]
    counts = np.array([len(places) for places in own], np.int32)
    asked = _Asked(
        np.repeat(np.arange(len(columns)), counts),
        np.concatenate([column.first[places] for column, places in zip(columns, own, strict=True)]),
        np.concatenate([column.second[places] for column, places in zip(columns, own, strict=True)]),
        np.concatenate([column.score[places] for column, places in zip(columns, own, strict=True)]),
        np.repeat(np.array([before for before, _ in contexts], np.int32), counts, axis=0),
        np.repeat(np.array([behind for _, behind in contexts], np.int32), counts, axis=0),
    )
    return Rivals(counts, np.concatenate(own).astype(np.int32), asked.score, _heard(asked, model, weight))


@dataclass(frozen=True, slots=True)
class _Asked:
    """All rivals: whose, their words, their scores, what stands about them."""

    step: NDArray[np.intp]
    first: Ids
    second: Ids
    score: Logs
    before: Ids
    """The three words before: (n, 3)."""
    behind: Ids
    """The three words behind, a boundary where the paragraph has ended, ``NONE`` behind it: (n, 3)."""


def _contexts(columns: Sequence[Column], chosen: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """The words before and behind every step of a path."""
    words, starts = [BOUNDARY] * AHEAD, []
    for column, candidate in zip(columns, chosen, strict=True):
        starts.append(len(words))
        words += [int(column.first[candidate])]
        words += [int(column.second[candidate])] if column.second[candidate] != NONE else []
    starts.append(len(words))
    words += [BOUNDARY, NONE, NONE]
    return [(words[begin - AHEAD : begin], words[end : end + AHEAD]) for begin, end in pairwise(starts)]


def _heard(asked: _Asked, model: NgramModel, weight: float) -> Logs:
    """The score of each rival with its words and those behind it; minus infinity where it has no chance."""
    heard = np.full(len(asked.score), -np.inf, np.float32)
    if not len(heard):
        return heard
    states = model.after(asked.before[:, 0], asked.before[:, 1], asked.before[:, 2])
    logs, states = model.extend(states, asked.first)
    two = np.flatnonzero(asked.second != NONE)
    if len(two):
        more, states[two] = model.extend(states[two], asked.second[two])
        logs[two] += more
    total = asked.score + np.float32(weight) * logs
    starts = np.flatnonzero(np.concatenate(([True], asked.step[1:] != asked.step[:-1])))
    best = np.repeat(np.maximum.reduceat(total, starts), np.diff(np.append(starts, len(total))))
    near = np.flatnonzero(total > best - np.float32(WITHIN))
    states, near_heard = states[near], total[near]
    for ahead in range(AHEAD):
        there = np.flatnonzero(asked.behind[near, ahead] != NONE)
        more, states[there] = model.extend(states[there], asked.behind[near[there], ahead])
        near_heard[there] += np.float32(weight) * more
    heard[near] = near_heard
    return heard
