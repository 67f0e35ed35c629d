"""A worker's process and the pipe to it: started, spoken to, ended. The one module here that starts a program."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Final, Self

import psutil

from ocr_pipeline.batch.watch import kill_all
from ocr_pipeline.errors import WorkerKilledError, WorkerLostError

END_SECONDS: Final = 5.0
"""How long a worker has to end by itself once its pipe is closed."""


@dataclass(slots=True)
class WorkerProcess:
    """A process and the pipe to it."""

    started: subprocess.Popen[bytes]
    process: psutil.Process
    connection: Connection

    @classmethod
    def start(cls, memory: int, log: Path | None) -> Self:
        """Start one.

        Args:
            memory: bytes of address space that it, and each process it starts, may use; 0 for any.
            log: what it prints is appended there; it goes where this process prints errors when not given.
        """
        ours, theirs = Pipe()
        with theirs, _opened(log) as messages:
            arguments = [str(theirs.fileno()), str(os.getpid()), str(memory)]
            started = subprocess.Popen(
                [sys.executable, "-P", "-m", "ocr_pipeline.batch.worker", *arguments],
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

    def ended(self, below: tuple[psutil.Process, ...]) -> WorkerLostError:
        """How it ended; what it started is ended too."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.started.wait(END_SECONDS)
        self.kill(below)
        code = self.started.returncode
        if code == -signal.SIGKILL:
            return WorkerKilledError("its process was killed: most often the machine ran out of memory")
        if code == -signal.SIGXCPU:
            return WorkerLostError("it used more of the processor than it may")
        if code < 0:
            return WorkerLostError(f"its process crashed ({signal.Signals(-code).name})")
        return WorkerLostError(f"its process ended with status {code}")


@contextlib.contextmanager
def _opened(log: Path | None) -> Iterator[IO[bytes] | None]:
    """Where a worker's messages go."""
    if log is None:
        yield None
        return
    with log.open("ab") as messages:
        yield messages
