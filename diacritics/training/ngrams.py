"""Counting n-grams: sorted keys with numpy, one core.

A key holds the words of an n-gram as digits to the base ``size``, the number of words of the vocabulary; 64 bits hold
four words of a vocabulary below 55,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diacritics.words import BOUNDARY

Keys = NDArray[np.int64]
Counts = NDArray[np.int64]
Values = NDArray[np.float64]
Words = NDArray[np.int32]


def bounded(words: Words, paragraphs: NDArray[np.int64], order: int) -> Words:
    """The words with ``order`` - 1 boundaries before each paragraph, and behind the last one.

    ``paragraphs`` are the positions where they begin, and the number of words.
    """
    return np.insert(words, np.repeat(paragraphs, order - 1), np.int32(BOUNDARY))


def keys_of(stream: Words, order: int, size: int) -> Keys:
    """The keys of all n-grams of a bounded stream; no boundary follows a boundary."""
    count = max(0, len(stream) - order + 1)
    keys = np.zeros(count, np.int64)
    for place in range(order):
        keys *= size
        keys += stream[place : place + count]
    last, before = stream[order - 1 :], stream[order - 2 : len(stream) - 1]
    wanted: Keys = keys[(last != BOUNDARY) | (before != BOUNDARY)]
    return wanted


def count_keys(keys: Keys) -> tuple[Keys, Counts]:
    """The distinct keys in order, and how often each occurs; ``keys`` is sorted in place."""
    keys.sort()
    begins = run_begins(keys)
    return keys[begins], np.diff(np.append(begins, len(keys)))


def run_begins(keys: Keys) -> NDArray[np.int64]:
    """Where runs of equal keys begin."""
    return np.flatnonzero(np.append(len(keys) > 0, keys[1:] != keys[:-1])[: len(keys)])


def sums_of_runs(keys: Keys, *values: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """The distinct ones of sorted keys, and the sum of each array of values over every run."""
    begins = run_begins(keys)
    return keys[begins], *(np.add.reduceat(v, begins) if len(begins) else v for v in values)


def merged(parts: Sequence[tuple[NDArray[Any], ...]]) -> tuple[NDArray[Any], ...]:
    """Several tables of (sorted keys, values, values …) as one; values of equal keys are added."""
    if len(parts) == 1:
        return parts[0]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    return sums_of_runs(columns[0][order], *(column[order] for column in columns[1:]))


def places(table: Keys, keys: Keys) -> NDArray[np.int32]:
    """The place of each key in a sorted table.

    Raises:
        ValueError: A key is missing.
    """
    found = np.searchsorted(table, keys)
    if len(keys) and (len(table) == 0 or not np.array_equal(table[np.minimum(found, len(table) - 1)], keys)):
        raise ValueError("a part of an n-gram is missing from the shorter ones")
    return found.astype(np.int32)
