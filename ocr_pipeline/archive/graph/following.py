"""A change followed through the graph: the edges and nodes that it changes are told anew, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.across.described import EDGES, NODES
from ocr_pipeline.archive.graph.making import CITED, Graph, as_cited, own_name
from ocr_pipeline.archive.graph.nodes import Tallies, held_row, outside_rows
from ocr_pipeline.archive.graph.outside import PREFIX, Known
from ocr_pipeline.archive.graph.says import SAYS, citations, known_of, own, said, tallies_of, values
from ocr_pipeline.archive.graph.shelf import COLUMNS, Shelf
from ocr_pipeline.archive.tables.arrow import arrow_table, only_rows, schema_of, without_rows
from ocr_pipeline.archive.tables.columns import Row
from ocr_pipeline.archive.tables.described import CITATIONS, DOCUMENTS
from ocr_pipeline.archive.tables.part_rows import PartTables, SomeDocuments

MOST: Final = 2_000
"""Documents whose edges are told anew; where more would be, all are."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What takes the place of edges of some documents, and of some nodes.

    Attributes:
        documents: whose edges are told anew.
        nodes: identities of the nodes that are told anew, or are no more.
        edge_rows: the new edges.
        node_rows: the new nodes.
    """

    documents: Set[str]
    nodes: Set[str]
    edge_rows: pa.Table
    node_rows: pa.Table


def follow(tables: PartTables, before: pa.Table, changed: Set[str]) -> Followed | None:
    """What changed documents change in the graph.

    Args:
        tables: of the archive as it is now.
        before: all that was said (:data:`~ocr_pipeline.archive.graph.says.SAYS`) when the graph was made.
        changed: the documents that came, went or are other than they were then.

    Returns:
        What changes; ``None`` where that is so much that the whole graph is better made anew.
    """
    new = _said_by(tables, changed)
    old, rest = only_rows(before, "document", changed), without_rows(before, "document", changed)
    now = pa.concat_tables([rest, new])
    touched = pa.concat_tables([old, new])
    codes, laws = _other_days(before, now, touched)
    documents = changed | values(_depending(rest, own(touched), codes, laws), "document")
    if len(documents) > MOST:
        return None
    edges, says = _edges(tables, now, documents)
    after = pa.concat_tables([own(now), without_rows(citations(now), "document", documents), says])
    gone = citations(only_rows(before, "document", documents))
    nodes = documents | values(gone, "target") | values(says, "target") | _outside(after, codes)
    return Followed(documents, nodes, edges, _nodes(tables, after, nodes))


def _said_by(tables: PartTables, documents: Set[str]) -> pa.Table:
    """What documents say now; what is cited is not looked up yet."""
    some = SomeDocuments(tables.places, tables.state, frozenset(documents))
    rows = [said(row["id"], None, own_name(row)) for row in some.rows(DOCUMENTS, COLUMNS)]
    rows += [said(row["document"], "", as_cited(row)) for row in some.rows(CITATIONS, CITED)]
    return arrow_table(SAYS, rows)


def _other_days(before: pa.Table, now: pa.Table, touched: pa.Table) -> tuple[Set[str], Set[str]]:
    """Codes that all that is said gives other days than it did, and laws that it gives other codes."""
    wanted = values(touched, "code"), values(touched, "law")
    then, today = known_of(before, *wanted), known_of(now, *wanted)
    codes = {code for code in wanted[0] if then.days.get(code) != today.days.get(code)}
    keys = then.codes.keys() | today.codes.keys()
    return codes, {key[0] for key in keys if then.codes.get(key) != today.codes.get(key)}


def _depending(rest: pa.Table, named: pa.Table, codes: Set[str], laws: Set[str]) -> pa.Table:
    """The citations whose meaning hangs on changed documents' own names, on days of codes, or on codes of laws."""
    cited = citations(rest)
    dated, coded = pc.is_valid(cited.column("date")), pc.is_valid(cited.column("code"))
    undated = cited.filter(pc.invert(dated))
    uncoded = cited.filter(pc.invert(coded))
    return pa.concat_tables(
        [
            only_rows(cited, "code", values(named, "code")),
            only_rows(undated, "code", codes),
            only_rows(uncoded, "law", values(named, "law") | laws),
        ]
    )


def _edges(tables: PartTables, now: pa.Table, documents: Set[str]) -> tuple[pa.Table, pa.Table]:
    """The edges of some documents, and what is said in them."""
    asked = citations(only_rows(now, "document", documents))
    codes, laws = values(asked, "code"), values(asked, "law")
    named = own(now)
    shelved = values(only_rows(named, "code", codes), "document") | values(only_rows(named, "law", laws), "document")
    some = SomeDocuments(tables.places, tables.state, frozenset(documents | shelved))
    citing = SomeDocuments(tables.places, tables.state, frozenset(documents))
    graph = Graph(citing, Shelf.of(some.rows(DOCUMENTS, COLUMNS)), known_of(now, codes, laws), Tallies())
    made = list(graph.edges())
    edges = pa.concat_tables([schema_of(EDGES).empty_table(), *(each for each, _ in made)])
    return edges, pa.concat_tables([schema_of(SAYS).empty_table(), *(says for _, says in made)])


def _outside(after: pa.Table, codes: Set[str]) -> set[str]:
    """Documents outside that are cited by some codes."""
    return {each for each in values(only_rows(citations(after), "code", codes), "target") if each.startswith(PREFIX)}


def _nodes(tables: PartTables, after: pa.Table, nodes: Set[str]) -> pa.Table:
    tallies = tallies_of(after, nodes)
    codes = values(only_rows(citations(after), "target", nodes), "code")
    return arrow_table(NODES, _rows(tables, tallies, known_of(after, codes, set()), nodes))


def _rows(tables: PartTables, tallies: Tallies, known: Known, nodes: Set[str]) -> Iterator[Row]:
    some = SomeDocuments(tables.places, tables.state, frozenset(nodes))
    for row in some.rows(DOCUMENTS, COLUMNS):
        yield held_row(row, tallies)
    yield from outside_rows(tallies, known)
