"""Tasks to the workers of a cluster: each to one worker that was looked over, and to another when that one is lost.

All of it runs in one event loop: nothing here needs a lock. Dask carries, and decides nothing: a task is bound to the
worker that it was given to, so that none goes to a worker that was turned away, and what is lost is told to the run.
"""

from __future__ import annotations

import asyncio
import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from typing import Any, Final

from ocr_pipeline.batch.cluster.checking import Installed, LookOver, Probe, Seen
from ocr_pipeline.batch.cluster.link import Link, LinkLostError
from ocr_pipeline.batch.cluster.roll import Job, Roll, Standing, Worker
from ocr_pipeline.batch.cluster.slots import Carried, Order, carry_out
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import VanbanError, WorkerKilledError

LOOK_SECONDS: Final = 1.0
"""How often the scheduler is asked for its workers."""
CHECK_SECONDS: Final = 300.0
"""How long a worker may take to be looked over: it may still be at the task of a run that was killed."""


@dataclass(slots=True)
class Dispatch:
    """Hands tasks out.

    Attributes:
        workshop: what all tasks are of.
        probe: what workers must see.
        own: what the run's own machine makes documents with.
        tell: is told of what happens to workers.
        pending: tasks that wait for a worker, in order.
    """

    workshop: Workshop
    probe: Probe
    own: Installed
    tell: Callable[[Event], None]
    roll: Roll = field(default_factory=Roll)
    pending: deque[Job] = field(default_factory=deque)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    _checks: set[asyncio.Task[None]] = field(default_factory=set)
    _numbers: count[int] = field(default_factory=count)

    def take(self, job: Job) -> None:
        """A task more."""
        self.pending.append(job)
        self.changed.set()

    async def step(self, link: Link) -> None:
        """Looks who is there, and hands out what can be.

        Raises:
            LinkLostError: the scheduler does not answer.
        """
        for lost in self.roll.update(await link.workers()):
            self._lose(lost, "it is gone" if lost.address not in self.roll.workers else "it gives no sign of life")
        for worker in [*self.roll.to_look_over()]:
            worker.standing = Standing.LOOKED_OVER
            check = asyncio.create_task(self._look_over(link, worker))
            self._checks.add(check)
            check.add_done_callback(self._checks.discard)
        self.hand_out(link)

    def hand_out(self, link: Link) -> None:
        """Gives waiting tasks to workers that have room."""
        while self.pending and (worker := self.roll.freest) is not None:
            job = self.pending.popleft()
            if not job.begun and not job.future.set_running_or_notify_cancel():
                continue
            job.begun = True
            carrying = asyncio.create_task(self._carry(link, worker, job))
            worker.busy[carrying] = job
            carrying.add_done_callback(partial(_done, worker))

    async def stop(self) -> None:
        """Nothing is with workers any more: what they had waits for others, before all that waits already."""
        every = [*self._checks]
        for worker in self.roll.workers.values():
            for carrying, job in worker.busy.items():
                if not carrying.done():
                    every.append(carrying)
                    self.pending.appendleft(job)
        self.roll.workers.clear()
        for each in every:
            each.cancel()
        await asyncio.gather(*every, return_exceptions=True)

    def fail(self, error: BaseException) -> None:
        """Whatever waits fails."""
        while self.pending:
            job = self.pending.popleft()
            if job.begun or job.future.set_running_or_notify_cancel():
                job.future.set_exception(error)

    async def _carry(self, link: Link, worker: Worker, job: Job) -> None:
        """Has a worker carry out a task, and settles it."""
        try:
            async with asyncio.timeout(job.seconds):
                carried = await self._carried(link, worker, job.task)
        except TimeoutError:
            self._turn_away(worker, "it hangs: a task did not end when its time was over")
            job.future.set_exception(WorkerKilledError("the worker that had it hangs"))
            return
        except LinkLostError:
            self.pending.appendleft(job)  # no worker is at fault, and the loop will notice
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, it is of the worker: tasks' own come as values
            carried = Carried(unfit=_said(error))
        if carried.unfit and not await asyncio.to_thread(self.probe.unseen):
            self._turn_away(worker, carried.unfit)
            self.pending.appendleft(job)
        elif carried.error is not None or carried.unfit:
            job.future.set_exception(carried.error or WorkerKilledError(carried.unfit))
        else:
            job.future.set_result(carried.value)
        self.changed.set()

    async def _carried(self, link: Link, worker: Worker, task: Callable[[], Any]) -> Carried:
        order = Order(task, self.workshop, self.probe, worker.slots)
        key = f"vanban-{self.probe.nonce}-{next(self._numbers)}"
        carried: Carried = pickle.loads(  # noqa: S301 - from a worker that the scheduler let in
            await link.call(carry_out, pickle.dumps(order), worker=worker.address, key=key)
        )
        return carried

    async def _look_over(self, link: Link, worker: Worker) -> None:
        """Finds out whether a worker may take work."""
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                unfit = await self._unfit(link, worker)
        except TimeoutError:
            unfit = "it does not answer"
        except LinkLostError:
            worker.standing = Standing.NEW
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, it is of the worker
            unfit = _said(error)
        if worker.standing is not Standing.LOOKED_OVER:
            return
        if unfit:
            self._turn_away(worker, unfit)
        else:
            worker.standing, worker.why = Standing.FIT, ""
            self._tell(Happening.WORKER_JOINED, f"{worker.address} takes work, {worker.slots} tasks at a time")
        self.changed.set()

    async def _unfit(self, link: Link, worker: Worker) -> str:
        """Why a worker can take no work; empty when it can."""
        # First by what any Python can be asked: what is ours may not even be understood there.
        key = f"vanban-{self.probe.nonce}-{next(self._numbers)}"
        theirs = await link.call(version, "vanban", worker=worker.address, key=key)
        if theirs != self.own.parts["vanban"]:
            return f"its vanban is {theirs}, the run's is {self.own.parts['vanban']}"
        carried = await self._carried(link, worker, LookOver(self.workshop, self.probe))
        if carried.unfit or carried.error is not None:
            return carried.unfit or _said(carried.error)
        seen: Seen = carried.value
        if not await asyncio.to_thread(self.probe.shows, seen.mark):
            return f"it writes to another folder under the name {self.workshop.root}"
        return self.own.differing(seen.installed)

    def _lose(self, worker: Worker, why: str) -> None:
        """A worker is lost; its tasks fail, for the run to give them to others."""
        self._tell(Happening.WORKER_LOST, f"{worker.address}: {why}")
        for carrying, job in [*worker.busy.items()]:
            if carrying.cancel():
                job.future.set_exception(WorkerKilledError(f"the worker that had it is lost: {why}"))
        worker.busy.clear()

    def _turn_away(self, worker: Worker, why: str) -> None:
        if self.roll.turn_away(worker, why):
            self._tell(Happening.WORKER_TURNED_AWAY, f"{worker.address}: {why}")

    def _tell(self, what: Happening, text: str) -> None:
        self.tell(Event(what, text=text))


def _done(worker: Worker, carrying: asyncio.Task[None]) -> None:
    worker.busy.pop(carrying, None)  # a worker that was lost has none any more


def _said(error: BaseException | None) -> str:
    """An error of a worker in words."""
    if isinstance(error, PackageNotFoundError):
        return "vanban is not installed there"
    return (
        error.cause if isinstance(error, VanbanError) else f"it cannot carry out tasks: {type(error).__name__}: {error}"
    )
