"""Tesseract's library as a process of its own: run as a program by ``library_process.py``, never imported otherwise.

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
from collections.abc import Iterator
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
_PLACE = ctypes.c_void_p
_SIGNATURES = {
    "TessVersion": (_TEXT, []),
    "TessBaseAPICreate": (_API, []),
    "TessBaseAPIInit3": (_INT, [_API, _TEXT, _TEXT]),
    "TessBaseAPISetVariable": (_INT, [_API, _TEXT, _TEXT]),
    "TessBaseAPISetPageSegMode": (None, [_API, _INT]),
    "TessBaseAPISetImage": (None, [_API, _TEXT, _INT, _INT, _INT, _INT]),
    "TessBaseAPIRecognize": (_INT, [_API, ctypes.c_void_p]),
    "TessBaseAPIGetIterator": (_PLACE, [_API]),
    "TessResultIteratorNext": (_INT, [_PLACE, _INT]),
    "TessResultIteratorGetUTF8Text": (ctypes.c_void_p, [_PLACE, _INT]),
    "TessResultIteratorConfidence": (ctypes.c_float, [_PLACE, _INT]),
    "TessResultIteratorGetPageIterator": (_PLACE, [_PLACE]),
    "TessPageIteratorIsAtBeginningOf": (_INT, [_PLACE, _INT]),
    "TessPageIteratorBoundingBox": (_INT, [_PLACE, _INT, *[ctypes.POINTER(_INT)] * 4]),
    "TessResultIteratorDelete": (None, [_PLACE]),
    "TessBaseAPIClear": (None, [_API]),
    "TessDeleteText": (None, [ctypes.c_void_p]),
}
"""What each function of the library's ``capi.h`` that is called here returns and takes."""
_BLOCK, _PARAGRAPH, _LINE, _WORD = range(4)
"""``TessPageIteratorLevel``."""
_WORD_ROW = 5
"""What the program's table calls a word's level."""


class _FailureError(Exception):
    """The library refused; the argument is the ``failure`` of the answer."""


@dataclass(frozen=True)
class Request:
    """A batch: ``shapes`` are (height, width) of the images in pixels.

    ``mode`` is ``--psm``, ``dpi`` ``--dpi``, and each of ``variables`` a ``-c``.
    """

    languages: str
    mode: int
    dpi: int
    seconds: float
    variables: dict[str, str]
    shapes: list[tuple[int, int]]


@dataclass(frozen=True)
class Library:
    """The loaded library, and an API of it for each set of languages that was asked for."""

    models: bytes
    """The folder of the models."""
    functions: ctypes.CDLL
    loaded: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, models: str, line_images: str = "") -> Library:
        """Load it and declare what its functions take.

        Args:
            models: the folder of the models.
            line_images: the library made of ``native/line_images.c``, where there is one.

        Raises:
            OSError, AttributeError: there is none, or it lacks a function.
        """
        # What was loaded for all to see before it, it finds before what it brings along.
        before = ctypes.CDLL(line_images, mode=ctypes.RTLD_GLOBAL) if line_images else None
        functions = ctypes.CDLL(LIBRARY)
        if before is not None:
            before.write_with(ctypes.cast(functions.pixWriteMem, ctypes.c_void_p))
        for name, (returns, takes) in _SIGNATURES.items():
            function = getattr(functions, name)
            function.restype, function.argtypes = returns, takes
        return cls(os.fsencode(models), functions)

    @property
    def version(self) -> str:
        """Its version, such as ``5.3.0``."""
        return str(self.functions.TessVersion().decode())

    def table(self, request: Request, shape: tuple[int, int], pixels: bytes, page: int) -> bytes:
        """The rows of words that the program would write into its table for the image, ``page`` (from 0) its number."""
        api, height, width = self._api(request.languages), *shape
        # As the program does, which takes them from its command line.
        for name, value in {"user_defined_dpi": str(request.dpi), **request.variables}.items():
            self.functions.TessBaseAPISetVariable(api, name.encode(), value.encode())
        self.functions.TessBaseAPISetPageSegMode(api, request.mode)
        self.functions.TessBaseAPISetImage(api, pixels, width, height, 1, width)
        try:
            if self.functions.TessBaseAPIRecognize(api, None) != 0:
                raise _FailureError("reading")
            place = self.functions.TessBaseAPIGetIterator(api)
            if not place:
                return b""
            try:
                return "".join(self._rows(place, page + 1)).encode()
            finally:
                self.functions.TessResultIteratorDelete(place)
        finally:
            # No word of one image may be remembered when the next is read.
            self.functions.TessBaseAPIClear(api)

    def _rows(self, place: int, page: int) -> Iterator[str]:
        """As ``TessBaseAPIGetTsvText`` writes them.

        That function goes back to the head of the page seven times a word, a twentieth of the time of a full page.
        """
        words = self.functions.TessResultIteratorGetPageIterator(place)
        edges = [_INT() for _ in range(4)]
        pointers = [ctypes.byref(edge) for edge in edges]
        begins = self.functions.TessPageIteratorIsAtBeginningOf
        block = paragraph = line = word = 0
        while True:
            # A picture or a rule is a block without a word.
            if self.functions.TessPageIteratorBoundingBox(words, _WORD, *pointers):
                if begins(words, _LINE):
                    if begins(words, _BLOCK):
                        block, paragraph, line = block + 1, 0, 0
                    if begins(words, _PARAGRAPH):
                        paragraph, line = paragraph + 1, 0
                    line, word = line + 1, 0
                word += 1
                left, top, right, bottom = (edge.value for edge in edges)
                confidence = self.functions.TessResultIteratorConfidence(place, _WORD)
                cells = (_WORD_ROW, page, block, paragraph, line, word, left, top, right - left, bottom - top)
                yield "\t".join([*map(str, cells), f"{confidence:f}", self._text(place)]) + "\n"
            if not self.functions.TessResultIteratorNext(place, _WORD):
                return

    def _text(self, place: int) -> str:
        text = self.functions.TessResultIteratorGetUTF8Text(place, _WORD)
        if not text:
            return ""
        try:
            return ctypes.string_at(text).decode()
        finally:
            self.functions.TessDeleteText(text)

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


def main(models: str, parent: str, line_images: str = "") -> None:
    """Serve the process ``parent`` with the models of a folder; ``line_images`` as :meth:`Library.load` takes it."""
    # What the library prints is not to land among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        library = Library.load(models, line_images)
    except (OSError, AttributeError) as failed:
        _answer_line(answers, {"unusable": str(failed)})
        return
    _answer_line(answers, {"version": library.version})
    serve(library, sys.stdin.buffer, answers, int(parent))


if __name__ == "__main__":
    main(*sys.argv[1:])
