"""What a batch adds is told apart from what the pipeline takes itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.batching import filled, report, shares_of
from benchmarks.batching_run import Spent
from benchmarks.pdf_pages import page_count
from benchmarks.scans import samples


def test_one_start_is_the_pipeline_s_own_and_every_further_one_is_added() -> None:
    spent = [Spent(True, 0.0, 2.0), Spent(True, 0.0, 1.0), Spent(False, 40.0, 0.5), Spent(False, 59.0, 0.25)]
    shares = shares_of(spent, 0.25)
    assert (shares.pipeline, shares.run, shares.starts, shares.outside) == (100.0, 0.25, 2.0, 0.75)
    assert shares.added == pytest.approx(0.03)
    told = "\n".join(report(2, {"pages": 60, "clock": 50.0, "idle": 0.021}, shares))
    assert "added: 3.0%" in told
    assert "2.1% of the time" in told


def test_an_inbox_has_pages_enough_and_no_scan_twice(tmp_path: Path) -> None:
    scans = [scan.path for scan in samples()][:3]
    inbox = filled(tmp_path / "inbox", scans, 3 * page_count(scans))
    files = sorted(inbox.iterdir())
    assert len({path.read_bytes() for path in files}) == len(files) == 9
    assert page_count(files) == 3 * page_count(scans)
