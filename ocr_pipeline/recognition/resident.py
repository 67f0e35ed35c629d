"""A Tesseract that stays: the side of the pipeline, which starts ``tesseract_library.py`` and hands it images.

The program spends a tenth of a second of CPU on loading its models, and a page takes three or four calls of it. The
process here loads them once. It belongs to the process that started it, has a group of its own, and is killed with that
group when it overruns, talks nonsense, is interrupted, or when the one that it belongs to ends.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import numpy as np

from ocr_pipeline.errors import EngineError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.native import line_images

PROGRAM = Path(__file__).with_name("tesseract_library.py")
START_SECONDS = 30.0
"""Seconds that it has to load the library and to tell its version."""
RETIRES_AT = 200_000_000
"""Bytes of memory at which it is ended after an answer, and a new one started: half is usual, a huge page adds."""
LONGEST_LINE = 1 << 20
"""Bytes of a line of its answers; ten thousand images would not fill it."""
CHUNK = 1 << 20
"""Bytes handed over, or taken, at once at most."""
LONGEST_SECONDS = 86_400.0
"""A timeout beyond a day counts as a day: the system's clocks do not take any number."""

READ_BY_PROGRAM = "Tesseract is run as a program for each reading, which is slower: %s"
"""What the log says where there is no such process, and why."""

_logger = logging.getLogger(__name__)


class UnusableError(Exception):
    """It cannot be had here, for the reason given: Tesseract is to be run as a program."""


class UnknownLanguageError(Exception):
    """The library does not load the languages."""


class _EndedError(Exception):
    """The pipe broke or closed."""


@dataclass
class _Seat:
    """What one process has of it: at most one child, used by one thread at a time."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    child: _Child | None = None
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

    def _child_of(self, seat: _Seat) -> _Child:
        if seat.unusable is not None:
            raise UnusableError(seat.unusable)
        if seat.child is not None and seat.child.process.poll() is not None:
            _logger.warning("The resident Tesseract has ended by itself; a new one is started")
            seat.child.end()
            seat.child = None
        if seat.child is None:
            try:
                seat.child = _started(self._version, self._models)
            except UnusableError as unusable:
                seat.unusable = str(unusable)
                _logger.warning(READ_BY_PROGRAM, unusable)
                raise
        return seat.child


@dataclass(frozen=True)
class _Answer:
    tables: list[str]
    held: int
    unknown: bool
    """Whether a model of the languages is not there."""


@dataclass
class _Child:
    """The process and the pipes to it."""

    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]

    def ask(self, images: Sequence[Pixels], timeout: float, **how: object) -> _Answer:
        """Hand the images over, and ``how`` they are to be read, and wait for their tables.

        Raises:
            PageTimeoutError, EngineError: as :meth:`Resident.tables`; the process is of no use after them.
        """
        timeout = min(timeout, LONGEST_SECONDS)
        until = time.monotonic() + timeout
        shapes = [image.shape for image in images]
        request = {**how, "seconds": timeout, "shapes": shapes}
        try:
            self._write(json.dumps(request).encode() + b"\n", until)
            for image in images:
                self._write(np.ascontiguousarray(image).reshape(-1).data, until)
            return self._answer(len(images), until)
        except TimeoutError as overran:
            raise PageTimeoutError(f"Tesseract took longer than {timeout:.0f} seconds and was stopped") from overran
        except _EndedError as ended:
            raise EngineError(f"Tesseract failed: its process ended ({self._end_told()})") from ended
        except (ValueError, KeyError, TypeError) as garbled:
            raise EngineError("Tesseract's process answered what is no answer") from garbled

    def line(self, until: float) -> dict[str, Any]:
        """The next line that it answers.

        Raises:
            TimeoutError, _EndedError, ValueError: it is late, has ended, or this is not JSON.
        """
        line = b""
        while not line.endswith(b"\n"):
            if len(line) > LONGEST_LINE:
                raise ValueError("a line without an end")
            # By bytes: what follows the line is not to be taken with it.
            line += self._read(1, until)
        answer = json.loads(line)
        if not isinstance(answer, dict):
            raise TypeError("no object")
        return answer

    def end(self) -> None:
        """Kill it with its group, and reap it."""
        # Once it was reaped, its number may be another's.
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        for pipe in (self.requests, self.answers):
            pipe.close()

    def _answer(self, count: int, until: float) -> _Answer:
        answer = self.line(until)
        if answer.get("failure") == "language":
            return _Answer([], 0, unknown=True)
        if "failure" in answer:
            raise EngineError("Tesseract could not read an image")
        sizes = [int(size) for size in answer["sizes"]]
        if len(sizes) != count:
            raise ValueError("tables of other images")
        return _Answer([self._exactly(size, until).decode() for size in sizes], int(answer["held"]), unknown=False)

    def _write(self, content: bytes | memoryview, until: float) -> None:
        rest = memoryview(content)
        while rest:
            _wait_for(self.requests, select.POLLOUT, until)
            try:
                rest = rest[os.write(self.requests.fileno(), rest[:CHUNK]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError as ended:
                raise _EndedError from ended

    def _exactly(self, size: int, until: float) -> bytes:
        content = bytearray()
        while len(content) < size:
            content += self._read(min(CHUNK, size - len(content)), until)
        return bytes(content)

    def _read(self, most: int, until: float) -> bytes:
        _wait_for(self.answers, select.POLLIN, until)
        content = os.read(self.answers.fileno(), most)
        if not content:
            raise _EndedError
        return content

    def _end_told(self) -> str:
        try:
            return f"exit status {self.process.wait(1.0)}"
        except subprocess.TimeoutExpired:
            return "it closed its pipe"


def _wait_for(pipe: IO[bytes], event: int, until: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    left = until - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError


def _started(version: str, models: str) -> _Child:
    """A process that has loaded the library of that version.

    Raises:
        UnusableError: there is none, and why.
    """
    # Without the site's packages it starts three times as fast; it needs none.
    command = [sys.executable, "-I", "-S", str(PROGRAM), models, str(os.getpid()), str(line_images() or "")]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
    except OSError as failed:
        raise UnusableError(f"Python could not be started anew: {failed}") from failed
    if process.stdin is None or process.stdout is None:
        raise UnusableError("no pipes")
    child = _Child(process, process.stdin, process.stdout)
    try:
        os.set_blocking(child.requests.fileno(), False)
        _check_version(child.line(time.monotonic() + START_SECONDS), version)
    except UnusableError:
        child.end()
        raise
    except (TimeoutError, _EndedError, ValueError, TypeError) as failed:
        child.end()
        raise UnusableError(f"its library did not start ({type(failed).__name__})") from failed
    except BaseException:
        child.end()
        raise
    return child


def _check_version(answer: dict[str, Any], version: str) -> None:
    if answer.get("version") != version:
        found = answer.get("unusable") or f"its library is {answer.get('version')}, the program {version}"
        raise UnusableError(str(found))


def _end_ours(seats: dict[int, _Seat]) -> None:
    seat = seats.get(os.getpid())
    if seat is not None and seat.child is not None:
        seat.child.end()
