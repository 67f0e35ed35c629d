"""Scans of an office take part when VANBAN_SCANS names them; without it the run says so and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scans import VARIABLE, office_scans, samples


def test_every_sample_has_its_label() -> None:
    assert {scan.name for scan in samples()} >= {"cong-van", "quyet-dinh", "thong-bao"}


def test_without_the_variable_the_part_is_skipped_and_said_to_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert office_scans() is None
    assert VARIABLE in capsys.readouterr().out


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "mau.pdf").write_bytes(b"made up")
    (tmp_path / "labels" / "mau.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    groups = office_scans()
    assert groups is not None
    assert [scan.name for scan in groups.held_out] == ["mau"]
