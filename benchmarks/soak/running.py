"""The run, looked at while it goes on and after it: memory, processes, open files, files left behind."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

import psutil

from benchmarks.resident import held
from benchmarks.soak.engine import mixed_engine
from benchmarks.soak.inbox import fill
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.settings import Settings

ENDS: Final = frozenset({Happening.DONE, Happening.PARTIAL, Happening.FAILED, Happening.QUARANTINED, Happening.SAME})
EVERY: Final = 50
"""Documents between two looks."""
SETTINGS: Final = Settings(min_dpi=50, stall_seconds=60)


@dataclass(frozen=True, slots=True)
class Look:
    """At a moment: documents that are settled, megabytes of the run and of its largest worker; its open files."""

    documents: int
    run: float
    worker: float
    files: int
    processes: int


@dataclass(slots=True)
class Watch:
    """Hears what happens, and looks after every fiftieth document."""

    documents: int = 0
    looks: list[Look] = field(default_factory=list)

    def hear(self, event: Event) -> None:
        """One event."""
        if event.what in ENDS:
            self.documents += 1
            if not self.documents % EVERY:
                self.looks.append(_look(self.documents))


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a run came to, and what it left behind: nothing, where all is well."""

    looks: tuple[Look, ...]
    outcomes: dict[str, int]
    seconds: float
    left: tuple[str, ...]


def soak(folder: Path, documents: int, scans: int, workers: int = 2) -> Soaked:
    """Fill an inbox in a folder, which is new, and have it converted by the real batch."""
    inbox, scratch, places = folder / "inbox", folder / "scratch", Places(folder / "archive")
    scratch.mkdir(parents=True)
    fill(inbox, documents, scans)
    before = {path: path.stat().st_mtime_ns for path in inbox.rglob("*")}
    temporary, tempfile.tempdir = os.environ.get("TMPDIR"), str(scratch)
    os.environ["TMPDIR"] = str(scratch)  # of the workers, and of what they start
    open_before, watch, began = _open_files(), Watch(), time.monotonic()
    try:
        workshop = Workshop(places.root, SETTINGS, make_engine=mixed_engine)
        ended = Conductor(workshop, Rules(workers), watch.hear).conduct(sources_in(inbox))
    finally:
        tempfile.tempdir = None
        os.environ.pop("TMPDIR") if temporary is None else os.environ.update(TMPDIR=temporary)
    seconds = time.monotonic() - began
    left = [*_left(scratch, open_before), *(f"{each.path}: {each.what}" for each in verify_all(places))]
    left += [f"{path} was changed" for path, at in before.items() if not path.exists() or path.stat().st_mtime_ns != at]
    settled = sum(ended.counts.values())
    left += [] if settled == documents else [f"{documents - settled} of {documents} documents were not settled"]
    return Soaked(
        tuple(watch.looks), {state.value: count for state, count in ended.counts.items()}, seconds, tuple(left)
    )


def growth(looks: Sequence[Look], of: str) -> tuple[float, float]:
    """The median of the second quarter of a run, when all is warm, and of its last."""
    values = [getattr(look, of) for look in looks]
    quarter = max(len(values) // 4, 1)
    return median(values[quarter : 2 * quarter] or values), median(values[-quarter:])


def _look(documents: int) -> Look:
    children = psutil.Process().children(recursive=True)
    sizes = [size for child in children if (size := _size(child)) is not None]
    return Look(documents, held().now, max(sizes, default=0.0), _open_files(), len(children))


def _size(process: psutil.Process) -> float | None:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.NoSuchProcess:
        return None


def _left(scratch: Path, open_before: int) -> Iterator[str]:
    for child in psutil.Process().children(recursive=True):
        yield f"a process: {child.name()}"
    for path in scratch.rglob("*"):
        yield f"a temporary file: {path.name}"
    if (more := _open_files() - open_before) > 0:
        yield f"{more} open files"


def _open_files() -> int:
    return psutil.Process().num_fds()
