"""Tables of all documents together lie beside the parts that they were made of, and follow what changes there.

::

    tables/
      across.json                    the folders that hold such tables in full: the bases
      across-DIGEST/TABLE.parquet    DIGEST names the parts, and the code that made the table
      across-DIGEST/KIND.json        written last: whether the tables are whole, or what of a base holds beside them

A change is followed to what it changes (``graph/following.py``, ``series/following.py``): that is told anew beside the
base. Where it is much, all is made anew, and is the next base.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict

from ocr_pipeline.archive.across.bases import Changed, bases_of, changed_since, put_base
from ocr_pipeline.archive.across.described import EDGES, NODES, SERIES
from ocr_pipeline.archive.graph import following as graph_following
from ocr_pipeline.archive.graph.making import Graph
from ocr_pipeline.archive.graph.says import SAYS
from ocr_pipeline.archive.series import following as series_following
from ocr_pipeline.archive.series.making import series_rows
from ocr_pipeline.archive.tables.arrow import schema_of
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.archive.tables.locks import one_at_a_time
from ocr_pipeline.archive.tables.part_files import ROW_GROUP, read_file
from ocr_pipeline.archive.tables.part_rows import PartTables
from ocr_pipeline.archive.tables.parts import State, TablePlaces
from ocr_pipeline.archive.writing import ensure_writable, write_atomically, written_atomically

PREFIX: Final = "across-"
"""How a folder of such tables begins."""
MOST_CHANGED: Final = 1_000
"""Documents that changed since a base was made; where more did, a new one is made."""
GRAPH, SERIES_KIND = "graph", "series"
_KINDS: Final = {EDGES.name: GRAPH, NODES.name: GRAPH, SERIES.name: SERIES_KIND}
_KEYS: Final = {EDGES.name: "document", NODES.name: "id", SERIES.name: "series"}
"""The column by which rows of a base are told anew."""
_ROOMS: Final = ("across", "graph", "series", "search")
"""Rooms of the archive whose code makes them; that of the parts is named by the parts' state."""

Without = Mapping[str, tuple[str, ...]]
"""Of each table the keys whose rows a base holds no more."""


class _Made(BaseModel):
    """How the tables of a kind lie in a folder: whole, or beside those of ``base`` ``without`` some of its rows."""

    model_config = ConfigDict(frozen=True)

    base: str | None = None
    without: dict[str, tuple[str, ...]] = {}


def across_files(tables: PartTables, table: Table) -> list[FileRows]:
    """The files of a table of all documents together; they are made where they are not there.

    Raises:
        DamagedArchiveError: a file of the parts is missing or broken.
        UnwritableOutputError: the disk does not take it.
    """
    folder = folder_of(tables.places, tables.state)
    kind = _KINDS[table.name]
    if not _told(folder, kind).exists():
        with one_at_a_time(tables.places.changing):
            if not _told(folder, kind).exists():
                ensure_writable(folder)
                _make(tables, kind, folder)
    made = _Made.model_validate_json(_told(folder, kind).read_bytes())
    found = [FileRows(_file(folder, table))]
    if made.base is not None:
        rows = FileRows(_file(tables.places.root / made.base, table), _KEYS[table.name], made.without[table.name])
        found.insert(0, rows)
    return found


def folder_of(places: TablePlaces, state: State) -> Path:
    """Where the tables of these parts lie, whether they were made or not."""
    parts = sorted(each.model_dump_json() for each in state.parts)
    digest = hashlib.sha256("\n".join([_made_by(state), *parts]).encode())
    return places.root / f"{PREFIX}{digest.hexdigest()[:16]}"


def folders_in_use(places: TablePlaces, state: State) -> set[str]:
    """Names of the folders that hold what is, or can be, made of these parts."""
    return {folder_of(places, state).name, *bases_of(places, _made_by(state)).folders.values()}


def _make(tables: PartTables, kind: str, folder: Path) -> None:
    made_by = _made_by(tables.state)
    base = bases_of(tables.places, made_by).folders.get(kind)
    made = _Made()
    without = _follow(tables, kind, tables.places.root / base, folder) if base is not None else None
    if base is not None and without is not None:
        made = _Made(base=base, without=dict(without))
    else:
        _WHOLE[kind](tables, folder)
        put_base(tables, made_by, kind, folder)
    write_atomically(_told(folder, kind), made.model_dump_json().encode())


def _follow(tables: PartTables, kind: str, base: Path, folder: Path) -> Without | None:
    """Write what changed since a base was made, and tell what it holds no more; ``None`` where that is too much."""
    if not _told(base, kind).exists():
        return None
    changed = changed_since(tables, kind, base)
    return _FOLLOWING[kind](tables, base, changed, folder) if len(changed.every) <= MOST_CHANGED else None


def _whole_graph(tables: PartTables, folder: Path) -> None:
    graph = Graph.of(tables)
    with ExitStack() as stack:
        edges, says = (stack.enter_context(_writer(table, folder)) for table in (EDGES, SAYS))
        for some, said in _gathered(graph.edges()):
            edges.write_table(some)
            says.write_table(said)
        for own in graph.own():
            says.write_table(own)
    _write(NODES, graph.nodes(), folder)


def _follow_graph(tables: PartTables, base: Path, changed: Changed, folder: Path) -> Without | None:
    found = graph_following.follow(tables, partial(read_file, _file(base, SAYS)), changed.every)
    if found is None:
        return None
    _write(EDGES, [found.edge_rows], folder)
    _write(NODES, [found.node_rows], folder)
    return {EDGES.name: tuple(sorted(found.documents)), NODES.name: tuple(sorted(found.nodes))}


def _whole_series(tables: PartTables, folder: Path) -> None:
    _write(SERIES, series_rows(tables), folder)


def _follow_series(tables: PartTables, base: Path, changed: Changed, folder: Path) -> Without | None:
    before = read_file(_file(base, SERIES), ("document", "series"))
    found = series_following.follow(tables, before, changed.every)
    if found is None:
        return None
    _write(SERIES, [found.rows], folder)
    return {SERIES.name: tuple(sorted(found.series))}


_WHOLE: Final[dict[str, Callable[[PartTables, Path], None]]] = {GRAPH: _whole_graph, SERIES_KIND: _whole_series}
_FOLLOWING: Final[dict[str, Callable[[PartTables, Path, Changed, Path], Without | None]]] = {
    GRAPH: _follow_graph,
    SERIES_KIND: _follow_series,
}


def _file(folder: Path, table: Table) -> Path:
    return folder / f"{table.name}.parquet"


def _told(folder: Path, kind: str) -> Path:
    return folder / f"{kind}.json"


@contextmanager
def _writer(table: Table, folder: Path) -> Iterator[pq.ParquetWriter]:
    with (
        written_atomically(_file(folder, table)) as stream,
        pq.ParquetWriter(stream, schema_of(table), compression="zstd") as writer,
    ):
        yield writer


def _write(table: Table, each: Iterable[pa.Table], folder: Path) -> None:
    with _writer(table, folder) as writer:
        for (rows,) in _gathered((rows,) for rows in each):
            writer.write_table(rows)


def _gathered(each: Iterable[tuple[pa.Table, ...]]) -> Iterator[tuple[pa.Table, ...]]:
    """As much at once as a reader passes over, or reads, at once."""
    gathered: list[tuple[pa.Table, ...]] = []
    for rows in each:
        gathered.append(rows)
        if sum(first.num_rows for first, *_ in gathered) >= ROW_GROUP:
            yield tuple(map(pa.concat_tables, zip(*gathered, strict=True)))
            gathered = []
    if gathered:
        yield tuple(map(pa.concat_tables, zip(*gathered, strict=True)))


def _made_by(state: State) -> str:
    return f"{state.made_by} {_code()}"


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted(files(f"ocr_pipeline.archive.{room}").iterdir(), key=lambda each: each.name):
            if path.name.endswith(".py"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
