"""The page on SQL tells of every limit as it is."""

from __future__ import annotations

import re
from pathlib import Path

from ocr_pipeline.archive.query.request import Limits
from ocr_pipeline.archive.tables.parts import PART_DOCUMENTS
from ocr_pipeline.errors import QueryError

TEXT = (Path(__file__).resolve().parents[2] / "docs/query.md").read_text(encoding="utf-8")


def test_limits_and_errors_are_told_as_they_are() -> None:
    shown = re.findall(r"^\| .+ \| (\d+) \| `--(\S+)` \|", TEXT, flags=re.MULTILINE)
    assert [(int(value), flag) for value, flag in shown] == [
        (Limits().rows, "rows"),
        (int(Limits().seconds), "seconds"),
        (Limits().memory_mb, "memory-mb"),
    ]
    assert {f"`{kind.__name__}` ({kind.exit_code})" in TEXT for kind in QueryError.__subclasses__()} == {True}
    assert f"at most {PART_DOCUMENTS} documents" in TEXT
