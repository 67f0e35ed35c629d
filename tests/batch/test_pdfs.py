"""The searchable PDF as a part of the batch: kept with its hash, made again by its key, never at a document's cost."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from ocr_pipeline.archive.record import sha256_of
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.cli.archived_pdfs import write_pdfs
from ocr_pipeline.errors import ExitCode, NoPdfError, WorkerLostError
from ocr_pipeline.export.pdf.conformance import violations
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw, draw_pages

READ, NO_PDF = Happening.PAGE_READ, Happening.NO_PDF


@pytest.fixture
def box(tmp_path: Path) -> Box:
    made = Box(tmp_path, pdf=True)
    draw_pages(made.inbox / "a.tif", [1, 2])
    draw(made.inbox / "b.png", 3)
    (made.inbox / "c.txt").write_text("Số: 12/TB-UBND\nTHÔNG BÁO\n", encoding="utf-8")
    return made


def test_each_document_has_its_pdf_and_the_record_its_hash(box: Box) -> None:
    assert box.run().exit_code is ExitCode.OK
    for each in box.archive:
        pages = each.document().pages
        if not pages:
            assert not each.places.searchable.exists()
            assert each.record.no_pdf == "there are no page images of it"
            continue
        content = each.places.searchable.read_bytes()
        assert each.record.files["searchable.pdf"] == sha256_of(content)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert (len(pdf.pages), [*violations(pdf)]) == (len(pages), [])
    assert box.happened(NO_PDF) == []  # a text is no page image: that is no failure
    assert [*verify_all(box.places)] == []


def test_a_byte_of_a_pdf_that_was_changed_is_found_and_the_pdf_made_again(box: Box) -> None:
    box.run()
    before = box.contents()
    [first, *_] = sorted(box.places.documents.glob("*/searchable.pdf"))
    first.write_bytes(first.read_bytes()[:-1] + b"?")
    assert [each.path for each in verify_all(box.places)] == [first]
    first.unlink()
    assert [each.what for each in verify_all(box.places)] == ["the file is missing"]
    box.pdf = False
    box.run()
    box.pdf = True
    box.run()
    assert box.happened(READ) == []
    assert box.contents() == before


def test_without_pdfs_none_is_left_over_and_nothing_is_read_again(box: Box) -> None:
    box.run()
    box.pdf = False
    box.run()
    assert box.happened(READ) == []
    assert [*box.places.documents.glob("*/searchable.pdf")] == []
    assert [*verify_all(box.places)] == []


def test_with_split_each_part_has_the_pages_that_are_its_own(box: Box) -> None:
    box.splits = True
    box.run()
    for each in box.archive:
        if each.document().pages:
            with pikepdf.open(each.places.searchable) as pdf:
                assert len(pdf.pages) == len(each.document().pages)


@pytest.mark.parametrize("failure", [ValueError("odd"), pikepdf.PdfError("broken"), RecursionError()], ids=repr)
def test_a_pdf_that_cannot_be_made_costs_no_document(
    box: Box, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("ocr_pipeline.batch.made_pdfs.write_searchable", fail)
    ended = box.run()
    assert (ended.exit_code, ended.tally.documents) == (ExitCode.OK, 3)
    assert sorted(box.happened(NO_PDF)) == [("no_pdf", "a.tif"), ("no_pdf", "b.png")]
    told = {each.record.no_pdf for each in box.archive if each.document().pages}
    assert told == {f"the PDF could not be made: {type(failure).__name__} {failure}"}
    assert [*verify_all(box.places)] == []


def test_a_pdf_over_which_workers_are_lost_is_given_up_and_not_the_document(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocr_pipeline.batch.work.MadePdfs", _Crashing)
    ended = box.run()
    assert (ended.exit_code, ended.tally.documents) == (ExitCode.OK, 3)
    assert {each.record.no_pdf for each in box.archive} == {"it crashed"}


def test_an_export_takes_the_pdfs_that_are_kept(box: Box, tmp_path: Path) -> None:
    box.run()
    kept = {path.read_bytes() for path in box.places.documents.glob("*/searchable.pdf")}
    for path in box.inbox.iterdir():
        path.unlink()  # the scans themselves are needed no more
    assert write_pdfs(box.archive, tmp_path / "out", "{name}.pdf") == (2, 0)
    assert {path.read_bytes() for path in (tmp_path / "out").iterdir()} == kept


class _Crashing:
    """Stands for a library that takes its process with it."""

    def __init__(self, _files: object, refused: str) -> None:
        self.refused = refused
        if not refused:
            raise WorkerLostError("it crashed")

    def hear(self, *_: object) -> None:
        return

    def write(self, *_: object) -> None:
        raise NoPdfError(self.refused)
