"""How a run goes, for whoever watches: a line that moves on a terminal, and each document that is set aside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from ocr_pipeline.cli.streams import is_terminal, printable, write_error

if TYPE_CHECKING:
    from rich.status import Status

    from ocr_pipeline.batch.events import Event
    from ocr_pipeline.batch.tally import Tally


def _tally() -> Tally:
    from ocr_pipeline.batch.tally import Tally

    return Tally()


@dataclass(slots=True)
class RunProgress:
    """Tells of a run on standard error; the moving line only where a person watches."""

    status: Status | None = None
    tally: Tally = field(default_factory=_tally)

    @classmethod
    @contextlib.contextmanager
    def shown(cls) -> Iterator[Self]:
        """Show it for as long as the run lasts."""
        if not is_terminal():
            yield cls()
            return
        from rich.console import Console

        with Console(stderr=True).status("looking into the inbox") as status:
            yield cls(status)

    def add(self, event: Event) -> None:
        """One event more."""
        self.tally.add(event)
        if event.failure is not None and event.what.value in {"failed", "quarantined", "page_failed"}:
            page = f", page {event.page}" if event.page is not None else ""
            where = printable(str(event.path)) if event.path is not None else ""
            write_error(f"vanban: {where}{page}: {printable(event.failure.cause)}\n")
        if self.status is not None:
            self.status.update(_line(self.tally))


def _line(tally: Tally) -> str:
    return (
        f"{tally.documents} documents, {tally.pages} pages, {tally.pages_a_minute:.0f} pages a minute,"
        f" {tally.set_aside} set aside, {tally.doubtful} values to review"
    )
