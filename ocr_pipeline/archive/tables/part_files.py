"""The files of a part: Arrow tables of some documents, written once and read as often as is asked."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.tables.arrow import only_rows, without_rows
from ocr_pipeline.archive.tables.columns import Column, Kind, Table
from ocr_pipeline.archive.tables.described import DOCUMENTS, TABLES
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.parts import Part, TablePlaces
from ocr_pipeline.archive.tables.states import States
from ocr_pipeline.archive.writing import ensure_writable, written_atomically
from ocr_pipeline.errors import DamagedArchiveError

HELD: Final = Table(
    "held",
    "Documents of a part",
    "A document.",
    (
        Column("document", Kind.TEXT, "Its identity."),
        Column("state", Kind.TEXT, "The stamp of its record when its rows were made."),
    ),
)
WRITTEN: Final = (*TABLES, HELD)
"""Every table that a part has a file of."""
ROW_GROUP: Final = 1 << 16
"""Rows that are packed together: what a reader passes over, or reads, at once."""

Tables = Mapping[str, pa.Table]
"""Arrow tables by name; those of ``WRITTEN``."""


def write_part(places: TablePlaces, tables: Tables) -> Part:
    """Write the tables of a new part; it holds when the state says so.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    name = f"part-{secrets.token_hex(8)}"
    ensure_writable(places.root / name)
    for table in WRITTEN:
        with written_atomically(places.file(name, table.name)) as stream:
            pq.write_table(tables[table.name], stream, compression="zstd", row_group_size=ROW_GROUP)
    return Part(name=name, documents=len(tables[HELD.name]))


def rows_of_part(places: TablePlaces, part: Part, table: str) -> FileRows:
    """The rows of a table that a part holds."""
    return FileRows(places.file(part.name, table), key_of(table), part.without)


def read_table(places: TablePlaces, part: Part, table: str, columns: Iterable[str] | None = None) -> pa.Table:
    """A table of a part.

    Raises:
        DamagedArchiveError: its file is missing or broken.
    """
    rows, names = rows_of_part(places, part, table), None if columns is None else list(columns)
    with _told(rows.path), rows.path.open("rb") as stream:
        return _holding(rows, pq.read_table(stream, columns=rows.needed(names)), names)


def read_file(path: Path, columns: Iterable[str] | None = None) -> pa.Table:
    """A whole file, or some columns of it.

    Raises:
        DamagedArchiveError: it is missing or broken.
    """
    with _told(path), path.open("rb") as stream:
        return pq.read_table(stream, columns=None if columns is None else list(columns))


def read_pieces(rows: FileRows, columns: Iterable[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a file, ``ROW_GROUP`` at a time at most.

    Raises:
        DamagedArchiveError: it is missing or broken.
    """
    names = None if columns is None else list(columns)
    with _told(rows.path), pq.ParquetFile(rows.path) as file:
        for place in range(file.num_row_groups):
            yield _holding(rows, file.read_row_group(place, columns=rows.needed(names)), names)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        next_step = "Delete the folder `tables` of the archive: it is made again of the documents."
        cause = f"the table cannot be read: {type(error).__name__}"
        raise DamagedArchiveError(cause, next_step=next_step, file=str(path)) from error


def held_by(places: TablePlaces, part: Part, among: Iterable[str] | None = None) -> States:
    """The documents of a part, or those of them that are among some, with the stamps of their records."""
    held = read_table(places, part, HELD.name)
    if among is not None:
        held = only_rows(held, "document", among)
    identities = (DocumentId(identity) for identity in held.column("document").to_pylist())
    return dict(zip(identities, held.column("state").to_pylist(), strict=True))


def _holding(rows: FileRows, read: pa.Table, columns: list[str] | None) -> pa.Table:
    """What holds of some rows that were read."""
    kept = without_rows(read, rows.key, rows.without)
    return kept if columns is None else kept.select(columns)


def together(each: Iterable[Tables]) -> dict[str, pa.Table]:
    """The rows of several parts."""
    every = list(each)
    return {table.name: pa.concat_tables([tables[table.name] for tables in every]) for table in WRITTEN}


def key_of(table: str) -> str:
    """The column that names the document."""
    return "id" if table == DOCUMENTS.name else "document"
