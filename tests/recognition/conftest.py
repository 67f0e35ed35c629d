"""The real engine, pages read once by it, and a stand-in for the program that misbehaves on demand."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Word
from schemas import Document
from tests.recognition.drawn_lines import DPI, lines_of_text

SAMPLES = Path(__file__).parents[2] / "samples"
CODES = (
    "Công văn số 2051/UBND-NC ngày 22 tháng 4",
    "năm 2024 của Ủy ban nhân dân tỉnh,",
    "dự kiến 6.942 hòa giải viên.",
)

FakeTesseract = Callable[[str], Path]


@pytest.fixture(scope="session")
def engine() -> TesseractEngine:
    """The Tesseract that is installed."""
    return TesseractEngine()


@pytest.fixture(scope="session")
def letter() -> Pixels:
    """The head and half the body of the sample letter, a colour scan at 200 dpi, skewed a little: BGR."""
    with pikepdf.open(SAMPLES / "scans/cong-van.pdf") as pdf:
        stream = pdf.pages[0].Resources.XObject.Scan
        assert isinstance(stream, pikepdf.Stream)
        scan = pikepdf.PdfImage(stream).as_pil_image().convert("RGB")
    return np.ascontiguousarray(np.asarray(scan)[:1250, :, ::-1])


@pytest.fixture(scope="session")
def letter_truth() -> list[str]:
    """The words that the whole letter holds."""
    return (SAMPLES / "truth/cong-van.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="session")
def letter_skew() -> float:
    """How far the truth says that it lies turned, in degrees."""
    truth = Document.model_validate_json((SAMPLES / "truth/cong-van.json").read_bytes())
    return truth.pages[0].skew_degrees


@pytest.fixture(scope="session")
def codes_page() -> CleanPage:
    """Three lines with digits in them, clean."""
    return clean_page(lines_of_text(*CODES), DPI)


@pytest.fixture(scope="session")
def codes_words(engine: TesseractEngine, codes_page: CleanPage) -> tuple[Word, ...]:
    """The first reading of those lines."""
    return tuple(engine.read([codes_page.grey], DPI, Reading.PAGE, 60.0)[0])


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, where a test sees whether anything is left."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def fake_tesseract(tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    """Puts a shell script before the real program; it gives the file ``$LOG`` that the script may write to.

    The script finds the image in ``$1`` and the name of the result, without its ending, in ``$2``.
    """
    log, programs = tmp_path / "log", tmp_path / "bin"
    programs.mkdir()

    def install(body: str) -> Path:
        script = programs / "tesseract"
        script.write_text(f"#!/bin/sh\nLOG='{log}'\n[ \"$1\" = --version ] && echo 'tesseract 5.3.0' && exit\n{body}\n")
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
        return log

    return install


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH on which nothing is installed."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
