"""What a run has come to so far: counted from its events."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.states import State
from ocr_pipeline.errors import ExitCode

_OF_WORKERS: Final = {Happening.WORKER_TURNED_AWAY: "turned away", Happening.WORKER_LOST: "lost"}


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    ``documents`` were brought into the archive; ``workers`` tells of those of a cluster that were turned away or lost;
    ``idle`` is the share (0..1) of the run that workers waited for work.
    """

    began: float = field(default_factory=time.monotonic)
    happened: Counter[Happening] = field(default_factory=Counter)
    doubtful: int = 0
    documents: int = 0
    idle: float = 0.0
    workers: list[str] = field(default_factory=list)
    page_seconds: list[float] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """One event more."""
        self.happened[event.what] += 1
        self.doubtful += event.doubtful or 0
        self.documents += event.documents or 0
        self.idle = event.idle or self.idle
        if event.what in _OF_WORKERS and event.text is not None:
            self.workers.append(f"{_OF_WORKERS[event.what]}: {event.text}")
        if event.what is Happening.PAGE_READ and event.seconds is not None:
            self.page_seconds.append(event.seconds)

    @property
    def pages(self) -> int:
        """Pages read."""
        return self.happened[Happening.PAGE_READ]

    @property
    def set_aside(self) -> int:
        """Documents and sources that could not be."""
        return self.happened[Happening.FAILED] + self.happened[Happening.QUARANTINED]

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.began

    @property
    def pages_a_minute(self) -> float:
        """The rate so far."""
        return 60 * self.pages / self.seconds if self.seconds else 0.0


def exit_code_of(counts: Mapping[State, int], *, interrupted: bool, too_many: bool) -> ExitCode:
    """What a run ends with: the archive as it is now counts, not only what this run did to it.

    Args:
        counts: documents and sources by state.
        interrupted: whether somebody stopped the run.
        too_many: whether it stopped because more was set aside than it was to bear.
    """
    if too_many:
        return ExitCode.TOO_MANY_FAILURES
    if interrupted:
        return ExitCode.INTERRUPTED
    if counts[State.FAILED] or counts[State.QUARANTINED]:
        return ExitCode.SOME_FAILED
    return ExitCode.PAGES_FAILED if counts[State.PARTIAL] else ExitCode.OK
