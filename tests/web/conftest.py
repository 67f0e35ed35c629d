"""A desk over a small archive, and a browser at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from benchmarks.screens.drawing import browser
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.options import DeskOptions
from tests.web.archives import made
from tests.web.browsers import CHROMIUM, require_chromium, window

ADDRESS = "http://localhost:8017"


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive that no test changes."""
    return made(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own_archive(archive: Archive, tmp_path: Path) -> Archive:
    """A copy of the archive for one test, which may change it."""
    return Archive(Path(shutil.copytree(archive.places.root, tmp_path / "archive")))


@pytest.fixture(scope="package")
def client(archive: Archive) -> Iterator[TestClient]:
    """At the desk of the shared archive."""
    with TestClient(make_app(archive, DeskOptions(reviewer="Lan")), ADDRESS, follow_redirects=False) as made_client:
        yield made_client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    require_chromium()
    with browser(CHROMIUM) as made_browser:
        yield made_browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of which every complaint fails the test."""
    with window(chromium) as made_page:
        yield made_page
