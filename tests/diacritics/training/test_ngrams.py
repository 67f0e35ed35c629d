"""Counting n-grams with sorted keys gives what counting them one by one gives."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.training.ngrams import bounded, count_keys, keys_of, merged, places, sums_of_runs

SIZE = 7
PARAGRAPHS = st.lists(st.lists(st.integers(1, SIZE - 1), min_size=1, max_size=8), max_size=6)
TABLES = st.dictionaries(st.integers(0, 30), st.integers(1, 9))


def one_by_one(paragraphs: list[list[int]], order: int) -> Counter[int]:
    counts: Counter[int] = Counter()
    for paragraph in paragraphs:
        padded = [0] * (order - 1) + paragraph + [0]
        for end in range(order, len(padded) + 1):
            key = 0
            for word in padded[end - order : end]:
                key = key * SIZE + word
            counts[key] += 1
    return counts


@given(PARAGRAPHS, st.integers(2, 4))
def test_n_grams_of_paragraphs(paragraphs: list[list[int]], order: int) -> None:
    words = np.array([word for paragraph in paragraphs for word in paragraph], dtype=np.int32)
    begins = np.cumsum([0, *map(len, paragraphs)])
    stream = bounded(words, begins, order)
    keys, counts = count_keys(keys_of(stream, order, SIZE))
    assert dict(zip(keys.tolist(), counts.tolist(), strict=True)) == one_by_one(paragraphs, order)
    assert all(a < b for a, b in pairwise(keys.tolist()))


@given(st.lists(TABLES, min_size=1, max_size=4))
def test_merged_tables_add_the_values_of_equal_keys(tables: list[dict[int, int]]) -> None:
    parts = [(np.array(sorted(t), np.int64), np.array([t[k] for k in sorted(t)], np.int64)) for t in tables]
    keys, values = merged(parts)
    total = sum((Counter(table) for table in tables), Counter())
    assert dict(zip(keys.tolist(), values.tolist(), strict=True)) == dict(total)


def test_sums_of_runs() -> None:
    keys, sums = sums_of_runs(np.array([2, 2, 5, 9, 9, 9]), np.array([1, 2, 3, 4, 5, 6]))
    assert keys.tolist() == [2, 5, 9]
    assert sums.tolist() == [3, 3, 15]


def test_places_of_keys_and_of_one_that_is_missing() -> None:
    table = np.array([1, 4, 9])
    assert places(table, np.array([9, 1, 1])).tolist() == [2, 0, 0]
    assert places(table, np.zeros(0, np.int64)).tolist() == []
    for missing in ([5], [10], [0, 4]):
        with pytest.raises(ValueError, match="missing"):
            places(table, np.array(missing))
    with pytest.raises(ValueError, match="missing"):
        places(table[:0], np.array([1]))
