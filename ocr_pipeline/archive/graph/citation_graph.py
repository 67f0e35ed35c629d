"""The graph of an archive in memory, and what stands around one of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.across.described import EDGES, NODES
from ocr_pipeline.archive.graph.keys import code_key
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.tables.refreshing import OnProgress

EDGE_COLUMNS: Final = (
    "document", "path", "target", "relation", "resolved", "in_preamble", "page", "confidence", "needs_review",
)  # fmt: skip
"""What a graph has of its edges; :meth:`ocr_pipeline.archive.archive.Archive.table` has all."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A document, what it cites, what cites it, and so on.

    Attributes:
        centre: identity of the document.
        nodes: rows of ``nodes`` by identity.
        layers: steps from the centre by identity: below 0 along citations, above 0 against them.
        edges: rows of ``edges`` between them.
    """

    centre: str
    nodes: Mapping[str, Record]
    layers: Mapping[str, int]
    edges: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class CitationGraph:
    """What cites what in an archive: ``nodes``, and the columns :data:`EDGE_COLUMNS` of ``edges``, as Arrow tables."""

    nodes: pa.Table
    edges: pa.Table

    @classmethod
    def of(cls, places: Places, on_progress: OnProgress | None = None) -> CitationGraph:
        """The graph of an archive as it is now; see :meth:`ocr_pipeline.archive.archive.Archive.graph`."""
        with opened(places, on_progress) as tables:
            return cls(tables.table(NODES), tables.table(EDGES, EDGE_COLUMNS))

    def find(self, name: str) -> str:
        """The identity of a document that is called by it, by its beginning, or by its code.

        Raises:
            KeyError: none is called so, or several are.
        """
        identities: list[str] = self.nodes.column("id").to_pylist()
        if name in (found := set(identities)):
            return name
        begun = sorted(each for each in found if name and each.startswith(name))
        codes = zip(identities, self.nodes.column("code").to_pylist(), strict=True)
        key = code_key(name)
        meant = begun or sorted(each for each, code in codes if key and code and code_key(code) == key)
        if len(meant) == 1:
            return meant[0]
        several = f": {', '.join(meant[:3])} …" if meant else ""
        raise KeyError(f"{len(meant) or 'no'} documents are called {name!r}{several}")

    def around(self, name: str, depth: int = 1) -> Neighbourhood:
        """What stands around a document.

        Args:
            name: its identity, the beginning of it, or its code.
            depth: steps along citations, and against them.

        Raises:
            KeyError: no document is called so, or several are.
        """
        centre = self.find(name)
        layers = {centre: 0}
        for sign, source, target in ((-1, "document", "target"), (1, "target", "document")):
            reached = {centre}
            for step in range(1, depth + 1):
                near = self._edges_at(source, reached).column(target).to_pylist()
                reached = {each for each in near if each not in layers}
                layers |= dict.fromkeys(sorted(reached), sign * step)
        return Neighbourhood(centre, self._records(layers), layers, self._between(layers))

    def _edges_at(self, column: str, identities: Iterable[str]) -> pa.Table:
        wanted = pa.array(sorted(identities), type=pa.string())
        return self.edges.filter(pc.is_in(self.edges.column(column), value_set=wanted))

    def _records(self, identities: Iterable[str]) -> dict[str, Record]:
        wanted = pa.array(sorted(identities), type=pa.string())
        rows = self.nodes.filter(pc.is_in(self.nodes.column("id"), value_set=wanted)).to_pylist()
        return {row["id"]: row for row in rows}

    def _between(self, identities: Iterable[str]) -> tuple[Record, ...]:
        known = set(identities)
        rows = self._edges_at("document", known).to_pylist()
        return tuple(
            sorted((row for row in rows if row["target"] in known), key=lambda row: (row["document"], row["path"]))
        )


def relations_of(neighbourhood: Neighbourhood, *, cited: bool) -> dict[str, str]:
    """What joins the centre to each document that it cites, or to each that cites it: that of the first citation."""
    near, far = ("document", "target") if cited else ("target", "document")
    found: dict[str, str] = {}
    for edge in neighbourhood.edges:
        if edge[near] == neighbourhood.centre:
            found.setdefault(edge[far], edge["relation"])
    return found
