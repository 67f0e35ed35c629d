"""What is counted over the whole archive: again when it changed, every ten seconds at most, once at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from ocr_pipeline.web.remembered import LEAST_SECONDS, Remembered
from tests.clocks import Clock


def test_it_is_counted_again_when_the_archive_changed_and_time_has_passed() -> None:
    clock = Clock()
    remembered = Remembered(clock)
    assert remembered.get("board", (1,), lambda: "first") == "first"
    assert remembered.get("board", (1,), lambda: "same") == "first"
    assert remembered.get("board", (2,), lambda: "too soon") == "first"
    assert remembered.get("facets", (2,), lambda: "another") == "another"
    clock.now = LEAST_SECONDS
    assert remembered.get("board", (2,), lambda: "again") == "again"


def test_a_count_that_fails_is_not_kept() -> None:
    remembered = Remembered(Clock())
    try:
        remembered.get("board", (1,), lambda: 1 // 0)
    except ZeroDivisionError:
        assert remembered.get("board", (1,), lambda: 1) == 1


def test_others_get_the_last_count_while_one_counts() -> None:
    clock = Clock()
    remembered = Remembered(clock)
    remembered.get("board", (1,), lambda: "first")
    clock.now = LEAST_SECONDS
    began, may_end = Event(), Event()

    def slowly() -> str:
        began.set()
        may_end.wait()
        return "second"

    with ThreadPoolExecutor(1) as pool:
        counting = pool.submit(remembered.get, "board", (2,), slowly)
        began.wait()
        assert remembered.get("board", (2,), lambda: "third") == "first"
        may_end.set()
        assert counting.result() == "second"
    assert remembered.get("board", (2,), lambda: "fourth") == "second"
