"""What is to be done about a source: nothing, where it was settled before; else as little as what changed asks for."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.batch.desk import Desk
from ocr_pipeline.batch.inbox import Source
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.journal_rows import DocumentRow, PageRow
from ocr_pipeline.batch.open_document import OpenDocument
from ocr_pipeline.batch.states import PageState, State


class Verdict(Enum):
    """What a source needs."""

    NOTHING = "it was settled before"
    MEASURE = "it is new, or it was changed"
    FIND = "what was read is as it would be read now, but what is found in it is not"
    GO_ON = "some of its pages may have been read"


def verdict_on(source: Source, journal: Journal, keys: Keys, *, retry: bool) -> tuple[Verdict, DocumentRow | None]:
    """What a source needs, and its document where that is known. It costs a look into the journal.

    Args:
        source: as it lies in the inbox.
        journal: what is known.
        keys: of this run.
        retry: whether what was set aside is tried again.
    """
    known = journal.source(source.path)
    if known is None or known.stamp != source.stamp:
        return Verdict.MEASURE, None
    if known.document is not None:
        return on_document(known.document, keys, retry=retry), known.document
    settled = known.state is State.QUARANTINED and known.limits == keys.limits and not retry
    return (Verdict.NOTHING if settled else Verdict.MEASURE), None


def on_document(document: DocumentRow, keys: Keys, *, retry: bool) -> Verdict:
    """What a document needs that is known from a source that has not changed."""
    same_reading = document.keys.reading == keys.reading
    if document.state in {State.QUEUED, State.RUNNING}:
        return Verdict.GO_ON if same_reading else Verdict.MEASURE
    wanting = document.state is not State.DONE
    if (
        not same_reading
        or document.state is State.FAILED
        or (wanting and (retry or document.keys.limits != keys.limits))
    ):
        return Verdict.MEASURE
    if document.keys.finding != keys.finding:
        return Verdict.MEASURE if document.state is State.QUARANTINED else Verdict.FIND
    return Verdict.NOTHING


def to_go_on(source: Source, identity: DocumentId, desk: Desk) -> OpenDocument | None:
    """A document with what was read of it before; ``None`` where nothing is left of that.

    Raises:
        DamagedArchiveError: its record cannot be read.
    """
    under_way = desk.workshop.places.under_way(identity)
    if under_way.facts.exists():
        known = desk.journal.pages(identity)
        pages = {page.number: _as_kept(page, under_way.page(page.number).exists()) for page in known}
        return OpenDocument(identity, source, pages)
    kept = read_already(identity, desk)
    return OpenDocument(identity, source, {}, kept) if kept else None


def read_already(identity: DocumentId, desk: Desk) -> tuple[DocumentId, ...]:
    """The documents that hold a scan's words as they would be read now; none where the archive has no such words.

    Raises:
        DamagedArchiveError: a record cannot be read.
    """
    records = {
        each: record_from(desk.workshop.places.document(each).record) for each in desk.catalogue.of_scan(identity)
    }
    return tuple(each for each, record in records.items() if record is not None and record.reading == desk.keys.reading)


def _as_kept(page: PageRow, is_there: bool) -> PageRow:
    """A page as its file says: a run may have died between the file and the journal."""
    if page.state is PageState.FAILED:
        return page
    return replace(page, state=PageState.DONE if is_there else PageState.QUEUED)
