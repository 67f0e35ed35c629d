"""The best words for a reading: those that the search finds for small letters and for capitals, the likeliest kept."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from diacritics.edit_origins import OriginBook
from diacritics.edit_search import PlainSearch
from diacritics.edit_table import EditTable
from diacritics.edit_trie import Trie

PRIOR_WEIGHT: Final = 0.7
"""How much a word's own probability counts when the candidates are cut to the limit."""

Words = tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.bool_]]
"""Numbers of words, log-probabilities (nats) of the reading given each, which are in capitals; the best first."""


class WordFinder(Protocol):
    """Finds words under one table."""

    def prepare(self) -> None:
        """Does now what the first reading would wait for."""

    def best(self, reading: str, *, small: bool, capital: bool, limit: int, within: float) -> Words:
        """The at most ``limit`` best words, none more than ``within`` nats worse than the best of all.

        They are sought in ``small`` letters, in ``capital`` ones, or in both.
        """


class PlainFinder:
    """The words in numpy's terms."""

    def __init__(self, trie: Trie, table: EditTable, log_prior: NDArray[np.float32]) -> None:
        """``log_prior[number]`` is the log-probability of a word of the tree."""
        origins = OriginBook(trie.columns, table)
        self._small = PlainSearch(trie, origins, capitals=False)
        self._capital = PlainSearch(trie, origins, capitals=True)
        self._log_prior = log_prior

    def prepare(self) -> None:
        """See :class:`WordFinder`: nothing here, every piece is looked up by itself."""

    def best(self, reading: str, *, small: bool, capital: bool, limit: int, within: float) -> Words:
        """See :class:`WordFinder`."""
        searches = [*([self._small] if small else ()), *([self._capital] if capital else ())]
        parts = [_best_of_each(*search.words(reading)) for search in searches]
        words = np.concatenate([words for words, _ in parts])
        logs = np.concatenate([logs for _, logs in parts])
        own = [search is self._capital for search in searches]
        capitals = np.repeat(np.array(own, np.bool_), [len(words) for words, _ in parts])
        near = np.flatnonzero(logs > logs.max(initial=-np.inf) - within)
        if len(near) > limit:
            rank = logs[near] + PRIOR_WEIGHT * self._log_prior[words[near]]
            near = near[np.argsort(-rank, kind="stable")[:limit]]
        near = near[np.lexsort((capitals[near], words[near], -logs[near]))]
        return words[near], logs[near], capitals[near]


def _best_of_each(words: NDArray[np.int32], logs: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Every word once, with its best log-probability."""
    order = np.lexsort((-logs, words))
    words, logs = words[order], logs[order]
    first = np.ones(len(words), dtype=bool)
    first[1:] = words[1:] != words[:-1]
    return words[first], logs[first]
