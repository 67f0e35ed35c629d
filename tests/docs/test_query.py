"""The page on SQL tells of every table, column and limit as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.archive.query.request import Limits
from ocr_pipeline.archive.tables.columns import Table
from ocr_pipeline.archive.tables.markdown import as_markdown
from ocr_pipeline.archive.tables.parts import PART_DOCUMENTS
from ocr_pipeline.errors import QueryError

TEXT = (Path(__file__).resolve().parents[2] / "docs/query.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### (?P<name>\w+)\n", flags=re.MULTILINE)


@pytest.mark.parametrize("table", VIEWS, ids=lambda table: table.name)
def test_every_table_and_column_is_described_as_it_is(table: Table) -> None:
    assert as_markdown(table) in TEXT


def test_no_table_is_described_that_is_not_there() -> None:
    assert SECTION.findall(TEXT) == [table.name for table in VIEWS]


def test_limits_and_errors_are_told_as_they_are() -> None:
    shown = re.findall(r"^\| .+ \| (\d+) \| `--(\S+)` \|", TEXT, flags=re.MULTILINE)
    assert [(int(value), flag) for value, flag in shown] == [
        (Limits().rows, "rows"),
        (int(Limits().seconds), "seconds"),
        (Limits().memory_mb, "memory-mb"),
    ]
    assert {f"`{kind.__name__}` ({kind.exit_code})" in TEXT for kind in QueryError.__subclasses__()} == {True}
    assert f"at most {PART_DOCUMENTS} documents" in TEXT
