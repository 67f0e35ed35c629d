"""Nodes and edges of an archive: every citation is an edge, and every edge ends at a node."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.graph.citation_graph import relations_of
from tests.archive.graph.shelves import citation, filled, issued, sha, small
from tests.archive.tables.documents import doubtful

PROVINCE = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
DECREE = "cited:30-2020-nd-cp:2020-03-05"
CODES = ["30/2020/NĐ-CP", "15/QĐ-UBND", "16/QĐ-UBND", "12/2019", None]
DAYS = ["2020-03-05", "2021-03-12", None]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return small(tmp_path_factory.mktemp("graph") / "archive")


def _edges(archive: Archive) -> list[dict[str, Any]]:
    return sorted(archive.table("edges").to_pylist(), key=lambda row: (row["document"], row["path"]))


def test_citations_lead_to_the_documents_that_they_mean(archive: Archive) -> None:
    told = {
        (row["document"], row["path"]): (row["target"], row["relation"], row["resolved"]) for row in _edges(archive)
    }
    law = "cited:luat-luu-tru:2011-11-11"
    assert told == {
        (sha("decision"), "citations[0]"): (DECREE, "basis", "outside"),
        (sha("plan"), "citations[0]"): (DECREE, "basis", "outside"),
        (sha("plan"), "citations[1]"): (sha("decision"), "implements", "code_and_date"),
        (sha("plan"), "citations[2]"): (law, "basis", "outside"),
        (sha("report"), "citations[0]"): (DECREE, "refers", "outside"),
        (sha("report"), "citations[1]"): (sha("decision"), "implements", "code_and_date"),
        (sha("report"), "citations[2]"): (law, "basis", "outside"),
    }


def test_only_what_was_guessed_is_flagged(archive: Archive) -> None:
    flagged = [(row["document"], row["path"]) for row in _edges(archive) if row["needs_review"]]
    assert flagged == [(sha("report"), "citations[0]")]


def test_a_document_outside_is_told_once_with_all_its_spellings(archive: Archive) -> None:
    nodes = {row["id"]: row for row in archive.table("nodes").to_pylist()}
    assert len(nodes) == 5
    decree = nodes[DECREE]
    assert (decree["code"], decree["forms"]) == ("30/2020/NĐ-CP", ["030/2020/ND-CP", "30/2020/NĐ-CP"])
    assert (decree["cited_by"], decree["in_archive"], decree["needs_review"]) == (3, False, False)
    assert (nodes[sha("decision")]["cited_by"], nodes[sha("decision")]["cites"]) == (2, 1)
    assert nodes[sha("report")]["reasons"] == ["code: in doubt"]


def test_the_evidence_of_a_citation_stays_with_its_edge(archive: Archive) -> None:
    shared = ["document", "path", "raw", "page", "span_start", "confidence", "in_preamble", "mentions"]
    of = [sorted(archive.table(name, shared).to_pylist(), key=repr) for name in ("edges", "citations")]
    assert of[0] == of[1]


def test_a_number_of_that_day_that_several_bodies_may_have_given_is_flagged(tmp_path: Path) -> None:
    bare = citation("225/KH-UBND", "2020-12-30")
    archive = filled(
        tmp_path / "archive",
        issued("a", "1/BC-X", "2021-01-01", "BỘ CÔNG SẢN", bare),
        issued("b", "2/BC-Y", "2021-01-02", "BỘ HẠ TẦNG", bare),
    )
    (node,) = archive.query("SELECT * FROM nodes WHERE NOT in_archive").to_pylist()
    assert (node["cited_by"], node["needs_review"]) == (2, True)


def test_a_document_whose_every_citation_is_in_doubt_is_in_doubt(tmp_path: Path) -> None:
    doubt = citation("30/2020/NĐ-CP", "2020-03-05", needs_review=True, reasons=["digits"])
    archive = filled(tmp_path / "archive", issued("a", "1/BC-X", "2021-01-01", "BỘ CÔNG SẢN", doubt))
    assert archive.query("SELECT needs_review FROM nodes WHERE NOT in_archive").to_pylist() == [{"needs_review": True}]


def test_what_is_found_by_a_doubtful_code_is_in_doubt(tmp_path: Path) -> None:
    archive = filled(
        tmp_path / "archive",
        issued("a", None, "2021-03-12", told_code=doubtful("15/QĐ-UBND")),
        issued("b", "2/BC-UBND", "2021-04-12", "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", citation("15/QĐ-UBND", "2021-03-12")),
    )
    (edge,) = _edges(archive)
    assert (edge["target"], edge["needs_review"]) == (sha("a"), True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cited=st.lists(
        st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(DAYS)), max_size=4), min_size=1, max_size=5
    ),
    dice=st.randoms(use_true_random=False),
)
def test_every_citation_is_one_edge_between_nodes_and_order_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, cited: list[list[tuple[str | None, str | None]]], dice: random.Random
) -> None:
    documents = [
        issued(
            str(number),
            CODES[number % 3],
            DAYS[number % 2],
            "UBND TỈNH LAM GIANG",
            *(citation(code, day, span=[place, place + 5]) for place, (code, day) in enumerate(every)),
        )
        for number, every in enumerate(cited)
    ]
    archive = filled(tmp_path_factory.mktemp("one") / "archive", *documents)
    shuffled = dice.sample(documents, len(documents))
    other = filled(tmp_path_factory.mktemp("other") / "archive", *shuffled)
    edges, nodes = _edges(archive), archive.table("nodes").to_pylist()
    assert len(edges) == archive.table("citations").num_rows
    identities = [row["id"] for row in nodes]
    assert len(set(identities)) == len(identities)
    assert {row["target"] for row in edges} | {row["document"] for row in edges} <= set(identities)
    assert sum(row["cites"] for row in nodes) == len(edges)
    assert _edges(other) == edges
    assert sorted(other.table("nodes").to_pylist(), key=repr) == sorted(nodes, key=repr)


def test_what_stands_around_a_document(archive: Archive) -> None:
    near = archive.graph().around("15/QD-UBND")
    assert near.centre == sha("decision")
    assert near.layers == {sha("decision"): 0, DECREE: -1, sha("plan"): 1, sha("report"): 1}
    # Citations among the neighbours are told as well.
    assert len(near.edges) == 5
    assert set(archive.graph().around(sha("plan")[:12], depth=2).layers.values()) == {0, -1}


def test_what_joins_two_documents_that_cite_one_another_depends_on_which_is_asked(tmp_path: Path) -> None:
    to, back = citation("2/QĐ-UBND", "2021-04-02", relation="amends"), citation("1/QĐ-UBND", "2021-04-01")
    archive = filled(tmp_path / "archive", issued("a", "1/QĐ-UBND", "2021-04-01", PROVINCE, to),
                     issued("b", "2/QĐ-UBND", "2021-04-02", PROVINCE, back))  # fmt: skip
    near = archive.graph().around(sha("a"))
    assert relations_of(near, cited=True) == {sha("b"): "amends"}
    assert relations_of(near, cited=False) == {sha("b"): "refers"}


@pytest.mark.parametrize("name", ["", "99/QĐ-X", "cited:"])
def test_a_name_that_means_no_document_or_several_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(KeyError, match="documents are called"):
        archive.graph().around(name)
