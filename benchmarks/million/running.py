"""The run, and what it costs while it goes on: a line of figures for every thousand documents."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
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
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.settings import Settings

EVERY: Final = 1_000
"""Documents between two lines."""
IN_A_FOLDER: Final = 1_000
WORKERS: Final = 2
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
    """

    documents: int
    run: float
    system: float
    workers: float
    clock: float
    held: float
    most: float


@dataclass(slots=True)
class Watch:
    """Hears what happens in a run and writes a line of figures for every thousand documents."""

    path: Path
    documents: int = 0
    lost: float = 0.0
    """CPU seconds that looking itself has cost."""
    began: float = field(default_factory=time.monotonic)

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
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(look)) + "\n")
        self.lost += _cpu() - before


def run(folder: Path, documents: int, *, flush: bool = False) -> Ended:
    """A batch of so many scans into an archive in a folder; the lines go to ``looks.jsonl`` beside it.

    Args:
        folder: of the inbox, the archive and the lines.
        documents: how many.
        flush: whether to wait for the disk, as a batch does.
    """
    if not flush:
        let_it_lie()
    watch = Watch(folder / LOOKS)
    watch.path.unlink(missing_ok=True)
    workshop = Workshop(folder / "archive", Settings())
    conductor = Conductor(workshop, Rules(WORKERS), watch.hear, partial(ReplayingPool, flush=flush))
    return conductor.conduct(_sources(folder / "inbox", documents))


def looks_from(path: Path) -> list[Look]:
    """The lines that a run wrote."""
    return [Look(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _sources(inbox: Path, documents: int) -> Iterator[Source | Left]:
    """The scans of an inbox as a batch finds them: empty files, made one folder before they are looked for."""
    for first in range(0, documents, IN_A_FOLDER):
        folder = inbox / f"{first // IN_A_FOLDER:05}"
        folder.mkdir(parents=True)
        for number in range(first, min(first + IN_A_FOLDER, documents)):
            (folder / f"{number:08}.pdf").touch()
        yield from sources_in(folder)


def _cpu() -> float:
    return time.process_time()
