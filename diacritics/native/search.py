"""The search for words along a reading in compiled loops: what :mod:`diacritics.edit_search` does."""

from __future__ import annotations

import ctypes
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.edit_counts import NONE
from diacritics.edit_origins import CAPITALS, INITIAL, INSIDE, OriginBook, Origins
from diacritics.edit_search import MOST, REMEMBERED, WIDEST
from diacritics.edit_table import LONGEST_READING, EditTable
from diacritics.edit_trie import ROOT, Trie
from diacritics.native.library import address, as_kind, at, library
from diacritics.word_finder import PRIOR_WEIGHT, PlainFinder, WordFinder, Words

_ROOT: Final = 0
_UNREAD: Final = 1
_FREE: Final = 2
"""Slots: the empty beginning, that with letters unread before it, the first of all others."""
_NOT_ASKED: Final = -1
_NO_PIECE: Final = -1
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
        ("masks", ctypes.c_int32),
        *((name, ctypes.c_void_p) for name in "mask first_way way_column way_node word style".split()),
        *((name, ctypes.c_void_p) for name in "single best best_of_two".split()),
        *((name, ctypes.c_void_p) for name in "pair_begin pair_end pair_first pair_second pair_log".split()),
        *((name, ctypes.c_void_p) for name in "count begin nodes logs best_of_node reached keys".split()),
    )


class CompiledSearch:
    """Follows readings through a tree by their origins, for words in small letters or in capitals."""

    def __init__(self, loops: ctypes.PyDLL, trie: Trie, origins: OriginBook, pairs: int, *, capitals: bool) -> None:
        """``pairs`` says how many pairs of letters all origins together have at most."""
        self._step_once, self._after_ways = loops.search_step, loops.search_after
        self._origins = origins
        self._counted = origins.counted
        self._initial, self._inside = (CAPITALS, CAPITALS) if capitals else (INITIAL, INSIDE)
        size = len(trie.word)
        self._arrays = {
            "mask": trie.mask,
            "first_way": as_kind(trie.first_way, np.int32),
            "way_column": as_kind(trie.way_column, np.int32),
            "way_node": as_kind(trie.way_node, np.int32),
            "word": as_kind(trie.word, np.int32),
            "style": as_kind(trie.style, np.float32),
            "single": np.empty((_PIECES, len(trie.columns)), np.float32),
            "best": np.empty(_PIECES, np.float32),
            "best_of_two": np.empty(_PIECES, np.float32),
            "pair_begin": np.empty(_PIECES, np.int32),
            "pair_end": np.empty(_PIECES, np.int32),
            "pair_first": np.empty(pairs, np.int32),
            "pair_second": np.empty(pairs, np.int32),
            "pair_log": np.empty(pairs, np.float32),
            "count": np.zeros(REMEMBERED, np.int32),
            "begin": np.zeros(REMEMBERED + 1, np.int32),
            "nodes": np.empty(REMEMBERED * MOST, np.int32),
            "logs": np.empty(REMEMBERED * MOST, np.float32),
            "best_of_node": np.full(size, -np.inf, np.float32),
            "reached": np.empty(size, np.int32),
            "keys": np.empty(size, np.uint64),
        }
        addresses = {name: address(array) for name, array in self._arrays.items()}
        self._layout = _Layout(
            most=MOST, widest=WIDEST, columns=len(trie.columns), masks=trie.mask.shape[1], **addresses
        )
        self.pointer = ctypes.byref(self._layout)
        self._ways = (ctypes.c_int32 * (2 * (LONGEST_READING + 2)))()
        self._slots: dict[str, int] = {}
        self._pieces: dict[tuple[str, int], int] = {}
        # No slot is free: the first reading begins anew. Many a channel is never asked.
        self._used = REMEMBERED

    def after(self, reading: str) -> int:
        """The slot of the states after a reading; it holds until the next one is asked for.

        Raises:
            ValueError: The reading is too long.
        """
        if len(reading) > _LONGEST:
            raise ValueError("too long a reading")
        most_pieces = len(self._pieces) + 2 * LONGEST_READING * len(reading)
        if self._used + len(reading) > REMEMBERED or most_pieces > _PIECES:
            self._forget()
        return self._after(reading)

    def _forget(self) -> None:
        self._slots.clear()
        self._pieces.clear()
        self._pairs = 0
        self._arrays["nodes"][_ROOT], self._arrays["logs"][_ROOT] = ROOT, 0.0
        self._arrays["count"][_ROOT] = self._arrays["begin"][_UNREAD] = 1
        self._used = _FREE
        self._step_once(self.pointer, _UNREAD, _ROOT, self._piece("", self._initial))
        self._none = self._piece("", self._inside)

    def _after(self, beginning: str) -> int:
        """The slot of the states after a beginning."""
        known = self._slots.get(beginning)
        if known is not None:
            return known
        ways: list[int] = []
        for length in range(1, min(LONGEST_READING, len(beginning) - 1) + 1):
            if length > 1 and beginning[-length:] not in self._counted:
                continue
            piece = self._piece(beginning[-length:], self._inside)
            if piece >= 0:
                ways += (self._after(beginning[:-length]), piece)
        if len(beginning) <= LONGEST_READING:
            for slot, printed in ((_ROOT, self._initial), (_UNREAD, self._inside)):
                piece = self._piece(beginning, printed)
                if piece >= 0:
                    ways += (slot, piece)
        slot = self._slots[beginning] = self._used
        self._used += 1
        for place, number in enumerate(ways):
            self._ways[place] = number
        self._after_ways(self.pointer, slot, self._ways, len(ways) // 2, self._none)
        return slot

    def _piece(self, piece: str, printed: int) -> int:
        """The row of a piece in the arrays; ``_NO_PIECE`` for one that comes from nothing."""
        key = piece, printed
        known = self._pieces.get(key)
        if known is None:
            origins = self._origins.of(piece, printed)
            if origins is None:
                return _NO_PIECE
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


class CompiledFinder:
    """The best words for a reading under one table: what :class:`diacritics.word_finder.PlainFinder` finds."""

    def __init__(self, loops: ctypes.PyDLL, trie: Trie, table: EditTable, log_prior: NDArray[np.float32]) -> None:
        """``log_prior[number]`` is the log-probability of a word of the tree."""
        origins = OriginBook(trie.columns, table)
        # A pair is listed twice at most: for the beginning of a word and for its inside.
        pairs = 2 * int(np.count_nonzero(table.counts.index.cell_of == NONE))
        self._small = CompiledSearch(loops, trie, origins, pairs, capitals=False)
        self._capital = CompiledSearch(loops, trie, origins, pairs, capitals=True)
        self._best = loops.search_best
        self._prior = as_kind(log_prior, np.float32)
        self._words = np.empty(2 * MOST, np.dtype([("word", np.int32), ("log", np.float32), ("capital", np.int32)]))
        self._keys = np.empty(2 * MOST, np.uint64)
        self._room = at(self._words), at(self._keys)
        self._weighed = at(self._prior), ctypes.c_float(PRIOR_WEIGHT)

    def best(self, reading: str, *, small: bool, capital: bool, limit: int, within: float) -> Words:
        """See :class:`diacritics.word_finder.WordFinder`."""
        slots = [
            (search.pointer, search.after(reading) if asked else _NOT_ASKED)
            for search, asked in ((self._small, small), (self._capital, capital))
        ]
        count = self._best(*slots[0], *slots[1], *self._weighed, limit, ctypes.c_float(within), *self._room)
        found = self._words[:count]
        return found["word"].copy(), found["log"].copy(), found["capital"].astype(np.bool_)


def finder_for(trie: Trie, table: EditTable, log_prior: NDArray[np.float32]) -> WordFinder:
    """The finder in compiled loops where there are any, else in numpy's terms."""
    loops = library()
    return PlainFinder(trie, table, log_prior) if loops is None else CompiledFinder(loops, trie, table, log_prior)
