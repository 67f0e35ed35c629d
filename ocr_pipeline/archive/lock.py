"""One writer at a time: a lock that the system gives back when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ocr_pipeline.errors import ArchiveBusyError, UnwritableOutputError

_LOCKS: Final = Path("/proc/locks")


@contextlib.contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock; the file stays, its content (a process number) is for people.

    Raises:
        ArchiveBusyError: another process holds it.
        UnwritableOutputError: the file cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise UnwritableOutputError(f"it cannot be written: {error.strerror}", file=str(path)) from error
    try:
        _take(descriptor, path)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def holder(path: Path) -> int | None:
    """The number of the process that writes, 0 where it is not known; ``None``: nobody does. Takes no lock itself.

    On a machine without ``/proc/locks`` nobody is ever found.
    """
    try:
        held = str(path.stat().st_ino)
        locks = [line.split() for line in _LOCKS.read_text(encoding="ascii").splitlines()]
    except OSError:
        return None
    # 1: FLOCK  ADVISORY  WRITE 4711 fe:01:393270 0 EOF
    if not any("FLOCK" in lock and lock[5].rpartition(":")[2] == held for lock in locks if len(lock) > 5):
        return None
    number = path.read_text(encoding="ascii", errors="replace").strip()
    return int(number) if number.isdecimal() else 0


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
        whose = f"process {holder} is writing" if holder.isdecimal() else "another process is writing"
        raise ArchiveBusyError(f"{whose} to this archive", file=str(path.parent)) from error
