"""Facts before work: what a source is, whether it can be read, and at what cost."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ocr_pipeline.errors import (
    FileTooLargeError,
    PageTooLargeError,
    TooManyPagesError,
    UnreadableFileError,
    UnsupportedFormatError,
    VanbanError,
)
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import formats
from ocr_pipeline.sources.facts import Facts, PageFacts, SourceKind
from ocr_pipeline.sources.files import FileContent, examine, read_all
from ocr_pipeline.sources.images import inspect_image
from ocr_pipeline.sources.pdf import inspect_pdf
from ocr_pipeline.sources.plain_text import decode_text, text_pages

_MIXED_IMAGES = "image/*"
_MOST_TEXT_BYTES = 64 << 20
"""A text is held in memory whole: 64 MB are some 20,000 pages."""


def inspect(inputs: Path | Sequence[Path], settings: Settings) -> Facts:
    """Measure a source without reading a page; several images are the pages of one document, in their order.

    A page that is too large even at the lowest useful dpi is marked by its ``refusal`` and the others can be read;
    a source with no other page is refused.

    Raises:
        InputError: One of its kinds, naming the cause and the next step.
    """
    paths = (inputs,) if isinstance(inputs, Path) else tuple(inputs)
    if not paths:
        raise UnreadableFileError("no input was given")
    facts = _inspect_one(paths[0], settings) if len(paths) == 1 else _inspect_images(paths, settings)
    _refuse_unreadable(facts)
    return facts


def _inspect_one(path: Path, settings: Settings) -> Facts:
    try:
        return _inspect_by_content(path, settings)
    except VanbanError as error:
        error.file = error.file or str(path)
        raise


def _inspect_by_content(path: Path, settings: Settings) -> Facts:
    content = examine(path, settings)
    media_type = formats.media_type(content.head)
    if media_type == formats.PDF:
        return _pdf_facts(content, settings)
    if media_type is None:
        return _text_facts(content, settings)
    pages = inspect_image(path, media_type, settings)
    return Facts(path.name, content.digest.hex(), media_type, SourceKind.IMAGE, (path,), len(pages), pages)


def _pdf_facts(content: FileContent, settings: Settings) -> Facts:
    pdf = inspect_pdf(content.path, settings)
    return Facts(
        name=content.path.name,
        sha256=content.digest.hex(),
        media_type=formats.PDF,
        kind=SourceKind.PDF,
        paths=(content.path,),
        page_count=len(pdf.pages),
        pages=pdf.pages,
        encrypted=pdf.encrypted,
        signed=pdf.signed,
        notes=pdf.notes,
        recovered=pdf.recovered,
    )


def _text_facts(content: FileContent, settings: Settings) -> Facts:
    if content.size > _MOST_TEXT_BYTES:
        raise FileTooLargeError(
            "the file is no PDF and no image, and too large for a text",
            next_step="Give a PDF or an image, or split it.",
        )
    plain = decode_text(read_all(content.path), content.path)
    pages = text_pages(plain.text, settings)
    return Facts(
        name=content.path.name,
        sha256=content.digest.hex(),
        media_type=formats.TEXT,
        kind=SourceKind.TEXT,
        paths=(content.path,),
        page_count=len(pages),
        pages=pages,
        text=plain.text,
        notes=plain.notes,
    )


def _inspect_images(paths: tuple[Path, ...], settings: Settings) -> Facts:
    digest = hashlib.sha256()
    media_types: set[str] = set()
    pages: list[PageFacts] = []
    for index, path in enumerate(paths):
        one = _inspect_one(path, settings)
        if one.kind is not SourceKind.IMAGE:
            raise UnsupportedFormatError(
                f"several inputs make one document only when all are images, and this is {one.media_type}",
                next_step="Give the images alone, or each PDF or text as a document of its own.",
                file=str(path),
            )
        digest.update(bytes.fromhex(one.sha256))
        media_types.add(one.media_type)
        pages += [replace(page, number=len(pages) + offset, file=index) for offset, page in enumerate(one.pages, 1)]
        if len(pages) > settings.max_pages:
            raise TooManyPagesError(f"the images hold more pages than the limit of {settings.max_pages}")
    media_type = media_types.pop() if len(media_types) == 1 else _MIXED_IMAGES
    return Facts(paths[0].name, digest.hexdigest(), media_type, SourceKind.IMAGE, paths, len(pages), tuple(pages))


def _refuse_unreadable(facts: Facts) -> None:
    if all(page.refusal for page in facts.pages):
        first = facts.pages[0]
        raise PageTooLargeError(first.refusal or "", file=str(facts.paths[first.file]), page=first.number)
