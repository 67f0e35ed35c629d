"""The decoder: the best words of many paragraphs at once, by a beam over what was read and what Vietnamese says.

A paragraph is a row of columns, one for each token, each with the candidates that end there. A candidate is one word,
or two that ran together; it covers the token, or some before it too, where a word was torn apart. All paragraphs
advance together, column by column, so that the language model is asked once for thousands of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]
Places = NDArray[np.intp]

NONE: Final = -1
"""In ``second``: the candidate is one word."""

_GROUP: Final = 256
"""Paragraphs that advance together: more of them leave the processor's cache."""
HOPELESS: Final = 14.0
"""Nats behind the best of a paragraph, before the language model was asked, at which a step is not taken."""


class Model(Protocol):
    """What the decoder asks of a language model; a state is a row of three numbers."""

    def start(self, count: int) -> Ids:
        """States at the beginning of a paragraph: (count, 3)."""

    def extend(self, states: Ids, words: Ids) -> tuple[Logs, Ids]:
        """Natural log-probability of a word in each state, and the states after it."""


class Column(NamedTuple):
    """The candidates that end at a token, run parallel.

    ``first`` and ``second`` are words (``second`` may be ``NONE``), ``span`` the tokens that a candidate covers, this
    one and those before it, ``score`` the channel's log-probability (nats). One candidate at least has a span of 1.
    """

    first: Ids
    second: Ids
    span: NDArray[np.int8]
    score: Logs


@dataclass(frozen=True, slots=True)
class Beam:
    """How wide the search is, at how many nats behind the best it gives up, and what the language model weighs."""

    width: int = 12
    within: float = 8.0
    weight: float = 1.0


class Chosen(NamedTuple):
    """A candidate of the best path: the column where it ends and its place there."""

    column: int
    candidate: int


def choices_of(path: Sequence[Chosen], length: int) -> list[int]:
    """The candidate that a path has at each column; ``NONE`` where a later one covers it."""
    choices = [NONE] * length
    for column, candidate in path:
        choices[column] = candidate
    return choices


@dataclass(frozen=True, slots=True)
class _Front:
    """What lives after a column, by paragraph; where each state came from: ``span`` columns back, which state, how."""

    row: Places
    model: Ids
    last: Ids
    score: Logs
    span: Places
    came: Places
    candidate: Places

    def of_rows(self, count: int) -> Places:
        """The states of the first ``count`` paragraphs."""
        return np.arange(int(np.searchsorted(self.row, count)))

    def of_row(self, row: int) -> slice:
        """The states of one paragraph, the best first."""
        return slice(int(np.searchsorted(self.row, row)), int(np.searchsorted(self.row, row + 1)))


@dataclass(frozen=True, slots=True)
class _Steps:
    """Steps into a column, not yet chosen from."""

    row: Places
    span: Places
    came: Places
    candidate: Places
    first: Ids
    second: Ids
    score: Logs
    model: Ids
    last: Ids


def decode(
    paragraphs: Sequence[Sequence[Column]], model: Model, boundary: int, beam: Beam | None = None
) -> list[list[Chosen]]:
    """For each paragraph the candidates of the best path, in order.

    ``boundary`` is the word that stands before a paragraph and behind it.
    """
    search = beam or Beam()
    chosen: list[list[Chosen]] = [[] for _ in paragraphs]
    for group in _groups(paragraphs):
        paths = _decode_group([paragraphs[index] for index in group], model, boundary, search)
        for index, path in zip(group, paths, strict=True):
            chosen[index] = path
    return chosen


def _groups(paragraphs: Sequence[Sequence[Column]]) -> list[list[int]]:
    """The longest first: those that have ended come behind those that go on."""
    ordered = sorted(range(len(paragraphs)), key=lambda index: -len(paragraphs[index]))
    return [ordered[start : start + _GROUP] for start in range(0, len(ordered), _GROUP)]


def _decode_group(
    paragraphs: Sequence[Sequence[Column]], model: Model, boundary: int, beam: Beam
) -> list[list[Chosen]]:
    fronts = [_begin(len(paragraphs), model, boundary)]
    for place in range(len(paragraphs[0])):
        alive = [columns[place] for columns in paragraphs if len(columns) > place]
        fronts.append(_advance(fronts, alive, model, beam))
    return [
        _traced(fronts, row, len(columns), model, boundary, beam.weight) if columns else []
        for row, columns in enumerate(paragraphs)
    ]


def _begin(count: int, model: Model, boundary: int) -> _Front:
    none = np.zeros(count, np.intp)
    last = np.full((count, 2), boundary, np.int32)
    return _Front(np.arange(count), model.start(count), last, np.zeros(count, np.float32), none, none, none)


def _advance(fronts: Sequence[_Front], columns: Sequence[Column], model: Model, beam: Beam) -> _Front:
    """The states after one column more of the first paragraphs."""
    spans = np.concatenate([column.span for column in columns])
    rows = np.repeat(np.arange(len(columns)), [len(column.span) for column in columns])
    starts = np.searchsorted(rows, rows)
    first = np.concatenate([column.first for column in columns])
    second = np.concatenate([column.second for column in columns])
    score = np.concatenate([column.score for column in columns])
    parts = []
    for span in range(1, int(spans.max()) + 1):
        mine = np.flatnonzero(spans == span)
        if not len(mine):
            continue
        front = fronts[-span]
        came, at = _crossed(front, rows[mine], len(columns))
        mine = mine[at]
        parts.append(
            _Steps(
                front.row[came],
                np.full(len(came), span),
                came,
                mine - starts[mine],
                first[mine],
                second[mine],
                front.score[came] + score[mine],
                front.model[came],
                front.last[came],
            )
        )
    return _kept(_said(_hopeful(_joined(parts), len(columns)), model, beam.weight), len(columns), beam)


def _crossed(front: _Front, rows: Places, count: int) -> tuple[Places, Places]:
    """Every state of the first ``count`` paragraphs with every candidate of its paragraph: places of both."""
    states = front.of_rows(count)
    begins = np.searchsorted(rows, front.row[states])
    counts = np.searchsorted(rows, front.row[states], side="right") - begins
    came = np.repeat(states, counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return came, np.repeat(begins, counts) + np.arange(len(came)) - before


def _joined(parts: Sequence[_Steps]) -> _Steps:
    if len(parts) == 1:
        return parts[0]
    return _Steps(*(np.concatenate([getattr(part, name) for part in parts]) for name in _Steps.__slots__))


def _taken(steps: _Steps, places: Places) -> _Steps:
    return _Steps(*(getattr(steps, name)[places] for name in _Steps.__slots__))


def _hopeful(steps: _Steps, rows: int) -> _Steps:
    near = np.flatnonzero(steps.score > _best(steps, rows)[steps.row] - np.float32(HOPELESS))
    return _taken(steps, near) if len(near) < len(steps.row) else steps


def _best(steps: _Steps, rows: int) -> Logs:
    best = np.full(rows, -np.inf, np.float32)
    np.maximum.at(best, steps.row, steps.score)
    return best


def _said(steps: _Steps, model: Model, weight: float) -> _Steps:
    """The steps with what the language model says of their words."""
    logs, after = model.extend(steps.model, steps.first)
    last = np.stack((steps.last[:, 1], steps.first), axis=1)
    two = np.flatnonzero(steps.second != NONE)
    if len(two):
        more, after[two] = model.extend(after[two], steps.second[two])
        logs[two] += more
        last[two] = np.stack((steps.first[two], steps.second[two]), axis=1)
    score = steps.score + np.float32(weight) * logs
    return _Steps(
        steps.row,
        steps.span,
        steps.came,
        steps.candidate,
        steps.first,
        steps.second,
        score,
        after,
        last.astype(np.int32),
    )


def _kept(steps: _Steps, rows: int, beam: Beam) -> _Front:
    """The best of each paragraph; of those with the same two last words the best alone."""
    near = np.flatnonzero(steps.score > _best(steps, rows)[steps.row] - np.float32(beam.within))
    near = near[np.lexsort((-steps.score[near], steps.row[near]))]
    keys = (steps.row[near] << 40) | (steps.last[near, 0].astype(np.int64) << 20) | steps.last[near, 1]
    _, firsts = np.unique(keys, return_index=True)
    near = near[np.sort(firsts)]
    row = steps.row[near]
    near = near[np.arange(len(near)) - np.searchsorted(row, row) < beam.width]
    return _Front(
        steps.row[near],
        steps.model[near],
        steps.last[near],
        steps.score[near],
        steps.span[near],
        steps.came[near],
        steps.candidate[near],
    )


def _traced(
    fronts: Sequence[_Front], row: int, length: int, model: Model, boundary: int, weight: float
) -> list[Chosen]:
    front = fronts[length]
    mine = front.of_row(row)
    logs, _ = model.extend(front.model[mine], np.full(mine.stop - mine.start, boundary, np.int32))
    state = mine.start + int((front.score[mine] + np.float32(weight) * logs).argmax())
    path = []
    while length:
        front = fronts[length]
        path.append(Chosen(length - 1, int(front.candidate[state])))
        length, state = length - int(front.span[state]), int(front.came[state])
    return path[::-1]
