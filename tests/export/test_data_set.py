"""All tables of an archive as files: every row once, under its year and type, an earlier export replaced."""

from __future__ import annotations

import csv
import json
import resource
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.errors import UnwritableOutputError
from ocr_pipeline.export.data_set import write_parquet, write_rows
from ocr_pipeline.export.tabular import Format
from tests.archive.tables.documents import document, field


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.make(tmp_path / "it's an archive")
    archive.add(document("a" * 64), Path("/scans/a.pdf"))
    archive.add(document("b" * 64, date=field(None), document_type=field("Thông báo")), Path("/scans/b.pdf"))
    archive.decide("a" * 64, "number", Kind.TYPE, "012", by="Lan")
    archive.decide("b" * 64, "number", Kind.TYPE, "013", by="Lan")
    return archive


def _export(archive: Archive, folder: Path) -> None:
    with opened(archive.places) as tables:
        write_parquet(tables, folder)


def _read(folder: Path, name: str) -> list[dict[str, Any]]:
    found = ds.dataset(folder / name, partitioning="hive").to_table().to_pylist()
    return sorted(found, key=lambda row: str(row.get("document", row.get("id"))) + str(row.get("path")))


def test_every_row_is_once_in_the_data_set_under_its_year_and_type(archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "it's out"
    _export(archive, out)
    folders = {path.parent.relative_to(out).as_posix() for path in (out / "citations").rglob("*.parquet")}
    assert folders == {
        "citations/document_year=2021/document_type=Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh",
        "citations/document_year=__HIVE_DEFAULT_PARTITION__/document_type=Th%C3%B4ng%20b%C3%A1o",
    }
    for table in VIEWS:
        rows = _read(out, table.name)
        assert len(rows) == len(archive.table(table.name))
        assert set(rows[0]) == {*table.names, "document_year", "document_type"}
    assert [(row["document_year"], row["document_type"]) for row in _read(out, "documents")] == [
        (2021, "Quyết định"),
        (None, "Thông báo"),
    ]
    assert sorted(path.name for path in out.iterdir()) == sorted(table.name for table in VIEWS)


def test_an_earlier_export_is_replaced_and_other_files_stay(archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _export(archive, out)
    (out / "mine.txt").write_text("x", encoding="utf-8")
    archive.add(document("a" * 64, date=field("1999-01-02")), Path("/scans/a.pdf"))
    _export(archive, out)
    assert [row["document_year"] for row in _read(out, "documents")] == [1999, None]
    assert (out / "mine.txt").exists()


def test_an_archive_without_documents_has_its_files(tmp_path: Path) -> None:
    with opened(Archive.make(tmp_path / "archive").places) as tables:
        write_parquet(tables, tmp_path / "out")
        write_rows(tables, tmp_path / "out", Format.CSV)
    assert (tmp_path / "out/documents").is_dir()
    assert (tmp_path / "out/documents.csv").read_text(encoding="utf-8-sig").startswith("id,name,uri,")


def test_rows_are_written_table_by_table(archive: Archive, tmp_path: Path) -> None:
    with opened(archive.places) as tables:
        write_rows(tables, tmp_path / "csv", Format.CSV)
        write_rows(tables, tmp_path / "jsonl", Format.JSONL)
    for table in VIEWS:
        with (tmp_path / f"csv/{table.name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        lines = (tmp_path / f"jsonl/{table.name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert rows[0] == list(table.names) == list(json.loads(lines[0]))
        assert len(rows) - 1 == len(lines) == len(archive.table(table.name))


def test_a_disk_that_takes_no_more_is_an_error_and_leaves_the_earlier_export(archive: Archive, tmp_path: Path) -> None:
    _export(archive, tmp_path / "out")
    before = {name.name: _read(tmp_path / "out", name.name) for name in VIEWS}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened(archive.places) as tables:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            with pytest.raises(UnwritableOutputError, match="it cannot be written"):
                write_parquet(tables, tmp_path / "out")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {name.name: _read(tmp_path / "out", name.name) for name in VIEWS} == before
    assert list((tmp_path / "out").glob(".*")) == []


def test_a_folder_that_cannot_be_written_is_an_error(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UnwritableOutputError):
        _export(archive, tmp_path / "file")
