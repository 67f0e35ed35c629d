"""A folder of files to be made, and settings that no environment can change."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.settings import Settings
from tests.sources.sick_files import SickFiles


@pytest.fixture
def files(tmp_path: Path) -> SickFiles:
    """Where a test makes its files."""
    folder = tmp_path / "files"
    folder.mkdir()
    return SickFiles(folder)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Where a renderer may write; a test can look whether anything was left there."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The defaults, whatever the environment says."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VANBAN_{name.upper()}", raising=False)
    return Settings()
