"""Many users at a desk are answered, told of beside the bare queries, and change nothing of the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.desk_load.__main__ import main
from ocr_pipeline.archive.archive import Archive
from tests.web.archives import made


def test_users_are_answered_over_a_copy(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    archive: Archive = made(tmp_path / "made")
    catalogue = archive.places.catalogue.read_bytes()
    given = ["--users", "3", "--think", "0.05", "--seconds", "5", "--folder", str(tmp_path)]
    assert main([str(archive.places.root), *given]) == 0
    told = capfd.readouterr().out
    assert "errors: 0" in told
    assert "p95 to p95" in told
    assert archive.places.catalogue.read_bytes() == catalogue
    assert not archive.places.decisions.exists()
    assert not list(tmp_path.glob("desk-load-*"))
