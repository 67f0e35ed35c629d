"""Is the archive what was written? Files hashed, documents checked, the catalogue compared with them, the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ocr_pipeline.archive.catalogue import Catalogue, content_of
from ocr_pipeline.archive.decisions.current import entry_now
from ocr_pipeline.archive.decisions.log import require_whole
from ocr_pipeline.archive.filing import remove
from ocr_pipeline.archive.finished import document_from
from ocr_pipeline.archive.identity import ID, DocumentId, id_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.rebuilding import rebuild
from ocr_pipeline.archive.record import Record, record_from
from ocr_pipeline.archive.scan_files import scan_outside, sha256_of_file, whole_scan
from ocr_pipeline.archive.writing import TEMPORARY_PREFIX
from ocr_pipeline.errors import ArchiveFormatError, DamagedArchiveError


class Repair(Enum):
    """What would put a finding right."""

    NONE = "a person must see to it"
    REMOVE = "the leftover is removed"
    READ_AGAIN = "the document is taken out, and the next batch makes it again of its scan"
    ASK_STORE = "where the store of its scan still has it, the document is taken out, and the next batch makes it again"
    CATALOGUE = "the catalogue is made anew"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: where, what, and what would put it right."""

    path: Path
    what: str
    repair: Repair
    document: DocumentId | None = None


def verify(places: Places, *, sources: bool = True) -> Iterator[Finding]:
    """Look through an archive; nothing is changed.

    Args:
        places: of the archive.
        sources: whether the scans outside the archive are hashed, too.
    """
    yield from _leftovers(places)
    for identity in places.ids():
        yield from _document(places, identity, sources=sources)
    yield from _decisions(places)
    yield from _catalogue(places)


def repair(places: Places, findings: list[Finding]) -> list[Finding]:
    """Put right what can be; returns what is left for a person. Whoever calls holds the archive's lock.

    Nothing is removed that cannot be made again: a document is taken out only where its scan is as it was. What a store
    would have to be asked for is left (:func:`ocr_pipeline.batch.mending.with_stores_asked` asks).

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    for finding in findings:
        if finding.repair is Repair.REMOVE:
            finding.path.unlink(missing_ok=True)
    for identity in {each.document for each in findings if each.repair is Repair.READ_AGAIN and each.document}:
        remove(places, identity)
    left = [each for each in findings if each.repair in {Repair.NONE, Repair.ASK_STORE}]
    if len(left) < len(findings):
        rebuild(places)
    return left


def _leftovers(places: Places) -> Iterator[Finding]:
    """What a killed process left half written; an upload may be coming in, and the desk removes what was."""
    for path in sorted(places.root.rglob(f"{TEMPORARY_PREFIX}*")):
        if places.uploads not in path.parents:
            yield Finding(path, "a half-written file that a killed process left", Repair.REMOVE)
    for path in sorted(places.documents.iterdir()) if places.documents.is_dir() else ():
        if not ID.fullmatch(path.name):
            yield Finding(path, "it is no document, and lies among them", Repair.NONE)


def _document(places: Places, identity: DocumentId, *, sources: bool) -> Iterator[Finding]:
    """What is wrong with one document."""
    target = places.document(identity)
    try:
        record = record_from(target.record)
    except DamagedArchiveError as damaged:
        yield Finding(target.record, damaged.cause, Repair.NONE, identity)
        return
    if record is None:
        yield Finding(target.folder, "the document was never finished", Repair.READ_AGAIN, identity)
        return
    changed = list(_changed(places, identity, record))
    scan = whole_scan(record, target.folder)
    # With the document its copy of the scan would go: where that is the only one, a person must see to it.
    again = Repair.READ_AGAIN if scan_outside(record) is not None else Repair.NONE
    if again is Repair.NONE and any(origin.in_store for origin in record.origins):
        again = Repair.ASK_STORE
    for path, what in changed:
        yield Finding(path, what, again, identity)
    contradiction = None if changed else _contradiction(target.document, identity)
    if contradiction is not None:
        yield Finding(target.document, contradiction, again, identity)
    uris = [uri for origin in record.origins for uri in origin.uris]
    if sources and uris and scan is None and not any(origin.in_store for origin in record.origins):
        yield Finding(target.record, f"the scan is no more what it was in: {', '.join(uris)}", Repair.NONE, identity)


def _changed(places: Places, identity: DocumentId, record: Record) -> Iterator[tuple[Path, str]]:
    """The files of a document that are not what its record says."""
    folder = places.document(identity).folder
    for name, expected in sorted(record.files.items()):
        found = sha256_of_file(folder / name)
        if found is None:
            yield folder / name, "the file is missing"
        elif found != expected:
            yield folder / name, "the file was changed since it was written"
    known = {*record.files, "record.json"}
    for path in sorted(folder.rglob("*")):
        is_known = str(path.relative_to(folder)) in known or path.is_dir()
        if not is_known and not path.name.startswith(TEMPORARY_PREFIX):
            yield path, "the record does not know this file"


def _contradiction(path: Path, identity: DocumentId) -> str | None:
    """What the JSON itself says against being this document."""
    try:
        document = document_from(path)
    except DamagedArchiveError as damaged:
        return damaged.cause
    return None if id_of(document) == identity else "it is another document than its folder says"


def _decisions(places: Places) -> Iterator[Finding]:
    """Whether the log of what people decided is as it was written: nothing makes it again."""
    try:
        require_whole(places.decisions)
    except (DamagedArchiveError, ArchiveFormatError) as damaged:
        yield Finding(places.decisions, damaged.cause, Repair.NONE)


def _catalogue(places: Places) -> Iterator[Finding]:
    """Where the catalogue says something else than the files; compared one document at a time."""
    if not places.catalogue.exists():
        yield Finding(places.catalogue, "the catalogue is missing", Repair.CATALOGUE)
        return
    try:
        with Catalogue(places.catalogue) as catalogue:
            yield from _differences(places, catalogue)
            catalogue.check_index()
    except (DamagedArchiveError, ArchiveFormatError) as unusable:
        yield Finding(places.catalogue, unusable.cause, Repair.CATALOGUE)


def _differences(places: Places, catalogue: Catalogue) -> Iterator[Finding]:
    known = set(catalogue.ids())
    # In a damaged file there may stand anything, nothing too.
    nameless = {each for each in known if not ID.fullmatch(str(each))}
    if nameless:
        yield Finding(places.catalogue, "the catalogue names a document as none is named", Repair.CATALOGUE)
    known -= nameless
    for identity in places.ids():
        target = places.document(identity)
        try:
            record = record_from(target.record)
            document = document_from(target.document)
        except DamagedArchiveError:
            known.discard(identity)
            continue  # told where the document itself was looked at
        if record is None:
            continue
        rows = content_of(entry_now(places, identity, document.model_dump(mode="json")), record)
        if identity not in known:
            yield Finding(target.folder, "the catalogue does not know the document", Repair.CATALOGUE)
        elif catalogue.content(identity) != rows:
            yield Finding(target.folder, "the catalogue says something else than the document", Repair.CATALOGUE)
        known.discard(identity)
    for identity in sorted(known):
        yield Finding(
            places.document(identity).folder, "the catalogue knows a document that is not there", Repair.CATALOGUE
        )
