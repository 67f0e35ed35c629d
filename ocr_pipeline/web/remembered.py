"""What is counted over the whole archive: counted again when the archive changed, and not more often than is useful."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar, cast

Counted = TypeVar("Counted")
_Made = tuple[tuple[int, ...], float, Any]
"""The state of the archive, when it was counted, and the result."""

LEAST_SECONDS: Final = 10.0
"""Between two counts while the archive changes all the time: a batch is running."""


def stamp_of_database(path: Path) -> tuple[int, ...]:
    """Changes whenever something is committed to an SQLite file."""
    found: list[int] = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        try:
            status = each.stat()
            found += [status.st_mtime_ns, status.st_size]
        except OSError:
            found += [0, 0]
    return tuple(found)


@dataclass(slots=True)
class Remembered:
    """Results by name, each with the state of the archive that it was made of."""

    clock: Callable[[], float] = time.monotonic
    _made: dict[str, _Made] = field(default_factory=dict)
    _counting: dict[str, Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, name: str, stamp: tuple[int, ...], count: Callable[[], Counted]) -> Counted:
        """What ``count`` gives, counted when the stamp is another one and the last count is old enough.

        One visitor counts at a time; others get the last count meanwhile, and wait only where there is none yet.
        """
        with self._lock:
            counting = self._counting.setdefault(name, Lock())
        known = self._made.get(name)
        if known is None:
            counting.acquire()
        elif self._is_good(known, stamp) or not counting.acquire(blocking=False):
            return cast("Counted", known[2])
        try:
            known = self._made.get(name)
            if known is None or not self._is_good(known, stamp):
                known = self._made[name] = stamp, self.clock(), count()
            return cast("Counted", known[2])
        finally:
            counting.release()

    def _is_good(self, known: _Made, stamp: tuple[int, ...]) -> bool:
        return known[0] == stamp or self.clock() - known[1] < LEAST_SECONDS
