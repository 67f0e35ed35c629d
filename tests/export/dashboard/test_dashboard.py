"""The dashboard counts what the archive holds, and is a page that does nothing but show it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.export.dashboard.figures import Failures, Figures, figures_of
from ocr_pipeline.export.dashboard.page import SHOWN, YEARS, dashboard_page
from ocr_pipeline.export.dashboard.words import HEADS, TOTALS
from tests.archive.tables.documents import document, doubtful, field

MADE = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)
HOSTILE = '"><script>alert(1)</script><img src="http://x/">'


def _figures(archive: Archive) -> Figures:
    with opened(archive.places) as tables:
        return figures_of(tables)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.make(tmp_path / "archive")
    archive.add(document("a" * 64), Path("/scans/a.pdf"))
    archive.add(document("b" * 64, date=field("2021-03-30"), issuer=field("Ubnd Tỉnh")), Path("/scans/b.pdf"))
    archive.add(document("c" * 64, date=field(None), document_type=field(None)), Path("/scans/c.pdf"))
    return archive


def test_figures_are_those_of_the_tables(archive: Archive) -> None:
    told = _figures(archive)
    assert (told.documents, told.undated, told.to_review, told.pages, told.failed_pages) == (3, 1, 3, 6, 3)
    assert told.months == [(2021, 3, 2)]
    assert told.types == [("Quyết định", 2), (None, 1)]
    assert told.verdicts == [("failed", 3), ("good", 3)]
    assert told.doubtful == archive.table("reviews").num_rows == sum(count for _, count in told.fields)
    assert sum(count for _, count in told.backlog) == 3
    values = archive.query("SELECT count(*) AS n FROM fields WHERE value IS NOT NULL").to_pylist()[0]["n"]
    assert told.values == values == sum(count for count, _ in told.confidence)
    assert dict(told.fields)["dates.field"] == 3


def test_spellings_of_one_office_are_put_together(archive: Archive) -> None:
    archive.add(document("d" * 64, issuer=field("ỦY BAN NHÂN DÂN TỈNH")), Path("/scans/d.pdf"))
    assert sum(count for _, count in _figures(archive).issuers) == 4
    assert [count for _, count in _figures(archive).issuers] == [4]


def test_a_page_shows_every_figure_under_its_heading_in_both_languages(archive: Archive) -> None:
    failures = [Failures("quarantined", "it has no page", "Scan it again.", 7)]
    page = dashboard_page(_figures(archive), failures, MADE)
    for vietnamese, english in (*HEADS.values(), *TOTALS.values()):
        assert vietnamese in page
        assert english in page
    assert "it has no page<br>→ Scan it again." in page
    assert "02/01/2026 03:04" in page


def test_a_page_loads_and_runs_nothing(archive: Archive) -> None:
    hostile = document("e" * 64, issuer=field(HOSTILE), document_type=field(HOSTILE), code=doubtful("1", HOSTILE))
    archive.add(hostile, Path("/e.pdf"))
    page = dashboard_page(_figures(archive), [Failures("failed", HOSTILE, HOSTILE, 1)], MADE)
    assert not re.search(r"<(script|img|link|iframe|object|form)|<[^>]*https?://|url\(|@import|<[^>]*\son\w+=", page)
    assert page == dashboard_page(_figures(archive), [Failures("failed", HOSTILE, HOSTILE, 1)], MADE)


def test_what_has_no_room_is_counted() -> None:
    many = [(f"Loại {number}", 1) for number in range(SHOWN + 4)]
    months = [(1900 + number, 1, 1) for number in range(YEARS + 5)]
    told = Figures(1, 0, 0, 0, 0, 0, 0, months, many, [], [], [], [], [], [(0, 0)] * 10)
    page = dashboard_page(told, [], MADE)
    assert "khác: 4 (others)" in page
    assert f"trước {1905}" in page


def test_an_archive_without_documents_or_journal_has_a_page(tmp_path: Path) -> None:
    page = dashboard_page(_figures(Archive.make(tmp_path / "empty")), None, MADE)
    assert page.count("Không có gì.") == 7
    assert "Kho này không có nhật ký xử lý." in page
