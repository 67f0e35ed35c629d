"""A document as searchable PDF/A: the pages as they were scanned, their words where they are printed, unseen."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import BinaryIO, Final

import pikepdf

from ocr_pipeline.errors import NotArchivalError
from ocr_pipeline.export.pdf.archival import descriptive, label_pages, make_archival, outline
from ocr_pipeline.export.pdf.conformance import violations
from ocr_pipeline.export.pdf.placed_words import PlacedWord, WordsOfScan
from ocr_pipeline.export.pdf.scanned_pages import scanned_pages
from ocr_pipeline.export.pdf.text_layer import text_layer
from ocr_pipeline.sources import Facts
from schemas import Document, Page

LAYER: Final = pikepdf.Name.VanbanText
"""What the words are called among the resources of their page."""


def write_searchable(document: Document, scan: WordsOfScan, file: BinaryIO) -> None:
    """Writes a document's PDF/A-2b.

    Args:
        document: what was read of the pages that it names.
        scan: its words, and the files of its source, which are read and never changed.
        file: what is written to.

    Raises:
        DamagedFileError: the source cannot be opened any more.
        EngineError: poppler could not draw a page.
        NotArchivalError: the file would not be PDF/A; nothing is written.
    """
    facts, words = scan.facts, scan.words
    numbers = [page.number for page in document.pages]
    typed = {page.number for page in document.pages if _is_typed(page, facts)}
    pdf = scanned_pages(facts, numbers, typed)
    _lay_words(pdf, document.pages, {n: () if n in typed else words.get(n, ()) for n in numbers})
    outline(pdf, document.sections, numbers[0])
    label_pages(pdf, numbers[0])
    make_archival(pdf, descriptive(document, signed=facts.signed))
    made = io.BytesIO()
    _save(pdf, made)
    _require_archival(made)
    file.write(made.getbuffer())


def _save(pdf: pikepdf.Pdf, file: BinaryIO) -> None:
    pdf.save(
        file,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )


def _is_typed(page: Page, facts: Facts) -> bool:
    """Whether a page's words are those that it shows as text itself: they need no layer."""
    measured = facts.pages[page.number - 1]
    return page.text_from == "layer" and measured.text and not measured.hidden_text


def _lay_words(pdf: pikepdf.Pdf, pages: Sequence[Page], words: Mapping[int, Sequence[PlacedWord]]) -> None:
    layer = _recoded(text_layer((page, words[page.number]) for page in pages))
    for page, under, over in zip(pages, pdf.pages, layer.pages, strict=True):
        if page.rotation:
            under.rotate(page.rotation, relative=True)
        if words[page.number]:
            _overlay(pdf, under, over)


def _overlay(pdf: pikepdf.Pdf, under: pikepdf.Page, over: pikepdf.Page) -> None:
    """Lays one page over another, upright as that is shown; under a name that is the same every time."""
    form = pdf.copy_foreign(over.as_form_xobject())
    under.add_resource(form, pikepdf.Name.XObject, LAYER)
    placed = under.calc_form_xobject_placement(
        form,
        LAYER,
        pikepdf.Rectangle(under.mediabox),
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=True,
    )
    under.contents_add(b"q", prepend=True)
    under.contents_add(b"Q\n" + placed)


def _recoded(layer: bytes) -> pikepdf.Pdf:
    """The layer without fonts that it does not use, its streams packed as tightly as they can be."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(layer)) as loose:
        for page in loose.pages:
            page.remove_unreferenced_resources()
        loose.save(packed, recompress_flate=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return pikepdf.open(packed)


def _require_archival(made: BinaryIO) -> None:
    made.seek(0)
    with pikepdf.open(made) as pdf:
        broken = violations(pdf)
    if broken:
        told = "; ".join(f"{each.found} (ISO 19005-2, {each.clause})" for each in broken[:3])
        raise NotArchivalError(f"the file would not be PDF/A: {told}")
