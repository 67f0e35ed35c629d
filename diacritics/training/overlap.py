"""Text that a test or development document holds too: no line that shares twelve words in a row with one is counted."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.training.passages import Passages

RUN: Final = 12
"""Words in a row, numbers and codes being all alike, by which lines are taken for a quotation."""

_MIX: Final = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def runs(forms: NDArray[np.int32]) -> NDArray[np.uint64]:
    """A 64-bit hash of every RUN words in a row; empty for a shorter text."""
    count = max(0, len(forms) - RUN + 1)
    mixed = _mixed(forms.astype(np.uint64))
    hashes = np.zeros(count, np.uint64)
    for place in range(RUN):
        hashes *= _MIX[1]
        hashes += mixed[place : place + count]
    return hashes


def quoting_lines(passages: Passages, held_out: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which lines hold a run of ``held_out`` (sorted hashes) or a part of one that goes on over line breaks."""
    sizes = np.diff(passages.lines)
    line_of_word = np.repeat(np.arange(len(sizes)), sizes)
    found = np.flatnonzero(np.isin(runs(passages.forms), held_out, kind="sort"))
    # One more from the first line of a run on, one less behind its last.
    depth = np.zeros(len(sizes) + 1, np.int64)
    np.add.at(depth, line_of_word[found], 1)
    np.add.at(depth, line_of_word[found + RUN - 1] + 1, -1)
    return np.cumsum(depth)[:-1] > 0


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Neighbouring numbers made as unlike as can be (the finish of splitmix64)."""
    values = values + _MIX[0]
    values = (values ^ (values >> np.uint64(30))) * _MIX[1]
    values = (values ^ (values >> np.uint64(27))) * _MIX[2]
    return values ^ (values >> np.uint64(31))
