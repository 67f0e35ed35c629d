"""The line that tells how a run goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.cli.run_progress import RunProgress, span_of


class _Status:
    """What a terminal shows."""

    shown = ""

    def update(self, line: str) -> None:
        self.shown = line


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (89, "89 s"), (90, "2 min"), (3600, "60 min"), (5399, "1 h 30 min"), (90000, "25 h 00 min")],
)
def test_spans_as_people_say_them(seconds: float, told: str) -> None:
    assert span_of(seconds) == told


def test_the_line_says_what_is_left_once_the_inbox_is_counted() -> None:
    status = _Status()
    progress = RunProgress(cast(Any, status))
    progress.add(Event(Happening.OPENED, Path("a"), pages=10))
    for number in range(9):
        progress.add(Event(Happening.PAGE_READ, Path("a"), page=number, seconds=1.0))
    assert status.shown.startswith("0 documents, 9 pages")
    assert "left" not in status.shown
    progress.count(lambda: 1)
    progress.add(Event(Happening.PAGE_READ, Path("a"), page=10, seconds=1.0))
    assert status.shown.endswith("0 s left")


def test_an_inbox_that_cannot_be_counted_costs_the_line_its_end_alone() -> None:
    def refuse() -> int:
        raise PermissionError

    progress = RunProgress()
    progress.count(refuse)
    assert progress.total is None
