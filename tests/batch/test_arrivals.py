"""A file of a drop folder is taken once, when it has stopped growing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from ocr_pipeline.batch.arrivals import Arrivals, wait_for_change
from ocr_pipeline.batch.inbox import sources_in
from tests.clocks import Clock


def _arrivals(folder: Path, clock: Clock) -> Arrivals:
    return Arrivals(lambda: sources_in(folder), 5.0, clock)


def _names(arrivals: Arrivals) -> list[str]:
    return [source.path.name for source in arrivals.whole()]


def test_a_file_is_whole_when_it_has_not_changed_for_long_enough(tmp_path: Path) -> None:
    clock = Clock(100.0)
    arrivals = _arrivals(tmp_path, clock)
    assert (_names(arrivals), arrivals.waiting) == ([], False)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"the beg")
    assert (_names(arrivals), arrivals.waiting) == ([], True)
    clock.now += 4
    path.write_bytes(b"the beginning and")
    assert _names(arrivals) == []
    clock.now += 4
    assert _names(arrivals) == []  # four seconds since it changed last
    clock.now += 1
    assert (_names(arrivals), arrivals.waiting) == (["a.pdf"], False)
    clock.now += 100
    assert _names(arrivals) == []  # once is enough


def test_a_file_that_changes_afterwards_is_taken_again(tmp_path: Path) -> None:
    clock = Clock(100.0)
    arrivals = _arrivals(tmp_path, clock)
    (tmp_path / "a.pdf").write_bytes(b"one")
    arrivals.whole()
    clock.now += 5
    assert _names(arrivals) == ["a.pdf"]
    (tmp_path / "a.pdf").write_bytes(b"another")
    arrivals.whole()
    clock.now += 5
    assert _names(arrivals) == ["a.pdf"]


def test_what_the_file_says_of_its_time_is_not_asked(tmp_path: Path) -> None:
    import os

    clock = Clock(100.0)
    arrivals = _arrivals(tmp_path, clock)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    os.utime(path, (4e9, 4e9))  # a scanner whose clock is decades ahead
    arrivals.whole()
    clock.now += 5
    assert _names(arrivals) == ["a.pdf"]


def test_a_file_that_is_taken_away_is_forgotten(tmp_path: Path) -> None:
    clock = Clock(100.0)
    arrivals = _arrivals(tmp_path, clock)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    arrivals.whole()
    path.unlink()
    clock.now += 5
    assert (_names(arrivals), arrivals.waiting) == ([], False)


def test_the_wait_ends_when_something_comes_in(tmp_path: Path) -> None:
    stopped = threading.Event()
    writer = threading.Timer(0.5, lambda: (tmp_path / "a.pdf").write_bytes(b"x"))
    writer.start()
    wait_for_change(tmp_path, soon=False, stopped=stopped)
    assert (tmp_path / "a.pdf").exists()


def test_the_wait_ends_when_it_is_told_to(tmp_path: Path) -> None:
    stopped = threading.Event()
    threading.Timer(0.3, stopped.set).start()
    began = time.monotonic()
    wait_for_change(tmp_path, soon=False, stopped=stopped)
    assert time.monotonic() - began < 55  # not the longest wait
