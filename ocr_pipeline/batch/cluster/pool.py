"""The workers of a cluster as a pool: what a run holds in place of the processes of its own machine."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from ocr_pipeline.batch.cluster.checking import Installed, LookOver, Probe
from ocr_pipeline.batch.cluster.dispatch import LOOK_SECONDS, Dispatch
from ocr_pipeline.batch.cluster.link import Link, LinkLostError
from ocr_pipeline.batch.cluster.roll import Job
from ocr_pipeline.batch.cluster.slots import end
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import ClusterError, NoClusterWorkerError, NoSchedulerError, WorkerLostError, WorkerStartError

AGAIN_SECONDS: Final = 1.0
"""How long is waited before a scheduler that did not answer is asked again."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Occupancy:
    """How much of what workers could have done they had nothing to do."""

    had: float = 0.0
    worked: float = 0.0
    since: float = 0.0

    def note(self, slots: int, busy: int) -> None:
        """From the last note until now there was room for so many tasks, and so many ran."""
        now = time.monotonic()
        if self.since:
            self.had += slots * (now - self.since)
            self.worked += min(slots, busy) * (now - self.since)
        self.since = now


class ClusterPool(Pool):
    """Hands calls to the workers of a cluster; each is looked over first, and turned away where it differs.

    Workers may come and go. A worker that is lost costs its calls a WorkerKilledError; one that has lost its sight of
    the archive is given nothing more and its calls go to others. A scheduler that is gone is waited for.

    Args:
        address: of the scheduler: ``tcp://host:8786``.
        workshop: of the run; the machine that runs it is the measure for its workers.
        inbox: where the scans lie; the workers see it under the same path, or address.
        log: where the run's own process for that prints.

    Raises:
        NoSchedulerError: the scheduler cannot be reached.
        InstallationError: something is missing on the run's own machine.
        UnwritableOutputError: the archive takes no file.
    """

    def __init__(self, address: str, workshop: Workshop, inbox: Place, log: Path | None = None) -> None:
        self._address, self._workshop = address, workshop
        self._news: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._occupancy = _Occupancy()
        self._closed, self._killed = threading.Event(), threading.Event()
        self._failed: ClusterError | None = None
        self._slots = 0
        own = _installed_here(workshop, log)
        self.keys = own.keys
        probe = Probe.laid(workshop.places.probes, inbox)
        self._dispatch = Dispatch(workshop, probe, own, self._news.put)
        self._loop = asyncio.new_event_loop()
        connected: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, args=(connected,), name="cluster")
        self._thread.start()
        try:
            connected.result()
        except BaseException:
            self._thread.join()
            raise

    def submit(
        self, fn: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        """Have a call carried out; it and its arguments must be picklable.

        Raises:
            RuntimeError: the pool was shut down.
        """
        if self._closed.is_set():
            raise RuntimeError("the pool was shut down")
        if args or kwargs:
            raise TypeError("a task of a cluster carries its arguments with it")
        future: Future[Result] = Future()
        if self._failed is not None:
            future.set_exception(self._failed)
        elif not self._wake(partial(self._dispatch.take, Job(fn, future))):
            future.set_exception(self._failed or CancelledError())
        return future

    @property
    def slots(self) -> int:
        """How many calls the workers carry out at a time that are there now and may take work."""
        return self._slots

    @property
    def idle(self) -> float:
        """See :attr:`Pool.idle`."""
        occupied = self._occupancy
        return 1 - occupied.worked / occupied.had if occupied.had else 0.0

    def news(self) -> Iterator[Event]:
        """See :meth:`Pool.news`."""
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._news.get_nowait()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more calls; those that were taken are finished, or, where they have not begun, cancelled."""
        self._closed.set()
        if cancel_futures:
            self._wake(self._cancel_waiting)
        self._wake(self._dispatch.changed.set)
        if wait:
            self._thread.join()

    def kill(self) -> None:
        """See :meth:`Pool.kill`."""
        self._killed.set()
        self.shutdown()

    def _wake(self, call: Callable[[], object]) -> bool:
        """Has something called in the thread that talks to the cluster; whether there still is one."""
        try:
            self._loop.call_soon_threadsafe(call)
        except RuntimeError:
            return False
        return True

    def _cancel_waiting(self) -> None:
        waiting = [job for job in self._dispatch.pending if not job.begun and job.future.cancel()]
        for job in waiting:
            job.future.set_running_or_notify_cancel()
            self._dispatch.pending.remove(job)

    # --- In the thread that talks to the cluster ------------------------------------------------------------------

    def _work(self, connected: Future[None]) -> None:
        with contextlib.closing(self._loop):
            try:
                self._loop.run_until_complete(self._serve(connected))
            except Exception as defect:  # noqa: BLE001 - without this thread the run would wait for ever
                self._failed = ClusterError(f"a defect in vanban: {type(defect).__name__}: {defect}")
                self._loop.run_until_complete(self._dispatch.stop())
            finally:
                # What was handed in at the last moment is taken, too.
                self._loop.run_until_complete(asyncio.sleep(0))
                self._dispatch.fail(self._failed or CancelledError())
                shutil.rmtree(self._workshop.places.probes, ignore_errors=True)

    async def _serve(self, connected: Future[None]) -> None:
        try:
            link = await Link.made(self._address)
        except LinkLostError as lost:
            cause = f"the scheduler of the cluster cannot be reached at {self._address}: {lost}"
            connected.set_exception(NoSchedulerError(cause))
            return
        connected.set_result(None)
        while True:
            try:
                await self._hand_out(link)
                break
            except LinkLostError as lost:
                await self._dispatch.stop()
                await link.close()
                self._tell(Happening.SCHEDULER_LOST, f"{self._address}: {lost}")
                found = await self._found_again()
            if found is None:
                return
            link = found
            self._tell(Happening.SCHEDULER_BACK, self._address)
        told = [*self._dispatch.roll.workers]
        await self._dispatch.stop()
        await link.run(end, self._dispatch.probe.nonce, workers=told)
        await link.close()

    async def _hand_out(self, link: Link) -> None:
        """Until the pool is shut down and all that it took is done, or it is killed, or nobody takes work for too long.

        Raises:
            LinkLostError: the scheduler does not answer.
        """
        dispatch, looked, useful = self._dispatch, 0.0, time.monotonic()
        while not self._is_over:
            dispatch.changed.clear()
            if time.monotonic() - looked >= LOOK_SECONDS:
                await dispatch.step(link)
                looked = time.monotonic()
            else:
                dispatch.hand_out(link)
            self._slots = dispatch.roll.slots
            self._occupancy.note(self._slots, dispatch.roll.busy)
            useful = time.monotonic() if dispatch.roll.may_work else useful
            if time.monotonic() - useful > self._workshop.settings.cluster_seconds:
                self._give_up(NoClusterWorkerError(self._nobody_works()))
                useful = time.monotonic()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await dispatch.changed.wait()

    @property
    def _is_over(self) -> bool:
        done = not self._dispatch.pending and not self._dispatch.roll.busy
        return self._killed.is_set() or (self._closed.is_set() and done)

    async def _found_again(self) -> Link | None:
        """The scheduler, once it answers again; ``None`` when it did not for too long, or the pool was killed."""
        seconds = self._workshop.settings.cluster_seconds
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._killed.is_set():
            with contextlib.suppress(LinkLostError):
                return await Link.made(self._address)
            await asyncio.sleep(AGAIN_SECONDS)
        if not self._killed.is_set():
            cause = f"the scheduler of the cluster did not answer at {self._address} for {seconds:.0f} seconds"
            self._give_up(NoSchedulerError(cause))
        return None

    def _nobody_works(self) -> str:
        seconds = self._workshop.settings.cluster_seconds
        reasons = "; ".join(self._dispatch.roll.reasons) or "none is there"
        return f"for {seconds:.0f} seconds no worker of the cluster could take work ({reasons})"

    def _give_up(self, error: ClusterError) -> None:
        """What waits fails, and whatever comes after it."""
        self._failed = error
        self._dispatch.fail(error)

    def _tell(self, what: Happening, text: str) -> None:
        self._news.put(Event(what, text=text))


def _installed_here(workshop: Workshop, log: Path | None) -> Installed:
    """What this machine makes documents with: found in a process of its own, as in every worker."""
    with LocalPool(1, log) as own:
        try:
            return own.submit(LookOver(workshop)).result().installed
        except WorkerLostError as lost:
            raise WorkerStartError(f"a process that is to work cannot be started: {lost}") from lost
