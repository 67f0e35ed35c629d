"""Searches of the whole archive: asked of processes of their own, for which no other page waits.

In the server's process they would hold up every page beside them: Python runs one thread at a time, and SQLite gives
each of its rows to Python.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.facets import Facets, facets
from ocr_pipeline.archive.search.filters import NO_FILTERS, Filters
from ocr_pipeline.archive.search.results import Results
from ocr_pipeline.archive.search.searching import Order, search
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.errors import WorkerLostError

SEARCHERS: Final = max(2, min(4, os.cpu_count() or 1))
"""Processes, of some 100 MB each: two at least, so that a quick search passes a slow one."""
SECONDS: Final = 60.0
"""Of a processor that a search may take: a hundred times what the slowest takes in 100,000 documents."""
WALL_SECONDS: Final = 600.0
"""That it may take by the clock: a machine may be busy with other work."""
MEMORY: Final = 2 << 30
"""Bytes of address space that it may use."""
NICENESS: Final = 4
"""Of a search: a page that takes milliseconds does not wait for a processor behind one that takes a second."""
BUDGET: Final = Budget(wall=WALL_SECONDS, stall=WALL_SECONDS, cpu=SECONDS, memory=MEMORY)

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search page shows: results, and facets."""

    results: Results
    facets: Facets


@dataclass(frozen=True, slots=True)
class Search:
    """A question to the catalogue at ``catalogue``, and a page of its answer; errors as of :meth:`Archive.search`."""

    catalogue: Path
    text: str
    filters: Filters
    order: Order
    page: int
    budget: Budget = BUDGET

    def __call__(self) -> Found:
        """Asks it."""
        let_others_pass()
        with catalogue_to_read(self.catalogue) as connection:
            results = search(connection, self.text, self.filters, self.order, self.page)
            return Found(results, facets(connection, self.text, self.filters))


def let_others_pass() -> None:
    """Gives this process, one that searches, a low priority, which it keeps, unless it has a lower one."""
    if os.getpriority(os.PRIO_PROCESS, 0) < NICENESS:
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)


@contextmanager
def told_of_loss() -> Iterator[None]:
    """Says of a question whose process was lost what whoever asked it can do.

    Raises:
        WorkerLostError: it was.
    """
    try:
        yield
    except WorkerLostError as error:
        raise WorkerLostError(error.cause, next_step="Ask again, or for less.") from error


@dataclass(slots=True)
class Searchers:
    """The processes; started when the first question comes. One that is lost costs its question.

    Attributes:
        catalogue: of the archive.
    """

    catalogue: Path

    _pool: LocalPool | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Starts all of them and waits for as many answers, so that no visitor waits for one to start.

        What goes wrong is told to whoever searches.
        """
        wait([self.submit(Search(self.catalogue, "", NO_FILTERS, "relevance", 1)) for _ in range(SEARCHERS)])

    def submit(self, question: Callable[[], Answer]) -> Future[Answer]:
        """Have a question answered; the future raises its errors, or WorkerLostError where it took too much."""
        with self._lock:
            self._pool = self._pool or LocalPool(SEARCHERS)
            return self._pool.submit(question)

    def stop(self) -> None:
        """Let the processes go, whatever they do."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.kill()
