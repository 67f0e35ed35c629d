"""Keeps Python's search for unreachable cycles away from work that makes many objects and no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile. Where there is none already, none is begun by leaving.

    What is made is freed as ever, once nothing refers to it. Threads may be here at once: the first to leave that
    found the search running lets it run again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
