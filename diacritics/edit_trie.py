"""The vocabulary as a tree of letters in arrays: the words that begin alike share their nodes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import split_tone, to_nfc

Nodes = NDArray[np.int32]

ROOT: Final = 1
NOWHERE: Final = 0
"""The node that no word leads to; every way from it leads back to it."""

_NEW_STYLE: Final = 0.1
"""Share of the new place of the tone mark (hoà, thuỷ) in official text; the old one has the rest."""
_OPEN_RIMES: Final = ("oa", "oe", "uy")


def new_style(word: str) -> str | None:
    """The word with the tone mark in the new place where that differs: ``hòa`` → ``hoà``; else ``None``."""
    toneless, tone = split_tone(word)
    if not tone or toneless[-2:] not in _OPEN_RIMES or toneless.startswith("qu"):
        return None
    moved = to_nfc(toneless + tone)
    return moved if moved != word else None


class Trie:
    """Node ``ROOT`` is the empty beginning; ``columns`` gives the column of a letter.

    The ways on from a node are ``first_way[node]:first_way[node + 1]``, each with its column (``way_column``,
    ascending) and the node that it leads to (``way_node``); ``mask[node]`` has a bit for each of these columns, the
    first in the lowest place of its first word. ``word[node]`` is the number of the
    word that ends at the node, -1 where none does; ``style[node]`` the log-probability that the word is written so.
    """

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` in lower case; a word's number is its place.

        Left out are those that begin with ``<``, which are classes, and those with a digit: no letter becomes one.
        """
        self.words = tuple(words)
        self.columns: dict[str, int] = {c: i for i, c in enumerate(sorted(_letters(words)))}
        self._ways: list[dict[int, int]] = [{}, {}]
        ends: dict[int, tuple[int, float]] = {}
        twins: list[tuple[str, int]] = []
        for number, word in enumerate(words):
            if not word.startswith("<") and not any(sign.isdigit() for sign in word):
                twin = new_style(word)
                ends.setdefault(self._reach(word), (number, math.log(1 - _NEW_STYLE) if twin else 0.0))
                twins += [(twin, number)] if twin else []
        for twin, number in twins:
            ends.setdefault(self._reach(twin), (number, math.log(_NEW_STYLE)))
        self._ways = [dict(sorted(ways.items())) if len(ways) > 1 else ways for ways in self._ways]
        self.first_way: Nodes = np.cumsum([0, *map(len, self._ways)], dtype=np.int32)
        self.way_column: Nodes = np.array([column for ways in self._ways for column in ways], dtype=np.int32)
        self.way_node: Nodes = np.array([node for ways in self._ways for node in ways.values()], dtype=np.int32)
        self.mask = np.zeros((len(self._ways), -(-len(self.columns) // 64)), dtype=np.uint64)
        nodes = np.repeat(np.arange(len(self._ways)), np.diff(self.first_way))
        bits = np.uint64(1) << (self.way_column & 63).astype(np.uint64)
        np.bitwise_or.at(self.mask, (nodes, self.way_column >> 6), bits)
        self.word: Nodes = np.full(len(self._ways), -1, dtype=np.int32)
        self.style = np.zeros(len(self._ways), dtype=np.float32)
        for node, (number, log) in ends.items():
            self.word[node], self.style[node] = number, log
        del self._ways

    @cached_property
    def step(self) -> Nodes:
        """The node one letter on from a node by a column, or ``NOWHERE``."""
        step: Nodes = np.full((len(self.word), len(self.columns)), NOWHERE, dtype=np.int32)
        step[np.repeat(np.arange(len(self.word)), np.diff(self.first_way)), self.way_column] = self.way_node
        return step

    def _reach(self, word: str) -> int:
        node = ROOT
        for letter in word:
            column = self.columns[letter]
            following = self._ways[node].get(column)
            if following is None:
                following = self._ways[node][column] = len(self._ways)
                self._ways.append({})
            node = following
        return node


def _letters(words: Sequence[str]) -> set[str]:
    own = {c for word in words if not word.startswith("<") for c in word}
    return own | {c for word in words if not word.startswith("<") for c in new_style(word) or ""}
