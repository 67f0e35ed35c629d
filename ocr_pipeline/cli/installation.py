"""What vanban stands on: each part looked for, its version, and what to do where it is missing."""

from __future__ import annotations

import importlib
import importlib.metadata
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.errors import MissingLanguageError, MissingProgramError, VanbanError

MIN_FREE_MB = 500
"""Free space for temporary files: a page of 60 megapixels in colour takes 180 MB, and a worker holds up to two."""

_POPPLER = (
    ("pdftoppm", "renders the pages of a PDF"),
    ("pdfinfo", "measures a PDF"),
    ("pdftotext", "reads the text layer of a PDF"),
)
_LANGUAGES = (
    ("vie", "tesseract-ocr-vie", True, "reads Vietnamese"),
    ("osd", "tesseract-ocr-osd", True, "finds out which way up a page is"),
    ("Vietnamese", "tesseract-ocr-script-viet", False, "reads doubtful words again: less is flagged"),
    ("eng", "tesseract-ocr-eng", False, "reads English with --lang vie+eng"),
)
_PACKAGES = (
    ("opencv-python-headless", "cv2"),
    ("pytesseract", "pytesseract"),
    ("pdf2image", "pdf2image"),
    ("pikepdf", "pikepdf"),
    ("pillow", "PIL"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``found`` is its version, place or size, ``None`` when missing; ``problem`` its error when needed."""

    name: str
    purpose: str
    found: str | None
    advice: str | None = None
    problem: type[VanbanError] | None = None

    @property
    def status(self) -> str:
        """``ok``, ``missing`` (and needed) or ``advised`` (not needed for every run)."""
        if self.advice is None:
            return "ok"
        return "advised" if self.problem is None else "missing"


def parts() -> tuple[Part, ...]:
    """Everything, in the order of the road from file to text."""
    return (*_python(), *_poppler(), *_tesseract(), *_packages(), _font(), _temporary_space())


def exit_code_of(looked_at: Sequence[Part]) -> int:
    """0 when all that is needed is there; else the code of the first missing part, programs before languages."""
    codes = [int(part.problem.exit_code) for part in looked_at if part.problem is not None]
    return min(codes, default=0)


def _python() -> Iterator[Part]:
    yield Part("vanban", "this program", importlib.metadata.version("vanban"))
    yield Part("python", "runs it", f"{platform.python_version()} ({sys.executable})")


def _poppler() -> Iterator[Part]:
    from ocr_pipeline.sources.poppler import installed_version

    for program, purpose in _POPPLER:
        try:
            yield Part(program, purpose, f"{installed_version(program)} ({shutil.which(program)})")
        except MissingProgramError as error:
            yield Part(program, purpose, None, "On Debian: apt install poppler-utils.", type(error))


def _tesseract() -> Iterator[Part]:
    from ocr_pipeline.recognition.tesseract_program import installed_languages, installed_version

    purpose = "reads page images"
    try:
        version, languages = installed_version(), installed_languages()
    except MissingProgramError as error:
        yield Part("tesseract", purpose, None, "On Debian: apt install tesseract-ocr.", type(error))
        version, languages = None, ()
    else:
        yield Part("tesseract", purpose, f"{version} ({shutil.which('tesseract')})")
        yield _reading()
    for language, package, is_needed, use in _LANGUAGES:
        if language in languages or f"script/{language}" in languages:
            yield Part(f"language {language}", use, "installed")
        else:
            problem = MissingLanguageError if is_needed else None
            yield Part(f"language {language}", use, None, f"On Debian: apt install {package}.", problem)


def _reading() -> Part:
    from ocr_pipeline.recognition.route import route_of
    from ocr_pipeline.recognition.tesseract import TesseractEngine

    route = route_of(TesseractEngine())
    advice = None if route.quicker is None else f"It works, the words are the same, but it is slower. {route.quicker}"
    return Part("reading", "how images get to Tesseract", route.reader, advice)


def _packages() -> Iterator[Part]:
    for package, module in _PACKAGES:
        purpose = "Python package"
        try:
            # Imported, not only looked up: a package can be there and yet lack a library of the system.
            importlib.import_module(module)
            yield Part(package, purpose, importlib.metadata.version(package))
        except ImportError as error:
            yield Part(
                package, purpose, None, f"Install vanban anew, with `make setup` ({error}).", MissingProgramError
            )


def _font() -> Part:
    from ocr_pipeline.export.fonts import label_font_file

    path = label_font_file()
    advice = None if path else "For the labels of --explain; on Debian: apt install fonts-croscore."
    return Part("font", "writes Vietnamese on pictures", path.name if path else None, advice)


def _temporary_space() -> Part:
    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free >> 20
    advice = (
        None if free >= MIN_FREE_MB else f"Less than {MIN_FREE_MB} MB: free space, or set TMPDIR to another folder."
    )
    return Part("temporary files", "hold a page at a time", f"{free} MB free in {folder}", advice)
