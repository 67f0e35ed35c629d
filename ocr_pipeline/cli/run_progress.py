"""How a run goes, for whoever watches: a line that moves on a terminal, and each document that is set aside."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from ocr_pipeline.cli.streams import is_terminal, printable, write_error
from ocr_pipeline.counted import counted

if TYPE_CHECKING:
    from rich.status import Status

    from ocr_pipeline.batch.events import Event
    from ocr_pipeline.batch.tally import Tally
    from ocr_pipeline.batch.time_left import TimeLeft


def _tally() -> Tally:
    from ocr_pipeline.batch.tally import Tally

    return Tally()


def _time_left() -> TimeLeft:
    from ocr_pipeline.batch.time_left import TimeLeft

    return TimeLeft()


_OF_CLUSTERS: Final = frozenset(
    {"worker_joined", "worker_turned_away", "worker_lost", "scheduler_lost", "scheduler_back"}
)


@dataclass(slots=True)
class RunProgress:
    """Tells of a run on standard error; the moving line only where a person watches.

    ``total`` are the sources in the inbox, once they are counted.
    """

    status: Status | None = None
    tally: Tally = field(default_factory=_tally)
    left: TimeLeft = field(default_factory=_time_left)
    total: int | None = None

    @classmethod
    @contextlib.contextmanager
    def shown(cls, count: Callable[[], int] | None = None) -> Iterator[Self]:
        """Show it for as long as the run lasts; ``count`` counts the inbox, beside the run, where that has an end."""
        if not is_terminal():
            yield cls()
            return
        from rich.console import Console

        with Console(stderr=True).status("looking into the inbox") as status:
            progress = cls(status)
            if count is not None:
                threading.Thread(target=progress.count, args=(count,), daemon=True).start()
            yield progress

    def count(self, count: Callable[[], int]) -> None:
        """Counts the inbox; one that cannot be looked into is told of by the run."""
        with contextlib.suppress(OSError):
            self.total = count()

    def add(self, event: Event) -> None:
        """One event more."""
        self.tally.add(event)
        self.left.add(event)
        if event.failure is not None and event.what.value in {"failed", "quarantined", "page_failed"}:
            page = f", page {event.page}" if event.page is not None else ""
            where = printable(str(event.path)) if event.path is not None else ""
            write_error(f"vanban: {where}{page}: {printable(event.failure.cause)}\n")
        if event.what.value in _OF_CLUSTERS and event.text is not None:
            write_error(f"vanban: {event.what.value.replace('_', ' ')}: {printable(event.text)}\n")
        if self.status is not None:
            self.status.update(self._line())

    def _line(self) -> str:
        tally = self.tally
        line = (
            f"{counted(tally.documents, 'document')}, {counted(tally.pages, 'page')},"
            f" {tally.pages_a_minute:.0f} pages a minute, {tally.set_aside} set aside,"
            f" {counted(tally.doubtful, 'value')} to review"
        )
        seconds = self.left.seconds(tally, self.total) if self.total is not None else None
        return line if seconds is None else f"{line}, about {span_of(seconds)} left"


def span_of(seconds: float) -> str:
    """A span of time as a person says it, the coarser the longer."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"
