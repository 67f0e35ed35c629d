"""The process of ``tesseract_library.py``, and what is said to it and answered through its pipes.

It has a group of its own, and is killed with that group.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from ocr_pipeline.errors import EngineError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.native import line_images

PROGRAM = Path(__file__).with_name("tesseract_library.py")
START_SECONDS = 30.0
"""Seconds that it has to load the library and to tell its version."""
LONGEST_LINE = 1 << 20
"""Bytes of a line of its answers; ten thousand images would not fill it."""
CHUNK = 1 << 20
"""Bytes handed over, or taken, at once at most."""
LONGEST_SECONDS = 86_400.0
"""A timeout beyond a day counts as a day: the system's clocks do not take any number."""


class UnusableError(Exception):
    """It cannot be had here, for the reason given: Tesseract is to be run as a program."""


class _EndedError(Exception):
    """The pipe broke or closed."""


@dataclass(frozen=True)
class Answer:
    """The rows of Tesseract's table for each image, and the bytes of memory that the process holds."""

    tables: list[str]
    held: int
    unknown: bool
    """Whether a model of the languages is not there."""


@dataclass
class LibraryProcess:
    """The process and the pipes to it."""

    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]

    def ask(self, images: Sequence[Pixels], timeout: float, **how: object) -> Answer:
        """Hand the images over, and ``how`` they are to be read, and wait for their tables.

        Raises:
            PageTimeoutError, EngineError: as of :meth:`~ocr_pipeline.recognition.resident.Resident.tables`; the process
                is of no use after them.
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

    def _answer(self, count: int, until: float) -> Answer:
        answer = self.line(until)
        if answer.get("failure") == "language":
            return Answer([], 0, unknown=True)
        if "failure" in answer:
            raise EngineError("Tesseract could not read an image")
        sizes = [int(size) for size in answer["sizes"]]
        if len(sizes) != count:
            raise ValueError("tables of other images")
        return Answer([self._exactly(size, until).decode() for size in sizes], int(answer["held"]), unknown=False)

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


def started(version: str, models: str) -> LibraryProcess:
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
    child = LibraryProcess(process, process.stdin, process.stdout)
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
