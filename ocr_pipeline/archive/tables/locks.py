"""Locks on the tables of an archive: one changes them, many read them; the system gives back the lock of who ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from ocr_pipeline.errors import UnwritableOutputError


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until nobody else is inside, and keep everybody else out.

    Raises:
        UnwritableOutputError: the file cannot be made.
    """
    with _locked(path, fcntl.LOCK_EX):
        yield


@contextlib.contextmanager
def among_readers(path: Path) -> Iterator[None]:
    """Be inside together with others; nothing that is read goes away meanwhile.

    Raises:
        UnwritableOutputError: the file cannot be made.
    """
    with _locked(path, fcntl.LOCK_SH):
        yield


@contextlib.contextmanager
def if_nobody_is_inside(path: Path) -> Iterator[bool]:
    """Whether nobody is inside; if so, nobody comes in meanwhile.

    Raises:
        UnwritableOutputError: the file cannot be made.
    """
    with contextlib.ExitStack() as stack:
        free = True
        try:
            stack.enter_context(_locked(path, fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError:
            free = False
        yield free


@contextlib.contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    try:
        # For reading alone: a lock needs no more, and the archive may lie where this process may not write.
        descriptor = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise UnwritableOutputError(f"it cannot be written: {error.strerror}", file=str(path)) from error
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)
