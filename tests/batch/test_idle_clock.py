"""The share of its time that a thread waits, also while it waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocr_pipeline.batch.idle_clock import IdleClock


def _ticking(*times: float) -> IdleClock:
    given: Iterator[float] = iter(times)
    return IdleClock(lambda: next(given))


def test_waits_are_added_up() -> None:
    clock = _ticking(0, 1, 3, 6, 7, 10)  # began; from 1 to 3; from 6 to 7; asked at 10
    assert [clock.waited(lambda: 5), clock.waited(lambda: 6)] == [5, 6]
    assert clock.share() == pytest.approx(0.3)


def test_a_wait_that_goes_on_counts() -> None:
    clock = _ticking(0, 2, 10, 12)  # began; waits from 2 on; asked at 10; ended at 12
    assert clock.waited(clock.share) == pytest.approx(0.8)


def test_a_clock_just_made_has_not_waited() -> None:
    assert _ticking(5, 5).share() == 0
