"""The rivals of decided candidates in compiled loops: what :mod:`diacritics.chances` weighs in numpy's terms."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Final

import numpy as np

from diacritics.beam import Column
from diacritics.native.columns import Columns
from diacritics.native.language import CompiledLanguage
from diacritics.native.library import at
from diacritics.rivals import Rivals
from diacritics.words import BOUNDARY

_LEVELS: Final = 3
_ROOM: Final = 6
"""Boundaries before and behind a path."""


class _Layout(ctypes.Structure):
    """``Rivals`` of chances.c."""

    _fields_ = (
        ("boundary", ctypes.c_int32),
        ("weight", ctypes.c_float),
        ("within", ctypes.c_float),
        *((name, ctypes.c_void_p) for name in ("words", "states", "candidate", "score", "heard", "rivals")),
    )


def rivals_compiled(
    columns: Sequence[Column],
    chosen: Sequence[int],
    lengths: Sequence[int],
    model: CompiledLanguage,
    weight: float,
    within: float,
) -> Rivals:
    """The rivals of the steps of all paths, one path behind the other: of each its column and what was decided.

    Raises:
        IndexError: A candidate is no word of the vocabulary.
    """
    read = Columns(columns, model)
    words = np.empty(2 * max(lengths) + _ROOM, np.int32)
    states = np.empty((max(read.sizes), _LEVELS), np.int32)
    candidate, rivals = np.empty(read.candidates, np.int32), np.empty(len(read), np.int32)
    score, heard = np.empty(read.candidates, np.float32), np.empty(read.candidates, np.float32)
    layout = _Layout(BOUNDARY, weight, within, *map(at, (words, states, candidate, score, heard, rivals)))
    own, steps = np.array(chosen, np.int32), np.array(lengths, np.int32)
    count = model.loops.chances_weigh(
        model.pointer, read.pointer, ctypes.byref(layout), at(steps), ctypes.c_int32(len(steps)), at(own)
    )
    return Rivals(rivals, candidate[:count], score[:count], heard[:count])
