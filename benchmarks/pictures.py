"""How the plots of the benchmarks are drawn: the same figures give the same bytes, and other plots stay as they are."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def same_bytes() -> Iterator[None]:
    """Whatever is drawn within; a decorator, too. The program's own plots, in the same process, have their own look."""
    import matplotlib as mpl

    with mpl.rc_context({"svg.hashsalt": "vanban", "svg.fonttype": "none", "font.family": "sans-serif"}):
        yield
