"""What workers are asked to do in tests of the pool; they import it from here."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.errors import EmptyFileError

BUDGET = Budget(wall=60, stall=30, cpu=60, memory=2 << 30)


@dataclass(frozen=True)
class Do:
    """One of the things that a worker can do wrong, or right."""

    what: str
    budget: Budget = BUDGET

    def __call__(self, *arguments: object) -> object:
        return globals()[f"_{self.what}"](*arguments)


def _answer(value: object) -> object:
    return value


def _number() -> int:
    return os.getpid()


def _crash() -> None:
    ctypes.string_at(0)


def _kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _end() -> None:
    os._exit(3)


def _sleep() -> None:
    time.sleep(1000)


def _spin() -> None:
    while True:
        pass


def _fill() -> int:
    return len(bytearray(1 << 40))


def _print(value: object) -> object:
    os.write(1, b"\x00\xff a library prints what it likes\n")
    sys.stdout.write("so does this one\n")
    return value


def _refuse() -> None:
    raise EmptyFileError("it has no bytes", file="a.pdf", page=2)


def _break() -> None:
    raise ZeroDivisionError("a defect")


def _untellable() -> object:
    return lambda: None


def _start_others(marks: str) -> None:
    """Starts a process in a session of its own, as programs are started; says which it is and hangs."""
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)
    Path(marks).write_text(f"{os.getpid()} {started.pid}")
    time.sleep(1000)
