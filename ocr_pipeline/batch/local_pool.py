"""A pool of processes on this machine that bears the loss of any of them: a :class:`concurrent.futures.Executor`."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Any, Final, ParamSpec, TypeVar

import psutil

from ocr_pipeline.batch.budget import Budget, Budgeted
from ocr_pipeline.batch.calls import Answer, Call
from ocr_pipeline.batch.watch import Watch, kill_all
from ocr_pipeline.errors import WorkerLostError

TICK_SECONDS: Final = 0.1
"""How long a thread waits for an answer before it looks after its worker."""

END_SECONDS: Final = 5.0
"""How long a worker has to end by itself once its pipe is closed."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
_Job = tuple["Future[Any]", Call, Budget | None]


class LocalPool(Executor):
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
        self._threads = [threading.Thread(target=self._serve, name=f"worker-{number}") for number in range(workers)]
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
        """End every call at once; those that ran fail with a CancelledError."""
        self._killed.set()
        self.shutdown(cancel_futures=True)

    def _cancel_waiting(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                job = self._calls.get_nowait()
                if job is not None:
                    job[0].cancel()
                    job[0].set_running_or_notify_cancel()

    def _serve(self) -> None:
        """Looks after one worker until the pool is shut down."""
        worker: _Worker | None = None
        try:
            while (job := self._calls.get()) is not None:
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

    def _taken_up(self, worker: _Worker | None, message: bytes, budget: Budget | None) -> _Worker:
        """The worker that took a call: the one that there is, or a fresh one where it died meanwhile.

        Raises:
            WorkerLostError: none can be started.
        """
        if worker is not None:
            if worker.takes(message):
                return worker
            worker.kill(())
        worker = _Worker.start(budget.memory if budget else 0, self._log)
        if not worker.takes(message):
            worker.kill(())
            raise WorkerLostError("a worker could not be started", next_step="Run `vanban doctor`.")
        return worker

    def _kept(self, worker: _Worker, answer: Answer) -> _Worker | None:
        """The worker for the next call: none when this one retires."""
        if not answer.retires:
            return worker
        worker.end()
        return None

    def _answer(self, worker: _Worker, budget: Budget | None) -> Answer:
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
            raise WorkerLostError(worker.ended(watch.below)) from gone
        except BaseException:
            worker.kill(watch.below)
            raise
        return answer

    def _wait(self, worker: _Worker, watch: Watch) -> None:
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


@dataclass(slots=True)
class _Worker:
    """A process and the pipe to it."""

    started: subprocess.Popen[bytes]
    process: psutil.Process
    connection: Connection

    @classmethod
    def start(cls, memory: int, log: Path | None) -> _Worker:
        ours, theirs = Pipe()
        with theirs, _opened(log) as messages:
            arguments = [str(theirs.fileno()), str(os.getpid()), str(memory)]
            started = subprocess.Popen(
                [sys.executable, "-m", "ocr_pipeline.batch.worker", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=messages,
                pass_fds=[theirs.fileno()],
                process_group=0,
            )
        return cls(started, psutil.Process(started.pid), ours)

    def takes(self, message: bytes) -> bool:
        """Whether it took a call: one that died since its last answer does not."""
        try:
            self.connection.send_bytes(message)
        except (BrokenPipeError, ConnectionError):
            return False
        return True

    def end(self) -> None:
        """Let it go: it ends when its pipe closes; what does not is killed."""
        self.connection.close()
        try:
            self.started.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill(())

    def kill(self, below: tuple[psutil.Process, ...]) -> None:
        """End it and what it started."""
        kill_all(self.process, below)
        self.started.wait()
        self.connection.close()

    def ended(self, below: tuple[psutil.Process, ...]) -> str:
        """How it ended, in words; what it started is ended too."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.started.wait(END_SECONDS)
        self.kill(below)
        code = self.started.returncode
        if code == -signal.SIGKILL:
            return "its process was killed: most often the machine ran out of memory"
        if code == -signal.SIGXCPU:
            return "it used more of the processor than it may"
        if code < 0:
            return f"its process crashed ({signal.Signals(-code).name})"
        return f"its process ended with status {code}"


@contextlib.contextmanager
def _opened(log: Path | None) -> Iterator[IO[bytes] | None]:
    """Where a worker's messages go."""
    if log is None:
        yield None
        return
    with log.open("ab") as messages:
        yield messages


def _settle(future: Future[Any], answer: Answer) -> None:
    if answer.error is not None:
        future.set_exception(answer.error)
    else:
        future.set_result(answer.value)
