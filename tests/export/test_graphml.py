"""GraphML says what the tables say, to a program that knows nothing of ours."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.export.cells import plain_text
from ocr_pipeline.export.graphml import ENDS, write_graphml
from tests.archive.graph.shelves import citation, filled, issued, small

HOSTILE = "</data><script>\x00\x1b]]>&'\""


def _written(archive: Archive) -> bytes:
    content = io.BytesIO()
    with opened(archive.places) as tables:
        write_graphml(tables, content)
    return content.getvalue()


def _read(content: bytes) -> nx.MultiDiGraph[str]:
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def test_every_node_and_edge_comes_back_with_all_that_is_known(tmp_path: Path) -> None:
    archive = small(tmp_path / "archive")
    graph = _read(_written(archive))
    nodes = {row.pop("id"): row for row in archive.table("nodes").to_pylist()}
    assert set(graph) == set(nodes)
    for identity, told in graph.nodes(data=True):
        for name, cell in nodes[identity].items():
            expected = cell if isinstance(cell, bool | int | float) or cell is None else plain_text(cell)
            assert told.get(name) == expected
    edges = {f"{row['document']}:{row['path']}": row for row in archive.table("edges").to_pylist()}
    assert {key for *_, key in graph.edges(keys=True)} == set(edges)
    for source, target, key, told in graph.edges(keys=True, data=True):
        assert (source, target) == tuple(edges[key][name] for name in ENDS)
        assert told["confidence"] == edges[key]["confidence"]
        assert told["needs_review"] is edges[key]["needs_review"]
        assert json.loads(told["reasons"]) == edges[key]["reasons"]


def test_the_same_archive_gives_the_same_file(tmp_path: Path) -> None:
    assert _written(small(tmp_path / "one")) == _written(small(tmp_path / "two"))


def test_what_stands_on_a_page_stays_text(tmp_path: Path) -> None:
    cited = citation("15/QĐ-UBND", "2021-03-12", title=HOSTILE, raw=HOSTILE)
    graph = _read(_written(filled(tmp_path / "archive", issued("a", HOSTILE, "2021-04-01", HOSTILE, cited))))
    shown = HOSTILE.replace("\x00", "\N{REPLACEMENT CHARACTER}").replace("\x1b", "\N{REPLACEMENT CHARACTER}")
    assert {told["title"] for _, told in graph.nodes(data=True)} >= {shown}


def test_an_archive_without_documents_is_an_empty_graph(tmp_path: Path) -> None:
    assert len(_read(_written(Archive.make(tmp_path / "archive")))) == 0
