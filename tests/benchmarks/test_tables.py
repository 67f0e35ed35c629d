"""What the tables are measured by counts the same, whichever way."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import tables
from ocr_pipeline.archive.archive import Archive
from tests.archive.tables.documents import document


def test_every_way_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "TURNS", 1)
    archive = Archive.make(tmp_path / "archive")
    archive.add(document(), Path("/scans/1.pdf"))
    tables.main([str(archive.places.root)])
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("1 documents")
    assert len(said) == 5
