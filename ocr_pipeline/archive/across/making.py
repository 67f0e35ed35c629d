"""Tables of all documents together lie beside the parts that they were made of, and are made again when those change.

::

    tables/
      across-DIGEST/TABLE.parquet    DIGEST names the parts, and the code that made the table
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from ocr_pipeline.archive.across.described import EDGES, NODES, SERIES
from ocr_pipeline.archive.graph.making import Graph
from ocr_pipeline.archive.series.making import series_rows
from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.locks import one_at_a_time
from ocr_pipeline.archive.tables.part_files import ROW_GROUP
from ocr_pipeline.archive.tables.part_rows import PartTables
from ocr_pipeline.archive.tables.parts import State, TablePlaces
from ocr_pipeline.archive.writing import ensure_writable, written_atomically

PREFIX: Final = "across-"
"""How a folder of such tables begins."""
_ROOMS: Final = ("across", "graph", "series", "search")
"""Rooms of the archive whose code makes them; that of the parts is named by the parts' state."""


def across_files(tables: PartTables, table: Table) -> list[FileRows]:
    """The files of a table of all documents together; they are made where they are not there.

    Raises:
        DamagedArchiveError: a file of the parts is missing or broken.
        UnwritableOutputError: the disk does not take it.
    """
    folder = folder_of(tables.places, tables.state)
    path = folder / f"{table.name}.parquet"
    if not path.exists():
        with one_at_a_time(tables.places.changing):
            if not path.exists():
                ensure_writable(folder)
                _MAKERS[table.name](tables, folder)
    return [FileRows(path)]


def folder_of(places: TablePlaces, state: State) -> Path:
    """Where the tables of these parts lie, whether they were made or not."""
    parts = sorted(each.model_dump_json() for each in state.parts)
    digest = hashlib.sha256("\n".join([state.made_by, _made_by(), *parts]).encode())
    return places.root / f"{PREFIX}{digest.hexdigest()[:16]}"


def _make_graph(tables: PartTables, folder: Path) -> None:
    graph = Graph.of(tables)
    _write(EDGES, graph.edges(), folder)
    _write(NODES, graph.nodes(), folder)


def _make_series(tables: PartTables, folder: Path) -> None:
    _write(SERIES, series_rows(tables), folder)


_MAKERS: Final[dict[str, Callable[[PartTables, Path], None]]] = {
    NODES.name: _make_graph,
    EDGES.name: _make_graph,
    SERIES.name: _make_series,
}


def _write(table: Table, each: Iterable[pa.Table], folder: Path) -> None:
    with (
        written_atomically(folder / f"{table.name}.parquet") as stream,
        pq.ParquetWriter(stream, schema_of(table), compression="zstd") as writer,
    ):
        for rows in _gathered(each):
            writer.write_table(rows)


def _gathered(each: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """As much at once as a reader passes over, or reads, at once."""
    gathered: list[pa.Table] = []
    for rows in each:
        gathered.append(rows)
        if sum(table.num_rows for table in gathered) >= ROW_GROUP:
            yield pa.concat_tables(gathered)
            gathered = []
    if gathered:
        yield pa.concat_tables(gathered)


@cache
def _made_by() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted(files(f"ocr_pipeline.archive.{room}").iterdir(), key=lambda each: each.name):
            if path.name.endswith(".py"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
