"""The tables of an archive, as it is now, for reading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.locks import among_readers
from ocr_pipeline.archive.tables.part_files import read_table
from ocr_pipeline.archive.tables.parts import Part, State, TablePlaces
from ocr_pipeline.archive.tables.refreshing import OnProgress, refresh, tidy
from ocr_pipeline.archive.writing import ensure_writable


@dataclass(frozen=True, slots=True)
class OpenTables:
    """Tables that stay as they are while they are open."""

    places: TablePlaces
    state: State

    def files(self, table: Table) -> list[Path]:
        """The Parquet files that make a table together; none for an archive without documents."""
        return [self.places.file(part.name, table.name) for part in self.state.parts]

    def empty(self, table: Table) -> pa.Table:
        """The columns of a table without a row."""
        return schema_of(table).empty_table()

    def part(self, part: Part, table: Table, columns: Iterable[str] | None = None) -> pa.Table:
        """A table of one part, or some columns of it.

        Raises:
            DamagedArchiveError: its file is missing or broken.
        """
        return read_table(self.places, part, table.name, columns)

    def rows(
        self, table: Table, columns: Iterable[str] | None = None, *, having: str | None = None
    ) -> Iterator[Mapping[str, Any]]:
        """The rows of a table, or some columns of them, by name; few are in memory at a time.

        Args:
            table: of which they are.
            columns: those that are wanted; all when not given.
            having: a column, of the wanted ones, that has something in every row; all rows when not given.

        Raises:
            DamagedArchiveError: a file of it is missing or broken.
        """
        for part in self.state.parts:
            found = self.part(part, table, columns)
            if having is not None:
                found = found.filter(pc.is_valid(found.column(having)))
            for batch in found.to_batches(max_chunksize=1_000):
                yield from batch.to_pylist()

    def table(self, table: Table, columns: Iterable[str] | None = None) -> pa.Table:
        """A whole table, or some columns of it.

        Raises:
            DamagedArchiveError: a file of it is missing or broken.
        """
        names = table.names if columns is None else tuple(columns)
        parts = [self.part(part, table, names) for part in self.state.parts]
        return pa.concat_tables([self.empty(table).select(names), *parts])


@contextlib.contextmanager
def opened(places: Places, on_progress: OnProgress | None = None) -> Iterator[OpenTables]:
    """Bring the tables up to date and read them; what others change meanwhile is not seen.

    Raises:
        DamagedArchiveError: a document is not what its record says.
        UnwritableOutputError: the disk does not take the tables.
    """
    tables = TablePlaces.of(places)
    if not tables.reading.exists():
        ensure_writable(tables.root)
    with among_readers(tables.reading):
        yield OpenTables(tables, refresh(places, on_progress))
    tidy(places)


def table_named(name: str) -> Table:
    """The description of a table.

    Raises:
        KeyError: there is no such table.
    """
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(f"there is no table {name!r}; there are {', '.join(each.name for each in TABLES)}")
