"""How much of its time something waits for work."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

Work = TypeVar("Work")


@dataclass(slots=True)
class IdleClock:
    """One thread waits by it, and others look at it meanwhile; it runs from when it was made."""

    clock: Callable[[], float] = time.monotonic
    _idle: float = 0.0
    _since: float | None = None
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.clock()

    def waited(self, wait: Callable[[], Work]) -> Work:
        """What a wait ends with."""
        self._since = since = self.clock()
        work = wait()
        self._since = None
        self._idle += self.clock() - since
        return work

    def share(self) -> float:
        """The share (0..1) of the time so far; a wait that goes on counts."""
        now, since = self.clock(), self._since
        idle = self._idle + (now - since if since is not None else 0.0)
        return idle / (now - self._began) if now > self._began else 0.0
