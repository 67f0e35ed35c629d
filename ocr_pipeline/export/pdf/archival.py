"""What makes a PDF an archival one: the standard's mark, what its colours mean, who wrote it, of what, and when."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import ImageCms

from schemas import Document, Section

PART, LEVEL = "2", "B"
"""PDF/A-2b: images in every coding of PDF 1.7, nothing asked of structure that a scan does not have."""
LANGUAGE: Final = "vi"
SIGNED: Final = "Bản sao của tệp có chữ ký số; chữ ký số chỉ kiểm tra được trên tệp gốc."
"""What the copy of a signed file says of itself: its signature holds for the original alone."""
_MADE_AT: Final = 24
"""Where an ICC profile says when it was made (ICC.1, 7.2.8): six numbers of two bytes."""
_MADE: Final = (1999, 10, 1, 0, 0, 0)
"""When sRGB was made (IEC 61966-2-1): the same document gives the same bytes."""
_DEEPEST: Final = 6
"""Levels of an outline that a reader is shown."""


@dataclass(frozen=True, slots=True)
class Descriptive:
    """What a PDF says of itself; ``created`` is an ISO date, ``note`` for the person who opens it."""

    title: str
    author: str | None
    subject: str | None
    created: str | None
    note: str | None = None


def descriptive(document: Document, *, signed: bool) -> Descriptive:
    """Title (type, code, subject), author and date of a document as its fields have them; the file's name without."""
    parts = (document.document_type.value, document.code.value, document.subject.value)
    title = " ".join(part for part in parts if part) or document.source.name
    return Descriptive(
        title, document.issuer.value, document.subject.value, document.date.value, SIGNED if signed else None
    )


def make_archival(pdf: pikepdf.Pdf, says: Descriptive) -> None:
    """Declares a PDF whose pages conform to be PDF/A-2b, with its colours and metadata."""
    _mean_colours(pdf)
    pdf.Root.Lang = pikepdf.String(LANGUAGE)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = says.title
        metadata["dc:language"] = {LANGUAGE}
        if says.author:
            metadata["dc:creator"] = [says.author]
        described = " — ".join(part for part in (says.subject, says.note) if part)
        if described:
            metadata["dc:description"] = described
        if says.created:
            metadata["dc:date"] = [says.created]
        metadata["pdf:Producer"] = "vanban"
        metadata["pdfaid:part"], metadata["pdfaid:conformance"] = PART, LEVEL


def _mean_colours(pdf: pikepdf.Pdf) -> None:
    """Says that the colours are those of sRGB (ISO 19005-2, 6.2.3): what a scanner means by its RGB."""
    stream = pdf.make_stream(_srgb(), N=3)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        Info=pikepdf.String("sRGB"),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _srgb() -> bytes:
    """The profile of sRGB, with a date of its own in the place of the moment at which it was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    struct.pack_into(">6H", profile, _MADE_AT, *_MADE)
    return bytes(profile)


def outline(pdf: pikepdf.Pdf, sections: Iterable[Section], first_page: int) -> None:
    """Gives a PDF the sections of its document to leaf through; ``first_page`` is where in the source it begins."""
    with pdf.open_outline(max_depth=_DEEPEST) as contents:
        contents.root.extend(_items(sections, first_page, len(pdf.pages), _DEEPEST))


def _items(sections: Iterable[Section], first_page: int, pages: int, depth: int) -> Iterator[pikepdf.OutlineItem]:
    for section in sections:
        place = (section.page or first_page) - first_page
        if not 0 <= place < pages:
            continue
        item = pikepdf.OutlineItem(" ".join(part for part in (section.label, section.title) if part), place)
        if depth > 1:
            item.children.extend(_items(section.children, first_page, pages, depth - 1))
        yield item


def label_pages(pdf: pikepdf.Pdf, first_page: int) -> None:
    """Numbers the pages as they are in the source: those of a document bound behind others begin later."""
    numbers = pikepdf.Dictionary(S=pikepdf.Name.D, St=first_page)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, numbers]))
