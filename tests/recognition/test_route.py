"""By which way Tesseract reads here is told, and never changes without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.recognition import library_process, resident, route, tesseract_program
from ocr_pipeline.recognition.route import Route, route_of
from ocr_pipeline.recognition.tesseract import NO_FOLDER, TesseractEngine


def _old_tesseract(patch: pytest.MonkeyPatch) -> None:
    """One whose list of languages does not name their folder."""
    told = {"--version": "tesseract 5.0.0\n", "--list-langs": "vie\nosd\n"}
    patch.setattr(tesseract_program, "_ask", told.__getitem__)


def test_the_library_reads_where_it_can_be_had() -> None:
    engine = TesseractEngine()
    assert engine.why_program() is None
    assert route_of(engine).reader.startswith("by the library")
    assert engine.resident is not None
    assert engine.resident.pid is None


def test_without_a_compiler_each_line_is_compressed_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "line_images", lambda: None)
    assert route_of(TesseractEngine()) == Route(
        "by the library, each line compressed", "Install a C compiler, then vanban anew."
    )


def test_a_tesseract_that_hides_its_models_is_run_as_a_program_and_the_log_says_why_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _old_tesseract(monkeypatch)
    engine = TesseractEngine()
    assert [engine.resident, engine.resident] == [None, None]
    assert [record.getMessage() for record in caplog.records] == [resident.READ_BY_PROGRAM % NO_FOLDER]
    assert route_of(engine).reader == f"by the program: {NO_FOLDER}"
    assert len(caplog.records) == 1


def test_a_library_that_does_not_start_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    program = tmp_path / "unusable.py"
    program.write_text('print(\'{"unusable": "libtesseract: no such file"}\')\n')
    monkeypatch.setattr(library_process, "PROGRAM", program)
    found = route_of(TesseractEngine())
    assert found.reader == "by the program: libtesseract: no such file"
    assert found.quicker is not None


def test_where_the_library_is_not_wanted_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    engine = TesseractEngine(stays=False)
    assert engine.resident is None
    assert engine.why_program() == "the library is not wanted"
    assert not caplog.records
