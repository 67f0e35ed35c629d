"""An archive: documents in by content, out by identity; the catalogue is made of them and of nothing else."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.identity import PageRange, document_id, id_of
from ocr_pipeline.archive.indexing import take_in
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.places import FORMAT, open_archive
from ocr_pipeline.archive.readings import Reading, reading_as_bytes, reading_from
from ocr_pipeline.archive.record import Origin
from ocr_pipeline.archive.verifying import Repair, repair, verify
from ocr_pipeline.archive.writing import TEMPORARY_PREFIX
from ocr_pipeline.errors import (
    ArchiveBusyError,
    ArchiveFormatError,
    DamagedArchiveError,
    NotAnArchiveError,
    UnreadableFileError,
)
from ocr_pipeline.pipeline import Pipeline
from schemas import Document
from tests.batch.drawn_pages import draw
from tests.batch.engines import Replay

TEXT = "Số: 12/TB-UBND\nMỹ Hòa, ngày 12 tháng 3 năm 2021\nTHÔNG BÁO\nVề việc nghỉ lễ\n"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(engine=Replay())


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return draw(tmp_path / "in" / "Thông báo.png", 1)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.make(tmp_path / "archive")


def _read(pipeline: Pipeline, scan: Path) -> tuple[Document, Reading]:
    facts = pipeline.inspect(scan)
    reading = Reading(facts, tuple(pipeline.read(facts, page) for page in facts.pages))
    return pipeline.assemble(reading.facts, reading.pages), reading


def _text(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_goes_in_comes_out(pipeline: Pipeline, archive: Archive, scan: Path) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading)
    assert identity == document.source.sha256 == id_of(document)
    found = archive.get(identity[:8])
    assert found.document() == document
    kept = found.reading()
    assert kept is not None
    assert kept.pages == reading.pages
    assert (identity in archive, "0" * 64 in archive, "nonsense" in archive, len(archive)) == (True, False, False, 1)
    assert [*verify(archive.places)] == []


def test_a_document_is_made_of_what_was_kept_as_it_was_at_first(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    kept = archive.get(archive.add(document, scan, reading)).reading()
    assert kept is not None
    assert pipeline.assemble(kept.facts, kept.pages) == document


def test_the_scan_is_referenced_or_copied_and_never_touched(pipeline: Pipeline, archive: Archive, scan: Path) -> None:
    document, reading = _read(pipeline, scan)
    before = (scan.read_bytes(), scan.stat().st_mtime_ns)
    referenced = archive.get(archive.add(document, scan, reading))
    assert (referenced.record.kept, referenced.record.origins[0].paths) == ("referenced", (scan,))
    copied = archive.get(archive.add(document, scan, reading, copy=True))
    assert copied.record.kept == "copied"
    assert (copied.places.folder / "original.png").read_bytes() == before[0]
    assert (scan.read_bytes(), scan.stat().st_mtime_ns) == before
    assert [*verify(archive.places)] == []


def test_a_copy_that_was_kept_once_is_kept_and_known_when_the_document_is_made_again(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    archive.add(document, scan, reading, copy=True)
    again = archive.get(archive.add(document, scan, reading))
    scan.unlink()
    assert again.record.kept == "copied"
    assert again.scan() == (again.places.folder / "original.png",)
    assert [*verify(archive.places)] == []


def test_another_file_never_takes_the_place_of_the_copy_of_a_scan(
    pipeline: Pipeline, archive: Archive, tmp_path: Path
) -> None:
    path = _text(tmp_path, "a.txt")
    document, content = pipeline.convert(path), path.read_bytes()
    copy = archive.get(archive.add(document, path, copy=True)).places.folder / "original.txt"
    path.write_text("another text", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="not the scan that was read"):
        archive.add(document, path, copy=True)
    assert copy.read_bytes() == content
    assert [*verify(archive.places, sources=False)] == []


def test_a_copy_under_another_ending_takes_the_place_of_the_one_before(
    pipeline: Pipeline, archive: Archive, tmp_path: Path
) -> None:
    one, other = _text(tmp_path, "a.txt"), _text(tmp_path, "a.text")
    archive.add(pipeline.convert(one), one, copy=True)
    again = archive.get(archive.add(pipeline.convert(other), other, copy=True))
    assert again.scan() == (again.places.folder / "original.text",)
    assert [*verify(archive.places)] == []


def test_words_that_a_document_is_not_made_of_do_not_stay_with_it(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    archive.add(document, scan, reading)
    assert archive.get(archive.add(document, scan)).reading() is None
    assert [*verify(archive.places)] == []


def test_what_a_killed_worker_left_half_written_goes_when_its_document_is_whole(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    places = archive.get(archive.add(document, scan, reading)).places
    places.crops.mkdir(exist_ok=True)
    for folder in (places.folder, places.crops):
        (folder / f"{TEMPORARY_PREFIX}d8877d87c3e86fa2.part").write_bytes(b"half")
    archive.add(document, scan, reading)
    assert [*verify(archive.places)] == []


@pytest.mark.parametrize(
    ("pages", "count", "expected"),
    [(None, 4, ""), ((1, 4), 4, ""), ((3, 4), 4, "-p3-4")],
    ids=["unknown", "all", "some"],
)
def test_a_part_of_a_scan_is_named_by_its_pages(pages: tuple[int, int] | None, count: int, expected: str) -> None:
    document = _document(pages=pages, page_count=count)
    assert id_of(document) == "a" * 64 + expected
    assert document_id("a" * 64, PageRange(3, 4)) == "a" * 64 + "-p3-4"


def test_an_unknown_or_ambiguous_name_is_an_error(pipeline: Pipeline, archive: Archive, tmp_path: Path) -> None:
    for name in ("a", "b"):
        path = _text(tmp_path, f"{name}.txt", TEXT + name)
        archive.add(pipeline.convert(path), path)
    for name in ("", "zz"):
        with pytest.raises(KeyError):
            archive.get(name)


def test_the_catalogue_made_anew_is_what_it_was(pipeline: Pipeline, archive: Archive, tmp_path: Path) -> None:
    for name in "abc":
        path = _text(tmp_path, f"{name}.txt", TEXT + name)
        archive.add(pipeline.convert(path), path)
    with Catalogue(archive.places.catalogue) as catalogue:
        before = catalogue.content()
    assert len(before["documents"]) == 3
    assert archive.rebuild_catalogue() == 3
    with Catalogue(archive.places.catalogue) as catalogue:
        assert catalogue.content() == before
    archive.places.catalogue.write_bytes(b"not a database at all, but long enough to be taken for one" * 20)
    assert archive.rebuild_catalogue() == 3
    with Catalogue(archive.places.catalogue) as catalogue:
        assert catalogue.content() == before


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x'0023'", id="bytes, as a damaged file may hold"),
        pytest.param("'../outside'", id="a path that leads elsewhere"),
    ],
)
def test_a_name_that_no_document_has_is_found_in_the_catalogue_and_put_right(
    pipeline: Pipeline, archive: Archive, scan: Path, name: str
) -> None:
    document, reading = _read(pipeline, scan)
    archive.add(document, scan, reading)
    with sqlite3.connect(archive.places.catalogue) as plain:
        plain.execute(f"UPDATE documents SET id = {name}")
    plain.close()
    findings = [*verify(archive.places)]
    assert "the catalogue names a document as none is named" in {each.what for each in findings}
    assert {each.path.is_relative_to(archive.places.root) for each in findings} == {True}
    assert repair(archive.places, findings) == []
    assert [*verify(archive.places)] == []


def test_the_catalogue_answers_to_any_program(pipeline: Pipeline, archive: Archive, tmp_path: Path) -> None:
    path = _text(tmp_path, "a.txt")
    archive.add(pipeline.convert(path), path)
    with sqlite3.connect(archive.places.catalogue) as plain:
        assert plain.execute("SELECT code, date FROM documents").fetchall() == [("12/TB-UBND", "2021-03-12")]
        assert plain.execute("SELECT count(*) FROM reviews WHERE path = 'code'").fetchall() == [(0,)]
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_json_that_was_converted_elsewhere_is_taken_in(pipeline: Pipeline, archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    document = pipeline.convert(_text(tmp_path, "a.txt"))
    (folder / "a.json").write_text(document.model_dump_json(), encoding="utf-8")
    (folder / "other.json").write_text('{"some": "thing"}', encoding="utf-8")
    taken = [*take_in(folder, archive.places)]
    assert [(each.path.name, each.identity, each.error is None) for each in taken] == [
        ("a.json", id_of(document), True),
        ("other.json", None, False),
    ]
    assert archive.get(id_of(document)).document() == document
    assert [*verify(archive.places)] == []


def test_what_the_archive_read_itself_is_not_replaced_by_json(pipeline: Pipeline, archive: Archive, scan: Path) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading)
    target = archive.get(identity)
    made = target.record.model_copy(update={"reading": "key"})
    target.places.record.write_text(made.model_dump_json(), encoding="utf-8")
    (scan.parent / "x.json").write_text(document.model_dump_json(), encoding="utf-8")
    [*take_in(scan.parent, archive.places)]
    assert archive.get(identity).reading() is not None


def test_one_writes_at_a_time(archive: Archive) -> None:
    with only_writer(archive.places.lock), pytest.raises(ArchiveBusyError, match=str(os.getpid())):
        archive.rebuild_catalogue()
    assert archive.rebuild_catalogue() == 0


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchiveError):
        Archive(tmp_path)
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(NotAnArchiveError):
        Archive.make(tmp_path)


def test_an_archive_of_a_later_form_is_refused(archive: Archive) -> None:
    archive.places.stamp.write_text(json.dumps({"format": FORMAT + 1}), encoding="utf-8")
    with pytest.raises(ArchiveFormatError):
        open_archive(archive.places.root)


def test_a_reading_is_the_same_bytes_whenever_it_is_written(pipeline: Pipeline, scan: Path, tmp_path: Path) -> None:
    _, reading = _read(pipeline, scan)
    content = reading_as_bytes(reading)
    (tmp_path / "kept").write_bytes(content)
    assert reading_as_bytes(reading_from(tmp_path / "kept")) == content


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b broken", b"{}"])
def test_a_reading_that_is_none_is_an_error_that_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept").write_bytes(content)
    with pytest.raises(DamagedArchiveError):
        reading_from(tmp_path / "kept")


def test_an_origin_leads_back_to_any_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"v\xe9n b\xe1n #1?.pdf")
    origin = Origin.of([path])
    assert Origin.model_validate_json(origin.model_dump_json()).paths == (path,)
    assert origin.name.isprintable()


DAMAGES = {
    "a changed document": lambda folder: (folder / "document.json").write_text("{}"),
    "changed words": lambda folder: (folder / "words.jsonl.gz").write_bytes(b"x"),
    "a missing file": lambda folder: (folder / "words.jsonl.gz").unlink(),
    "an unfinished document": lambda folder: (folder / "record.json").unlink(),
    "a file that nobody knows": lambda folder: (folder / "else.txt").write_text("x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_what_can_be_made_again_is_taken_out(
    pipeline: Pipeline, archive: Archive, scan: Path, damage: str
) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading)
    DAMAGES[damage](archive.places.document(identity).folder)
    findings = [*verify(archive.places)]
    assert {each.repair for each in findings} <= {Repair.READ_AGAIN, Repair.CATALOGUE}
    assert findings
    assert repair(archive.places, findings) == []
    assert identity not in archive
    assert [*verify(archive.places)] == []


def test_a_damaged_document_whose_scan_is_gone_is_left_to_a_person(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading)
    scan.unlink()
    DAMAGES["changed words"](archive.places.document(identity).folder)
    findings = [*verify(archive.places)]
    assert {each.repair for each in findings} == {Repair.NONE}
    assert len(repair(archive.places, findings)) == len(findings) == 2  # the words, and the scan
    assert identity in archive


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_repair_takes_the_only_copy_of_a_scan(pipeline: Pipeline, archive: Archive, scan: Path, damage: str) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading, copy=True)
    content, copy = scan.read_bytes(), archive.get(identity).places.folder / "original.png"
    scan.unlink()
    DAMAGES[damage](archive.places.document(identity).folder)
    repair(archive.places, [*verify(archive.places)])
    assert copy.read_bytes() == content


def test_a_document_made_again_over_the_copy_of_its_scan_knows_it(
    pipeline: Pipeline, archive: Archive, scan: Path
) -> None:
    document, reading = _read(pipeline, scan)
    identity = archive.add(document, scan, reading, copy=True)
    archive.places.document(identity).record.unlink()
    repair(archive.places, [*verify(archive.places)])
    assert archive.get(archive.add(document, scan, reading)).record.kept == "copied"
    assert [*verify(archive.places)] == []


def test_an_upload_that_is_coming_in_is_no_leftover(pipeline: Pipeline, archive: Archive, scan: Path) -> None:
    archive.add(pipeline.convert(scan), scan)
    coming = archive.places.uploads / "0123" / f"{TEMPORARY_PREFIX}1.part"
    coming.parent.mkdir(parents=True)
    coming.write_bytes(b"x")
    assert list(verify(archive.places)) == []
    assert coming.exists()


def test_a_changed_scan_and_a_half_written_file_are_found(pipeline: Pipeline, archive: Archive, scan: Path) -> None:
    document, reading = _read(pipeline, scan)
    archive.add(document, scan, reading)
    draw(scan, 2)
    (archive.places.root / ".vanban-1.part").write_bytes(b"x")
    assert [each.what.split(":")[0] for each in verify(archive.places)] == [
        "a half-written file that a killed process left",
        "the scan is no more what it was in",
    ]
    assert len([*verify(archive.places, sources=False)]) == 1


def _document(**source: object) -> Document:
    return Document.model_validate(
        {
            "source": {"name": "a.pdf", "sha256": "a" * 64, "media_type": "application/pdf", **source},
            "producer": {"version": "1", "engine": None, "languages": [], "settings_sha256": "b" * 64},
        }
    )
