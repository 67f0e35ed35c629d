"""All tables of an archive as files that other programs read: Parquet by year and type, CSV, JSON lines."""

from __future__ import annotations

import secrets
import shutil
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.across.described import NODES, VIEWS
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.described import DOCUMENTS
from ocr_pipeline.archive.tables.file_rows import quoted, select_from
from ocr_pipeline.archive.writing import TEMPORARY_PREFIX, ensure_writable, written_atomically
from ocr_pipeline.errors import UnwritableOutputError
from ocr_pipeline.export.tabular import Format, append_rows

if TYPE_CHECKING:
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
    import duckdb

    ensure_writable(folder)
    making = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    try:
        making.mkdir()
        _partition(tables, making)
        for table in VIEWS:
            _put(making / table.name, folder / table.name, making / f"{table.name}-before")
    except (OSError, duckdb.IOException) as error:
        why = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        raise UnwritableOutputError(f"it cannot be written: {why}", file=str(folder)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def write_rows(tables: OpenTables, folder: Path, form: Format) -> None:
    """Write each table as a file, ``TABLE.csv`` or ``TABLE.jsonl``.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    ensure_writable(folder)
    for table in VIEWS:
        with written_atomically(folder / f"{table.name}.{form.value}") as stream:
            # An empty piece before the others: so an archive without documents has its heads.
            append_rows(chain([tables.empty(table)], tables.pieces(table)), form, stream)


def _partition(tables: OpenTables, folder: Path) -> None:
    import duckdb

    with duckdb.connect(
        ":memory:", config={"memory_limit": MEMORY, "temp_directory": str(folder / "spilt")}
    ) as database:
        for table in VIEWS:
            (folder / table.name).mkdir()
            if not tables.files(table):
                continue
            database.execute(
                f"COPY ({_partitioned(tables, table)})"
                f" TO {quoted(str(folder / table.name))}"
                f" (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({', '.join(PARTITIONS)}), OVERWRITE)"
            )


def _partitioned(tables: OpenTables, table: Table) -> str:
    """The rows of a table with the year and the type of their document."""
    source = _source(tables, table)
    if table is NODES:
        return f"SELECT *, year AS document_year, type AS document_type FROM {source}"  # noqa: S608 - names of our own
    key = "id" if table is DOCUMENTS else "document"
    kept = "t.* EXCLUDE (document_type)" if table is DOCUMENTS else "t.*"
    return (
        f"SELECT {kept}, d.year AS document_year, d.document_type"  # noqa: S608 - names of our own
        f" FROM {source} t JOIN {_source(tables, DOCUMENTS)} d ON t.{key} = d.id"
    )


def _source(tables: OpenTables, table: Table) -> str:
    return f"({select_from(tables.files(table))})"


def _put(new: Path, place: Path, before: Path) -> None:
    if place.exists():
        place.rename(before)
    new.rename(place)
