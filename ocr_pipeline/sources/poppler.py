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
import tempfile
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

import pdf2image
from pdf2image import pdf2image as backend
from pdf2image.exceptions import PDFPageCountError, PDFPopplerTimeoutError, PDFSyntaxError, PopplerNotInstalledError

from ocr_pipeline.errors import EngineError, MissingProgramError, PageTimeoutError

_MEMORY_BYTES = 4 << 30
"""Address space of a child: a page at the default pixel limit needs a tenth; a decompression bomb needs more."""

_IMAGE_BYTES = 1 << 30
"""Largest image a renderer may write: five times a colour page at the default pixel limit."""

_SECONDS: ContextVar[float] = ContextVar("_SECONDS", default=30.0)
"""How long a child of pdf2image may take that pdf2image itself would wait for without an end."""

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


@dataclass(frozen=True, slots=True)
class _Outcome:
    status: int
    output: bytes
    messages: str

    @property
    def complaint(self) -> str:
        """The last thing the child said, or its exit status."""
        return _last_line(self.messages) or f"status {self.status}"


class _GroupedChild(subprocess.Popen[bytes]):
    """A child of pdf2image: leader of its own group, limited in memory, output and time, killed with its group.

    pdf2image kills its child alone, limits nothing, and waits for ever when it asks for a version.
    """

    def __init__(self, arguments: Sequence[str], **options: Any) -> None:
        super().__init__(arguments, start_new_session=True, **options)
        _limit(self.pid, _IMAGE_BYTES)

    def communicate(self, input: bytes | None = None, timeout: float | None = None) -> tuple[bytes, bytes]:  # noqa: A002 - Popen's own name
        """As Popen's, but never without an end."""
        try:
            return super().communicate(input, timeout or _SECONDS.get())
        except BaseException:
            if self.returncode is None:
                self.kill()
            raise

    def kill(self) -> None:
        """Kill the whole group."""
        _kill_group(self)


vars(backend)["Popen"] = _GroupedChild


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
    paths = _drawn(pdf, wanted, folder, timeout, strict=False)
    if not paths:
        raise EngineError("poppler could not draw the page: no image was made")
    return Path(str(paths[0]))


def complaint_about(pdf: Path, wanted: Rendering, folder: Path, timeout: float) -> str | None:
    """What poppler finds wrong with a page while it draws it; ``None`` where it draws it without a word.

    It leaves out an image that it cannot decode, and says so, but calls that a success.

    Raises:
        As :func:`rasterise`.
    """
    try:
        _drawn(pdf, wanted, folder, timeout, strict=True)
    except PDFSyntaxError as wrong:
        return _last_line(str(wrong))
    return None


def _drawn(pdf: Path, wanted: Rendering, folder: Path, timeout: float, *, strict: bool) -> Sequence[object]:
    """The paths of the images that poppler made."""
    bound = _SECONDS.set(timeout)
    try:
        return pdf2image.convert_from_path(
            pdf.absolute(),
            dpi=wanted.dpi,
            output_folder=folder.absolute(),
            first_page=wanted.page,
            last_page=wanted.page,
            fmt="ppm",
            grayscale=not wanted.colour,
            use_cropbox=wanted.cropped,
            paths_only=True,
            strict=strict,
            timeout=ceil(timeout),
        )
    except (PDFPopplerTimeoutError, subprocess.TimeoutExpired) as overran:
        raise PageTimeoutError(f"poppler took longer than {timeout:g} seconds and was stopped") from overran
    except (PopplerNotInstalledError, FileNotFoundError) as gone:
        raise MissingProgramError("poppler (pdftoppm, pdfinfo) is not installed") from gone
    except (PDFPageCountError, OSError) as failed:
        raise EngineError(f"poppler could not draw the page: {_last_line(str(failed))}") from failed
    finally:
        _SECONDS.reset(bound)


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


def redraw(pdf: Path, timeout: float) -> bytes:
    """A PDF with every page drawn anew, upright: its fonts embedded, what cannot be seen left out.

    Raises:
        PageTimeoutError: It took longer than ``timeout`` seconds.
        MissingProgramError: Poppler is not installed.
        EngineError: It failed.
    """
    outcome = _run(["pdftocairo", "-pdf", str(pdf.absolute()), "-"], timeout, output_bytes=_IMAGE_BYTES)
    if outcome.status != 0:
        raise EngineError(f"poppler could not draw the page anew: {outcome.complaint}")
    return outcome.output


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


def _last_line(messages: str) -> str:
    lines = messages.strip().splitlines()
    return lines[-1].strip() if lines else ""


def _messages(stream: BinaryIO) -> str:
    """The end of what a child wrote to its standard error."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - _MESSAGE_BYTES))
    return stream.read().decode("utf-8", errors="replace").strip()
