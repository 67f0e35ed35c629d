"""The time that is left: pages of open documents, and of those not come by, at the rate of the pages that were read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.tally import Tally
from ocr_pipeline.batch.time_left import ENOUGH_PAGES, TimeLeft

BEGAN, OPENED, READ, DONE = Happening.RUN_BEGAN, Happening.OPENED, Happening.PAGE_READ, Happening.DONE


class _Tally(Tally):
    """Ten seconds for each page."""

    @property
    def seconds(self) -> float:
        return 10.0 * self.pages


def _left(events: list[Event], total: int) -> float | None:
    tally, left = _Tally(), TimeLeft()
    for event in events:
        tally.add(event)
        left.add(event)
    return left.seconds(tally, total)


def _events(name: str, pages: int, read: int) -> list[Event]:
    path = Path(name)
    ended = [Event(DONE, path)] if read == pages else []
    return [Event(OPENED, path, pages=pages), *(Event(READ, path, page=number) for number in range(read)), *ended]


TEN = _events("a", 10, 10)


@pytest.mark.parametrize(
    ("events", "total", "seconds"),
    [
        ([*_events("a", 10, 6)], 1, 40),  # the pages that are left of it
        (TEN, 1, 0),
        (TEN, 3, 200),  # two more like it
        ([*TEN, *_events("b", 4, 1)], 2, 30),
        ([*TEN, Event(Happening.KNOWN, Path("b"))], 2, 0),
        ([*TEN, Event(Happening.SAME, Path("b"))], 2, 0),
        ([*TEN, Event(Happening.QUARANTINED, Path("b"))], 2, 0),  # refused, and never opened
        ([*_events("a", 10, 9), Event(Happening.PAGE_FAILED, Path("a")), Event(Happening.PARTIAL, Path("a"))], 1, 0),
        ([Event(BEGAN, sources=5), *TEN], 7, 100),  # five cost nothing, and are still to come
        ([Event(BEGAN, sources=5), Event(Happening.KNOWN, Path("b")), *TEN], 7, 100),
        ([Event(BEGAN, sources=500), *TEN], 7, 0),  # of another inbox
    ],
)
def test_what_is_left(events: list[Event], total: int, seconds: float) -> None:
    assert _left(events, total) == pytest.approx(seconds)


def test_nothing_is_said_after_too_few_pages() -> None:
    assert _left(_events("a", 10, ENOUGH_PAGES - 1), 1) is None


def test_nothing_is_kept_of_a_document_that_is_done() -> None:
    left = TimeLeft()
    for number in range(100):
        for event in _events(f"{number}", 2, 2):
            left.add(event)
    assert left._open == {}
