"""The command run in this process, over a staged pipeline."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ocr_pipeline.cli import convert as convert_command
from ocr_pipeline.cli.app import main
from ocr_pipeline.settings import Settings
from tests.cli.staging import Ran, StagedPipeline, Vanban


@pytest.fixture
def vanban(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Vanban:
    """Runs ``vanban`` with these arguments in this process."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err.decode())

    return run


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch) -> StagedPipeline:
    """The pipeline of this test's runs."""
    pipeline = StagedPipeline()

    def open_staged(settings: Settings) -> StagedPipeline:
        pipeline.settings = settings
        return pipeline

    monkeypatch.setattr(convert_command, "open_pipeline", open_staged)
    return pipeline


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder with the inputs a.pdf, b.pdf and c.pdf."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (folder / name).write_bytes(f"%PDF-1.7 {name}".encode())
    return folder
