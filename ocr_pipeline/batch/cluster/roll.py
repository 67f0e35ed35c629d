"""The workers of a cluster as a run knows them: which are there, which of them take work, what each has in hand."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from ocr_pipeline.batch.budget import Budgeted

SILENT_SECONDS: Final = 30.0
"""How long a worker may send no sign of life; Dask's send one every half second, or every few in a large cluster."""
AGAIN_SECONDS: Final = 300.0
"""When a worker that was turned away is looked over again: its share may have been mounted."""
GRACE_SECONDS: Final = 60.0
"""How much longer than its task may last a worker has to say what came of it."""


class Standing(Enum):
    """How a worker stands with the run."""

    NEW = "it is to be looked over"
    LOOKED_OVER = "it is being looked over"
    FIT = "it takes work"
    TURNED_AWAY = "it takes none"
    SILENT = "it gives no sign of life"


@dataclass(slots=True, eq=False)
class Job:
    """A task that was handed in, and whoever waits for it."""

    task: Callable[[], Any]
    future: Future[Any]
    begun: bool = False

    @property
    def seconds(self) -> float | None:
        """How long a worker may keep it; ``None`` for ever."""
        return self.task.budget.wall + GRACE_SECONDS if isinstance(self.task, Budgeted) else None


@dataclass(slots=True, eq=False)
class Worker:
    """One worker; ``seen`` is its last sign of life by the scheduler's clock, ``moved`` when that changed by ours."""

    address: str
    slots: int
    seen: float = 0.0
    moved: float = 0.0
    standing: Standing = Standing.NEW
    why: str = ""
    looked_at: float = 0.0
    busy: dict[asyncio.Task[None], Job] = field(default_factory=dict)

    @property
    def free(self) -> int:
        """How many tasks more it can take."""
        return self.slots - len(self.busy) if self.standing is Standing.FIT else 0


@dataclass(slots=True)
class Roll:
    """All of them, by address; an address is of one process and no other has it afterwards."""

    clock: Callable[[], float] = time.monotonic
    workers: dict[str, Worker] = field(default_factory=dict)

    def update(self, told: Mapping[str, Mapping[str, Any]]) -> Iterator[Worker]:
        """Takes in what the scheduler tells of its workers; yields those that are lost: gone, or silent.

        One that is silent stays on the roll; when it is heard of again it is as one that is new.
        """
        now = self.clock()
        for address in [*self.workers.keys() - told.keys()]:
            yield self.workers.pop(address)
        for address, each in told.items():
            worker = self.workers.setdefault(address, Worker(address, int(each["nthreads"]), moved=now))
            worker.slots = int(each["nthreads"])
            if each["last_seen"] != worker.seen:
                worker.seen, worker.moved = each["last_seen"], now
                if worker.standing is Standing.SILENT:
                    worker.standing = Standing.NEW
            elif now - worker.moved > SILENT_SECONDS and worker.standing is not Standing.SILENT:
                worker.standing = Standing.SILENT
                yield worker

    def to_look_over(self) -> Iterator[Worker]:
        """Those that are new, or were turned away a while ago."""
        now = self.clock()
        for worker in self.workers.values():
            waited = worker.standing is Standing.TURNED_AWAY and now - worker.looked_at > AGAIN_SECONDS
            if waited or worker.standing is Standing.NEW:
                yield worker

    def turn_away(self, worker: Worker, why: str) -> bool:
        """Gives a worker nothing more; whether that is news."""
        is_news = worker.standing is not Standing.TURNED_AWAY and why != worker.why
        worker.standing, worker.why, worker.looked_at = Standing.TURNED_AWAY, why, self.clock()
        return is_news

    @property
    def freest(self) -> Worker | None:
        """The worker that can take most; ``None`` when none can take any."""
        free = [worker for worker in self.workers.values() if worker.free > 0]
        return max(free, key=lambda worker: worker.free, default=None)

    @property
    def slots(self) -> int:
        """How many tasks those that take work can carry out at a time."""
        return sum(worker.slots for worker in self.workers.values() if worker.standing is Standing.FIT)

    @property
    def may_work(self) -> bool:
        """Whether somebody takes work, or may be found to."""
        return any(worker.standing in {Standing.FIT, Standing.LOOKED_OVER} for worker in self.workers.values())

    @property
    def busy(self) -> int:
        """How many tasks are with workers."""
        return sum(len(worker.busy) for worker in self.workers.values())

    @property
    def reasons(self) -> list[str]:
        """Why those that take no work take none."""
        return [
            f"{each.address}: {each.why}" for each in self.workers.values() if each.standing is Standing.TURNED_AWAY
        ]
