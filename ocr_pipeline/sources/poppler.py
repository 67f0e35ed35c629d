"""Poppler, and nothing else runs it: pages to pixels (through pdf2image) and text layers (pdftotext).

Every child is the leader of its own process group, bounded in time, memory and output, and killed with its group.
"""

from __future__ import annotations

import contextlib
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ocr_pipeline.errors import EngineError, MissingProgramError, PageTimeoutError
from ocr_pipeline.sources.rasterise import NOT_INSTALLED

_RASTERISE = Path(__file__).with_name("rasterise.py")

_MEMORY_BYTES = 4 << 30
"""Address space of a child: a page at the default pixel limit needs a tenth; a decompression bomb needs more."""

_TEXT_BYTES = 64 << 20
"""Most output of pdftotext for one page: a dense page gives some 200 kB."""

_MESSAGE_BYTES = 4096
_COPYING_FORBIDDEN = 3
"""Exit status of pdftotext for a document whose author forbade copying its text."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What is wanted of a page: ``cropped`` renders the crop box instead of the media box."""

    page: int
    dpi: int
    colour: bool
    cropped: bool
    max_pixels: float


@dataclass(frozen=True, slots=True)
class _Outcome:
    status: int
    output: bytes
    messages: str

    @property
    def complaint(self) -> str:
        """The last thing the child said, or its exit status."""
        lines = self.messages.splitlines()
        return lines[-1] if lines else f"status {self.status}"


def rasterise(pdf: Path, wanted: Rendering, folder: Path, timeout: float) -> Path:
    """Render one page into a PGM (grey) or PPM (colour) file in ``folder``; the caller deletes it.

    Args:
        pdf: The file; it must open without a password.
        wanted: Page, dpi, colour and box.
        folder: Where the image is written.
        timeout: Seconds until the renderer is killed.

    Raises:
        PageTimeoutError: It took longer than ``timeout``.
        MissingProgramError: Poppler is not installed.
        EngineError: It made no image.
    """
    arguments = [
        sys.executable,
        "-P",
        str(_RASTERISE),
        str(pdf.absolute()),
        str(wanted.page),
        str(wanted.dpi),
        "colour" if wanted.colour else "grey",
        "crop" if wanted.cropped else "media",
        str(folder.absolute()),
    ]
    # Twice the pixels: a page that turns out larger than it was measured is read no further, but a rounding is.
    outcome = _run(arguments, timeout, output_bytes=int(wanted.max_pixels * 3 * 2) + _TEXT_BYTES)
    if outcome.status == NOT_INSTALLED:
        raise MissingProgramError("poppler (pdftoppm, pdfinfo) is not installed")
    if outcome.status != 0:
        raise EngineError(f"poppler could not draw the page: {outcome.complaint}")
    return Path(os.fsdecode(outcome.output.rstrip(b"\n")))


def word_boxes(pdf: Path, page: int, *, cropped: bool, timeout: float) -> str | None:
    """The words of one page's text layer as the XHTML of ``pdftotext -bbox``; ``None`` where copying is forbidden.

    Boxes are in points from the upper left corner of the upright page.

    Raises:
        PageTimeoutError: It took longer than ``timeout`` seconds.
        MissingProgramError: Poppler is not installed.
        EngineError: It failed.
    """
    arguments = ["pdftotext", "-bbox", "-enc", "UTF-8", "-f", str(page), "-l", str(page)]
    if cropped:
        arguments.append("-cropbox")
    outcome = _run([*arguments, str(pdf.absolute()), "-"], timeout, output_bytes=_TEXT_BYTES)
    if outcome.status == _COPYING_FORBIDDEN:
        return None
    if outcome.status != 0:
        raise EngineError(f"poppler could not read the text layer: {outcome.complaint}")
    return outcome.output.decode("utf-8", errors="replace")


def installed_version(program: str) -> str:
    """Version of one of Poppler's programs, such as ``22.12.0`` of ``pdftoppm``.

    Raises:
        MissingProgramError: It is not on the PATH.
        EngineError: It does not say.
    """
    outcome = _run([program, "-v"], timeout=30, output_bytes=_TEXT_BYTES)
    version = re.search(r"version (\S+)", outcome.messages)
    if version is None:
        raise EngineError(f"{program} does not tell its version")
    return version[1]


def _run(arguments: Sequence[str], timeout: float, *, output_bytes: int) -> _Outcome:
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        try:
            child = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=messages, start_new_session=True
            )
        except FileNotFoundError as error:
            raise MissingProgramError(f"{arguments[0]} is not installed") from error
        _limit(child.pid, output_bytes)
        try:
            status = child.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise PageTimeoutError(f"poppler took longer than {timeout:g} seconds and was stopped") from error
        finally:
            if child.returncode is None:
                _kill_group(child)
        return _Outcome(status, _content(output, output_bytes), _messages(messages))


def _limit(pid: int, output_bytes: int) -> None:
    # Limits are set from outside: code between fork and exec is not safe in a process with threads.
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (output_bytes, output_bytes))


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _content(stream: BinaryIO, most: int) -> bytes:
    stream.seek(0)
    return stream.read(most)


def _messages(stream: BinaryIO) -> str:
    """The end of what a child wrote to its standard error."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - _MESSAGE_BYTES))
    return stream.read().decode("utf-8", errors="replace").strip()
