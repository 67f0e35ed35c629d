"""The documentation builds as a site, every link leads somewhere, and a page fetches nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.site_links import led, place_of
from tests.docs.fences import ROOT, documents

# What a browser fetches by itself: scripts, styles, pictures, fonts; not what a reader may follow.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?P<source>[^"'\s>]+)"""
    r"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|icon|preconnect))[^>]*\bhref=["']?(?P<link>[^"'\s>]+)"""
)
FETCHED_BY_STYLE = re.compile(r"""(?:@import\s+|url\()["']?(?P<link>https?:[^"')\s]+)""")
# "[text](https://…)": a link out of the repository.
OUTWARD = re.compile(r"\]\((?P<link>\w+://[^)\s]*)\)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there_and_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    """The build is strict: a page out of the navigation, a link or an anchor that leads nowhere, ends it."""
    pages = [path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")]
    assert [str(page) for page in pages if not (site / page).is_file()] == []
    assert (site / "repository/index.html").is_file(), "the README is a page of the site"


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    links = {
        found["source"] or found["link"]
        for page in site.rglob("*.html")
        for found in FETCHED.finditer(page.read_text(encoding="utf-8"))
    }
    assert links, "the pattern finds no script and no style"
    assert {link for link in links if re.match(r"(?:\w+:)?//", link)} == set()
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert styles
    assert [found["link"] for style in styles for found in FETCHED_BY_STYLE.finditer(style)] == []


@pytest.mark.parametrize("document", documents())
def test_a_link_to_another_site_is_encrypted(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert [link for link in OUTWARD.findall(text) if not link.startswith("https://")] == []


@pytest.mark.parametrize(
    ("page", "link", "place"),
    [
        ("query.md", "commands.md", "commands.md"),
        ("reference/errors.md", "../trust.md", "trust.md"),
        ("accuracy.md", "../README.md", "repository/README.md"),
        ("reference/document.md", "../../schemas/document.schema.json", "repository/schemas/document.schema.json"),
        ("add-a-parser.md", "../examples/giay-gioi-thieu", "repository/examples/giay-gioi-thieu/README.md"),
        ("samples.md", "../schemas/", None),
        ("samples.md", "../../elsewhere.md", None),
        ("repository/README.md", "docs/images/cong-van-1.png", "images/cong-van-1.png"),
        ("repository/README.md", "docs/commands.md", "commands.md"),
        ("repository/examples/giay-gioi-thieu/README.md", "../../docs/add-a-parser.md", "add-a-parser.md"),
    ],
)
def test_where_a_link_leads_in_the_site(page: str, link: str, place: str | None) -> None:
    assert place_of(page, link) == place


@pytest.mark.parametrize(
    ("page", "text", "in_site"),
    [
        ("samples.md", "[contract](../schemas/)", "contract"),
        ("accuracy.md", "[README](../README.md#exit-status)", "[README](repository/README.md#exit-status)"),
        ("repository/README.md", "![a](docs/images/cong-van-1.png)", "![a](../images/cong-van-1.png)"),
        ("query.md", "[DuckDB](https://duckdb.org) and [below](#from-python)", None),
        ("query.md", "[gone](gone.md)", None),
    ],
)
def test_how_a_link_is_written_in_the_site(page: str, text: str, in_site: str | None) -> None:
    assert led(text, page) == (text if in_site is None else in_site)
