"""A worker's process as it is seen from outside: what it started, whether it moves, and how it is ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

from ocr_pipeline.batch.budget import Budget

LOOK_SECONDS: Final = 1.0
"""How often the processes below a worker are looked at."""
_PROC: Final = Path("/proc")


@dataclass(slots=True)
class Watch:
    """Watches one task of a worker."""

    process: psutil.Process
    budget: Budget | None
    began: float = field(default_factory=time.monotonic)
    below: tuple[psutil.Process, ...] = ()
    _looked: float = 0.0
    _used: float = -1.0
    _moved: float = field(default_factory=time.monotonic)

    def overrun(self) -> str | None:
        """Why the task is to be ended, in words; ``None`` while it is within its budget. To be asked often."""
        now = time.monotonic()
        if now - self._looked >= LOOK_SECONDS:
            self._looked = now
            self._look(now)
        if self.budget is None:
            return None
        if now - self.began > self.budget.wall:
            return f"it took longer than {self.budget.wall:.0f} seconds"
        if now - self._moved > self.budget.stall:
            return f"it did nothing for {self.budget.stall:.0f} seconds"
        return None

    def _look(self, now: float) -> None:
        known = {each.pid: each for each in self.below}
        self.below = tuple(_started(self.process.pid, known))
        used = sum(_cpu_of(each) for each in (self.process, *self.below))
        # A process that ended takes its seconds with it: less is a move, too.
        if used != self._used:
            self._used, self._moved = used, now


def kill_all(process: psutil.Process, below: tuple[psutil.Process, ...]) -> None:
    """Kill a worker and everything that it started, each with its group; whose child it is must wait for it.

    Args:
        process: of the worker; it may have ended.
        below: what it was last seen to have started, for a worker that ended can no longer be asked.
    """
    known = {each.pid: each for each in below}
    with contextlib.suppress(psutil.NoSuchProcess):
        known |= {each.pid: each for each in process.children(recursive=True)}
    for each in (process, *known.values()):
        _kill(each)


def _kill(process: psutil.Process) -> None:
    # is_running() compares the time it started: a number that another process has by now is left alone.
    with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError, PermissionError):
        if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()


def _started(pid: int, known: dict[int, psutil.Process]) -> Iterator[psutil.Process]:
    """What a process started, and what that started; ``known`` are those that were seen before, by number.

    Each thread's own list is read: psutil asks every process of the machine for its parent, a hundred times as dear.
    """
    for child in _children(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            yield known.get(child) or psutil.Process(child)
            yield from _started(child, known)


def _children(pid: int) -> list[int]:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it, or a thread of it, has ended
        lists = [path / "children" for path in (_PROC / str(pid) / "task").iterdir()]
        return [int(child) for each in lists for child in each.read_text(encoding="ascii").split()]
    return []


def _cpu_of(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        times = process.cpu_times()
        return times.user + times.system
    return 0.0
