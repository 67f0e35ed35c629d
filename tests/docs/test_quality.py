"""The limits of the quality gate stand in its document as they stand in the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.parsing.page_quality import LIMITS, Limit

TEXT = (Path(__file__).resolve().parents[2] / "docs/quality.md").read_text(encoding="utf-8")
ROWS = {cells[1]: cells[3:5] for line in TEXT.splitlines() if len(cells := [c.strip() for c in line.split("|")]) == 7}


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_every_limit_is_described_as_it_is(limit: Limit) -> None:
    way = "below" if limit.falls else "above"
    figures = [f"{way} {value:g}" if value is not None else "" for value in (limit.doubtful, limit.rescan)]
    assert ROWS[limit.name] == figures
