"""Tesseract's library as a process of its own: run as a program by ``resident.py``, never imported by the pipeline.

It keeps the models that it has loaded, and reads one batch of images after the other until its input ends. The library
is C++ that aborts when it is unsure of itself: here that costs a page, in the pipeline's own process it would cost all.

What passes through the pipes, requests in and answers out:

- first the answer ``{"version": "5.3.0"}``, or ``{"unusable": why}`` and the end;
- a request is a line of JSON (:class:`Request`), then the pixels of its images, one byte each, row by row;
- its answer is a line of JSON: ``sizes`` of the tables that follow, and ``held``, the bytes of memory held by then;
  or ``failure``: ``language``, ``reading``.

Only the standard library is imported, and nothing of ours: it is started without the packages that are installed.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

LIBRARY = "libtesseract.so.5"
"""The file's name changes with the interface: of another one, nothing would be known."""
GRACE_SECONDS = 5.0
"""How much longer than its time a reading may last before this process ends itself: whoever waited is gone."""
ORPHAN_SECONDS = 10.0
"""How often an idle process looks whether the one that started it still lives."""
STATUS = Path("/proc/self/statm")

_API = ctypes.c_void_p
_TEXT = ctypes.c_char_p
_INT = ctypes.c_int
_SIGNATURES = {
    "TessVersion": (_TEXT, []),
    "TessBaseAPICreate": (_API, []),
    "TessBaseAPIInit3": (_INT, [_API, _TEXT, _TEXT]),
    "TessBaseAPISetVariable": (_INT, [_API, _TEXT, _TEXT]),
    "TessBaseAPISetPageSegMode": (None, [_API, _INT]),
    "TessBaseAPISetImage": (None, [_API, _TEXT, _INT, _INT, _INT, _INT]),
    "TessBaseAPIRecognize": (_INT, [_API, ctypes.c_void_p]),
    "TessBaseAPIGetTsvText": (ctypes.c_void_p, [_API, _INT]),
    "TessBaseAPIClear": (None, [_API]),
    "TessDeleteText": (None, [ctypes.c_void_p]),
}
"""What each function of the library's ``capi.h`` that is called here returns and takes."""


class _FailureError(Exception):
    """The library refused; the argument is the ``failure`` of the answer."""


@dataclass(frozen=True)
class Request:
    """A batch: ``shapes`` are (height, width) of the images in pixels, ``mode`` is ``--psm``, ``dpi`` ``--dpi``."""

    languages: str
    mode: int
    dpi: int
    seconds: float
    shapes: list[tuple[int, int]]


@dataclass(frozen=True)
class Library:
    """The loaded library, and an API of it for each set of languages that was asked for."""

    models: bytes
    """The folder of the models."""
    functions: ctypes.CDLL
    loaded: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, models: str) -> Library:
        """Load it and declare what its functions take.

        Raises:
            OSError, AttributeError: there is none, or it lacks a function.
        """
        functions = ctypes.CDLL(LIBRARY)
        for name, (returns, takes) in _SIGNATURES.items():
            function = getattr(functions, name)
            function.restype, function.argtypes = returns, takes
        return cls(os.fsencode(models), functions)

    @property
    def version(self) -> str:
        """Its version, such as ``5.3.0``."""
        return str(self.functions.TessVersion().decode())

    def table(self, request: Request, shape: tuple[int, int], pixels: bytes, page: int) -> bytes:
        """The rows of the table that the program would write for the image, ``page`` (from 0) its number."""
        api, height, width = self._api(request.languages), *shape
        # As the program does, which takes them from its command line.
        self.functions.TessBaseAPISetVariable(api, b"user_defined_dpi", str(request.dpi).encode())
        self.functions.TessBaseAPISetPageSegMode(api, request.mode)
        self.functions.TessBaseAPISetImage(api, pixels, width, height, 1, width)
        try:
            if self.functions.TessBaseAPIRecognize(api, None) != 0:
                raise _FailureError("reading")
            text = self.functions.TessBaseAPIGetTsvText(api, page)
            if not text:
                raise _FailureError("reading")
            try:
                return ctypes.string_at(text)
            finally:
                self.functions.TessDeleteText(text)
        finally:
            # No word of one image may be remembered when the next is read.
            self.functions.TessBaseAPIClear(api)

    def _api(self, languages: str) -> int:
        if languages not in self.loaded:
            api = self.functions.TessBaseAPICreate()
            if self.functions.TessBaseAPIInit3(api, self.models, languages.encode()) != 0:
                raise _FailureError("language")
            self.loaded[languages] = api
        return self.loaded[languages]


def serve(library: Library, requests: BinaryIO, answers: BinaryIO, parent: int) -> None:
    """Answer requests until there are no more, or the ``parent`` has gone."""
    while _has_request(requests, parent):
        line = requests.readline()
        if not line:
            return
        request = Request(**json.loads(line))
        images = [requests.read(height * width) for height, width in request.shapes]
        if any(len(pixels) < height * width for pixels, (height, width) in zip(images, request.shapes, strict=True)):
            return
        # Unhandled it ends the process, also inside the library, where no exception would get through.
        signal.setitimer(signal.ITIMER_REAL, request.seconds + GRACE_SECONDS)
        try:
            _answer(answers, _tables(library, request, images))
        except _FailureError as refused:
            _answer_line(answers, {"failure": str(refused)})
        signal.setitimer(signal.ITIMER_REAL, 0)


def _tables(library: Library, request: Request, images: list[bytes]) -> list[bytes]:
    batch = zip(request.shapes, images, strict=True)
    return [library.table(request, shape, pixels, page) for page, (shape, pixels) in enumerate(batch)]


def _has_request(requests: BinaryIO, parent: int) -> bool:
    # No request comes before the last was answered: the buffer is empty, and select() tells all there is.
    while os.getppid() == parent:
        if select.select([requests], [], [], ORPHAN_SECONDS)[0]:
            return True
    return False


def _answer(answers: BinaryIO, tables: list[bytes]) -> None:
    held = int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    _answer_line(answers, {"sizes": [len(table) for table in tables], "held": held})
    answers.write(b"".join(tables))
    answers.flush()


def _answer_line(answers: BinaryIO, answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def main(models: str, parent: str) -> None:
    """Serve the process ``parent`` with the models of a folder."""
    # What the library prints is not to land among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        library = Library.load(models)
    except (OSError, AttributeError) as failed:
        _answer_line(answers, {"unusable": str(failed)})
        return
    _answer_line(answers, {"version": library.version})
    serve(library, sys.stdin.buffer, answers, int(parent))


if __name__ == "__main__":
    main(*sys.argv[1:])
