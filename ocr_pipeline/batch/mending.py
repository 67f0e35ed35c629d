"""Archive and journal looked through together: what one says and the other does not, and how both are put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr_pipeline.archive.identity import scan_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.verifying import Finding, Repair, repair, verify
from ocr_pipeline.batch.journal import Journal


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


def repair_all(places: Places, findings: Sequence[Finding]) -> list[Finding]:
    """Put right what can be; returns what is left for a person. Whoever calls holds the archive's lock.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    left = repair(places, list(findings))
    if places.journal.exists():
        with Journal(places.journal) as journal:
            for finding in findings:
                if finding.repair is Repair.READ_AGAIN and finding.document is not None:
                    journal.forget(scan_of(finding.document))
    return left
