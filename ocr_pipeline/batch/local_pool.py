"""A pool of processes on this machine that bears the loss of any of them: a :class:`concurrent.futures.Executor`."""

from __future__ import annotations

import contextlib
import pickle
import queue
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from statistics import fmean
from typing import Any, Final, ParamSpec, TypeVar

from ocr_pipeline.batch.budget import Budget, Budgeted
from ocr_pipeline.batch.calls import Answer, Call
from ocr_pipeline.batch.idle_clock import IdleClock
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.watch import Watch
from ocr_pipeline.batch.worker_process import WorkerProcess
from ocr_pipeline.errors import WorkerLostError

TICK_SECONDS: Final = 0.5
"""How long a thread waits for an answer before it looks after its worker: an answer itself is never late."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
_Job = tuple["Future[Any]", Call, Budget | None]


class LocalPool(Pool):
    """Processes that take one call at a time each; a thread looks after each.

    A process that crashes, hangs, or goes beyond the budget of its call (:class:`~ocr_pipeline.batch.budget.Budgeted`)
    is killed with everything that it started; its call fails with a WorkerLostError and the next call gets a fresh
    process. Processes are started when they are needed and die with this one.

    Args:
        workers: how many, at least 1.
        log: where they write what they print; by default where this process prints its errors.
    """

    def __init__(self, workers: int, log: Path | None = None) -> None:
        self._calls: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._killed = threading.Event()
        self._closed = False
        self._log = log
        self._clocks = [IdleClock() for _ in range(workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(clock,), name=f"worker-{number}")
            for number, clock in enumerate(self._clocks)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self, fn: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        """Have a call carried out; it and its arguments must be picklable.

        Raises:
            RuntimeError: the pool was shut down.
        """
        if self._closed:
            raise RuntimeError("the pool was shut down")
        budget = fn.budget if isinstance(fn, Budgeted) else None
        future: Future[Result] = Future()
        self._calls.put((future, Call(fn, args, kwargs, budget.cpu if budget else None), budget))
        return future

    @property
    def slots(self) -> int:
        """How many processes there are, or may be."""
        return len(self._threads)

    @property
    def idle(self) -> float:
        """See :attr:`Pool.idle`."""
        return fmean(clock.share() for clock in self._clocks) if self._clocks else 0.0

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more calls; those that were taken are finished, or cancelled where they have not begun."""
        self._closed = True
        if cancel_futures:
            self._cancel_waiting()
        for _ in self._threads:
            self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def kill(self) -> None:
        """See :meth:`Pool.kill`."""
        self._killed.set()
        self.shutdown(cancel_futures=True)

    def _cancel_waiting(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                job = self._calls.get_nowait()
                if job is not None:
                    job[0].cancel()
                    job[0].set_running_or_notify_cancel()

    def _serve(self, clock: IdleClock) -> None:
        """Looks after one worker until the pool is shut down."""
        worker: WorkerProcess | None = None
        try:
            while (job := clock.waited(self._calls.get)) is not None:
                future, call, budget = job
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    worker = self._taken_up(worker, pickle.dumps(call), budget)
                    answer = self._answer(worker, budget)
                except Exception as error:  # noqa: BLE001 - told to whoever holds the future
                    worker = None
                    future.set_exception(error)
                else:
                    worker = self._kept(worker, answer)
                    _settle(future, answer)
        finally:
            if worker is not None:
                worker.end()

    def _taken_up(self, worker: WorkerProcess | None, message: bytes, budget: Budget | None) -> WorkerProcess:
        """The worker that took a call: the one that there is, or a fresh one where it died meanwhile.

        Raises:
            WorkerLostError: none can be started.
        """
        if worker is not None:
            if worker.takes(message):
                return worker
            worker.kill(())
        worker = WorkerProcess.start(budget.memory if budget else 0, self._log)
        if not worker.takes(message):
            worker.kill(())
            raise WorkerLostError("a worker could not be started", next_step="Run `vanban doctor`.")
        return worker

    def _kept(self, worker: WorkerProcess, answer: Answer) -> WorkerProcess | None:
        """The worker for the next call: none when this one retires."""
        if not answer.retires:
            return worker
        worker.end()
        return None

    def _answer(self, worker: WorkerProcess, budget: Budget | None) -> Answer:
        """What a worker answers; a worker that is lost is ended before the error is raised.

        Raises:
            WorkerLostError: it was lost.
            CancelledError: the pool was killed.
        """
        watch = Watch(worker.process, budget)
        try:
            self._wait(worker, watch)
            answer: Answer = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 - from our own worker
        except (EOFError, ConnectionError) as gone:
            raise worker.ended(watch.below) from gone
        except BaseException:
            worker.kill(watch.below)
            raise
        return answer

    def _wait(self, worker: WorkerProcess, watch: Watch) -> None:
        """Returns when a worker has something to say, or has ended.

        Raises:
            WorkerLostError: it went beyond its budget.
            CancelledError: the pool was killed.
        """
        while not worker.connection.poll(TICK_SECONDS):
            if self._killed.is_set():
                raise CancelledError
            if reason := watch.overrun():
                raise WorkerLostError(reason)


def _settle(future: Future[Any], answer: Answer) -> None:
    if answer.error is not None:
        future.set_exception(answer.error)
    else:
        future.set_result(answer.value)
