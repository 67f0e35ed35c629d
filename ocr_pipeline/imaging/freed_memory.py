"""The memory of a page's images handed back when the page is done.

glibc keeps what large arrays leave behind, in pieces between which small objects of the document stay: the next page
does not fit into them, and a process grows from page to page although it holds no image.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def hand_back_freed() -> None:
    """Return freed memory to the operating system; without glibc there is no such call, nor the need for it."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
