"""The complete truth of a sample, in the shape of the contract.

Boxes bound the ink on the upright, level page at its stated dpi, as the contract has them. Every confidence is 1; what
a pen wrote and what a stamp numbered is flagged, as the contract asks.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import TypedDict

from samples.record.cited import citations
from samples.record.marks import digital_signatures, marks, received, stamped_field
from samples.record.outline import sections
from samples.record.reading import Reading
from samples.record.spots import HANDWRITTEN, Evidenced
from samples.record.statistics import statistics
from samples.scanning.scan import Scan
from samples.setting.form import COPY_SCOPE, attachment_scope
from samples.setting.layout import Layout
from samples.sheet import Sheet
from samples.source import DocumentSource
from schemas import (
    Attachment,
    Citation,
    DatedEvent,
    Document,
    FieldValue,
    Origin,
    Page,
    Producer,
    Review,
    Signature,
    Source,
    Table,
)


class _Head(TypedDict):
    """The fields at the head of a document, of an attachment or of a copy."""

    code: FieldValue
    number: FieldValue
    notation: FieldValue
    issuer_parent: FieldValue
    issuer: FieldValue
    place: FieldValue
    date: FieldValue
    subject: FieldValue


def true_document(source: DocumentSource, layout: Layout, reading: Reading, scan: Scan) -> Document:
    """Everything that the scan of ``source`` holds."""
    at = Evidenced(reading, scan.sheets)
    head = _head(at, "", source.header.date)
    cited = citations(source, at)
    copies = _copies(source, at)
    arrived = received(scan, at)
    flagged = [name for name in ("number", "code", "date") if head[name].needs_review]
    return Document(
        source=_source(source, scan),
        document_type=_document_type(source, at),
        **head,
        addressees=at.numbered("addressee"),
        dates=_dates(source, at),
        legal_bases=_legal_bases(source, layout, cited),
        citations=tuple(cited.values()),
        statistics=statistics(source, at),
        sections=sections(source, at),
        signature=Signature(
            authority=at.numbered("authority"), title=at.field("signer_title"), name=at.field("signer_name")
        ),
        recipients=at.numbered("recipient"),
        urgency=stamped_field(scan, at, "urgency") or at.field("urgency"),
        secrecy=stamped_field(scan, at, "secrecy") or at.field("secrecy"),
        marks=marks(scan, at),
        digital_signatures=digital_signatures(scan),
        received=arrived,
        tables=_tables(layout, at),
        copies=copies,
        attachments=_attachments(source, layout, at),
        pages=_pages(scan.sheets),
        text=reading.text,
        review=Review(required=bool(flagged), reasons=tuple(f"{name}: {HANDWRITTEN}" for name in flagged)),
        producer=Producer(version="truth"),
    )


def _source(source: DocumentSource, scan: Scan) -> Source:
    return Source(
        name=f"{source.stem}.pdf",
        sha256=hashlib.sha256(scan.pdf).hexdigest(),
        media_type="application/pdf",
        page_count=len(scan.sheets),
        pages=(1, len(scan.sheets)),
    )


def _document_type(source: DocumentSource, at: Evidenced) -> FieldValue:
    if source.header.title is None:
        return FieldValue(value=source.type, origin=Origin.DERIVED, confidence=1.0)
    return at.field("document_type", value=source.type)


def _head(at: Evidenced, scope: str, date: dt.date | None) -> _Head:
    return _Head(
        code=at.field("code", scope=scope),
        number=at.field("number", scope=scope),
        notation=at.field("notation", scope=scope),
        issuer_parent=at.field("issuer_parent", scope=scope),
        issuer=at.field("issuer", scope=scope),
        place=at.field("place", scope=scope),
        date=at.field("date", scope=scope, value=date.isoformat() if date else None),
        subject=at.field("subject", scope=scope),
    )


def _dates(source: DocumentSource, at: Evidenced) -> tuple[DatedEvent, ...]:
    events = []
    for key, date in source.dates.items():
        origin = Origin.DERIVED if date.derived else Origin.PRINTED
        field = at.field(f"d.{key}", value=date.value.isoformat())
        events.append(DatedEvent(role=date.role, field=field.model_copy(update={"origin": origin})))
    return tuple(events)


def _legal_bases(source: DocumentSource, layout: Layout, cited: Mapping[str, Citation]) -> tuple[Citation, ...]:
    """On what the document itself stands: what a draft bound behind it stands on is no basis of it."""
    bound = {number + 1 for pages in layout.bound for number in pages}
    return tuple(each for key, each in cited.items() if source.citations[key].basis and each.page not in bound)


def _tables(layout: Layout, at: Evidenced) -> tuple[Table, ...]:
    return tuple(
        Table(page=number + 1, bbox=at.box(number, table.box), rows=table.rows)
        for number, page in enumerate(layout.pages)
        for table in page.tables
    )


def _attachments(source: DocumentSource, layout: Layout, at: Evidenced) -> tuple[Attachment, ...]:
    found = []
    for index, (attachment, bound) in enumerate(zip(source.attachments, layout.bound, strict=True)):
        scope = attachment_scope(index)
        label = at.reading.spots.get(f"{scope}label")
        date = attachment.header.date if attachment.header else None
        found.append(
            Attachment(
                label=label.printed if label else None,
                pages=tuple(number + 1 for number in bound),
                document_type=_type_of(at, scope),
                **_head(at, scope, date),
            )
        )
    return tuple(found)


def _copies(source: DocumentSource, at: Evidenced) -> tuple[Attachment, ...]:
    if source.copied is None:
        return ()
    head = _head(at, COPY_SCOPE, source.copied.date)
    page = head["issuer"].page
    return (Attachment(pages=(page,) if page else (), document_type=_type_of(at, COPY_SCOPE), **head),)


def _type_of(at: Evidenced, scope: str) -> FieldValue:
    field = at.field("document_type", scope=scope)
    return field if field.value is None else field.model_copy(update={"value": field.value.capitalize()})


def _pages(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    pages = []
    for number, sheet in enumerate(sheets, start=1):
        width, height = sheet.level_size
        pages.append(
            Page(
                number=number,
                width=width,
                height=height,
                dpi=sheet.dpi,
                rotation=sheet.rotation,
                skew_degrees=round(sheet.skew, 3),
            )
        )
    return tuple(pages)
