"""A change followed through the graph: the edges and nodes that it changes are told anew, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.across.described import EDGES, NODES
from ocr_pipeline.archive.graph.making import CITED, Graph, as_cited, own_name
from ocr_pipeline.archive.graph.nodes import Tallies, held_row, outside_rows
from ocr_pipeline.archive.graph.outside import PREFIX, Known
from ocr_pipeline.archive.graph.says import (
    FOUND_BY,
    SAYS,
    Sayings,
    citations,
    known_of,
    own,
    said,
    tallies_of,
    values,
)
from ocr_pipeline.archive.graph.shelf import COLUMNS, Shelf
from ocr_pipeline.archive.tables.arrow import arrow_table, only_rows, schema_of, without_rows
from ocr_pipeline.archive.tables.columns import Row
from ocr_pipeline.archive.tables.described import CITATIONS, DOCUMENTS
from ocr_pipeline.archive.tables.part_rows import PartTables, Placed

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


def follow(tables: PartTables, before: Callable[[Sequence[str]], pa.Table], changed: Set[str]) -> Followed | None:
    """What changed documents change in the graph.

    Args:
        tables: of the archive as it is now.
        before: reads some columns of what was said (:data:`~ocr_pipeline.archive.graph.says.SAYS`) when the graph was
            made.
        changed: the documents that came, went or are other than they were then.

    Returns:
        What changes; ``None`` where that is so much that the whole graph is better made anew.
    """
    found_in = Placed.of(tables)
    kept = before(FOUND_BY)
    old = only_rows(kept, "document", changed)
    now = Sayings(kept, changed, _said_by(found_in, changed))
    touched = pa.concat_tables([old, now.new.select(FOUND_BY)])
    codes, laws = _other_days(Sayings(kept, frozenset(), now.new.slice(0, 0)), now, touched)
    documents = changed | _depending(Sayings(kept, changed, now.new.slice(0, 0)), own(touched), codes, laws)
    if len(documents) > MOST:
        return None
    edges, says = _edges(found_in, now, documents)
    whole = before(SAYS.names)
    after = Sayings(whole, documents, pa.concat_tables([*_own(whole, now, documents), says]))
    gone = citations(only_rows(kept, "document", documents))
    nodes = documents | values(gone, "target") | values(says, "target") | _outside(after, codes)
    return Followed(documents, nodes, edges, _nodes(found_in, after, nodes))


def _own(whole: pa.Table, now: Sayings, documents: Set[str]) -> Iterator[pa.Table]:
    """What documents say of themselves now."""
    yield own(without_rows(only_rows(whole, "document", documents), "document", now.gone))
    yield own(now.new)


def _said_by(found_in: Placed, documents: Set[str]) -> pa.Table:
    """What documents say now; what is cited is not looked up yet."""
    some = found_in.some(documents)
    rows = [said(row["id"], None, own_name(row)) for row in some.rows(DOCUMENTS, COLUMNS)]
    rows += [said(row["document"], "", as_cited(row)) for row in some.rows(CITATIONS, CITED)]
    return arrow_table(SAYS, rows)


def _other_days(before: Sayings, now: Sayings, touched: pa.Table) -> tuple[Set[str], Set[str]]:
    """Codes that all that is said gives other days than it did, and laws that it gives other codes."""
    wanted = values(touched, "code"), values(touched, "law")
    then, today = known_of(before, *wanted), known_of(now, *wanted)
    codes = {code for code in wanted[0] if then.days.get(code) != today.days.get(code)}
    keys = then.codes.keys() | today.codes.keys()
    return codes, {key[0] for key in keys if then.codes.get(key) != today.codes.get(key)}


def _depending(rest: Sayings, named: pa.Table, codes: Set[str], laws: Set[str]) -> set[str]:
    """Documents with citations whose meaning hangs on changed documents' names, on days of codes, or codes of laws."""
    undated = citations(rest.those("code", codes))
    uncoded = citations(rest.those("law", values(named, "law") | laws))
    return (
        values(citations(rest.those("code", values(named, "code"))), "document")
        | values(undated.filter(pc.is_null(undated.column("date"))), "document")
        | values(uncoded.filter(pc.is_null(uncoded.column("code"))), "document")
    )


def _edges(found_in: Placed, now: Sayings, documents: Set[str]) -> tuple[pa.Table, pa.Table]:
    """The edges of some documents, and what is said in them."""
    asked = citations(now.those("document", documents))
    codes, laws = values(asked, "code"), values(asked, "law")
    shelved = values(own(now.those("code", codes)), "document") | values(own(now.those("law", laws)), "document")
    shelf = Shelf.of(found_in.some(documents | shelved).rows(DOCUMENTS, COLUMNS))
    graph = Graph(found_in.some(documents), shelf, known_of(now, codes, laws), Tallies())
    made = list(graph.edges())
    edges = pa.concat_tables([schema_of(EDGES).empty_table(), *(each for each, _ in made)])
    return edges, pa.concat_tables([schema_of(SAYS).empty_table(), *(says for _, says in made)])


def _outside(after: Sayings, codes: Set[str]) -> set[str]:
    """Documents outside that are cited by some codes."""
    return {each for each in values(citations(after.those("code", codes)), "target") if each.startswith(PREFIX)}


def _nodes(found_in: Placed, after: Sayings, nodes: Set[str]) -> pa.Table:
    tallies = tallies_of(after, nodes)
    codes = values(after.those("target", nodes), "code")
    return arrow_table(NODES, _rows(found_in, tallies, known_of(after, codes, frozenset()), nodes))


def _rows(found_in: Placed, tallies: Tallies, known: Known, nodes: Set[str]) -> Iterator[Row]:
    for row in found_in.some(nodes).rows(DOCUMENTS, COLUMNS):
        yield held_row(row, tallies)
    yield from outside_rows(tallies, known)
