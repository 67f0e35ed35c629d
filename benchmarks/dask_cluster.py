"""A real cluster of Dask on this machine: processes that can be measured, and disturbed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

ROOT = Path(__file__).resolve().parents[1]

QUIET: Final = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
}
"""As docs/scale.md sets it: else Dask looks at itself a hundred times a second, for a twentieth of a core a process."""


@dataclass
class DaskCluster:
    """A scheduler, and the workers that are started, with ``environment``; all are killed when the context ends."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start_scheduler()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGCONT)
            process.kill()
        for process in self.processes:
            process.wait()

    @property
    def address(self) -> str:
        """Of the scheduler."""
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """The scheduler, or a new one at the same place; returns when it listens."""
        started = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")
        wait_until(self._listens)
        return started

    def start_worker(self, environment: Mapping[str, str] | None = None, slots: int = 1) -> subprocess.Popen[bytes]:
        """A worker without a nanny: it is gone when it is killed, and with its scheduler."""
        wanted = ("--no-nanny", "--no-dashboard", "--nthreads", str(slots), "--host", "127.0.0.1")
        scratch = ("--local-directory", str(self.folder))
        return self._start("worker", self.address, *wanted, *scratch, environment=environment)

    def logs(self) -> str:
        """What all of them printed."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port)).close()
        except OSError:
            return False
        return True

    def _start(self, *command: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        with (self.folder / f"{command[0]}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                cwd=self.folder,
                env={**os.environ, **self.environment, "PYTHONPATH": str(ROOT), **(environment or {})},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(process)
        return process


def wait_until(holds: Callable[[], bool], seconds: float = 300) -> None:
    """Waits, and fails when it waits in vain."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
