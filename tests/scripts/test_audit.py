"""What is told of the locked packages: clean only where every one of them was looked up."""

from __future__ import annotations

import json

import pytest

from scripts.audit import told

CLEAN = {"name": "numpy", "version": "2.4.6", "vulns": []}
HOLED = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "zipp", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "says"),
    [
        pytest.param([CLEAN], 0, "no known hole", id="all looked up, none has a hole"),
        pytest.param([CLEAN, HOLED], 1, "pillow 1.0: PYSEC-1, mended in 1.1", id="one has a hole"),
        pytest.param([HOLED, SKIPPED], 1, "zipp was not looked up", id="a hole counts beside what was not looked up"),
        pytest.param([CLEAN, SKIPPED], 2, "not every package", id="one was not looked up"),
        pytest.param([], 2, "not every package", id="nothing was looked up"),
    ],
)
def test_what_a_report_comes_to(packages: list[object], status: int, says: str) -> None:
    found, sentences = told(json.dumps({"dependencies": packages, "fixes": []}))
    assert (found, says in " ".join(sentences)) == (status, True)


@pytest.mark.parametrize("report", ["", "no network", "[]"])
def test_no_report_is_never_taken_for_a_clean_one(report: str) -> None:
    assert told(report)[0] == 2
