"""``vanban graph``, ``vanban plot`` and ``vanban dashboard`` from the command line."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyarrow.parquet as pq
import pytest

from tests.archive.graph.shelves import filled, small
from tests.archive.series.shelves import YEAR_2021, count, report
from tests.cli.staging import Vanban


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return small(tmp_path / "archive").places.root


@pytest.fixture
def counting(tmp_path: Path) -> Path:
    return filled(
        tmp_path / "counting", report("a", count(500), count(7, period=YEAR_2021)), report("b", count(500))
    ).places.root


def test_the_whole_graph_is_graphml(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    ran = vanban("graph", archive, "-o", tmp_path / "a.graphml")
    assert (ran.code, ran.out.decode()) == (0, "5 documents, 7 citations\n")
    assert len(nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)) == 5


def test_what_stands_around_a_document_is_a_picture(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    ran = vanban("graph", archive, "--around", "15/QD-UBND", "--depth", "2", "-o", tmp_path / "a.svg")
    assert (ran.code, ran.out.decode()) == (0, "4 documents, 5 citations\n")
    assert ET.parse(tmp_path / "a.svg").getroot().get("role") == "img"


def test_a_series_is_a_picture_and_a_table(vanban: Vanban, counting: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.svg", "a.png", "a.csv", "a.jsonl", "a.parquet")]
    outputs = [part for path in files for part in ("-o", path)]
    ran = vanban("plot", counting, "--measure", "ho so tiep nhan", *outputs)
    assert (ran.code, ran.out.decode()) == (0, "2 values of 3 mentions, 0 to review, 0 contradicted\n")
    assert all(path.stat().st_size for path in files)
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 3
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("document,path,series,point,counted")


def test_without_a_file_a_series_is_printed(vanban: Vanban, counting: Path) -> None:
    ran = vanban("plot", counting, "--measure", "hồ sơ", "--by", "measure", "--issuer", "nội vụ")
    assert ran.code == 0
    assert "năm 2021" in ran.out.decode()
    assert "3 rows" in ran.out.decode()


def test_a_dashboard_is_a_page(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    ran = vanban("dashboard", archive, "-o", tmp_path / "a.html")
    assert ran.code == 0
    assert ran.out.decode().startswith("3 documents, ")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")


# What is asked that makes no sense.
REFUSED = [
    ("graph", "-o", "a.svg"),
    ("graph", "--depth", "2", "-o", "a.graphml"),
    ("graph", "--most", "40", "-o", "a.graphml"),
    ("metadata", "-o", "a.csv"),
    ("graph", "--around", "15/QĐ-UBND", "-o", "a.graphml"),
    ("graph", "--around", "99/QĐ-X", "-o", "a.svg"),
    ("plot", "--measure", "vụ việc", "-o", "a.svg"),
    ("plot", "--measure", "vụ việc", "-o", "a.pdf"),
]


@pytest.mark.parametrize("asked", REFUSED, ids=" ".join)
def test_what_makes_no_sense_is_refused_with_what_to_do(
    vanban: Vanban, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *options = asked
    ran = vanban(command, archive, *options)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.count("→") == 1
    assert not list(tmp_path.glob("a.*"))
