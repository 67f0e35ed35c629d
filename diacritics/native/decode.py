"""The decoder in compiled loops: what :func:`diacritics.beam.decode` does in numpy's terms."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import HOPELESS, NONE, Beam, Chosen, Column
from diacritics.native.language import CompiledLanguage
from diacritics.native.library import address, as_kind, at

_STATE: Final = 10
"""Numbers of a state, four bytes each."""
_COLUMNS: Final = ("begin", "first", "second", "span", "score")


class _Columns(ctypes.Structure):
    """``Columns`` of decode.c."""

    _fields_ = tuple((name, ctypes.c_void_p) for name in _COLUMNS)


class _Beam(ctypes.Structure):
    """``Beam`` of decode.c."""

    _fields_ = (
        ("width", ctypes.c_int32),
        ("within", ctypes.c_float),
        ("weight", ctypes.c_float),
        ("hopeless", ctypes.c_float),
        ("boundary", ctypes.c_int32),
        *((name, ctypes.c_void_p) for name in ("front", "count", "steps", "keys")),
    )


def decode_compiled(
    paragraphs: Sequence[Sequence[Column]], model: CompiledLanguage, boundary: int, beam: Beam
) -> list[list[Chosen]]:
    """For each paragraph the candidates of the best path, in order.

    ``boundary`` is the word that stands before a paragraph and behind it.

    Raises:
        IndexError: A candidate is no word of the vocabulary, or reaches before its paragraph.
    """
    columns = list(chain.from_iterable(paragraphs))
    if not columns:
        return [[] for _ in paragraphs]
    lengths = np.array([len(each) for each in paragraphs], np.int32)
    sizes = [len(column.first) for column in columns]
    # Every candidate follows on the states of one column.
    steps = max(sizes) * beam.width
    rooms = int(lengths.max()) + 1
    arrays: dict[str, NDArray[Any]] = {
        "begin": np.cumsum([0, *sizes], dtype=np.int32),
        "first": as_kind(np.concatenate([column.first for column in columns]), np.int32),
        "second": as_kind(np.concatenate([column.second for column in columns]), np.int32),
        "span": as_kind(np.concatenate([column.span for column in columns]), np.int8),
        "score": as_kind(np.concatenate([column.score for column in columns]), np.float32),
        "front": np.empty((rooms, beam.width, _STATE), np.int32),
        "count": np.empty(rooms, np.int32),
        "steps": np.empty((steps, _STATE), np.int32),
        "keys": np.empty(steps, np.uint64),
    }
    model.check(arrays["first"])
    model.check(arrays["second"][arrays["second"] != NONE])
    places = {name: address(array) for name, array in arrays.items()}
    read = _Columns(**{name: places[name] for name in _COLUMNS})
    room = {name: places[name] for name in ("front", "count", "steps", "keys")}
    search = _Beam(beam.width, beam.within, beam.weight, HOPELESS, boundary, **room)
    chosen = np.full(len(columns), NONE, np.int32)
    loops = (ctypes.byref(read), ctypes.byref(search), at(lengths), ctypes.c_int32(len(paragraphs)), at(chosen))
    if not model.loops.decode(model.pointer, *loops):
        raise IndexError("a candidate reaches before its paragraph")
    found = iter(chosen.tolist())
    return [
        [Chosen(column, candidate) for column in range(length) if (candidate := next(found)) != NONE]
        for length in lengths.tolist()
    ]
