"""A Tesseract that stays: the side of the pipeline, which hands images to a process that it keeps.

The program spends a tenth of a second of CPU on loading its models, and a page takes three or four calls of it. The
process here loads them once. It belongs to the process that started it, has a group of its own, and is killed with that
group when it overruns, talks nonsense, is interrupted, or when the one that it belongs to ends.
"""

from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.library_process import LibraryProcess, UnusableError, started

RETIRES_AT = 200_000_000
"""Bytes of memory at which it is ended after an answer, and a new one started: half is usual, a huge page adds."""
READ_BY_PROGRAM = "Tesseract is run as a program for each reading, which is slower: %s"
"""What the log says where there is no such process, and why."""

_logger = logging.getLogger(__name__)


class UnknownLanguageError(Exception):
    """The library does not load the languages."""


@dataclass
class _Seat:
    """What one process has of it: at most one child, used by one thread at a time."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    child: LibraryProcess | None = None
    unusable: str | None = None


class Resident:
    """Reads images with the library behind the program of that ``version``, and with the ``models`` of a folder.

    ``variables`` are Tesseract's own, as the program's ``-c`` takes them.
    It may be handed to another process or copied, and be used by several threads, which take turns.
    """

    def __init__(self, version: str, models: str, variables: Mapping[str, str] = MappingProxyType({})) -> None:
        self._version = version
        self._models = models
        self._variables = dict(variables)
        # By process: after a fork, lock and child are those of the parent.
        self._seats: dict[int, _Seat] = {}
        weakref.finalize(self, _end_ours, self._seats)

    def __reduce__(self) -> tuple[type[Resident], tuple[str, str, dict[str, str]]]:
        return Resident, (self._version, self._models, self._variables)

    @property
    def pid(self) -> int | None:
        """The process that is there for this one, if any."""
        child = self._seat.child
        return None if child is None else child.process.pid

    def tables(self, images: Sequence[Pixels], languages: str, mode: int, dpi: int, timeout: float) -> list[str]:
        """The rows of words of Tesseract's table for each grey image (``(height, width)`` uint8).

        Args:
            images: what to read.
            languages: as ``-l`` takes them.
            mode: as ``--psm`` takes it.
            dpi: as ``--dpi`` takes it.
            timeout: seconds for all of them, from when it is this thread's turn.

        Raises:
            UnusableError: it cannot be had here; later calls say so at once.
            UnknownLanguageError: a model is not there.
            PageTimeoutError: it overran and was ended.
            EngineError: it ended, gave up, or its answer is none.
        """
        seat = self._seat
        with seat.lock:
            child = self._child_of(seat)
            try:
                answer = child.ask(images, timeout, languages=languages, mode=mode, dpi=dpi, variables=self._variables)
            except BaseException:
                # Also on Ctrl-C: what it would say next belongs to this request.
                seat.child = None
                child.end()
                raise
            if answer.held > RETIRES_AT:
                seat.child = None
                child.end()
        if answer.unknown:
            raise UnknownLanguageError(languages)
        return answer.tables

    def start(self) -> None:
        """Have the process there before there is anything to read.

        Raises:
            UnusableError: it cannot be had here, and why.
        """
        seat = self._seat
        with seat.lock:
            self._child_of(seat)

    def close(self) -> None:
        """End the process, if there is one; the next reading starts another."""
        seat = self._seat
        with seat.lock:
            if seat.child is not None:
                seat.child.end()
            seat.child = None

    @property
    def _seat(self) -> _Seat:
        return self._seats.setdefault(os.getpid(), _Seat())

    def _child_of(self, seat: _Seat) -> LibraryProcess:
        if seat.unusable is not None:
            raise UnusableError(seat.unusable)
        if seat.child is not None and seat.child.process.poll() is not None:
            _logger.warning("The resident Tesseract has ended by itself; a new one is started")
            seat.child.end()
            seat.child = None
        if seat.child is None:
            try:
                seat.child = started(self._version, self._models)
            except UnusableError as unusable:
                seat.unusable = str(unusable)
                _logger.warning(READ_BY_PROGRAM, unusable)
                raise
        return seat.child


def _end_ours(seats: dict[int, _Seat]) -> None:
    seat = seats.get(os.getpid())
    if seat is not None and seat.child is not None:
        seat.child.end()
