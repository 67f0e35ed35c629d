"""The decoder: the best words of many paragraphs at once, by a beam over what was read and what Vietnamese says.

A paragraph is a row of columns, one for each token, each with candidates. A candidate is one word; or two, where words
ran together; or a word that the next column closes, where one word was torn in two. All paragraphs advance together,
column by column, so that the language model is asked once for thousands of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]

NONE: Final = -1
"""In ``second``: the candidate is one word."""
OPENS: Final = -2
"""In ``second``: the word goes on in the next column, which then says nothing."""
CLOSES: Final = -3
"""In ``second``: the column belongs to the word that the column before opened; ``first`` is without meaning."""

_NEVER: Final = np.float32(-1e9)
_GROUP: Final = 256
"""Paragraphs that advance together: more of them leave the processor's cache."""


class Model(Protocol):
    """What the decoder asks of a language model; a state is a row of three numbers."""

    def start(self, count: int) -> Ids:
        """States at the beginning of a paragraph: (count, 3)."""

    def extend(self, states: Ids, words: Ids) -> tuple[Logs, Ids]:
        """Natural log-probability of a word in each state, and the states after it."""


@dataclass(frozen=True, slots=True)
class Column:
    """The candidates of a token: ``first`` and ``second`` word, and ``score``, the channel's log-probability (nats)."""

    first: Ids
    second: Ids
    score: Logs


@dataclass(frozen=True, slots=True)
class Beam:
    """How wide the search is and what the language model weighs."""

    width: int = 12
    weight: float = 0.9


@dataclass(slots=True)
class _States:
    """The living states of every paragraph: (paragraphs, width, …); ``last`` holds the last two words."""

    model: Ids
    last: Ids
    open: NDArray[np.bool_]
    score: Logs


def decode(
    paragraphs: Sequence[Sequence[Column]], model: Model, boundary: int, beam: Beam | None = None
) -> list[list[int]]:
    """For each paragraph the place of the best candidate in every column.

    ``boundary`` is the word that stands behind a paragraph.
    """
    search = beam or Beam()
    chosen: list[list[int]] = [[] for _ in paragraphs]
    for group in _groups(paragraphs):
        paths = _decode_group([paragraphs[index] for index in group], model, boundary, search)
        for index, path in zip(group, paths, strict=True):
            chosen[index] = path
    return chosen


def _groups(paragraphs: Sequence[Sequence[Column]]) -> list[list[int]]:
    """Paragraphs of like length together, the longest first, so that few of a group wait for others."""
    groups: list[list[int]] = []
    for index in sorted(range(len(paragraphs)), key=lambda index: -len(paragraphs[index])):
        longest = len(paragraphs[groups[-1][0]]) if groups else 0
        if not groups or len(groups[-1]) >= _GROUP or len(paragraphs[index]) < 0.6 * longest:
            groups.append([])
        groups[-1].append(index)
    return groups


def _decode_group(paragraphs: Sequence[Sequence[Column]], model: Model, boundary: int, beam: Beam) -> list[list[int]]:
    states = _begin(len(paragraphs), model, boundary, beam.width)
    backs = []
    for place in range(len(paragraphs[0])):
        alive = [columns[place] for columns in paragraphs if len(columns) > place]
        backs.append(_advance(states, alive, model, beam.weight))
    _end(states, model, boundary, beam.weight)
    best = states.score.argmax(axis=1).tolist()
    return [_traced(backs, row, len(columns), best[row]) for row, columns in enumerate(paragraphs)]


def _begin(count: int, model: Model, boundary: int, width: int) -> _States:
    score = np.full((count, width), _NEVER, np.float32)
    score[:, 0] = 0.0
    return _States(
        model.start(count * width).reshape(count, width, 3),
        np.full((count, width, 2), boundary, np.int32),
        np.zeros((count, width), np.bool_),
        score,
    )


def _advance(states: _States, columns: Sequence[Column], model: Model, weight: float) -> tuple[Ids, Ids]:
    """One column further for the first paragraphs: where each state came from, and by which candidate."""
    rows = len(columns)
    first, second, score = _padded(columns)
    total = states.score[:rows, :, None] + score[:, None, :]
    closes = (second == CLOSES)[:, None, :]
    live = (total > _NEVER / 2) & (closes == states.open[:rows, :, None])
    total[~live] = _NEVER
    row, state, candidate = np.nonzero(live)
    after = states.model[:rows][row, state]
    last = states.last[:rows][row, state]
    words, others = first[row, candidate], second[row, candidate]
    gain = np.zeros(len(row), np.float32)
    for asked, spoken in ((others != CLOSES, words), (others >= 0, others)):
        place = np.flatnonzero(asked)
        gain[place], after[place] = _said(model, after[place], spoken[place], gain[place])
        last[place] = np.stack((last[place, 1], spoken[place]), axis=1)
    total[live] += np.float32(weight) * gain
    index = np.full(live.shape, -1, np.int64)
    index[live] = np.arange(len(row))
    return _keep(states, rows, total, index, after, last, others == OPENS)


def _said(model: Model, states: Ids, words: Ids, so_far: Logs) -> tuple[Logs, Ids]:
    logs, after = model.extend(states, words)
    return so_far + logs, after


def _keep(
    states: _States,
    rows: int,
    total: Logs,
    index: NDArray[np.int64],
    after: Ids,
    last: Ids,
    opens: NDArray[np.bool_],
) -> tuple[Ids, Ids]:
    """The best of each row become its states; of those with the same two last words the best alone."""
    width, candidates = total.shape[1], total.shape[2]
    flat, index = total.reshape(rows, -1), index.reshape(rows, -1)
    line = np.arange(rows)[:, None]
    reach = min(flat.shape[1], 3 * width)
    near = np.argpartition(-flat, reach - 1, axis=1)[:, :reach]
    near = near[line, np.argsort(-flat[line, near], axis=1, kind="stable")]
    found = index[line, near]
    ends = last[np.maximum(found, 0)].astype(np.int64)
    keys = np.where(found < 0, -1 - np.arange(reach), (ends[:, :, 0] << 33) | (ends[:, :, 1] << 1) | opens[found])
    dead = _seen_before(keys) | (found < 0)
    rank = np.argsort(dead, axis=1, kind="stable")[:, :width]
    kept, dead, found = near[line, rank], dead[line, rank], np.maximum(found[line, rank], 0)
    got = kept.shape[1]
    states.score[:rows] = _NEVER
    states.score[:rows, :got] = np.where(dead, _NEVER, flat[line, kept])
    states.model[:rows, :got], states.last[:rows, :got] = after[found], last[found]
    states.open[:rows, :got] = opens[found]
    return (kept // candidates).astype(np.int32), (kept % candidates).astype(np.int32)


def _padded(columns: Sequence[Column]) -> tuple[Ids, Ids, Logs]:
    most = max(len(column.first) for column in columns)
    first = np.zeros((len(columns), most), np.int32)
    second = np.full((len(columns), most), NONE, np.int32)
    score = np.full((len(columns), most), _NEVER, np.float32)
    for row, column in enumerate(columns):
        size = len(column.first)
        first[row, :size], second[row, :size], score[row, :size] = column.first, column.second, column.score
    return first, second, score


def _seen_before(keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which entries of each row repeat one further left."""
    order = np.argsort(keys, axis=1, kind="stable")
    line = np.arange(len(keys))[:, None]
    ranked = keys[line, order]
    again = np.zeros(keys.shape, np.bool_)
    again[line, order[:, 1:]] = ranked[:, 1:] == ranked[:, :-1]
    return again


def _end(states: _States, model: Model, boundary: int, weight: float) -> None:
    states.score[states.open] = _NEVER
    live = states.score > _NEVER / 2
    logs, _ = model.extend(states.model[live], np.full(int(live.sum()), boundary, np.int32))
    states.score[live] += np.float32(weight) * logs


def _traced(backs: Sequence[tuple[Ids, Ids]], row: int, length: int, state: int) -> list[int]:
    path = []
    for place in range(length - 1, -1, -1):
        came, candidate = backs[place]
        path.append(int(candidate[row, state]))
        state = int(came[row, state])
    return path[::-1]
