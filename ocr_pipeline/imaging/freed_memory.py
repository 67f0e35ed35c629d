"""The memory of a page's images given back: each large array when it is done with, the rest when its page is.

glibc keeps what large arrays leave behind, in pieces between which small objects of the document stay: the next page
does not fit into them, and a process grows from page to page although it holds no image.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Final

LARGE: Final = 4 << 20
"""Bytes from which an array has memory of its own, given back at once. glibc begins with 128 kB, but takes the largest
that was freed, up to 32 MB, for the next bound: soon all images come from its heap. From a bound below this one more is
lost by asking the system each time than is saved."""
KEPT_FREE: Final = 64 << 20
"""Bytes that may lie free at the end of the heap within a page: what glibc would have come to by itself."""
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
"""Numbers of glibc's ``malloc.h``."""


@cache
def give_back_large() -> None:
    """Have the memory of large arrays given back as each is freed, in this process from now on; only glibc needs it."""
    options = getattr(ctypes.CDLL(None), "mallopt", None)
    if options is not None:
        options(_MMAP_THRESHOLD, LARGE)
        options(_TRIM_THRESHOLD, KEPT_FREE)


def hand_back_freed() -> None:
    """Return freed memory to the operating system; without glibc there is no such call, nor the need for it."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
