"""A batch from beginning to end: the archive opened and locked, workers started, the run, and what it came to."""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.places import Places, make_archive
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.batch.desk import Desk
from ocr_pipeline.batch.events import Event, Happening, OnEvent
from ocr_pipeline.batch.inbox import Left, Source
from ocr_pipeline.batch.intake import Intake
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.journal_rows import SetAside
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.open_document import KILLS_BORNE
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.run import Run
from ocr_pipeline.batch.states import State
from ocr_pipeline.batch.tally import Tally, exit_code_of
from ocr_pipeline.batch.tasks import GetReady, Workshop
from ocr_pipeline.errors import (
    ArchiveFormatError,
    DamagedArchiveError,
    ExitCode,
    VanbanError,
    WorkerKilledError,
    WorkerLostError,
    WorkerStartError,
)

WORKERS_LOG: Final = "workers.log"
"""What the workers of the latest run printed: complaints of libraries, mostly."""
STOP_SECONDS: Final = 60.0
"""How long a run that is told to stop waits for the pages that are being read; then they are dropped."""
OUTCOMES: Final[Mapping[ExitCode, str]] = {
    ExitCode.OK: "clean",
    ExitCode.PAGES_FAILED: "partial",
    ExitCode.SOME_FAILED: "failed",
    ExitCode.TOO_MANY_FAILURES: "stopped",
    ExitCode.INTERRUPTED: "interrupted",
}
"""What a run's end is called in the journal."""


@dataclass(slots=True)
class Ended:
    """What a run came to: its counts, those of the archive, what is set aside, and the exit code of the command."""

    tally: Tally
    counts: Mapping[State, int]
    to_review: int
    set_aside: list[SetAside]
    exit_code: ExitCode
    number: int


@dataclass(slots=True)
class Conductor:
    """Conducts one run.

    Attributes:
        workshop: the archive, the settings, the engine.
        rules: how the run is to go.
        on_event: is told of everything that happens.
        make_pool: makes so many workers, which print to a file; processes of this machine when not given.
    """

    workshop: Workshop
    rules: Rules
    on_event: OnEvent
    make_pool: Callable[[int, Path], Pool] = LocalPool
    tally: Tally = field(default_factory=Tally)
    stopping: threading.Event = field(default_factory=threading.Event)
    interrupted: bool = False
    _pool: Pool | None = None
    _stopped: float | None = None
    _told: bool = False

    def interrupt(self) -> None:
        """Somebody wants the run to end: once, when the pages that are being read are read; twice, at once."""
        if self.interrupted:
            self._stopped = 0.0
            return
        # Nothing is told here: a signal may come while the very log that would be written is written.
        self.interrupted = True
        self.stopping.set()

    def conduct(self, sources: Iterable[Source | Left]) -> Ended:
        """The run over sources; they are asked for one at a time.

        Raises:
            VanbanError: the archive cannot be used, or something is wrong that no document would fare better with.
        """
        places = make_archive(self.workshop.root, f"vanban {version('vanban')}")
        with (
            only_writer(places.lock),
            Journal(places.journal) as journal,
            _catalogue(places) as catalogue,
            self._workers() as (pool, keys),
        ):
            desk = Desk(self.workshop, journal, catalogue, pool, keys, self.rules, self._tell, self.stopping)
            return self._run(desk, Run(desk, Intake(desk, iter(sources))))

    def _run(self, desk: Desk, run: Run) -> Ended:
        journal = desk.journal
        run.recover()
        number = journal.run_began(version("vanban"))
        try:
            self._tell(Event(Happening.RUN_BEGAN, text=f"run {number}", sources=journal.source_count()))
            run.go(self._look_after)
        except VanbanError:
            self._kill()
            with contextlib.suppress(VanbanError):  # what went wrong may be that very journal
                journal.recover()
                journal.run_ended(number, OUTCOMES[ExitCode.SOME_FAILED])
            raise
        self._tell_news()
        journal.recover()
        counts = journal.counts()
        code = exit_code_of(counts, interrupted=self.interrupted, too_many=desk.has_too_many)
        journal.run_ended(number, OUTCOMES[code])
        idle = self._pool.idle if self._pool is not None else 0.0
        self._tell(Event(Happening.RUN_ENDED, text=OUTCOMES[code], idle=idle))
        return Ended(self.tally, counts, journal.doubtful(), list(journal.set_aside()), code, number)

    @contextlib.contextmanager
    def _workers(self) -> Iterator[tuple[Pool, Keys]]:
        """Workers that are ready, and the keys of what they make."""
        log = self.workshop.places.runs / WORKERS_LOG
        write_atomically(log, b"")
        shutil.rmtree(self.workshop.places.probes, ignore_errors=True)  # of a run that was killed
        self._pool = self.make_pool(self.rules.workers, log)
        try:
            yield self._pool, self._pool.keys or self._ready(self._pool)
        except BaseException:
            self._kill()
            raise
        self._pool.shutdown()

    def _ready(self, pool: Pool) -> Keys:
        """Has workers get ready, each for itself; the first one to be ready tells the keys.

        Raises:
            WorkerStartError: it is lost over that: every document would be, and be taken for bad.
            VanbanError: something is missing that every document needs.
        """
        tried = 0
        while True:
            tried += 1
            ready = [pool.submit(GetReady(self.workshop)) for _ in range(max(1, pool.slots))]
            try:
                return next(as_completed(ready)).result()
            except (WorkerLostError, ImportError, AttributeError) as lost:
                # One that was killed from outside may have been unlucky.
                if isinstance(lost, WorkerKilledError) and tried < KILLS_BORNE:
                    continue
                # What a worker is handed and cannot import is told as it is told of any module.
                raise WorkerStartError(f"a process that is to work cannot be started: {lost}") from lost

    def _look_after(self) -> None:
        """Tells of workers and of an interruption, and ends what runs when a stop has lasted too long."""
        self._tell_news()
        if self.stopping.is_set():
            if self.interrupted and not self._told:
                self._told = True
                self._tell(Event(Happening.STOPPING, text="it was interrupted"))
            self._stopped = time.monotonic() if self._stopped is None else self._stopped
            if time.monotonic() - self._stopped > STOP_SECONDS:
                self._kill()

    def _tell_news(self) -> None:
        for event in self._pool.news() if self._pool is not None else ():
            self._tell(event)

    def _kill(self) -> None:
        if self._pool is not None:
            self._pool.kill()

    def _tell(self, event: Event) -> None:
        self.tally.add(event)
        self.on_event(event)


@contextlib.contextmanager
def _catalogue(places: Places) -> Iterator[Catalogue]:
    """The catalogue, made anew where it cannot be used, or is gone."""
    catalogue = None
    if places.catalogue.exists() or not any(places.documents.iterdir()):
        with contextlib.suppress(DamagedArchiveError, ArchiveFormatError):
            catalogue = Catalogue(places.catalogue)
    if catalogue is None:
        # Loaded here, for it is seldom needed: what checks documents takes long to load.
        from ocr_pipeline.archive.rebuilding import rebuild

        rebuild(places)
        catalogue = Catalogue(places.catalogue)
    with catalogue:
        yield catalogue
