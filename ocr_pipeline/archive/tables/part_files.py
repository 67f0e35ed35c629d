"""The files of a part: Arrow tables of some documents, written once and read as often as is asked."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.tables.columns import Column, Kind, Table
from ocr_pipeline.archive.tables.described import DOCUMENTS, TABLES
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


def read_table(places: TablePlaces, part: Part, table: str, columns: Iterable[str] | None = None) -> pa.Table:
    """A table of a part.

    Raises:
        DamagedArchiveError: its file is missing or broken.
    """
    path = places.file(part.name, table)
    with _told(path), path.open("rb") as stream:
        return pq.read_table(stream, columns=None if columns is None else list(columns))


def read_pieces(path: Path, columns: Iterable[str] | None = None) -> Iterator[pa.Table]:
    """A file of a table, ``ROW_GROUP`` rows at a time at most.

    Raises:
        DamagedArchiveError: it is missing or broken.
    """
    names = None if columns is None else list(columns)
    with _told(path), pq.ParquetFile(path) as file:
        for place in range(file.num_row_groups):
            yield file.read_row_group(place, columns=names)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        next_step = "Delete the folder `tables` of the archive: it is made again of the documents."
        cause = f"the table cannot be read: {type(error).__name__}"
        raise DamagedArchiveError(cause, next_step=next_step, file=str(path)) from error


def held_by(places: TablePlaces, part: Part) -> States:
    """The documents of a part with the stamps of their records."""
    held = read_table(places, part, HELD.name)
    identities = (DocumentId(identity) for identity in held.column("document").to_pylist())
    return dict(zip(identities, held.column("state").to_pylist(), strict=True))


def without(tables: Tables, documents: set[DocumentId]) -> dict[str, pa.Table]:
    """The tables without the rows of some documents."""
    gone = pa.array(sorted(documents), type=pa.string())
    return {
        name: table.filter(pc.invert(pc.is_in(table.column(_key(name)), value_set=gone)))
        for name, table in tables.items()
    }


def together(each: Iterable[Tables]) -> dict[str, pa.Table]:
    """The rows of several parts."""
    every = list(each)
    return {table.name: pa.concat_tables([tables[table.name] for tables in every]) for table in WRITTEN}


def _key(table: str) -> str:
    """The column that names the document."""
    return "id" if table == DOCUMENTS.name else "document"
