"""The tables ``nodes`` and ``edges``, made of ``documents`` and ``citations``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from ocr_pipeline.archive.across.described import EDGES, NODES
from ocr_pipeline.archive.graph.bodies import Head
from ocr_pipeline.archive.graph.nodes import Tallies, held_row, outside_rows
from ocr_pipeline.archive.graph.outside import Known, outside
from ocr_pipeline.archive.graph.resolving import Cited, resolve
from ocr_pipeline.archive.graph.says import SAYS, said
from ocr_pipeline.archive.graph.shelf import COLUMNS, Shelf
from ocr_pipeline.archive.tables.arrow import arrow_table, schema_of
from ocr_pipeline.archive.tables.columns import Row, Table
from ocr_pipeline.archive.tables.described import CITATIONS, DOCUMENTS
from ocr_pipeline.archive.tables.part_rows import PartTables

AT_ONCE: Final = 4096
"""Rows that are in memory as Python's objects."""
CITED: Final = ("document", "path", "type", "code", "title", "date", "issuer", "needs_review", "reasons")
_NOBODY: Final = Head("", "")


@dataclass(slots=True)
class Graph:
    """What making the edges leaves for the nodes."""

    tables: PartTables
    shelf: Shelf
    known: Known
    tallies: Tallies

    @classmethod
    def of(cls, tables: PartTables) -> Graph:
        """Look at every document and every citation once."""
        known = Known()
        shelf = Shelf.of(_rows(tables, DOCUMENTS, COLUMNS))
        known.add(map(own_name, _rows(tables, DOCUMENTS, COLUMNS)))
        known.add(map(as_cited, _rows(tables, CITATIONS, CITED)))
        return cls(tables, shelf, known, Tallies())

    def edges(self) -> Iterator[tuple[pa.Table, pa.Table]]:
        """The rows of ``edges``, some at a time, and what is said in them; to be gone through before :meth:`nodes`."""
        told = [name for name in EDGES.names if name in CITATIONS.names]
        for part in self.tables.parts(CITATIONS, dict.fromkeys((*CITED, *told))):
            for batch in part.to_batches(max_chunksize=AT_ONCE):
                yield self._edges(pa.Table.from_batches([batch]))

    def own(self) -> Iterator[pa.Table]:
        """What documents say of themselves, some at a time."""
        for part in self.tables.parts(DOCUMENTS, COLUMNS):
            for batch in part.to_batches(max_chunksize=AT_ONCE):
                yield arrow_table(SAYS, (said(row["id"], None, own_name(row)) for row in batch.to_pylist()))

    def nodes(self) -> Iterator[pa.Table]:
        """The rows of ``nodes``, some at a time."""
        for part in self.tables.parts(DOCUMENTS, COLUMNS):
            for batch in part.to_batches(max_chunksize=AT_ONCE):
                yield arrow_table(NODES, (held_row(row, self.tallies) for row in batch.to_pylist()))
        yield arrow_table(NODES, outside_rows(self.tallies, self.known))

    def _edges(self, citations: pa.Table) -> tuple[pa.Table, pa.Table]:
        made: list[tuple[Any, ...]] = []
        says: list[Row] = []
        for row in citations.select(CITED).to_pylist():
            edge, one = self._edge(row)
            made.append(edge)
            says.append(one)
        names = ("target", "resolved", "candidates", "needs_review", "reasons")
        columns = dict(zip(names, zip(*made, strict=True), strict=True)) if made else dict.fromkeys(names, ())
        schema = schema_of(EDGES)
        edges = pa.Table.from_arrays(
            [
                pa.array(columns[field.name], type=field.type)
                if field.name in columns
                else citations.column(field.name)
                for field in schema
            ],
            schema=schema,
        )
        return edges, arrow_table(SAYS, says)

    def _edge(self, row: Mapping[str, Any]) -> tuple[tuple[Any, ...], Row]:
        """What an edge says besides the columns of its citation; and what is said in it."""
        cited, source = as_cited(row), row["document"]
        found = resolve(cited, source, self.shelf)
        doubts, is_one = list(found.doubts), True
        self.tallies.add_citing(source)
        if found.document is not None:
            target = found.document
            self.tallies.add_held(source, target)
        else:
            held = self.shelf.by_id.get(source)
            other = outside(cited, source, row["path"], held.head if held else _NOBODY, self.known)
            target, is_one, doubts = other.id, other.is_one, [*doubts, *other.doubts]
            self.tallies.add_outside(source, other, cited, doubtful=row["needs_review"])
        reasons = dict.fromkeys([*row["reasons"], *doubts])
        edge = target, found.how.value, found.candidates, row["needs_review"] or bool(doubts), tuple(reasons)
        return edge, said(source, target, cited, doubtful=row["needs_review"], is_one=is_one)


def as_cited(row: Mapping[str, Any]) -> Cited:
    """A row of ``citations``."""
    return Cited(row["type"], row["code"], row["title"], row["date"], row["issuer"])


def own_name(row: Mapping[str, Any]) -> Cited:
    """A row of ``documents``, as it would be cited."""
    return Cited(row["document_type"], row["code"], row["subject"], row["date"], None)


def _rows(tables: PartTables, table: Table, columns: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    for part in tables.parts(table, columns):
        for batch in part.to_batches(max_chunksize=AT_ONCE):
            yield from batch.to_pylist()
