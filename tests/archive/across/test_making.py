"""Tables of all documents together are made for who asks, and made again when the archive has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.archive.across import making
from ocr_pipeline.archive.across.described import ACROSS
from ocr_pipeline.archive.across.making import PREFIX
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.errors import WrongQueryError
from tests.archive.graph.shelves import issued, small


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return small(tmp_path / "archive")


def _made(archive: Archive) -> list[str]:
    shown = {f"{table.name}.parquet" for table in ACROSS}
    return sorted(path.name for path in archive.places.root.glob(f"tables/{PREFIX}*/*") if path.name in shown)


def test_a_question_that_does_not_name_them_makes_none(archive: Archive) -> None:
    archive.query("SELECT * FROM citations")
    assert _made(archive) == []


def test_a_question_makes_those_that_it_names_once(archive: Archive) -> None:
    assert archive.query("SELECT * FROM EDGES").num_rows == 7
    assert _made(archive) == ["edges.parquet", "nodes.parquet"]
    (edges,) = archive.places.root.glob(f"tables/{PREFIX}*/edges.parquet")
    before = edges.stat().st_ino
    archive.query("SELECT * FROM nodes")
    assert edges.stat().st_ino == before


def test_a_document_more_is_told_beside_what_was_made(archive: Archive) -> None:
    assert archive.table("nodes").num_rows == 5
    (base,) = archive.places.root.glob(f"tables/{PREFIX}*/nodes.parquet")
    for name in ("new", "newer"):
        archive.add(issued(name, f"99{name}/QĐ-UBND", "2022-01-01"), Path(f"/scans/{name}.pdf"))
        archive.table("nodes")
    assert archive.table("nodes").num_rows == archive.query("SELECT * FROM nodes").num_rows == 7
    files = list(archive.places.root.glob(f"tables/{PREFIX}*/nodes.parquet"))
    assert base in files
    assert len(files) == 2


def test_where_much_changed_all_are_made_anew_and_the_old_ones_go(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.table("nodes")
    monkeypatch.setattr(making, "MOST_CHANGED", 0)
    archive.add(issued("new", "99/QĐ-UBND", "2022-01-01"), Path("/scans/new.pdf"))
    assert archive.table("nodes").num_rows == 6
    assert len(list(archive.places.root.glob(f"tables/{PREFIX}*"))) == 1


def test_what_a_killed_process_left_is_never_taken_for_tables(archive: Archive) -> None:
    archive.table("nodes")
    (marker,) = archive.places.root.glob(f"tables/{PREFIX}*/graph.json")
    marker.unlink()  # it is written last
    for path in marker.parent.glob("*.parquet"):
        path.write_bytes(b"half")
    assert archive.table("nodes").num_rows == 5


def test_a_name_that_is_put_together_is_refused_and_not_answered_with_nothing(archive: Archive) -> None:
    with pytest.raises(WrongQueryError, match="nodes is made for questions that name it"):
        archive.query("SELECT * FROM query_table('no' || 'des')")


def test_an_archive_without_documents_has_none(tmp_path: Path) -> None:
    empty = Archive.make(tmp_path / "empty")
    assert empty.table("edges").num_rows == empty.query("SELECT * FROM nodes").num_rows == 0
    assert empty.series("hồ sơ").num_rows == 0
