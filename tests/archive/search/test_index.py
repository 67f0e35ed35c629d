"""The index holds what the documents say, whatever happens to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import Catalogue, catalogue_to_read
from ocr_pipeline.archive.search.filters import NO_FILTERS
from ocr_pipeline.archive.search.searching import search
from ocr_pipeline.archive.verifying import Repair, repair, verify
from ocr_pipeline.errors import ArchiveFormatError, DamagedArchiveError
from schemas import Document
from tests.archive.search.shelves import document, field, shelf


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return shelf(tmp_path / "archive", "kiểm tra một", "kiểm tra hai", "việc khác")


def _again(text: str, earlier: Document) -> Document:
    """What a changed parser makes of the same scan."""
    return document(text).model_copy(update={"source": earlier.source})


def test_a_document_that_is_replaced_is_found_as_it_is_now(tmp_path: Path) -> None:
    first = document("kiểm tra một", subject=field("cũ"))
    archive = shelf(tmp_path / "archive", first, _again("thanh tra hai", first))
    assert archive.search("kiem tra").total == archive.search("cũ").total == 0
    (hit,) = archive.search("thanh tra").hits
    assert hit.document == first.source.sha256
    assert [*verify(archive.places, sources=False)] == []


def test_a_search_is_of_one_state_whatever_is_written_meanwhile(archive: Archive) -> None:
    with catalogue_to_read(archive.places.catalogue) as connection:
        before = search(connection, "kiểm tra", NO_FILTERS)
        with Catalogue(archive.places.catalogue) as catalogue:
            catalogue.drop([before.hits[0].document])
        assert search(connection, "kiểm tra", NO_FILTERS) == before
    assert archive.search("kiểm tra").total == before.total - 1 == 1


def test_made_anew_it_is_the_same(archive: Archive) -> None:
    before = archive.search("kiểm tra")
    with Catalogue(archive.places.catalogue) as catalogue:
        content = catalogue.content()
    assert archive.rebuild_catalogue() == 3
    with Catalogue(archive.places.catalogue) as catalogue:
        assert catalogue.content() == content
    after = archive.search("kiểm tra")
    assert after.total == before.total == 2
    assert {hit.document for hit in after.hits} == {hit.document for hit in before.hits}


def test_a_write_that_fails_leaves_neither_row_nor_word(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("ocr_pipeline.archive.catalogue.index.add", full)
    with pytest.raises(DamagedArchiveError):
        shelf(archive.places.root, "kiểm tra ba")
    assert archive.search("kiem tra").total == 2
    assert archive.search("").total == 3


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param("DELETE FROM search_data WHERE id > 10", id="words lost"),
        pytest.param("UPDATE searched SET packed = x'00' WHERE document = 2", id="a text that cannot be unpacked"),
        pytest.param(
            "UPDATE searched SET packed = (SELECT packed FROM searched WHERE document = 1) WHERE document = 2",
            id="a text of another document",
        ),
        pytest.param("DELETE FROM searched WHERE document = 3", id="a text that is missing"),
        pytest.param("DELETE FROM search_docsize WHERE id = 1", id="a document that the index forgot"),
    ],
)
def test_verify_finds_what_is_wrong_with_the_index_and_puts_it_right(archive: Archive, harm: str) -> None:
    with sqlite3.connect(archive.places.catalogue) as plain:
        plain.execute(harm)
    plain.close()
    findings = [*verify(archive.places, sources=False)]
    assert findings
    assert {each.repair for each in findings} == {Repair.CATALOGUE}
    assert repair(archive.places, findings) == []
    assert [*verify(archive.places, sources=False)] == []
    assert archive.search("kiem tra").total == 2


def test_any_program_can_ask_the_index(archive: Archive) -> None:
    with sqlite3.connect(archive.places.catalogue) as plain:
        rows = plain.execute(
            "SELECT name FROM search JOIN documents ON key = search.rowid WHERE search MATCH 'kiem AND hai'"
        ).fetchall()
    assert rows == [("kiểm tra hai.pdf",)]


def test_a_search_neither_waits_for_a_writer_nor_sees_what_is_not_done(archive: Archive) -> None:
    with Catalogue(archive.places.catalogue) as writer, writer.transaction():
        writer.connection.execute("DELETE FROM documents")
        assert archive.search("kiem tra").total == 2


def test_a_catalogue_of_another_version_is_refused_and_made_anew(archive: Archive) -> None:
    with sqlite3.connect(archive.places.catalogue) as plain:
        plain.execute("PRAGMA user_version = 1")
    with pytest.raises(ArchiveFormatError, match="version 1"):
        archive.search("kiem tra")
    assert archive.rebuild_catalogue() == 3
    assert archive.search("kiem tra").total == 2


def test_a_catalogue_that_is_missing_is_no_empty_archive(archive: Archive) -> None:
    archive.places.catalogue.unlink()
    with pytest.raises(DamagedArchiveError, match="missing"):
        archive.search("kiem tra")
    assert not archive.places.catalogue.exists()


def test_pages_of_a_part_are_those_of_its_scan(tmp_path: Path) -> None:
    archive = shelf(tmp_path / "archive", document("một\fhai", pages=(4, 5)))
    (hit,) = archive.search("hai").hits
    assert (hit.document.endswith("-p4-5"), hit.snippet.page) == (True, 5)
