"""Boxes that people draw, read again: by one worker that can be lost, a few at a time, within its budget."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.decisions.drawn import require_on_page
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.tasks import BoxReading, ReadBox, Workshop
from ocr_pipeline.errors import WrongDecisionError
from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import Facts
from schemas import Page

MOST_WAITING: Final = 4
"""Boxes that are read or wait, of everybody; one more is refused."""
LEAST_SIDE_MM: Final = 1.5
"""Print of 8 points has small letters of that height."""
MOST_SHARE: Final = 0.25
"""Of a page (0..1): a value never takes more, and whoever wants the page read anew runs a batch."""
IDLE_SECONDS: Final = 180.0
"""After which the worker is let go: its models hold some hundred megabytes."""
MM: Final = 25.4


class TooManyBoxesError(Exception):
    """As many boxes wait as may, or one of this reviewer's does."""


@dataclass(slots=True)
class BoxReader:
    """Reads boxes; its worker is started with the first one.

    Attributes:
        root: of the archive.
        settings: with which they are read.
    """

    root: Path
    settings: Settings
    _pool: LocalPool | None = None
    _waiting: set[str] = field(default_factory=set)
    _idle: threading.Timer | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(
        self, session: str, facts: Facts, page: Page, box: Box, bend: Bend | None = None
    ) -> tuple[BoxReading, ...]:
        """What stands in a box; waits until it is read.

        Args:
            session: who asks: one box each at a time.
            facts: of the scan, with its paths.
            page: of the document.
            box: in the page's pixels.
            bend: of the page's lines, where they were made straight to be read.

        Raises:
            WrongDecisionError: the box does not lie on the page, or is too small or too large.
            TooManyBoxesError: too many wait.
            VanbanError: it cannot be read.
        """
        require_fit(page, box)
        task = ReadBox(Workshop(self.root, self.settings), facts, page, box, bend)
        with self._lock:
            if session in self._waiting or len(self._waiting) >= MOST_WAITING:
                raise TooManyBoxesError
            self._waiting.add(session)
            self._stop_clock()
            self._pool = self._pool or LocalPool(1)
            future = self._pool.submit(task)
        try:
            return future.result()
        finally:
            with self._lock:
                self._waiting.discard(session)
                if not self._waiting:
                    self._start_clock()

    def stop(self) -> None:
        """Lets the worker go, whatever it does."""
        with self._lock:
            self._stop_clock()
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.kill()

    def _rest(self) -> None:
        with self._lock:
            if self._waiting:
                return
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def _start_clock(self) -> None:
        self._idle = threading.Timer(IDLE_SECONDS, self._rest)
        self._idle.daemon = True
        self._idle.start()

    def _stop_clock(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None


def require_fit(page: Page, box: Box) -> None:
    """A box that can be a value's.

    Raises:
        WrongDecisionError: it does not lie on the page, or is too small or too large.
    """
    require_on_page(page.number, box, (page.width, page.height))
    x0, y0, x1, y1 = box
    if min(x1 - x0, y1 - y0) < LEAST_SIDE_MM / MM * page.dpi:
        raise WrongDecisionError("the box is too small", next_step="Draw it around one value.")
    if (x1 - x0) * (y1 - y0) > MOST_SHARE * page.width * page.height:
        raise WrongDecisionError("the box is too large", next_step="Draw it around one value.")
