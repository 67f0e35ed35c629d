"""What a table is here: columns with a type and a sentence each, and how a row of them is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter

Cell = str | int | float | bool | dt.date | tuple[str, ...] | None
Row = tuple[Cell, ...]
"""Cells in the order of a table's columns."""


class Kind(StrEnum):
    """The type of a column's cells; any cell may be ``None``."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    TEXTS = "texts"
    """Several texts, in order; a tuple."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in SQL, the type of its cells, one sentence on what it holds, the unit of a measure."""

    name: str
    kind: Kind
    says: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in SQL, a title, what one row of it is, its columns, and those worth counting by."""

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    facets: tuple[str, ...] = ()
    _in_order: Callable[[Mapping[str, Cell]], Row] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_in_order", itemgetter(*self.names))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def row(self, cells: Mapping[str, Cell]) -> Row:
        """The cells in the order of the columns.

        Raises:
            KeyError: one is missing.
        """
        return self._in_order(cells)
