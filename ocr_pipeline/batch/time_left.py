"""How long a run will still take: the pages that are left of it, at the rate of those that it has read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.tally import Tally

ENOUGH_PAGES: Final = 5
"""Pages read before anything is said: the first ones tell how long programs take to start."""
_ENDS: Final = frozenset({Happening.DONE, Happening.PARTIAL, Happening.FAILED, Happening.QUARANTINED})
_READ: Final = frozenset({Happening.PAGE_READ, Happening.PAGE_FAILED})


@dataclass(slots=True)
class TimeLeft:
    """Follows the events of one run; what is kept is of the documents under way alone."""

    known: int = 0
    seen: int = 0
    opened: int = 0
    pages: int = 0
    _open: dict[Place, int] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        """One event more."""
        if event.what is Happening.RUN_BEGAN:
            self.known = event.sources or 0
        elif event.path is not None:
            self._add(event, event.path)

    def _add(self, event: Event, path: Place) -> None:
        if event.what is Happening.OPENED:
            self.opened += 1
            self.pages += event.pages or 0
            self._open[path] = event.pages or 0
            self.seen += 1
        elif event.what in _READ and path in self._open:
            self._open[path] -= 1
        elif event.what in _ENDS:
            # One that was never opened was refused, or goes on where an earlier run left it.
            self.seen += path not in self._open
            self._open.pop(path, None)
        elif event.what is Happening.SAME:
            self.seen += 1
        elif event.what is Happening.KNOWN:
            self.seen += 1
            self.known = max(0, self.known - 1)

    def seconds(self, tally: Tally, total: int) -> float | None:
        """Seconds that are left; ``None`` while too little is known.

        Args:
            tally: of the run.
            total: sources in the inbox. Those that were settled before, and were not come by yet, cost nothing.
        """
        if tally.pages < ENOUGH_PAGES or not self.opened:
            return None
        new = max(0, total - self.seen - self.known)
        left = sum(self._open.values()) + new * self.pages / self.opened
        return left * tally.seconds / tally.pages
