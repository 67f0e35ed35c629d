"""No matching is better than the one that is chosen, and the order of the lists decides nothing."""

from __future__ import annotations

import operator
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.matching import Ranks, best_pairs, first_fit

LETTERS = st.lists(st.sampled_from("abc"), max_size=8)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3)), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)
"""What each pair of a row and a column is worth: whether it is a pair, and a lesser rank."""


def _sums(grid: list[list[tuple[int, int]]], pairs: list[tuple[int, int]]) -> tuple[int, int]:
    worths = [grid[row][column] for row, column in pairs]
    return sum(first for first, _ in worths), sum(second for first, second in worths if first)


def _pairs(grid: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    def ranks(row: int, column: int) -> Ranks:
        return grid[row][column]

    return best_pairs(range(len(grid)), range(len(grid[0])), ranks)


def _best_by_trying_all(grid: list[list[tuple[int, int]]]) -> tuple[int, int]:
    rows, columns = len(grid), len(grid[0])
    places = [*range(columns), *([None] * rows)]
    tried = [
        [(row, column) for row, column in enumerate(order) if column is not None and grid[row][column][0]]
        for order in set(permutations(places, rows))
    ]
    return max(_sums(grid, pairs) for pairs in tried)


@given(grid=GRIDS)
def test_no_other_matching_is_better(grid: list[list[tuple[int, int]]]) -> None:
    pairs = _pairs(grid)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(grid[row][column][0] for row, column in pairs)
    assert _sums(grid, pairs) == _best_by_trying_all(grid)


@given(grid=GRIDS, data=st.data())
def test_the_order_decides_nothing(grid: list[list[tuple[int, int]]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(grid))
    turned = [list(column) for column in zip(*grid, strict=True)]
    sums = _sums(grid, _pairs(grid))
    assert _sums(shuffled, _pairs(shuffled)) == sums
    assert _sums(turned, _pairs(turned)) == sums


def test_the_first_that_fits_is_not_always_the_best() -> None:
    close = {("a", "x"), ("a", "y"), ("b", "x")}
    assert len(first_fit("ab", "xy", lambda want, got: (want, got) in close)) == 1
    assert best_pairs("ab", "xy", lambda want, got: (int((want, got) in close),)) == [(0, 1), (1, 0)]


def test_a_greater_rank_is_never_outweighed_by_lesser_ones() -> None:
    worths: dict[tuple[str, str], Ranks] = {("a", "x"): (1, 0), ("a", "y"): (1, 9), ("b", "y"): (1, 9)}
    assert best_pairs("ab", "xy", lambda want, got: worths.get((want, got), ())) == [(0, 0), (1, 1)]


def test_nothing_matches_nothing() -> None:
    assert best_pairs("", "xy", lambda _, __: (1,)) == []
    assert best_pairs("ab", "xy", lambda _, __: ()) == []


@given(wanted=LETTERS, got=LETTERS)
def test_no_entry_is_matched_twice(wanted: list[str], got: list[str]) -> None:
    pairs = first_fit(wanted, got, operator.eq)
    assert all(one == other for one, other in pairs)
    assert len(pairs) == sum(min(wanted.count(letter), got.count(letter)) for letter in "abc")
    assert len(best_pairs(wanted, got, lambda want, given: (int(want == given),))) == len(pairs)
