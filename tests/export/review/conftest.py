"""An archive of one document, and its review sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.export.review.writing import Selection, write_review
from tests.export.review.sheets import read


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.make(tmp_path / "archive")
    archive.add(read(), Path("/scans/a.pdf"))
    return archive


@pytest.fixture
def sheet(archive: Archive, tmp_path: Path) -> Path:
    path = tmp_path / "review.xlsx"
    write_review(archive, Selection(), path)
    return path
