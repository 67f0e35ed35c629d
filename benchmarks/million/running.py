"""The run, and what it costs while it goes on: a line of figures for every thousand documents."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import psutil

from benchmarks.million.replaying import ReplayingPool
from benchmarks.million.unflushed import let_it_lie
from benchmarks.resident import held
from ocr_pipeline.batch.conduct import Conductor, Ended
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Left, Source, sources_in
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.states import State
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.settings import Settings

EVERY: Final = 1_000
"""Documents between two lines."""
IN_A_FOLDER: Final = 1_000
WORKERS: Final = 2
INBOX: Final = "inbox"
"""The folder of the scans."""
LOOKS: Final = "looks.jsonl"
"""The file of the lines."""


@dataclass(frozen=True, slots=True)
class Look:
    """How far the run is, and what it has cost so far.

    Attributes:
        documents: that are in the archive.
        run: CPU seconds of the run's own process, in the program and in the system.
        system: of them, those in the system.
        workers: CPU seconds of its workers.
        clock: seconds by the clock.
        held: megabytes that the run's process holds now.
        most: megabytes that it has held at most.
        unmeasured: of the documents, those whose cost is not in these figures: with them a later sitting began.
    """

    documents: int
    run: float
    system: float
    workers: float
    clock: float
    held: float
    most: float
    unmeasured: int = 0

    def after(self, earlier: Look, begun: Look) -> Look:
        """This look, of a sitting whose first one was ``begun``, as one that goes on from an ``earlier``."""
        return replace(
            self,
            run=earlier.run + self.run - begun.run,
            system=earlier.system + self.system - begun.system,
            workers=earlier.workers + self.workers - begun.workers,
            clock=earlier.clock + self.clock - begun.clock,
            most=max(earlier.most, self.most),
            unmeasured=earlier.unmeasured + begun.documents - earlier.documents,
        )


NOTHING: Final = Look(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Before the first sitting."""


@dataclass(slots=True)
class Watch:
    """Hears what happens in a run and writes a line of figures for every thousand documents.

    A run that goes on is measured from its first line: what it costs to start, and what was not written down before it
    was stopped, would else be taken for the cost of documents.

    Attributes:
        path: of the lines.
        documents: that are in the archive.
        earlier: the last look of the sittings before; ``None``: there were none.
        lost: CPU seconds that looking itself has cost.
    """

    path: Path
    documents: int = 0
    earlier: Look | None = None
    lost: float = 0.0
    began: float = field(default_factory=time.monotonic)
    _begun: Look | None = None

    def hear(self, event: Event) -> None:
        """One event."""
        if event.what is Happening.DONE:
            self.documents += 1
            if not self.documents % EVERY:
                self._look()

    def _look(self) -> None:
        before = _cpu()
        process = psutil.Process()
        theirs = sum(sum(each.cpu_times()[:2]) for each in process.children(recursive=True))
        memory = held()
        look = Look(
            documents=self.documents,
            run=before - self.lost,
            system=os.times().system,
            workers=theirs,
            clock=time.monotonic() - self.began,
            held=memory.now,
            most=memory.most,
        )
        if self.earlier is not None:
            self._begun = self._begun or look
            look = look.after(self.earlier, self._begun)
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(look)) + "\n")
        self.lost += _cpu() - before


def run(folder: Path, documents: int, *, flush: bool = False, go_on: bool = False) -> Ended:
    """A batch of so many scans into an archive in a folder; the lines go to ``looks.jsonl`` beside it.

    Args:
        folder: of the inbox, the archive and the lines.
        documents: how many.
        flush: whether to wait for the disk, as a batch does.
        go_on: whether a run that was stopped, or killed, in this folder goes on.

    Raises:
        FileExistsError: there was a run in this folder, and it is not to go on.
    """
    if not flush:
        let_it_lie()
    workshop = Workshop(folder / "archive", Settings())
    inbox, watch = folder / INBOX, Watch(folder / LOOKS)
    inbox.mkdir(parents=True, exist_ok=go_on)
    if go_on and workshop.places.journal.exists():
        looks = looks_from(watch.path) if watch.path.exists() else []
        with Journal(workshop.places.journal) as journal:
            watch = Watch(watch.path, journal.counts()[State.DONE], looks[-1] if looks else NOTHING)
    conductor = Conductor(workshop, Rules(WORKERS), watch.hear, partial(ReplayingPool, flush=flush))
    return conductor.conduct(_sources(inbox, documents, watch.earlier or NOTHING))


def looks_from(path: Path) -> list[Look]:
    """The lines that a run wrote."""
    return [Look(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _sources(inbox: Path, documents: int, earlier: Look) -> Iterator[Source | Left]:
    """The scans of an inbox as a batch finds them: empty files, made one folder before they are looked for.

    Folders that earlier sittings have surely gone through are not gone through again: what of them was still under way
    is queued in the journal, and comes up by itself.
    """
    for first in range(max(0, earlier.documents // IN_A_FOLDER - 1) * IN_A_FOLDER, documents, IN_A_FOLDER):
        folder = inbox / f"{first // IN_A_FOLDER:05}"
        folder.mkdir(exist_ok=True)
        for number in range(first, min(first + IN_A_FOLDER, documents)):
            (folder / f"{number:08}.pdf").open("ab").close()  # one that is there keeps its times: it was read
        yield from sources_in(folder)


def _cpu() -> float:
    return time.process_time()
