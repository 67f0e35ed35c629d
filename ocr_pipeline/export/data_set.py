"""All tables of an archive as files that other programs read: Parquet by year and type, CSV, JSON lines."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.described import DOCUMENTS, TABLES
from ocr_pipeline.archive.writing import TEMPORARY_PREFIX, ensure_writable, written_atomically
from ocr_pipeline.errors import UnwritableOutputError
from ocr_pipeline.export.tabular import Format, append_rows

if TYPE_CHECKING:
    import pyarrow as pa

    from ocr_pipeline.archive.tables.opening import OpenTables

PARTITIONS: Final = ("document_year", "document_type")
"""What the folders of the Parquet data set are named by: the document's year of issue and its type."""
MEMORY: Final = "1GiB"
"""Of the database that sorts rows into folders; what is more goes to a temporary file in the folder that is written."""


def write_parquet(tables: OpenTables, folder: Path) -> None:
    """Write each table as a data set in a folder of its name: ``TABLE/document_year=2021/document_type=…/*.parquet``.

    What was there under the name of a table is replaced when the new one is whole; nothing else is touched.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    ensure_writable(folder)
    making = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    try:
        making.mkdir()
        _partition(tables, making)
        for table in TABLES:
            _put(making / table.name, folder / table.name, making / f"{table.name}-before")
    except OSError as error:
        raise UnwritableOutputError(f"it cannot be written: {error.strerror}", file=str(folder)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def write_rows(tables: OpenTables, folder: Path, form: Format) -> None:
    """Write each table as a file, ``TABLE.csv`` or ``TABLE.jsonl``.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    ensure_writable(folder)
    for table in TABLES:
        with written_atomically(folder / f"{table.name}.{form.value}") as stream:
            append_rows(_parts(tables, table), form, stream)


def _parts(tables: OpenTables, table: Table) -> Iterator[pa.Table]:
    """A table part by part, and an empty one before them: so an archive without documents has its heads."""
    yield tables.empty(table)
    for part in tables.state.parts:
        yield tables.part(part, table)


def _partition(tables: OpenTables, folder: Path) -> None:
    import duckdb

    with duckdb.connect(
        ":memory:", config={"memory_limit": MEMORY, "temp_directory": str(folder / "spilt")}
    ) as database:
        for table in TABLES:
            (folder / table.name).mkdir()
            if not tables.files(table):
                continue
            key = "id" if table is DOCUMENTS else "document"
            kept = "t.* EXCLUDE (document_type)" if table is DOCUMENTS else "t.*"
            database.execute(
                f"COPY (SELECT {kept}, d.year AS document_year, d.document_type"  # noqa: S608 - names of our own
                f" FROM {_source(tables, table)} t JOIN {_source(tables, DOCUMENTS)} d ON t.{key} = d.id)"
                f" TO {_quoted(folder / table.name)}"
                f" (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({', '.join(PARTITIONS)}), OVERWRITE)"
            )


def _source(tables: OpenTables, table: Table) -> str:
    return f"read_parquet([{', '.join(map(_quoted, tables.files(table)))}])"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _put(new: Path, place: Path, before: Path) -> None:
    if place.exists():
        place.rename(before)
    new.rename(place)
