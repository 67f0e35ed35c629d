"""Which words of the vocabulary can have been read as these characters: a beam search along the reading.

The states after some characters depend on these alone, so that they are kept for every beginning of a reading: readings
that begin alike share the work.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.edit_origins import CAPITALS, INITIAL, INSIDE, OriginBook, Origins
from diacritics.edit_table import LONGEST_READING
from diacritics.edit_trie import NOWHERE, ROOT, Nodes, Trie

Logs = NDArray[np.float32]
States = tuple[Nodes, Logs]

WIDEST: Final = 13.0
"""Nats behind the best state of a beginning at which a state is given up."""
MOST: Final = 200
"""States kept for a beginning."""
REMEMBERED: Final = 6000
"""Beginnings whose states are kept: about 10 MB."""

_HIGH: Final = np.uint64(32)
_NONE: Final = np.zeros(0, np.int32), np.zeros(0, np.float32)


class PlainSearch:
    """Finds the words of a tree for readings by their origins, for words in small letters or in capitals."""

    def __init__(self, trie: Trie, origins: OriginBook, *, capitals: bool) -> None:
        self._trie = trie
        self._origins = origins
        self._initial, self._inside = (CAPITALS, CAPITALS) if capitals else (INITIAL, INSIDE)
        self._states: dict[str, States] = {}
        self._scratch = np.zeros(len(trie.word), dtype=np.int64)
        self._root = np.array([ROOT], dtype=np.int32), np.zeros(1, dtype=np.float32)
        self._unread = self._kept([self._stepped(self._root, origins.of("", self._initial))])

    def words(self, reading: str) -> States:
        """Numbers of words and log-probabilities of the reading given each; unordered, a word may occur twice."""
        nodes, logs = self._after(reading)
        numbers = self._trie.word[nodes]
        whole = numbers >= 0
        return numbers[whole], logs[whole] + self._trie.style[nodes[whole]]

    def _after(self, beginning: str) -> States:
        known = self._states.get(beginning)
        if known is None:
            if len(self._states) >= REMEMBERED:
                self._states.clear()
            known = self._states[beginning] = self._computed(beginning)
        return known

    def _computed(self, beginning: str) -> States:
        arrivals: list[States] = []
        least = -math.inf
        for states, origins in self._ways_to(beginning):
            found = self._stepped(states, origins, least)
            # What is so far behind the best is given up in the end: it is not followed at all.
            least = max(least, float(found[1].max(initial=-np.inf)) - WIDEST)
            arrivals.append(found)
        states = self._kept(arrivals)
        # Letters of which nothing was read.
        return self._kept([states, self._stepped(states, self._origins.of("", self._inside))])

    def _ways_to(self, beginning: str) -> Iterator[tuple[States, Origins]]:
        """States, and what the piece read from there on can come from; short pieces, the likeliest, come first."""
        for length in range(1, min(LONGEST_READING, len(beginning) - 1) + 1):
            origins = self._origins.of(beginning[-length:], self._inside)
            if origins is not None:
                yield self._after(beginning[:-length]), origins
        if len(beginning) <= LONGEST_READING:
            for states, printed in ((self._root, self._initial), (self._unread, self._inside)):
                origins = self._origins.of(beginning, printed)
                if origins is not None:
                    yield states, origins

    def _stepped(self, states: States, origins: Origins | None, least: float = -math.inf) -> States:
        """The states one edit on; none whose score is not above ``least``."""
        nodes, logs = states
        if origins is None or not len(nodes):
            return nodes[:0], logs[:0]
        bound = max(float(logs[0]) - WIDEST, least)
        singles = self._by_one(nodes, logs, origins, bound)
        near = int(np.searchsorted(-logs, origins.best_of_two - bound))
        if not near:
            return singles
        return _joined([singles, self._by_two(nodes[:near], logs[:near], origins, bound)])

    def _by_one(self, nodes: Nodes, logs: Logs, origins: Origins, bound: float) -> States:
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

    def _by_two(self, nodes: Nodes, logs: Logs, origins: Origins, bound: float) -> States:
        """The states two letters on."""
        step = self._trie.step
        reached = step[step[nodes[:, None], origins.first], origins.second]
        scores = logs[:, None] + origins.double_logs
        alive = reached != NOWHERE
        alive &= scores > bound
        return reached[alive], scores[alive]

    def _kept(self, parts: Sequence[States]) -> States:
        """Each node once with its best score, the best first, as far as the beam goes."""
        nodes, logs = _joined(parts)
        if not len(nodes):
            return nodes, logs
        # Scores are no greater than zero: their bits grow as they fall. Of equal ones the first node comes first.
        falling = (logs + np.float32(0)).view(np.uint32).astype(np.uint64) << _HIGH
        keys = np.sort(falling | nodes.view(np.uint32))
        nodes, logs = keys.astype(np.uint32).view(np.int32), (keys >> _HIGH).astype(np.uint32).view(np.float32)
        # Written backwards, of equal nodes the first, which is the best, is what stays.
        places = np.arange(len(nodes))
        self._scratch[nodes[::-1]] = places[::-1]
        first = np.flatnonzero(self._scratch[nodes] == places)[:MOST]
        nodes, logs = nodes[first], logs[first]
        near = int(np.searchsorted(-logs, WIDEST - logs[0]))
        return nodes[:near], logs[:near]


def _joined(parts: Sequence[States]) -> States:
    found = [part for part in parts if len(part[0])]
    if len(found) < 2:
        return found[0] if found else _NONE
    return np.concatenate([nodes for nodes, _ in found]), np.concatenate([logs for _, logs in found])
