"""One page at a time, as pixels or as its text layer; never the whole file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.errors import (
    DamagedFileError,
    NoPagesError,
    PageTooLargeError,
    UnreadableFileError,
    UnsupportedFormatError,
    VanbanError,
)
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import formats, poppler
from ocr_pipeline.sources.facts import Facts, PageFacts, PageImage, SourceKind, TextLayer
from ocr_pipeline.sources.files import read_head
from ocr_pipeline.sources.image_pixels import image_pixels
from ocr_pipeline.sources.netpbm import read_netpbm
from ocr_pipeline.sources.pdf import extract_page, forbids_copying
from ocr_pipeline.sources.resolution import pixel_limit
from ocr_pipeline.sources.scanned_page import scanned_page
from ocr_pipeline.sources.text_layers import read_layer

_ROUNDING = 1.01
"""A renderer may round both sides of a page up by a pixel."""

_COMPLAINT_DPI = 20
"""At which a page that came out blank is drawn once more, to hear what the renderer says of it."""


def render_page(facts: Facts, number: int, settings: Settings, folder: Path, timeout: float) -> PageImage:
    """Render a page of a PDF, or decode a page of an image, at the dpi its facts state.

    Args:
        facts: What :func:`~ocr_pipeline.sources.inspection.inspect` found, with the same settings.
        number: 1-based.
        settings: Limits, and the password of an encrypted PDF.
        folder: For intermediate files, which are deleted before the image is returned.
        timeout: Seconds until the renderer of a PDF is killed; decoding an image file is bounded by its pixels alone.

    Raises:
        PageTooLargeError: The page was refused when it was measured, or turns out larger than it was.
        PageTimeoutError: Rendering took too long.
        DamagedFileError: The data of the page are broken off or corrupt.
        EngineError: The renderer made no image.
        MissingProgramError: Poppler is not installed.
        NoPagesError: There is no such page.
        UnsupportedFormatError: A text has no page image.
        UnreadableFileError: The file, or the folder for the intermediate image, cannot be read any more.
    """
    page, path = _page(facts, number)
    with _located(path, number):
        if facts.kind is SourceKind.TEXT:
            raise UnsupportedFormatError("a plain text has no page image")
        if page.refusal is not None:
            raise PageTooLargeError(page.refusal)
        if facts.kind is SourceKind.IMAGE:
            pixels = image_pixels(path, _image_type(path), page, settings)
        else:
            pixels = _pdf_pixels(facts, page, settings, folder, timeout)
    return PageImage(number, page.dpi, pixels, page.notes)


def text_layer(facts: Facts, number: int, settings: Settings, timeout: float) -> TextLayer | None:
    """The text layer of a PDF page; ``None`` for images and texts, without words, or where copying is forbidden.

    Raises:
        PageTimeoutError: Reading took longer than ``timeout`` seconds.
        EngineError: The layer could not be read.
        MissingProgramError: Poppler is not installed.
        NoPagesError: There is no such page.
    """
    page, path = _page(facts, number)
    if facts.kind is not SourceKind.PDF or not page.text:
        return None
    with _located(path, number), TemporaryDirectory(prefix="vanban-") as folder:
        if facts.encrypted and forbids_copying(path, settings):
            return None
        with _readable_pdf(facts, page, settings, Path(folder)) as (pdf, number_in_file):
            words = poppler.word_boxes(pdf, number_in_file, cropped=page.cropped, timeout=timeout)
    return read_layer(words, page) if words is not None else None


def _page(facts: Facts, number: int) -> tuple[PageFacts, Path]:
    if not 1 <= number <= facts.page_count:
        raise NoPagesError(
            f"there is no page {number}: the source has {facts.page_count}",
            next_step="Choose a page that the source has.",
            file=str(facts.paths[0]),
        )
    page = facts.pages[number - 1]
    return page, facts.paths[page.file]


@contextmanager
def _located(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except VanbanError as error:
        error.file, error.page = error.file or str(path), error.page or number
        raise
    except OSError as error:
        raise UnreadableFileError(f"reading failed: {error.strerror or error}", file=str(path), page=number) from error


def _image_type(path: Path) -> str:
    media_type = formats.media_type(read_head(path))
    if media_type is None or media_type == formats.PDF:
        raise DamagedFileError("the image has changed since it was measured")
    return media_type


def _pdf_pixels(facts: Facts, page: PageFacts, settings: Settings, folder: Path, timeout: float) -> NDArray[np.uint8]:
    most = pixel_limit(settings) * _ROUNDING
    scanned = scanned_page(facts.paths[0], page, settings, most)
    if scanned is not None:
        return scanned
    # A folder of its own: whatever a killed renderer leaves behind goes with it.
    with (
        TemporaryDirectory(prefix="page-", dir=folder) as private,
        _readable_pdf(facts, page, settings, Path(private)) as (pdf, number),
    ):
        wanted = poppler.Rendering(number, page.dpi, page.colour, page.cropped)
        pixels = read_netpbm(poppler.rasterise(pdf, wanted, Path(private), timeout), most)
        if pixels.min() == pixels.max():
            _refuse_undrawn(pdf, wanted, Path(private), timeout)
    return pixels


def _refuse_undrawn(pdf: Path, wanted: poppler.Rendering, folder: Path, timeout: float) -> None:
    """A page without a mark on it is blank, or nothing that it holds could be decoded: poppler then says so.

    Raises:
        DamagedFileError: Nothing could be decoded.
    """
    complaint = poppler.complaint_about(pdf, replace(wanted, dpi=_COMPLAINT_DPI), folder, timeout)
    if complaint is not None:
        raise DamagedFileError(f"nothing of the page could be drawn: {complaint}")


@contextmanager
def _readable_pdf(facts: Facts, page: PageFacts, settings: Settings, folder: Path) -> Iterator[tuple[Path, int]]:
    path = facts.paths[0]
    # Poppler gives up on files that were recovered here. A password stays off its command line, which every user of
    # the machine can read: a decrypted page in a private folder they cannot.
    if not (facts.recovered or (facts.encrypted and settings.password)):
        yield path, page.number
        return
    copy = folder / "page.pdf"
    extract_page(path, page.number, copy, settings)
    yield copy, 1
