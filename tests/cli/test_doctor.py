"""What is installed, what is missing, what to do about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from ocr_pipeline.cli import installation
from ocr_pipeline.recognition import tesseract_program
from tests.cli.staging import Vanban


def test_a_machine_that_has_all_passes(vanban: Vanban) -> None:
    ran = vanban("doctor")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.decode().splitlines()
    for name in ("vanban", "python", "pdftoppm", "tesseract", "language vie", "language osd", "pikepdf", "temporary"):
        assert any(line.startswith("ok ") and f" {name}" in line for line in lines), name
    assert f" {tesseract_program.installed_version()} (" in ran.out.decode()


def test_json_names_the_same_parts(vanban: Vanban) -> None:
    whole = json.loads(vanban("doctor", "--json").out)
    assert whole["exit_code"] == 0
    assert [part["name"] for part in whole["parts"]] == [part.name for part in installation.parts()]


@pytest.mark.parametrize(
    ("program", "advice"),
    [("pdftoppm", "apt install poppler-utils"), ("tesseract", "apt install tesseract-ocr")],
)
def test_a_missing_program_ends_with_30(
    vanban: Vanban, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, advice: str
) -> None:
    for name in ("pdftoppm", "pdfinfo", "pdftotext", "tesseract"):
        if name != program:
            (tmp_path / name).symlink_to(shutil.which(name) or "missing")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = vanban("doctor")
    assert ran.code == 30
    assert f"missing  {program} " in ran.out.decode()
    assert advice in ran.out.decode()


@pytest.mark.parametrize(("language", "code"), [("vie", 31), ("osd", 31), ("eng", 0)])
def test_a_missing_language_ends_with_31_when_it_is_needed(
    vanban: Vanban, monkeypatch: pytest.MonkeyPatch, language: str, code: int
) -> None:
    others = tuple(name for name in ("eng", "osd", "vie") if name != language)
    monkeypatch.setattr(tesseract_program, "installed_languages", lambda: others)
    ran = vanban("doctor")
    assert ran.code == code
    assert f"apt install tesseract-ocr-{language}" in ran.out.decode()


def test_a_python_package_that_does_not_load_ends_with_30(vanban: Vanban, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr(
        installation, "importlib", SimpleNamespace(import_module=refuse, metadata=SimpleNamespace(version=str))
    )
    ran = vanban("doctor")
    assert ran.code == 30
    assert "libGL.so.1" in ran.out.decode()


def test_little_space_and_no_font_are_only_advised(
    vanban: Vanban, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10 << 20))
    monkeypatch.setattr("ocr_pipeline.export.fonts.label_font_file", lambda: None)
    ran = vanban("doctor")
    assert ran.code == 0
    advised = [line.split()[1] for line in ran.out.decode().splitlines() if line.startswith("advised")]
    assert advised == ["font", "temporary"]
