"""PDF files: opened with their password, measured page by page, refused when locked, broken or too large."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf.settings import get_qpdf_limits, set_qpdf_limits

from ocr_pipeline.errors import DamagedFileError, EncryptedFileError, LimitError, NoPagesError, TooManyPagesError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.pdf_content import MAX_CONTENT_BYTES, Box, largest_image, measure
from ocr_pipeline.sources.pdf_damage import require_whole_pages
from ocr_pipeline.sources.pdf_signatures import is_signed
from ocr_pipeline.sources.resolution import fit

# What qpdf says once it gives up on the file's own table of contents and searches the bytes for objects.
_RECOVERED = re.compile(r"reconstruct cross-reference|file is damaged", re.IGNORECASE)
# What qpdf says of a security handler that works by certificate instead of password.
_UNKNOWN_LOCK = re.compile(r"encrypt|security handler", re.IGNORECASE)

_RECOVERED_NOTE = (
    "the file was damaged and has been recovered: every page is there, "
    "but what was added last (a signature, a stamp) may be lost"
)
_US_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
"""What poppler takes for a page without a usable size."""

_OPENING_BYTES = 256 << 20
"""Most decoded bytes of one stream while a file is opened (its table of contents)."""

BROKEN = (pikepdf.PikepdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)
"""Everything a hostile object tree can make the library or the arithmetic on it raise."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A PDF, measured."""

    pages: tuple[PageFacts, ...]
    encrypted: bool
    signed: bool
    recovered: bool
    notes: tuple[str, ...]


def inspect_pdf(path: Path, settings: Settings) -> PdfFacts:
    """Measure every page without rendering one.

    Raises:
        EncryptedFileError: It needs a password, or the given one is wrong.
        DamagedFileError: It cannot be opened, or recovering it lost a page or an image.
        NoPagesError: It holds no page.
        TooManyPagesError: It holds more than ``settings.max_pages``.
    """
    with open_pdf(path, settings) as pdf:
        recovered = any(_RECOVERED.search(str(warning)) for warning in pdf.get_warnings())
        promised: object = pdf.Root.Pages.get("/Count")
        count = len(pdf.pages)
        if recovered and not count:
            raise DamagedFileError("the PDF is broken off: none of its pages is left")
        if not count:
            raise NoPagesError("the PDF holds no page")
        if count > settings.max_pages:
            raise TooManyPagesError(f"the PDF has {count} pages, over the limit of {settings.max_pages}")
        with _decoding_limit(MAX_CONTENT_BYTES):
            if recovered:
                require_whole_pages(pdf)
            pages = tuple(_page_facts(number, page, settings) for number, page in enumerate(pdf.pages, start=1))
        notes: tuple[str, ...] = (_RECOVERED_NOTE,) if recovered else ()
        if isinstance(promised, int) and promised > count:
            notes += (f"the PDF says that it has {promised} pages, but only {count} can be found",)
        return PdfFacts(pages, pdf.is_encrypted, is_signed(pdf), recovered, notes)


def extract_page(path: Path, number: int, copy: Path, settings: Settings) -> None:
    """Write one page (1-based) to ``copy``, decrypted and repaired, for a reader that can do neither."""
    with open_pdf(path, settings) as pdf:
        # The other pages are taken away, so that what the whole document says of hidden layers still holds.
        del pdf.pages[number:]
        del pdf.pages[: number - 1]
        pdf.save(copy, encryption=False)


def forbids_copying(path: Path, settings: Settings) -> bool:
    """Whether the author of an encrypted PDF forbade copying its text to those who do not have the owner's password."""
    with open_pdf(path, settings) as pdf:
        return not (pdf.allow.extract or pdf.owner_password_matched)


@contextmanager
def open_pdf(path: Path, settings: Settings) -> Iterator[pikepdf.Pdf]:
    """Open a PDF for reading; what its content makes the library raise inside becomes :class:`DamagedFileError`."""
    password = settings.password.get_secret_value() if settings.password else ""
    try:
        # A stream, not a memory map: a file that shrinks meanwhile must not kill the process.
        with (
            warnings.catch_warnings(),
            _decoding_limit(_OPENING_BYTES),
            pikepdf.open(path, password=password, access_mode=pikepdf.AccessMode.stream) as pdf,
        ):
            # What the library warns of is either damage, which is looked for, or none of the reader's business.
            warnings.simplefilter("ignore", UserWarning)
            yield pdf
    except pikepdf.PasswordError as error:
        cause = "the password given is wrong" if password else "the PDF is encrypted and needs a password"
        raise EncryptedFileError(cause) from error
    except BROKEN as error:
        if isinstance(error, pikepdf.PdfError) and _UNKNOWN_LOCK.search(str(error)):
            raise EncryptedFileError("the PDF is locked in a way that no password opens") from error
        raise DamagedFileError(f"the PDF is broken and cannot be opened ({_last_clause(error)})") from error


@contextmanager
def _decoding_limit(most: int) -> Iterator[None]:
    # The limits are the library's for the whole process; they are put back as they were.
    before = get_qpdf_limits()
    set_qpdf_limits(flate_max_memory=most, run_length_max_memory=most, png_max_memory=most)
    try:
        yield
    finally:
        set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"],
            run_length_max_memory=before["run_length_max_memory"],
            png_max_memory=before["png_max_memory"],
        )


def _page_facts(number: int, page: pikepdf.Page, settings: Settings) -> PageFacts:
    box, cropped, box_notes = page_box(page)
    width, height = box[2] - box[0], box[3] - box[1]
    if rotation(page) in (90, 270):
        width, height = height, width
    resolution = fit(width, height, settings.dpi, settings)
    try:
        content = measure(page)
    except (LimitError, *BROKEN):
        native_dpi, share, chromatic, text, hidden = None, 0.0, True, True, True
        box_notes += ("what the page draws could not be measured: it is read in colour",)
    else:
        native_dpi, share = largest_image(content, box)
        chromatic, text, hidden = content.chromatic, content.text, content.hidden_text
    return PageFacts(
        number=number,
        width_points=width,
        height_points=height,
        native_dpi=native_dpi,
        image_share=share,
        colour=chromatic,
        dpi=resolution.dpi,
        notes=box_notes + resolution.notes,
        refusal=resolution.refusal,
        frame=number - 1,
        cropped=cropped,
        hidden_text=hidden,
        text=text,
    )


def page_box(page: pikepdf.Page) -> tuple[Box, bool, tuple[str, ...]]:
    """What a viewer shows of the page in points, whether that is its crop box, and notes for the person."""
    media = _box(page.mediabox)
    if media is None:
        return _US_LETTER, False, ("the page states no usable size: US letter is assumed",)
    crop = _box(page.cropbox)
    if crop is None:
        return media, False, ()
    shown = (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))
    if shown[0] >= shown[2] or shown[1] >= shown[3]:
        return media, False, ("the crop box lies outside the page: the whole page is read",)
    return shown, True, ()


def _box(value: object) -> Box | None:
    if not isinstance(value, pikepdf.Array):
        return None
    try:
        x0, y0, x1, y1 = map(float, list(value))
    except (TypeError, ValueError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[2] > box[0] and box[3] > box[1] else None


def rotation(page: pikepdf.Page) -> int:
    """Clockwise degrees (0..359) by which the page is shown turned."""
    rotation = page.obj.get("/Rotate")
    return rotation % 360 if isinstance(rotation, int) else 0


def _last_clause(error: BaseException) -> str:
    return str(error).rsplit(": ", maxsplit=1)[-1] or type(error).__name__
