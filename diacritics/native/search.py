"""The search for words along a reading in compiled loops: what :class:`diacritics.edit_search.PlainSearch` does."""

from __future__ import annotations

import ctypes
from typing import Final

import numpy as np

from diacritics.edit_origins import OriginBook, Origins
from diacritics.edit_search import MOST, REMEMBERED, WIDEST, PlainSearch, Search, States
from diacritics.edit_table import LONGEST_READING, EditTable
from diacritics.edit_trie import ROOT, Trie
from diacritics.native.library import address, as_kind, library

_ROOT: Final = 0
_UNREAD: Final = 1
_FREE: Final = 2
"""Slots: the empty beginning, that with letters unread before it, the first of all others."""
_PIECES: Final = 4096
"""Pieces that there is room for."""
_LONGEST: Final = 500
"""Characters of a reading that there is room for."""


class _Layout(ctypes.Structure):
    """``Search`` of search.c."""

    _fields_ = (
        ("most", ctypes.c_int32),
        ("widest", ctypes.c_float),
        ("columns", ctypes.c_int32),
        *((name, ctypes.c_void_p) for name in "step first_way way_column way_node single best best_of_two".split()),
        *((name, ctypes.c_void_p) for name in "pair_begin pair_end pair_first pair_second pair_log".split()),
        *((name, ctypes.c_void_p) for name in "count nodes logs best_of_node reached keys".split()),
    )


class CompiledSearch:
    """Finds the words of a tree for readings under one table, for words in small letters or in capitals."""

    def __init__(self, loops: ctypes.PyDLL, trie: Trie, table: EditTable, *, capitals: bool) -> None:
        self._step_once, self._after_ways = loops.search_step, loops.search_after
        self._trie = trie
        self._origins = OriginBook(trie.columns, table, capitals=capitals)
        size = len(trie.word)
        # A pair is listed twice at most: for the beginning of a word and for its inside.
        pairs = 2 * sum(len(segment) == 2 for segment, _ in table.counts)
        self._arrays = {
            "step": as_kind(trie.step, np.int32),
            "first_way": as_kind(trie.first_way, np.int32),
            "way_column": as_kind(trie.way_column, np.int32),
            "way_node": as_kind(trie.way_node, np.int32),
            "single": np.empty((_PIECES, len(trie.columns)), np.float32),
            "best": np.empty(_PIECES, np.float32),
            "best_of_two": np.empty(_PIECES, np.float32),
            "pair_begin": np.empty(_PIECES, np.int32),
            "pair_end": np.empty(_PIECES, np.int32),
            "pair_first": np.empty(pairs, np.int32),
            "pair_second": np.empty(pairs, np.int32),
            "pair_log": np.empty(pairs, np.float32),
            "count": np.zeros(REMEMBERED, np.int32),
            "nodes": np.empty((REMEMBERED, MOST), np.int32),
            "logs": np.empty((REMEMBERED, MOST), np.float32),
            "best_of_node": np.full(size, -np.inf, np.float32),
            "reached": np.empty(size, np.int32),
            "keys": np.empty(size, np.uint64),
        }
        addresses = {name: address(array) for name, array in self._arrays.items()}
        self._layout = _Layout(most=MOST, widest=WIDEST, columns=len(trie.columns), **addresses)
        self._pointer = ctypes.byref(self._layout)
        self._ways = (ctypes.c_int32 * (2 * (LONGEST_READING + 2)))()
        self._forget()

    def words(self, reading: str) -> States:
        """Numbers of words and log-probabilities of the reading given each; unordered, a word may occur twice.

        Raises:
            ValueError: The reading is too long.
        """
        if len(reading) > _LONGEST:
            raise ValueError("too long a reading")
        most_pieces = len(self._pieces) + 2 * LONGEST_READING * len(reading)
        if self._used + len(reading) > REMEMBERED or most_pieces > _PIECES:
            self._forget()
        slot = self._after(reading)
        count = self._arrays["count"][slot]
        nodes, logs = self._arrays["nodes"][slot, :count], self._arrays["logs"][slot, :count]
        numbers = self._trie.word[nodes]
        whole = numbers >= 0
        return numbers[whole], logs[whole] + self._trie.style[nodes[whole]]

    def _forget(self) -> None:
        self._slots: dict[str, int] = {}
        self._pieces: dict[tuple[str, bool], int] = {}
        self._pairs = 0
        self._arrays["nodes"][_ROOT, 0], self._arrays["logs"][_ROOT, 0] = ROOT, 0.0
        self._arrays["count"][_ROOT] = 1
        self._used = _FREE
        self._step_once(self._pointer, _UNREAD, _ROOT, self._piece("", initial=True))
        self._none = self._piece("", initial=False)

    def _after(self, beginning: str) -> int:
        """The slot of the states after a beginning."""
        known = self._slots.get(beginning)
        if known is not None:
            return known
        ways: list[int] = []
        for length in range(1, min(LONGEST_READING, len(beginning) - 1) + 1):
            piece = self._piece(beginning[-length:], initial=False)
            if piece >= 0:
                ways += (self._after(beginning[:-length]), piece)
        if len(beginning) <= LONGEST_READING:
            for slot, initial in ((_ROOT, True), (_UNREAD, False)):
                piece = self._piece(beginning, initial=initial)
                if piece >= 0:
                    ways += (slot, piece)
        slot = self._slots[beginning] = self._used
        self._used += 1
        self._ways[: len(ways)] = ways
        self._after_ways(self._pointer, slot, self._ways, len(ways) // 2, self._none)
        return slot

    def _piece(self, piece: str, *, initial: bool) -> int:
        """The row of a piece in the arrays; -1 for one that comes from nothing."""
        key = piece, initial
        known = self._pieces.get(key)
        if known is None:
            origins = self._origins.of(piece, initial=initial)
            if origins is None:
                return -1
            known = self._pieces[key] = self._listed(len(self._pieces), origins)
        return known

    def _listed(self, row: int, origins: Origins) -> int:
        arrays, pairs = self._arrays, slice(self._pairs, self._pairs + len(origins.first))
        arrays["single"][row] = origins.logs
        arrays["best"][row], arrays["best_of_two"][row] = origins.best, origins.best_of_two
        arrays["pair_begin"][row], arrays["pair_end"][row] = pairs.start, pairs.stop
        arrays["pair_first"][pairs], arrays["pair_second"][pairs] = origins.first, origins.second
        arrays["pair_log"][pairs] = origins.double_logs
        self._pairs = pairs.stop
        return row


def search_for(trie: Trie, table: EditTable, *, capitals: bool) -> Search:
    """The search in compiled loops where there are any, else in numpy's terms."""
    loops = library()
    if loops is None:
        return PlainSearch(trie, table, capitals=capitals)
    return CompiledSearch(loops, trie, table, capitals=capitals)
