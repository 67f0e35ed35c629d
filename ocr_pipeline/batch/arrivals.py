"""A drop folder: which files are whole, and when there is something new."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import watchfiles

from ocr_pipeline.batch.inbox import Left, Place, Source

LOOK_SECONDS: Final = 1.0
"""How often the folder is looked at while a file in it may still grow."""
UNSEEN_SECONDS: Final = 60.0
"""How often it is looked at although nothing was told of: network folders tell of nothing."""


@dataclass(slots=True)
class Arrivals:
    """Finds the sources of a folder that are whole and were not given before.

    A source is whole when it has not changed for ``settle_seconds`` as this process saw it: what its times say is not
    asked, for the clock of the scanner may be another.
    """

    find: Callable[[], Iterator[Source | Left]]
    settle_seconds: float
    clock: Callable[[], float] = time.monotonic
    waiting: bool = False
    _seen: dict[Place, tuple[str, float]] = field(default_factory=dict)
    _given: dict[Place, str] = field(default_factory=dict)

    def whole(self) -> list[Source]:
        """The sources that are whole now and were not given; :attr:`waiting` says whether others may become so."""
        now = self.clock()
        self.waiting = False
        found: list[Source] = []
        there: set[Place] = set()
        for source in self.find():
            if isinstance(source, Left):
                continue
            there.add(source.path)
            if self._given.get(source.path) == source.stamp:
                continue
            if self._is_settled(source, now):
                self._given[source.path] = source.stamp
                self._seen.pop(source.path, None)
                found.append(source)
            else:
                self.waiting = True
        for path in [*self._seen.keys() - there]:
            del self._seen[path]
        for path in [*self._given.keys() - there]:
            del self._given[path]
        return found

    def _is_settled(self, source: Source, now: float) -> bool:
        stamp, since = self._seen.get(source.path, ("", now))
        if stamp != source.stamp:
            self._seen[source.path] = (source.stamp, now)
            return self.settle_seconds == 0
        return now - since >= self.settle_seconds


def wait_for_change(folder: Path, *, soon: bool, stopped: threading.Event) -> None:
    """Returns when something below a folder may have changed, or ``stopped`` is set.

    Args:
        folder: that is watched.
        soon: whether to look again shortly in any case: a file there may still be growing.
        stopped: ends the wait.
    """
    if soon:
        stopped.wait(LOOK_SECONDS)
        return
    milliseconds = round(UNSEEN_SECONDS * 1000)
    for _ in watchfiles.watch(folder, stop_event=stopped, rust_timeout=milliseconds, yield_on_timeout=True):
        return
