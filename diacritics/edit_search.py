"""Which words of the vocabulary can have been read as these characters: a beam search along the reading.

The states after some characters depend on these alone, so that they are kept for every beginning of a reading: readings
that begin alike share the work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.edit_table import LONGEST_READING, EditTable
from diacritics.edit_trie import NOWHERE, ROOT, Nodes, Trie

Logs = NDArray[np.float32]

_WIDEST: Final = 13.0
"""Nats behind the best state of a beginning at which a state is given up."""
_MOST: Final = 200
"""States kept for a beginning."""
_REMEMBERED: Final = 6000
"""Beginnings whose states are kept: about 10 MB."""
_LEAST_P: Final = -15.0
"""Log-probability below which an edit is not tried."""


@dataclass(frozen=True, slots=True)
class _Origins:
    """What a piece of a reading can come from: log-probabilities by column of the tree, and pairs of columns."""

    logs: Logs
    first: NDArray[np.intp]
    second: NDArray[np.intp]
    double_logs: Logs
    best: float
    best_of_two: float
    """The best log-probabilities of a single letter and of a pair; minus infinity where there is none."""


class Search:
    """Finds the words of a tree for readings under one table, for words in small letters or in capitals."""

    def __init__(self, trie: Trie, table: EditTable, *, capitals: bool) -> None:
        self._trie = trie
        self._table = table
        self._capitals = capitals
        self._relatives: dict[str, list[tuple[str, int]]] = {}
        for letter, column in trie.columns.items():
            self._relatives.setdefault(strip_marks(letter), []).append((letter, column))
        self._origins: dict[tuple[str, bool], _Origins] = {}
        self._states: dict[str, tuple[Nodes, Logs]] = {}
        self._scratch = np.zeros(len(trie.word), dtype=np.int64)
        self._root = np.array([ROOT], dtype=np.int32), np.zeros(1, dtype=np.float32)
        self._unread = self._kept(*self._stepped(self._root, "", initial=True))

    def words(self, reading: str) -> tuple[Nodes, Logs]:
        """Numbers of words and log-probabilities of the reading given each; unordered, a word may occur twice."""
        nodes, logs = self._after(reading)
        numbers = self._trie.word[nodes]
        whole = numbers >= 0
        return numbers[whole], logs[whole] + self._trie.style[nodes[whole]]

    def _after(self, beginning: str) -> tuple[Nodes, Logs]:
        known = self._states.get(beginning)
        if known is None:
            if len(self._states) >= _REMEMBERED:
                self._states.clear()
            known = self._states[beginning] = self._computed(beginning)
        return known

    def _computed(self, beginning: str) -> tuple[Nodes, Logs]:
        arrivals: list[tuple[Nodes, Logs]] = []
        least = -math.inf
        for states, piece, initial in self._ways_to(beginning):
            found = self._stepped(states, piece, initial=initial, least=least)
            # What is so far behind the best is given up in the end: it is not followed at all.
            least = max(least, float(found[1].max(initial=-np.inf)) - _WIDEST)
            arrivals.append(found)
        nodes, logs = self._kept(*_joined(arrivals))
        # Letters of which nothing was read.
        return self._kept(*_joined([(nodes, logs), self._stepped((nodes, logs), "")]))

    def _ways_to(self, beginning: str) -> Iterator[tuple[tuple[Nodes, Logs], str, bool]]:
        """States, the piece read from there on, whether it is the first; short pieces, the likeliest, come first."""
        for length in range(1, min(LONGEST_READING, len(beginning) - 1) + 1):
            yield self._after(beginning[:-length]), beginning[-length:], False
        if len(beginning) <= LONGEST_READING:
            yield self._root, beginning, True
            yield self._unread, beginning, False

    def _stepped(
        self, states: tuple[Nodes, Logs], piece: str, *, initial: bool = False, least: float = -math.inf
    ) -> tuple[Nodes, Logs]:
        """The states one edit on, the reading longer by ``piece``; none whose score is not above ``least``."""
        nodes, logs = states
        origins = self._origins_of(piece, initial=initial)
        if not len(nodes):
            return nodes, logs
        bound = max(float(logs[0]) - _WIDEST, least)
        singles = self._by_one(nodes, logs, origins, bound)
        near = int(np.searchsorted(-logs, origins.best_of_two - bound))
        if not near:
            return singles
        return _joined([singles, self._by_two(nodes[:near], logs[:near], origins, bound)])

    def _by_one(self, nodes: Nodes, logs: Logs, origins: _Origins, bound: float) -> tuple[Nodes, Logs]:
        """The states one letter on."""
        near = int(np.searchsorted(-logs, origins.best - bound))
        if not near:
            return nodes[:0], logs[:0]
        begins = self._trie.first_way[nodes[:near]]
        counts = self._trie.first_way[nodes[:near] + 1] - begins
        before = np.cumsum(counts) - counts
        ways = np.arange(int(counts.sum())) + np.repeat(begins - before, counts)
        scores = np.repeat(logs[:near], counts) + origins.logs[self._trie.way_column[ways]]
        alive = scores > bound
        return self._trie.way_node[ways[alive]], scores[alive]

    def _by_two(self, nodes: Nodes, logs: Logs, origins: _Origins, bound: float) -> tuple[Nodes, Logs]:
        """The states two letters on."""
        step = self._trie.step
        reached = step[step[nodes[:, None], origins.first], origins.second]
        scores = logs[:, None] + origins.double_logs
        alive = reached != NOWHERE
        alive &= scores > bound
        return reached[alive], scores[alive]

    def _kept(self, nodes: Nodes, logs: Logs) -> tuple[Nodes, Logs]:
        """Each node once with its best score, the best first, as far as the beam goes."""
        if not len(nodes):
            return nodes, logs
        order = np.argsort(logs)
        nodes, logs = nodes[order], logs[order]
        # Of equal nodes the last, which is the best, is what stays written.
        self._scratch[nodes] = np.arange(len(nodes))
        last = np.flatnonzero(self._scratch[nodes] == np.arange(len(nodes)))[::-1][:_MOST]
        nodes, logs = nodes[last], logs[last]
        near = logs > logs[0] - _WIDEST
        return nodes[near], logs[near]

    def _origins_of(self, piece: str, *, initial: bool) -> _Origins:
        key = piece, initial
        known = self._origins.get(key)
        if known is None:
            known = self._origins[key] = self._list_origins(piece, initial=initial)
        return known

    def _list_origins(self, piece: str, *, initial: bool) -> _Origins:
        columns = self._trie.columns
        counted = self._table.segments_read_as(piece)
        singles: dict[int, float] = {}
        for letter, column in self._letters_for(piece, counted):
            forms = [letter.upper()] if self._capitals else [letter, letter.upper()] if initial else [letter]
            log = max(self._table.log_p(form, piece) for form in forms)
            if log > _LEAST_P:
                singles[column] = log
        doubles: dict[tuple[int, int], float] = {}
        for segment in counted:
            pair = tuple(columns.get(c, -1) for c in segment.lower())
            if len(pair) == 2 and min(pair) >= 0 and self._fits(segment, initial=initial):
                doubles[pair] = max(doubles.get(pair, -math.inf), self._table.log_p(segment, piece))
        logs = np.full(len(columns), -np.inf, dtype=np.float32)
        logs[list(singles)] = list(singles.values())
        return _Origins(
            logs,
            np.array([a for a, _ in doubles], dtype=np.intp),
            np.array([b for _, b in doubles], dtype=np.intp),
            np.array(list(doubles.values()), dtype=np.float32),
            max(singles.values(), default=-math.inf),
            max(doubles.values(), default=-math.inf),
        )

    def _letters_for(self, piece: str, counted: frozenset[str]) -> Iterable[tuple[str, int]]:
        """The letters that a piece can come from: any for one character, else those with a counted relative."""
        if len(piece) < 2:
            return self._trie.columns.items()
        bases = {strip_marks(segment).lower() for segment in counted if len(segment) == 1}
        return [pair for base in bases for pair in self._relatives.get(base, ())]

    def _fits(self, segment: str, *, initial: bool) -> bool:
        if self._capitals:
            return segment.isupper()
        return segment.islower() or (initial and segment[1].islower())


def _joined(parts: Sequence[tuple[Nodes, Logs]]) -> tuple[Nodes, Logs]:
    return np.concatenate([nodes for nodes, _ in parts]), np.concatenate([logs for _, logs in parts])
