"""The decoder in compiled loops: what :func:`diacritics.beam.decode` does in numpy's terms."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import HOPELESS, NONE, Beam, Column
from diacritics.native.columns import Columns
from diacritics.native.language import CompiledLanguage
from diacritics.native.library import at

_STATE: Final = 10
"""Numbers of a state, four bytes each."""


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
) -> list[list[int]]:
    """For each paragraph the candidates that the best path has at its columns, as ``choices_of`` tells them.

    ``boundary`` is the word that stands before a paragraph and behind it.

    Raises:
        IndexError: A candidate is no word of the vocabulary, or reaches before its paragraph.
    """
    columns = list(chain.from_iterable(paragraphs))
    if not columns:
        return [[] for _ in paragraphs]
    read = Columns(columns, model)
    lengths = np.array([len(each) for each in paragraphs], np.int32)
    # Every candidate follows on the states of one column.
    steps = max(read.sizes) * beam.width
    rooms = int(lengths.max()) + 1
    arrays: tuple[NDArray[Any], ...] = (
        np.empty((rooms, beam.width, _STATE), np.int32),
        np.empty(rooms, np.int32),
        np.empty((steps, _STATE), np.int32),
        np.empty(steps, np.uint64),
    )
    search = _Beam(beam.width, beam.within, beam.weight, HOPELESS, boundary, *map(at, arrays))
    chosen = np.full(len(columns), NONE, np.int32)
    loops = (read.pointer, ctypes.byref(search), at(lengths), ctypes.c_int32(len(paragraphs)), at(chosen))
    if not model.loops.decode(model.pointer, *loops):
        raise IndexError("a candidate reaches before its paragraph")
    choices, ends = chosen.tolist(), list(accumulate(lengths.tolist()))
    return [choices[begin:end] for begin, end in pairwise([0, *ends])]
