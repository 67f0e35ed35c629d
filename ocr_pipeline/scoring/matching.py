"""One-to-one matching of what is wanted with what is given.

``best_pairs`` is optimal: no other matching has a greater sum of the first rank, among those of the second, and so on.
So the counts drawn from it do not depend on the order of either list. ``first_fit`` takes the first that fits, as the
published figures of the hand-made labels were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

_Wanted = TypeVar("_Wanted")
_Given = TypeVar("_Given")

Ranks = tuple[int, ...]
"""What a pair adds to the worth of a matching, most important first; () or a first rank of 0 is no pair."""
_Edge = tuple[int, int]

_FAR: Final = 1 << 1024
"""Beyond every worth."""


def first_fit(
    wanted: Sequence[_Wanted], given: Sequence[_Given], same: Callable[[_Wanted, _Given], bool]
) -> list[tuple[_Wanted, _Given]]:
    """Pairs of the same, each entry in one pair at most: the first that fits is taken."""
    left = list(given)
    pairs = []
    for want in wanted:
        place = next((index for index, got in enumerate(left) if same(want, got)), None)
        if place is not None:
            pairs.append((want, left.pop(place)))
    return pairs


def best_pairs(
    wanted: Sequence[_Wanted], given: Sequence[_Given], ranks: Callable[[_Wanted, _Given], Ranks]
) -> list[_Edge]:
    """The places in ``wanted`` and in ``given`` of the best pairs, each entry in one pair at most.

    Args:
        wanted: what the page shows.
        given: what was read.
        ranks: the worth of a pair, of one length for all that are pairs.
    """
    ranked = {(w, g): ranks(want, got) for w, want in enumerate(wanted) for g, got in enumerate(given)}
    edges = {edge: worth for edge, worth in ranked.items() if worth and worth[0] > 0}
    worths = _as_numbers(edges, min(len(wanted), len(given)))
    return sorted(pair for island in _islands(worths) for pair in _assigned(island, worths))


def _as_numbers(edges: Mapping[_Edge, Ranks], most_pairs: int) -> dict[_Edge, int]:
    """Each worth as one number, a digit a rank, so that no sum of a lesser rank outweighs 1 of a greater one."""
    bases = [1 + most_pairs * max(column) for column in zip(*edges.values(), strict=True)]
    return {edge: _as_number(worth, bases) for edge, worth in edges.items()}


def _as_number(worth: Ranks, bases: Sequence[int]) -> int:
    number = 0
    for digit, base in zip(worth, bases, strict=True):
        number = number * base + digit
    return number


def _islands(edges: Collection[_Edge]) -> list[list[_Edge]]:
    """The edges in groups that share no entry: almost always single ones."""
    neighbours: dict[tuple[int, int], list[_Edge]] = {}
    for edge in edges:
        for side, end in enumerate(edge):
            neighbours.setdefault((side, end), []).append(edge)
    islands = []
    seen: set[_Edge] = set()
    for first in edges:
        island = [] if first in seen else [first]
        seen.add(first)
        for wanted, given in island:
            # Each entry's edges are looked through once, then forgotten.
            for edge in (*neighbours.pop((0, wanted), ()), *neighbours.pop((1, given), ())):
                if edge not in seen:
                    seen.add(edge)
                    island.append(edge)
        if island:
            islands.append(island)
    return islands


def _assigned(island: Sequence[_Edge], worths: Mapping[_Edge, int]) -> list[_Edge]:
    if len(island) == 1:
        return list(island)
    rows, columns = ([*dict.fromkeys(edge[side] for edge in island)] for side in (0, 1))
    turned = len(rows) > len(columns)
    pairs = [[(row, column) for column in columns] for row in rows]
    grid = [list(line) for line in zip(*pairs, strict=True)] if turned else pairs
    chosen = _cheapest([[-worths.get(pair, 0) for pair in line] for line in grid])
    taken = [line[column] for line, column in zip(grid, chosen, strict=True)]
    return [pair for pair in taken if pair in worths]


@dataclass(slots=True)
class _Prices:
    """Potentials of rows and columns, counted from 1, and the row that holds each column (0: none)."""

    rows: list[int]
    columns: list[int]
    holder: list[int]


def _cheapest(cost: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row for the least total cost (Kuhn and Munkres, with potentials); rows ≤ columns."""
    width = len(cost[0])
    prices = _Prices([0] * (len(cost) + 1), [0] * (width + 1), [0] * (width + 1))
    for row in range(1, len(cost) + 1):
        _place(row, cost, prices)
    column_of = {row: column - 1 for column, row in enumerate(prices.holder) if column}
    return [column_of[row] for row in range(1, len(cost) + 1)]


def _place(start: int, cost: Sequence[Sequence[int]], prices: _Prices) -> None:
    """Finds a column for one more row along the cheapest alternating path."""
    width = len(prices.columns)
    least, before, seen = [_FAR] * width, [0] * width, [False] * width
    prices.holder[0] = start
    column = 0
    while prices.holder[column]:
        seen[column] = True
        row = prices.holder[column]
        free = [other for other in range(1, width) if not seen[other]]
        for other in free:
            reduced = cost[row - 1][other - 1] - prices.rows[row] - prices.columns[other]
            if reduced < least[other]:
                least[other], before[other] = reduced, column
        nearest = min(free, key=least.__getitem__)
        _shift(least[nearest], least, seen, prices)
        column = nearest
    while column:
        prices.holder[column] = prices.holder[before[column]]
        column = before[column]


def _shift(step: int, least: list[int], seen: Sequence[bool], prices: _Prices) -> None:
    for column, is_seen in enumerate(seen):
        if is_seen:
            prices.rows[prices.holder[column]] += step
            prices.columns[column] -= step
        else:
            least[column] -= step
