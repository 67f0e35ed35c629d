"""Everything that was found, put into the contract's shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Literal

from diacritics import Restorer
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.electronic_signatures import find_signatures
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.parsing.registry import DocumentType
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import Facts, PageFacts
from schemas import (
    DigitalSignature,
    Document,
    Mark,
    Page,
    Producer,
    Quality,
    RestorationRecord,
    Review,
    Source,
)

POOR_CONFIDENCE = 0.8
"""A page whose words are read with less mean confidence (0..1) than this is of poor quality."""
POOR_DPI = 150
"""A scan below this many dpi is of poor quality (NĐ 30/2020 Phụ lục I asks for 200)."""
Turn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class PageReport:
    """What the document says about one page; ``layer_text`` is its text layer, if it has one."""

    page: Page
    layout: PageLayout | None = None
    layer_text: str = ""


def report_of_image(facts: PageFacts, read: CleanPage, layout: PageLayout, notes: Sequence[str]) -> Page:
    """The page as it was read from its image."""
    turns: dict[int, Turn] = {0: 0, 90: 90, 180: 180, 270: 270}
    return Page(
        number=facts.number,
        width=read.width,
        height=read.height,
        dpi=read.dpi,
        rotation=turns[read.turned],
        skew_degrees=read.skew,
        quality=_quality(facts, layout),
        notes=tuple(dict.fromkeys((*facts.notes, *notes))),
    )


def report_of_layer(facts: PageFacts, layout: PageLayout) -> Page:
    """The page as its text layer gave it."""
    note = "taken from the text layer; no image was read"
    return Page(
        number=facts.number, width=layout.width, height=layout.height, dpi=facts.dpi, notes=(*facts.notes, note)
    )


def report_of_failure(facts: PageFacts, cause: str) -> Page:
    """A page that could not be read; it is never an empty page."""
    return Page(
        number=facts.number,
        width=max(1, round(facts.width_points * facts.dpi / 72)),
        height=max(1, round(facts.height_points * facts.dpi / 72)),
        dpi=facts.dpi,
        quality=Quality(verdict="failed", reasons=(cause,)),
        notes=facts.notes,
        error=cause,
    )


def document_of(
    facts: Facts,
    text: DocumentText,
    pages: Sequence[PageReport],
    producer: Producer,
    restorer: Restorer,
    types: Sequence[DocumentType],
) -> Document:
    """The document: its text parsed, its pages reported, its review summed up."""
    fields = parse(text, restorer, facts.page_count, types)
    failed = [f"page {each.page.number}: {each.page.error}" for each in pages if each.page.error]
    found: Review = fields.pop("review")
    reasons = (*(f"source: {note}" for note in facts.notes), *failed, *found.reasons)
    return Document(
        source=Source(
            name=facts.name,
            sha256=facts.sha256,
            media_type=facts.media_type,
            page_count=facts.page_count,
            pages=(1, facts.page_count) if facts.page_count else None,
            encrypted=facts.encrypted,
            signed=facts.signed,
        ),
        pages=tuple(each.page for each in pages),
        text=text.text,
        restorations=tuple(_restorations(text)),
        review=Review(required=bool(reasons), reasons=reasons),
        marks=tuple(_marks(pages)),
        digital_signatures=tuple(_signatures(pages)),
        producer=producer,
        **fields,
    )


def _quality(facts: PageFacts, layout: PageLayout) -> Quality:
    if layout.blank:
        return Quality(verdict="blank", reasons=("no text was read on the page",))
    words = [word for region in layout.regions for line in region.lines for word in line.words]
    sure = mean(word.confidence for word in words) if words else 0.0
    reasons = []
    if sure < POOR_CONFIDENCE:
        reasons.append(f"the words were read with a mean confidence of only {sure:.2f}")
    if facts.native_dpi is not None and facts.native_dpi < POOR_DPI:
        reasons.append(f"scanned at only {facts.native_dpi:.0f} dpi")
    return Quality(verdict="poor" if reasons else "good", reasons=tuple(reasons))


def _restorations(text: DocumentText) -> Iterator[RestorationRecord]:
    for change in text.restoration.changes:
        trace = text.trace(*change.out_span)
        yield RestorationRecord(
            raw=change.raw,
            value=change.value,
            applied=change.applied,
            confidence=change.confidence,
            page=trace.page,
            bbox=trace.box.as_tuple() if trace.box else None,
            span=change.out_span,
        )


def _marks(pages: Sequence[PageReport]) -> Iterator[Mark]:
    """The stamps of incoming mail, which stand outside the text, and what a pen wrote on the blanks of forms."""
    for each in pages:
        yield from _handwriting(each)
        stamp = each.layout.lines(RegionKind.ARRIVAL_STAMP) if each.layout else ()
        if stamp:
            box = Box.around(line.box for line in stamp)
            said = "\n".join(line.text for line in stamp)
            yield Mark(kind="received_stamp", page=each.page.number, bbox=box.as_tuple(), text=said)


def _handwriting(each: PageReport) -> Iterator[Mark]:
    if each.layout is None:
        return
    blanks = [
        (blank.box, blank.readings[0].text)
        for blank in each.layout.blanks
        if blank.writer is Writer.PEN and blank.by_hand
    ]
    for box, said in (*blanks, *((note.box, note.text) for note in each.layout.notes)):
        yield Mark(kind="handwriting", page=each.page.number, bbox=box.as_tuple(), text=said)


def _signatures(pages: Sequence[PageReport]) -> Iterator[DigitalSignature]:
    """The visible texts of electronic signatures, from the text layer or, without one, from the page."""
    for each in pages:
        lines = each.layout.lines(RegionKind.ELECTRONIC_SIGNATURE) if each.layout else ()
        margin = each.layout.lines(RegionKind.MARGIN) if each.layout else ()
        seen = "\n".join(line.text for line in sorted((*lines, *margin), key=lambda line: line.box.y0))
        layer = each.layer_text if re.search(r"\w", each.layer_text) else ""
        yield from find_signatures(layer, each.page.number) or find_signatures(seen, each.page.number)
