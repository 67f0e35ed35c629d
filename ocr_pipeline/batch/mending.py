"""Archive and journal looked through together: what one says and the other does not, and how both are put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.identity import DocumentId, scan_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.verifying import Finding, Repair, repair, verify
from ocr_pipeline.batch.fetching import scan_at
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.errors import VanbanError


def verify_all(places: Places, *, sources: bool = True) -> Iterator[Finding]:
    """Everything that is not as it was written; nothing is changed. Whoever calls holds the archive's lock.

    Args:
        places: of the archive.
        sources: whether the scans outside the archive are hashed, too.
    """
    yield from verify(places, sources=sources)
    if places.journal.exists():
        with Journal(places.journal) as journal:
            for identity in journal.finished_documents():
                target = places.document(identity)
                if not target.record.exists():
                    what = "the journal says that the document is done, and it is not there"
                    yield Finding(target.folder, what, Repair.READ_AGAIN, identity)


def with_stores_asked(places: Places, findings: Sequence[Finding], limit_mb: float) -> list[Finding]:
    """The findings, with what is known of each damaged document once the store of its scan was asked for all of it.

    Asked is the address that the journal has, since a run of this archive took the scan from there: one that stands in
    a record alone is followed by nobody.

    Args:
        places: of the archive.
        findings: of :func:`verify_all`.
        limit_mb: megabytes of a scan that are fetched at most.
    """
    asked: dict[DocumentId, str] = {}
    told = []
    for finding in findings:
        if finding.repair is not Repair.ASK_STORE or finding.document is None:
            told.append(finding)
            continue
        scan = scan_of(finding.document)
        if scan not in asked:
            asked[scan] = _why_not(scan, _sources(places, scan), limit_mb)
        why = asked[scan]
        what = f"{finding.what}; {why}" if why else finding.what
        told.append(replace(finding, what=what, repair=Repair.NONE if why else Repair.READ_AGAIN))
    return told


def repair_all(places: Places, findings: Sequence[Finding]) -> list[Finding]:
    """Put right what can be; returns what is left for a person. Whoever calls holds the archive's lock.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    # The journal first: what it says is done, and is not there, no batch would make again.
    if places.journal.exists():
        with Journal(places.journal) as journal:
            for finding in findings:
                if finding.repair is Repair.READ_AGAIN and finding.document is not None:
                    journal.forget(scan_of(finding.document))
    return repair(places, list(findings))


def _sources(places: Places, scan: DocumentId) -> list[Place]:
    if not places.journal.exists():
        return []
    with Journal(places.journal) as journal:
        return journal.sources_of(scan)


def _why_not(scan: DocumentId, sources: Sequence[Place], limit_mb: float) -> str:
    """Why no store gives a scan any more, and what to do; empty where one does."""
    why = "no journal says which store its scan came from"
    for address in sources:
        if isinstance(address, Address):
            why = _asked(address, scan, limit_mb)
            if not why:
                return ""
    return f"{why}. Put the scan into a folder, run `vanban batch` on that, then `vanban verify --repair` again"


def _asked(address: Address, scan: DocumentId, limit_mb: float) -> str:
    from ocr_pipeline.batch.stores import address_of  # few archives need it

    try:
        found = scan_at(address_of(str(address)), limit_mb)
    except VanbanError as error:
        return f"{address}: {error.cause}"
    return "" if found == scan else f"{address} holds another file now"
