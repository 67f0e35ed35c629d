"""The tables of an archive, as it is now, for reading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.across.described import ACROSS, VIEWS
from ocr_pipeline.archive.across.making import across_files
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.locks import among_readers
from ocr_pipeline.archive.tables.part_files import read_pieces
from ocr_pipeline.archive.tables.part_rows import PartTables
from ocr_pipeline.archive.tables.parts import TablePlaces
from ocr_pipeline.archive.tables.refreshing import OnProgress, refresh, tidy
from ocr_pipeline.archive.writing import ensure_writable


class OpenTables(PartTables):
    """Tables that stay as they are while they are open; those of all documents together are made when asked for."""

    def files(self, table: Table) -> list[FileRows]:
        """The files, and their rows, that make a table together; none for a table of an archive without documents.

        Raises:
            DamagedArchiveError: what it is made of is missing or broken.
            UnwritableOutputError: the disk does not take it.
        """
        if table in ACROSS:
            return across_files(self, table) if self.state.parts else []
        return PartTables.files(self, table)

    def empty(self, table: Table) -> pa.Table:
        """The columns of a table without a row."""
        return schema_of(table).empty_table()

    def pieces(self, table: Table, columns: Iterable[str] | None = None) -> Iterator[pa.Table]:
        """A table piece by piece, or some columns of it: as much as fits into memory easily.

        Raises:
            DamagedArchiveError: a file of it is missing or broken.
        """
        names = None if columns is None else tuple(columns)
        for rows in self.files(table):
            yield from read_pieces(rows, names)

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
        for piece in self.pieces(table, columns):
            found = piece if having is None else piece.filter(pc.is_valid(piece.column(having)))
            for batch in found.to_batches(max_chunksize=1_000):
                yield from batch.to_pylist()

    def table(self, table: Table, columns: Iterable[str] | None = None) -> pa.Table:
        """A whole table, or some columns of it.

        Raises:
            DamagedArchiveError: a file of it is missing or broken.
        """
        names = table.names if columns is None else tuple(columns)
        return pa.concat_tables([self.empty(table).select(names), *self.pieces(table, names)])


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
    for table in VIEWS:
        if table.name == name:
            return table
    raise KeyError(f"there is no table {name!r}; there are {', '.join(each.name for each in VIEWS)}")
