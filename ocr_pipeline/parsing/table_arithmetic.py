"""What the figures of a table say of each other: quantity × price = amount, and columns that add up to their total.

Where the sums of a table hold, its figures were read right; where one of them does not, one figure of it was read or
printed wrong. A table whose figures stand in no such relation is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.numbers import NUMBER, read_number

FEWEST_ROWS: Final = 3
"""So many rows must show a relation of columns before a row without it is doubted, and before it vouches."""
MOST: Final = 0.6
"""In this share (0..1) of the rows the relation must hold."""
LEAST_PRODUCT: Final = 100
"""Smaller products are too often equal by chance to vouch for anything."""
MOST_COLUMNS: Final = 12
"""A wider table is a form, and its columns are too many to be multiplied with each other."""
DECIMALS: Final = 4
"""So many figures stand behind a comma at most (``NUMBER``)."""
_FIGURE: Final = re.compile(NUMBER)
_TOTAL: Final = re.compile(r"\W*(?:tong(?:\s+(?:cong|so|chi|thu))?|cong)\W*$")
"""What a row of totals is called."""

Place = tuple[int, int]


@dataclass(slots=True)
class Findings:
    """Cells by (row, column), counted from 0: those that their table bears out, and those it contradicts, and why."""

    vouched: set[Place] = field(default_factory=set)
    doubted: dict[Place, str] = field(default_factory=dict)


def check_figures(rows: Sequence[Sequence[str]]) -> Findings:
    """What the sums and products of a table tell of its cells; ``rows`` are the texts of its cells."""
    numbers = [[_number(cell) for cell in row] for row in rows]
    found = Findings()
    if rows and len(rows[0]) <= MOST_COLUMNS:
        for columns in combinations(range(len(rows[0])), 3):
            _multiply(numbers, columns, found)
    totals = [row for row, cells in enumerate(rows) if any(_TOTAL.match(fold(cell)) for cell in cells)]
    if totals:
        _add(rows, numbers, totals, found)
    found.doubted = {place: why for place, why in found.doubted.items() if place not in found.vouched}
    return found


def _number(cell: str) -> float | None:
    bare = cell.strip(" .,;:()")
    return read_number(bare).value if _FIGURE.fullmatch(bare) else None


def _multiply(numbers: Sequence[Sequence[float | None]], columns: tuple[int, int, int], found: Findings) -> None:
    """Rows whose third figure is the product of the two before it, and rows that should be like them."""
    holds: dict[int, bool] = {}
    for row, cells in enumerate(numbers):
        one, other, product = (cells[column] for column in columns)
        if one is not None and other is not None and product is not None:
            holds[row] = _exact(one * other) == _exact(product)
    if sum(holds.values()) < max(FEWEST_ROWS, MOST * len(holds)):
        return
    for row, fits in holds.items():
        places = [(row, column) for column in columns]
        if not fits:
            found.doubted |= dict.fromkeys(places, "the figures of its row do not multiply to each other")
        elif (numbers[row][columns[2]] or 0) >= LEAST_PRODUCT:
            found.vouched |= set(places)


def _add(
    rows: Sequence[Sequence[str]], numbers: Sequence[Sequence[float | None]], totals: Sequence[int], found: Findings
) -> None:
    """Columns that add up to their total, and columns that would if one digit of them were another."""
    for start, total in zip([0, *(row + 1 for row in totals)], totals, strict=False):
        for column in range(len(rows[0])):
            parts = [(row, column) for row in range(start, total) if numbers[row][column] is not None]
            whole = numbers[total][column]
            if whole is None or len(parts) < FEWEST_ROWS or _has_gap(rows, parts):
                continue
            places = {*parts, (total, column)}
            off = _exact(abs(sum(_values(numbers, parts)) - whole))
            if off == 0:
                found.vouched |= places
            elif _is_one_digit(off):
                blank = {(row, column) for row in range(parts[0][0], total) if not rows[row][column]}
                why = "the column would add up if one digit of it were another"
                found.doubted |= dict.fromkeys(places | blank, why)


def _exact(value: float) -> float:
    """The decimals that a cell can print, without those that sums of binary fractions leave behind them."""
    return round(value, DECIMALS)


def _has_gap(rows: Sequence[Sequence[str]], parts: Sequence[Place]) -> bool:
    """Whether a cell among the parts says something that is no figure."""
    (first, column), (last, _) = parts[0], parts[-1]
    return any(re.search(r"\w|\ufffd", rows[row][column]) for row in range(first, last) if (row, column) not in parts)


def _values(numbers: Sequence[Sequence[float | None]], places: Sequence[Place]) -> Iterator[float]:
    yield from (numbers[row][column] or 0.0 for row, column in places)


def _is_one_digit(off: float) -> bool:
    """Whether a difference is that of one digit in one place: 20 000, 0.3."""
    return re.fullmatch(r"[1-9]0*", str(round(off * 10**DECIMALS))) is not None
