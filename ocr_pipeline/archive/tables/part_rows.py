"""The tables of some parts, read part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ocr_pipeline.archive.tables.arrow import only_rows
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.part_files import HELD, key_of, read_table, rows_of_part
from ocr_pipeline.archive.tables.parts import Part, State, TablePlaces


@dataclass(frozen=True, slots=True)
class PartTables:
    """Where tables lie, and which parts hold."""

    places: TablePlaces
    state: State

    def files(self, table: Table) -> list[FileRows]:
        """The files, and their rows, that make a table together; none for an archive without documents."""
        return [rows_of_part(self.places, part, table.name) for part in self.state.parts]

    def part(self, part: Part, table: Table, columns: Iterable[str] | None = None) -> pa.Table:
        """A table of one part, or some columns of it.

        Raises:
            DamagedArchiveError: its file is missing or broken.
        """
        return read_table(self.places, part, table.name, columns)

    def parts(self, table: Table, columns: Iterable[str] | None = None) -> Iterator[pa.Table]:
        """A table part by part, or some columns of it.

        Raises:
            DamagedArchiveError: a file of it is missing or broken.
        """
        names = None if columns is None else tuple(columns)
        for part in self.state.parts:
            yield self.part(part, table, names)


@dataclass(frozen=True, slots=True)
class SomeDocuments(PartTables):
    """The rows of some documents; the state has only the parts that hold one of them."""

    documents: frozenset[str]

    def parts(self, table: Table, columns: Iterable[str] | None = None) -> Iterator[pa.Table]:
        """The rows of these documents in a table, part by part; errors as of :meth:`PartTables.parts`."""
        names, key = table.names if columns is None else tuple(columns), key_of(table.name)
        for part in self.state.parts:
            read = self.part(part, table, dict.fromkeys((key, *names)))
            yield only_rows(read, key, self.documents).select(list(names))

    def rows(self, table: Table, columns: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        """The same row by row."""
        for part in self.parts(table, columns):
            yield from part.to_pylist()


@dataclass(frozen=True, slots=True)
class Placed:
    """Tables, and which documents each part of them holds."""

    tables: PartTables
    documents: Mapping[str, pa.Table]

    @classmethod
    def of(cls, tables: PartTables) -> Placed:
        """Look through the lists of the parts.

        Raises:
            DamagedArchiveError: a file of them is missing or broken.
        """
        lists = zip(tables.state.parts, tables.parts(HELD, ["document"]), strict=True)
        return cls(tables, {part.name: held for part, held in lists})

    def some(self, documents: Set[str]) -> SomeDocuments:
        """The tables of some documents."""
        state = self.tables.state
        parts = [part for part in state.parts if self._holds(part, documents)]
        return SomeDocuments(self.tables.places, state.model_copy(update={"parts": tuple(parts)}), frozenset(documents))

    def _holds(self, part: Part, documents: Set[str]) -> bool:
        return bool(only_rows(self.documents[part.name], "document", documents).num_rows)
