"""The search for words along a reading in compiled loops: what :mod:`diacritics.edit_search` does."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.edit_origins import CAPITALS, INITIAL, INSIDE, OriginBook
from diacritics.edit_search import MOST, REMEMBERED, WIDEST
from diacritics.edit_table import LONGEST_READING, EditTable
from diacritics.edit_trie import ROOT, Trie
from diacritics.native.library import address, as_kind, at, library
from diacritics.native.pieces import STRANGE, Pieces
from diacritics.word_finder import PRIOR_WEIGHT, PlainFinder, WordFinder, Words

_ROOT: Final = 0
_UNREAD: Final = 1
_FREE: Final = 2
"""Slots: the empty beginning, that with letters unread before it, the first of all others."""
_NOT_ASKED: Final = -1
_NONE: Final = -1
"""No piece, no slot."""
_ENDS: Final = 16_384
"""Ends of readings that there is room for."""
_OF_AN_END: Final = LONGEST_READING + 2
"""Pieces of an end, as in search.c."""
_ROOM: Final = 32_768
"""Words found that share arrays."""
_STATES: Final = 1_000_000
"""States that there is room for: for most readings far more than are asked for. An array of less than four megabytes
is given to a new channel page by page, as it is filled."""
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

    def __init__(self, loops: ctypes.PyDLL, trie: Trie, origins: OriginBook, *, capitals: bool) -> None:
        self._step_once, self._search_on = loops.search_step, loops.search_on
        self._origins = origins
        self._initial, self._inside = (CAPITALS, CAPITALS) if capitals else (INITIAL, INSIDE)
        size = len(trie.word)
        self._arrays = {
            "mask": trie.mask,
            "first_way": as_kind(trie.first_way, np.int32),
            "way_column": as_kind(trie.way_column, np.int32),
            "way_node": as_kind(trie.way_node, np.int32),
            "word": as_kind(trie.word, np.int32),
            "style": as_kind(trie.style, np.float32),
            "count": np.zeros(REMEMBERED, np.int32),
            "begin": np.zeros(REMEMBERED + 1, np.int32),
            "nodes": np.empty(_STATES, np.int32),
            "logs": np.empty(_STATES, np.float32),
            "best_of_node": np.full(size, -np.inf, np.float32),
            "reached": np.empty(size, np.int32),
            "keys": np.empty(size, np.uint64),
        }
        columns, masks = len(trie.columns), trie.mask.shape[1]
        self._layout = _Layout(most=MOST, widest=WIDEST, columns=columns, masks=masks, **_addresses(self._arrays))
        self.pointer = ctypes.byref(self._layout)
        self._before = ctypes.c_int32 * _OF_AN_END
        self._rows = (ctypes.c_int32 * _LONGEST)()
        self._pieces_of_end = np.empty((_ENDS, _OF_AN_END), np.int32)
        self._of_ends = at(self._pieces_of_end)
        self._slots: dict[str, int] = {}
        self._strange: dict[tuple[str, int], int] = {}
        # The ends of beginnings of a few characters, which may be a piece by themselves, and of all others.
        self._heads: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        # No slot is free: the first reading begins anew. Many a channel is never asked.
        self._used, self._filled = REMEMBERED, 0

    def after(self, reading: str) -> int:
        """The slot of the states after a reading; it holds until the next one is asked for.

        Raises:
            ValueError: The reading is empty or too long.
        """
        known = self._slots.get(reading)
        return self._went_on(reading) if known is None else known

    def _went_on(self, reading: str) -> int:
        """The slot of a new reading; its beginnings have slots too, then."""
        length = len(reading)
        if not 0 < length <= _LONGEST:
            raise ValueError("no reading, or too long a one")
        if (
            self._used + length > REMEMBERED
            or self._filled + length * MOST > _STATES
            or len(self._strange) + 2 * length > STRANGE
            or len(self._heads) + len(self._tails) + length > _ENDS
        ):
            self.begin()
        slots, slot = self._slots, self._used
        done = length - 1
        while reading[:done] not in slots:
            done -= 1
        nearest = [slots[reading[: done - back]] if done >= back else _NONE for back in range(LONGEST_READING)]
        before = self._before(*nearest, _ROOT, _UNREAD)
        ends = range(done + 1, length + 1)
        self._rows[: len(ends)] = [self._end(reading, end) for end in ends]
        self._filled = self._search_on(self.pointer, slot, len(ends), before, self._rows, self._of_ends, self._unread)
        self._used += len(ends)
        slots.update(zip([reading[:end] for end in ends], range(slot, self._used), strict=True))
        return self._used - 1

    @cached_property
    def _pieces(self) -> Pieces:
        pieces = Pieces(self._origins, sorted({self._initial, self._inside}))
        for name, place in _addresses(pieces.arrays).items():
            setattr(self._layout, name, place)
        return pieces

    def begin(self) -> None:
        """Forgets all readings; what there is to be prepared is, then."""
        for known in (self._slots, self._strange, self._heads, self._tails):
            known.clear()
        self._arrays["nodes"][_ROOT], self._arrays["logs"][_ROOT] = ROOT, 0.0
        self._arrays["count"][_ROOT] = self._arrays["begin"][_UNREAD] = 1
        self._slots[""] = _ROOT
        self._used, self._filled = _FREE, _FREE * MOST
        self._step_once(self.pointer, _UNREAD, _ROOT, self._piece("", self._initial))
        self._unread = self._piece("", self._inside)

    def _end(self, reading: str, end: int) -> int:
        """The row of the pieces that the last of so many characters of a reading may end."""
        within = end > LONGEST_READING
        known, key = (self._tails, reading[end - LONGEST_READING : end]) if within else (self._heads, reading[:end])
        row = known.get(key)
        if row is None:
            row = known[key] = len(self._heads) + len(self._tails)
            self._pieces_of_end[row] = self._ended(key, within=within)
        return row

    def _ended(self, end: str, *, within: bool) -> list[int]:
        """The pieces that an end of a reading may be: the last one, two, three characters; the reading itself."""
        shorter = LONGEST_READING if within else len(end) - 1
        pieces = [self._piece(end[-length:], self._inside) for length in range(1, shorter + 1)]
        pieces += [_NONE] * (LONGEST_READING - shorter)
        whole = (_NONE, _NONE) if within else (self._piece(end, self._initial), self._piece(end, self._inside))
        return [*pieces, *whole]

    def _piece(self, piece: str, printed: int) -> int:
        """The row of a piece in the arrays; ``_NONE`` for one that comes from nothing."""
        row = self._pieces.row(piece, printed)
        if row is not None or len(piece) > 1:
            return _NONE if row is None else row
        key = piece, printed
        known = self._strange.get(key)
        if known is None:
            origins = self._origins.of(piece, printed)
            if origins is None:
                return _NONE
            known = self._strange[key] = self._pieces.add(len(self._strange), origins)
        return known


class _Finder(ctypes.Structure):
    """``Finder`` of search.c."""

    _fields_ = (
        ("prior", ctypes.c_void_p),
        ("prior_weight", ctypes.c_float),
        *((name, ctypes.c_void_p) for name in "words keys found logs capitals".split()),
    )


def _addresses(arrays: Mapping[str, NDArray[Any]]) -> dict[str, int]:
    return {name: address(array) for name, array in arrays.items()}


class CompiledFinder:
    """The best words for a reading under one table: what :class:`diacritics.word_finder.PlainFinder` finds."""

    def __init__(self, loops: ctypes.PyDLL, trie: Trie, table: EditTable, log_prior: NDArray[np.float32]) -> None:
        """``log_prior[number]`` is the log-probability of a word of the tree."""
        origins = OriginBook(trie.columns, table)
        self._small = CompiledSearch(loops, trie, origins, capitals=False)
        self._capital = CompiledSearch(loops, trie, origins, capitals=True)
        self._best = loops.search_best
        self._arrays = {
            "prior": as_kind(log_prior, np.float32),
            "words": np.empty(2 * MOST, np.dtype([("word", np.int32), ("log", np.float32), ("capital", np.int32)])),
            "keys": np.empty(2 * MOST, np.uint64),
        }
        self._layout = _Finder(prior_weight=PRIOR_WEIGHT)
        self.pointer = ctypes.byref(self._layout)
        for name, array in self._arrays.items():
            setattr(self._layout, name, address(array))
        # No room yet: many a channel is never asked.
        self._place = _ROOM

    def prepare(self) -> None:
        """See :class:`diacritics.word_finder.WordFinder`."""
        self._small.begin()
        self._capital.begin()

    def best(self, reading: str, *, small: bool, capital: bool, limit: int, within: float) -> Words:
        """See :class:`diacritics.word_finder.WordFinder`."""
        if self._place + 2 * MOST > _ROOM:
            self._make_room()
        begin = self._place
        self._place += self._best(
            self.pointer,
            self._small.pointer,
            self._small.after(reading) if small else _NOT_ASKED,
            self._capital.pointer,
            self._capital.after(reading) if capital else _NOT_ASKED,
            limit,
            ctypes.c_float(within),
            begin,
        )
        own = slice(begin, self._place)
        return self._found[own], self._logs[own], self._capitals[own]

    def _make_room(self) -> None:
        """New arrays for words; the old ones are kept by those who hold words in them."""
        self._found, self._logs = np.empty(_ROOM, np.int32), np.empty(_ROOM, np.float32)
        self._capitals = np.empty(_ROOM, np.bool_)
        self._layout.found, self._layout.logs = address(self._found), address(self._logs)
        self._layout.capitals = address(self._capitals)
        self._place = 0


def finder_for(trie: Trie, table: EditTable, log_prior: NDArray[np.float32]) -> WordFinder:
    """The finder in compiled loops where there are any, else in numpy's terms."""
    loops = library()
    return PlainFinder(trie, table, log_prior) if loops is None else CompiledFinder(loops, trie, table, log_prior)
