"""The process that works: ``python -m ocr_pipeline.batch.worker FD PARENT MEMORY`` takes calls until its pipe closes.

It belongs to the process that started it and dies with it. What it prints goes to its standard error: the pipe alone
speaks to the parent, so that a library that prints spoils nothing.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import threading
import time
from functools import cache
from multiprocessing.connection import Connection
from typing import Final

import psutil

from ocr_pipeline.batch.calls import Answer, Call
from ocr_pipeline.errors import VanbanError, WorkerLostError

LOOK_SECONDS: Final = 0.5
"""How often a worker looks whether its parent is still there."""
RETIRES_AT: Final = 1 << 30
"""Bytes of memory in use at which a worker ends after a task, and a fresh one takes its place."""


def main(arguments: list[str]) -> None:
    """Serves until the pipe closes or it is time to retire."""
    pipe, parent, memory = (int(argument) for argument in arguments)
    os.set_inheritable(pipe, False)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_die_with, args=(parent,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _serve(Connection(pipe))


def _serve(connection: Connection) -> None:
    while True:
        try:
            received = connection.recv_bytes()
        except (EOFError, ConnectionError):
            return
        answer = _answer(received)
        try:
            connection.send_bytes(_packed(answer))
        except (BrokenPipeError, ConnectionError):
            return
        if answer.retires:
            return


def _answer(received: bytes) -> Answer:
    """What comes of a call."""
    try:
        call: Call = pickle.loads(received)  # noqa: S301 - from the process that started this one
        _allow(call.cpu)
        value = call.function(*call.arguments, **call.keywords)
    except VanbanError as error:
        return Answer(error=error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the one who asked
        if _is_exhaustion(error):
            return Answer(error=WorkerLostError("it needed more memory than a worker may use"), retires=True)
        return Answer(error=error)
    return Answer(value, retires=_in_use() > RETIRES_AT)


def _packed(answer: Answer) -> bytes:
    try:
        return pickle.dumps(answer)
    except Exception as error:  # noqa: BLE001 - an answer that cannot be told is an error that can
        return pickle.dumps(Answer(error=WorkerLostError(f"its answer cannot be told: {error}")))


def _is_exhaustion(error: Exception) -> bool:
    """Whether memory ran out; OpenCV says so in words of its own."""
    return isinstance(error, MemoryError) or "Insufficient memory" in str(error)


def _allow(cpu: float | None) -> None:
    """Sets the limit of the processor's time to what was used so far and ``cpu`` seconds more."""
    if cpu is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + cpu) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _in_use() -> int:
    """Bytes of memory that the process has in use: not the highest, which it inherits of the one that started it."""
    return int(_self().memory_info().rss)


@cache
def _self() -> psutil.Process:
    """This process; to make one anew is to look up when it was started, every time."""
    return psutil.Process()


def _die_with(parent: int) -> None:
    """Kills this process and its group once the parent is gone: nothing may outlive a run."""
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
