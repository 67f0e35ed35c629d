"""``python -m benchmarks.batching_run INBOX ARCHIVE WORKERS [LOG]``: one batch in a process of its own.

WORKERS is how many, or the address of a cluster's scheduler. It prints one JSON object: seconds by the clock, and from
the first page that was read to the last one (``reading``), CPU seconds of the run's own process in both, pages, and the
share of the time that workers waited. With LOG every task of a worker adds a line there: what it was, and its CPU
seconds, those inside the pipeline apart from the others.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.cpu import Stage, StageClock, added, cpu_so_far
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.tasks import GetReady, Workshop
from ocr_pipeline.cli.batch import pool_maker
from ocr_pipeline.settings import Settings

PIPELINE: Final = "the pipeline"
STAGES: Final = tuple(
    Stage("ocr_pipeline.pipeline", f"Pipeline.{name}", PIPELINE)
    for name in ("inspect", "read", "assemble", "assemble_each")
)
_TEXT: Final = "THÔNG BÁO\nVề việc sửa cầu Đá Trắng\nCăn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 12 năm 2030\n"
"""What a worker is warmed up with: it calls for every table."""


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU seconds of one task: inside the pipeline, and outside of it; ``start``: it made a worker ready."""

    start: bool
    pipeline: float
    outside: float


@dataclass(frozen=True, slots=True)
class Watched:
    """A task that tells what it spent."""

    task: Callable[[], Any]
    log: Path

    @property
    def budget(self) -> Budget | None:
        """Of the task."""
        return getattr(self.task, "budget", None)

    def __call__(self) -> Any:
        """Carries it out."""
        if isinstance(self.task, GetReady):
            from ocr_pipeline.batch.work import pipeline_of
            from ocr_pipeline.sources import inspect

            result = self.task()
            with_text = self.log.with_name("warm.txt")
            pipeline = pipeline_of(self.task.workshop)
            pipeline.assemble(inspect(with_text, pipeline.settings), ())
            self._tell(Spent(True, 0.0, cpu_so_far().seconds))
            return result
        clock = StageClock()
        with clock.watching(STAGES):
            result = self.task()
        inside = sum(cpu.seconds for path, cpu in clock.spent.items() if path)
        self._tell(Spent(False, inside, added(clock.spent).seconds - inside))
        return result

    def _tell(self, spent: Spent) -> None:
        with self.log.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(spent)) + "\n")


class WatchedPool(LocalPool):
    """A pool whose tasks tell what they spent."""

    def __init__(self, spent: Path, workers: int, log: Path | None = None) -> None:
        self._spent = spent
        super().__init__(workers, log)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See :meth:`LocalPool.submit`."""
        return super().submit(Watched(fn, self._spent), *args, **kwargs)


def main(inbox: str, archive: str, workers: str, log: str | None = None) -> None:
    """Run the batch and print what it took."""
    began = time.monotonic()
    workshop, read = Workshop(Path(archive), Settings()), list[tuple[float, float]]()
    cluster = None if workers.isdecimal() else workers
    make_pool = pool_maker(cluster, workshop, Path(inbox))
    if log is not None:
        Path(log).with_name("warm.txt").write_text(_TEXT, encoding="utf-8")
        make_pool = partial(WatchedPool, Path(log))

    def note(event: Event) -> None:
        if event.what is Happening.PAGE_READ:
            read.append((time.monotonic(), time.process_time()))

    conductor = Conductor(workshop, Rules(1 if cluster else int(workers)), note, make_pool)
    ended = conductor.conduct(sources_in(Path(inbox)))
    own = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "exit_code": int(ended.exit_code),
        "clock": time.monotonic() - began,
        "reading": read[-1][0] - read[0][0] if read else 0.0,
        "own_reading": read[-1][1] - read[0][1] if read else 0.0,
        "own": own.ru_utime + own.ru_stime,
        "pages": ended.tally.pages,
        "idle": ended.tally.idle,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    # By its module's name: workers import what they are handed from there, and this module is called __main__ here.
    from benchmarks import batching_run

    batching_run.main(*sys.argv[1:])
