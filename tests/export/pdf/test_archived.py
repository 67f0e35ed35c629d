"""PDFs of an archive: its words and the scan where it is, nothing read again, nothing made of what was changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.readings import Reading
from ocr_pipeline.pipeline import Pipeline
from tests.export.pdf.drawn_scans import read

SAMPLE = Path(__file__).parents[3] / "samples/scans/cong-van.pdf"
TEXT = "SỞ TƯ PHÁP\nSố: 15/TTr-STP\n\nTỜ TRÌNH\nVề việc sửa đổi quy chế\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("archive")
    scan = folder / "công văn.pdf"
    scan.write_bytes(SAMPLE.read_bytes())
    pipeline = Pipeline()
    facts = pipeline.inspect(scan)
    pages = tuple(pipeline.read(facts, page) for page in facts.pages)
    archive = Archive.make(folder / "archive")
    archive.add(pipeline.assemble(facts, pages), scan, Reading(facts, pages))
    text = folder / "a.txt"
    text.write_text(TEXT)
    archive.add(pipeline.convert(text), text)
    return archive


def _export(archive: Archive, *options: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = [sys.executable, "-m", "ocr_pipeline.cli", "export", str(archive.places.root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_the_words_of_a_pdf_are_those_of_the_archive(archive: Archive, tmp_path: Path) -> None:
    ran = _export(archive, "--pdf", str(tmp_path), "--name", "{number}-{ordinal:03}.pdf")
    assert (ran.returncode, ran.stdout) == (0, "1 PDF\n")
    assert "no page images" in ran.stderr
    [made] = tmp_path.iterdir()
    [scanned] = (each.document() for each in archive if each.document().pages)
    assert sorted(read(made)) == sorted(scanned.text.split())
    assert made.name.startswith(f"{scanned.number.value}-00")


def test_a_preview_says_the_names_and_writes_nothing(archive: Archive, tmp_path: Path) -> None:
    ran = _export(archive, "--preview", "--name", "{name}.pdf", "--pdf", str(tmp_path / "out"))
    assert sorted(line.split("\t")[1] for line in ran.stdout.splitlines()) == ["a.pdf", "công văn.pdf"]
    assert not (tmp_path / "out").exists()


def test_a_scan_that_was_changed_makes_no_pdf_and_is_told(archive: Archive, tmp_path: Path) -> None:
    scan = archive.places.root.parent / "công văn.pdf"
    before = scan.read_bytes()
    scan.write_bytes(before + b"\n")
    try:
        ran = _export(archive, "--pdf", str(tmp_path))
    finally:
        scan.write_bytes(before)
    assert ran.returncode == 3
    assert "was changed" in ran.stderr
    assert list(tmp_path.iterdir()) == []
