"""Everything that was found, put into the contract's shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diacritics import Restorer
from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.orientation import Way
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.marks import PlacedMark
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.text import PAGE_BREAK, DocumentText
from ocr_pipeline.parsing.contradictions import header_details, heading_text
from ocr_pipeline.parsing.electronic_signatures import find_signatures
from ocr_pipeline.parsing.grades import stamped_grades
from ocr_pipeline.parsing.heading.name_words import own_words
from ocr_pipeline.parsing.judging import judged
from ocr_pipeline.parsing.office.evidence import with_office_names
from ocr_pipeline.parsing.office.names import OfficeNames
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.parsing.received import received_of, unread_arrival
from ocr_pipeline.parsing.registry import Parsers
from ocr_pipeline.parsing.review import reasons_of_stamp, review_of
from ocr_pipeline.parsing.running import Failure
from ocr_pipeline.parsing.tabular import find_tables, review_of_tables
from ocr_pipeline.recognition.layer_verdict import LayerVerdict
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

Turn = Literal[0, 90, 180, 270]


ERRORS, TENTH = 4.0, 0.1
"""So many standard errors an angle is off at most where few letters tell it (168 drawn pages), and what is told of."""


BACK_NOTE = "the print of its back shows through: ink paler than about half its own print was taken for paper"
"""Of a page that was read without what shows through."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """What the document says about one page.

    ``layer_text`` is its text layer, ``marks`` what was put on its image, ``bend`` that of its lines, which were read
    straight: boxes are those of the straight page.
    """

    page: Page
    layout: PageLayout | None = None
    layer_text: str = ""
    marks: tuple[PlacedMark, ...] = ()
    bend: Bend | None = None


def report_of_image(
    facts: PageFacts,
    read: CleanPage,
    quality: Quality,
    layer: LayerVerdict | None = None,
    unread: Sequence[Box] = (),
) -> Page:
    """The page as it was read from its image.

    ``layer`` is what was thought of its text layer, if it has one, ``unread`` where ink like letters was not read.
    """
    turns: dict[int, Turn] = {0: 0, 90: 90, 180: 180, 270: 270}
    return Page(
        number=facts.number,
        width=read.width,
        height=read.height,
        dpi=read.dpi,
        rotation=turns[read.turned],
        skew_degrees=read.skew,
        quality=quality,
        paper_whitened=read.stained is not None,
        text_from="layer" if layer is not None and layer.used else "image",
        notes=tuple(
            dict.fromkeys(
                (
                    *facts.notes,
                    *_lying_notes(read.way),
                    *((BACK_NOTE,) if read.front_alone else ()),
                    *_layer_notes(layer),
                    *_unread_notes(unread, read.height),
                )
            )
        ),
    )


def report_of_layer(facts: PageFacts, layout: PageLayout) -> Page:
    """The page as its text layer gave it."""
    note = "taken from the text layer; no image was read"
    return Page(
        number=facts.number,
        width=layout.width,
        height=layout.height,
        dpi=facts.dpi,
        text_from="layer",
        notes=(*facts.notes, note),
    )


def _lying_notes(way: Way) -> Iterator[str]:
    """How the lines of a page bend, and how far its angle may be off where few letters tell it, or bent lines do."""
    if way.bend is not None:
        how = "fan out, as on a photograph taken aslant" if way.bend.aslant else "bend towards the spine"
        yield f"its lines {how}; they were made straight to be read"
        if not way.bend.aslant and way.error is None:
            yield "where its lines bend the angle of a page may be off by a quarter of a degree"
    off = ERRORS * (way.error or 0.0)
    if off >= TENTH:
        yield f"few letters tell the angle of the page: it may be off by {off:.1f} degree"


def _layer_notes(layer: LayerVerdict | None) -> Iterator[str]:
    """Why the text layer under a page that was read was used, or was not."""
    if layer is None:
        return
    if layer.used:
        yield "taken from the text layer of the scan; header, signature and numbers were read off the image"
    else:
        yield f"the text layer was not used: {layer.refusal}"


def _unread_notes(unread: Sequence[Box], height: int) -> Iterator[str]:
    """Where ink stands in a row, as letters do, that was neither read as words nor told to be a mark."""
    for box in unread:
        yield f"ink like a line of letters was read as no words, {box.middle[1] / height:.0%} down the page"


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
    parsers: Parsers,
    names: OfficeNames,
    *,
    enclosed: bool = False,
) -> Document:
    """The document: its text parsed, its pages reported, its review summed up, held against an office's own ``names``.

    ``pages`` are all of the source or, of a document bound in it, its own; ``enclosed``: it is bound behind another.
    """
    numbers = [each.page.number for each in pages] or range(1, text.text.count(PAGE_BREAK) + 2)
    tables = tuple(find_tables(text, [each.layout for each in pages if each.layout]))
    failures: list[Failure] = []
    fields = parse(text, restorer, numbers, parsers, enclosed=enclosed, tables=tables, on_failure=failures.append)
    failed = [f"page {each.page.number}: {each.page.error}" for each in pages if each.page.error]
    fields.update(stamped_grades({each.page.number: each.marks for each in pages}, fields))
    fields.update(header_details(fields, heading_text(text)))
    del fields["review"]
    arrivals = {each.page.number: each.layout.arrivals for each in pages if each.layout}
    areas = [area for area in (fields["place"].value, own_words(fields["issuer"].value or "")) if area]
    received = received_of(arrivals, restorer, fields["date"].value, areas, text.text)
    received = received or unread_arrival({each.page.number: each.marks for each in pages})
    missed = (*parsers.broken, *(failure.reason for failure in failures))
    whole = (*(f"source: {note}" for note in facts.notes), *failed, *missed, *_unfit(pages))
    document = Document(
        source=Source(
            name=facts.name,
            sha256=facts.sha256,
            media_type=facts.media_type,
            page_count=facts.page_count,
            pages=(numbers[0], numbers[-1]) if pages else None,
            encrypted=facts.encrypted,
            signed=facts.signed,
        ),
        pages=tuple(each.page for each in pages),
        text=text.text,
        restorations=tuple(_restorations(text)),
        marks=tuple(_marks(pages)),
        received=received,
        digital_signatures=tuple(_signatures(pages)),
        producer=producer,
        **fields,
    )
    return with_office_names(_reviewed(judged(document, restorer.knows), whole), names)


def _reviewed(document: Document, whole: Sequence[str]) -> Document:
    """The document with its review: the reasons that are about the ``whole`` of it, then those of its values."""
    found = review_of(dict(document))
    reasons = (*whole, *found.reasons, *review_of_tables(document.tables), *reasons_of_stamp(document.received))
    return document.model_copy(update={"review": Review(required=bool(reasons), reasons=reasons)})


def _unfit(pages: Sequence[PageReport]) -> Iterator[str]:
    """The pages that should be scanned again, and why."""
    for each in pages:
        if each.page.quality.verdict == "rescan":
            yield f"page {each.page.number}: should be scanned again: {each.page.quality.reasons[0]}"


def _restorations(text: DocumentText) -> Iterator[RestorationRecord]:
    for change in text.restoration.changes:
        trace = text.trace(*change.out_span)
        yield RestorationRecord(
            raw=change.raw,
            value=change.value,
            applied=change.applied,
            confidence=change.confidence,
            page=trace.page,
            bbox=trace.box.as_bbox() if trace.box else None,
            span=change.out_span,
        )


def _marks(pages: Sequence[PageReport]) -> Iterator[Mark]:
    """Seals, signatures and stamps, and what a pen wrote, page by page."""
    for each in pages:
        for mark in each.marks:
            # The contract has no name for the others; what was printed with the document is no mark on it.
            if mark.kind == "secrecy_stamp" or mark.kind == "unread_grade" or mark.kind == "unread_stamp":
                continue
            if not mark.printed:
                yield Mark(kind=mark.kind, page=each.page.number, bbox=mark.box.as_bbox(), text=mark.text)
        yield from _handwriting(each)


def _handwriting(each: PageReport) -> Iterator[Mark]:
    if each.layout is None:
        return
    blanks = [(blank.box, blank.readings[0].text) for blank in each.layout.blanks if blank.by_pen]
    for box, said in (*blanks, *((note.box, note.text) for note in each.layout.notes)):
        yield Mark(kind="handwriting", page=each.page.number, bbox=box.as_bbox(), text=said)


def _signatures(pages: Sequence[PageReport]) -> Iterator[DigitalSignature]:
    """The visible texts of electronic signatures, from the text layer or, without one, from the page."""
    for each in pages:
        lines = each.layout.lines(RegionKind.ELECTRONIC_SIGNATURE) if each.layout else ()
        margin = each.layout.lines(RegionKind.MARGIN) if each.layout else ()
        seen = "\n".join(line.text for line in sorted((*lines, *margin), key=lambda line: line.box.y0))
        layer = each.layer_text if re.search(r"\w", each.layer_text) else ""
        yield from find_signatures(layer, each.page.number) or find_signatures(seen, each.page.number)
