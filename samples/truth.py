"""The complete truth of a sample, in the shape of the contract.

Boxes bound the ink on the page as scanned, before anything is straightened; each page says so in its notes and gives
the skew that is left in it. Every confidence is 1; handwritten values are flagged, as the contract asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from samples.cited import citations
from samples.outline import sections
from samples.reading import Reading
from samples.scan import Scan
from samples.source import DocumentSource
from samples.spots import Evidenced
from samples.statistics import statistics
from schemas import DatedEvent, Document, FieldValue, Mark, Origin, Page, Producer, Review, Signature, Source

_NOTE = "boxes are in pixels of the page as scanned, its skew not removed"
_HANDWRITTEN = "handwritten"


def true_document(source: DocumentSource, reading: Reading, scan: Scan) -> Document:
    """Everything that the scan of ``source`` holds."""
    at = Evidenced(reading, scan.sheets)
    header = source.header
    number = at.field("number", flag=header.number_handwritten)
    cited = citations(source, at)
    flagged = [name for name, hand in (("number", header.number_handwritten), ("date", header.day_handwritten)) if hand]
    return Document(
        source=Source(
            name=f"{source.stem}.pdf",
            sha256=hashlib.sha256(scan.pdf).hexdigest(),
            media_type="application/pdf",
            page_count=len(scan.sheets),
            pages=(1, len(scan.sheets)),
        ),
        document_type=_document_type(source, at),
        code=at.field("code", flag=header.number_handwritten),
        number=number,
        notation=at.field("notation"),
        issuer_parent=at.field("issuer_parent"),
        issuer=at.field("issuer"),
        place=at.field("place"),
        date=at.field("date", value=header.date.isoformat(), flag=header.day_handwritten),
        subject=at.field("subject"),
        addressees=at.numbered("addressee"),
        dates=_dates(source, at),
        legal_bases=tuple(citation for key, citation in cited.items() if source.citations[key].basis),
        citations=tuple(cited.values()),
        statistics=statistics(source, at),
        sections=sections(source, at),
        signature=Signature(
            authority=at.numbered("authority"), title=at.field("signer_title"), name=at.field("signer_name")
        ),
        recipients=at.numbered("recipient"),
        marks=_marks(scan, at, flagged),
        pages=_pages(scan),
        text=reading.text,
        review=Review(required=bool(flagged), reasons=tuple(f"{name}: {_HANDWRITTEN}" for name in flagged)),
        producer=Producer(version="truth"),
    )


def _document_type(source: DocumentSource, at: Evidenced) -> FieldValue:
    if source.header.title is None:
        return FieldValue(value=source.type, origin=Origin.DERIVED, confidence=1.0)
    return at.field("document_type", value=source.type)


def _dates(source: DocumentSource, at: Evidenced) -> tuple[DatedEvent, ...]:
    events = []
    for key, date in source.dates.items():
        origin = Origin.DERIVED if date.derived else Origin.PRINTED
        field = at.field(f"d.{key}", value=date.value.isoformat())
        events.append(DatedEvent(role=date.role, field=field.model_copy(update={"origin": origin})))
    return tuple(events)


def _marks(scan: Scan, at: Evidenced, flagged: Sequence[str]) -> tuple[Mark, ...]:
    sheet = scan.sheets[scan.signing_page]
    page = scan.signing_page + 1
    marks = [
        Mark(kind="seal", page=page, bbox=sheet.box_of(scan.seal)),
        Mark(kind="signature", page=page, bbox=sheet.box_of(scan.signature)),
    ]
    written = {"number": "number", "date": "day"}
    for name in flagged:
        spot = at.spot(written[name])
        marks.append(
            Mark(
                kind="handwriting", page=spot.page + 1, bbox=scan.sheets[spot.page].box_of(spot.box), text=spot.printed
            )
        )
    return tuple(marks)


def _pages(scan: Scan) -> tuple[Page, ...]:
    return tuple(
        Page(
            number=number,
            width=sheet.pixels.shape[1],
            height=sheet.pixels.shape[0],
            dpi=sheet.dpi,
            skew_degrees=sheet.skew,
            notes=(_NOTE,),
        )
        for number, sheet in enumerate(scan.sheets, start=1)
    )
