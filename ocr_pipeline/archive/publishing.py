"""A finished document becomes a folder: words, JSON, the scan where copies are kept, and the record last of all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.archive.copying import copy_atomically
from ocr_pipeline.archive.entries import Entry, entry_of
from ocr_pipeline.archive.identity import DocumentId, id_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.readings import Reading, reading_as_bytes
from ocr_pipeline.archive.record import Keeping, Origin, Record, record_from, sha256_of, write_record
from ocr_pipeline.archive.writing import ensure_writable, write_atomically
from schemas import Document

OnStep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """A document whose folder holds everything but its record; ``files`` are the SHA-256 of what was written."""

    identity: DocumentId
    entry: Entry
    files: dict[str, str]


def publish(
    places: Places,
    document: Document,
    reading: Reading | None,
    scan: Sequence[Path] = (),
    on_step: OnStep | None = None,
) -> Published:
    """Write the files of a document; earlier ones of the same document are replaced one by one.

    Args:
        places: of the archive.
        document: what was read.
        reading: what it was made of, where that is at hand.
        scan: files that are copied too, in the order of their pages.
        on_step: is told after each step.

    Raises:
        UnwritableOutputError: the disk does not take it.
        UnreadableFileError: a file of the scan cannot be read.
    """
    told = on_step or _nobody
    identity = id_of(document)
    target = places.document(identity)
    ensure_writable(target.folder)
    files: dict[str, str] = {}
    if reading is not None:
        files[target.words.name] = _written(target.words, reading_as_bytes(reading))
        told("words written")
    files[target.document.name] = _written(target.document, (document.model_dump_json(indent=2) + "\n").encode())
    told("document written")
    for copy, original in _copies(target.folder, scan):
        files[copy.name] = copy_atomically(original, copy)
    told("scan copied")
    return Published(identity, entry_of(identity, document), files)


def file_record(
    places: Places,
    published: Published,
    origins: Iterable[Origin],
    keys: tuple[str, str] = ("", ""),
    on_step: OnStep | None = None,
) -> Record:
    """Write the record of a published document, which makes it whole; origins known before stay.

    Args:
        places: of the archive.
        published: what :func:`publish` wrote.
        origins: where the scan was found, the first one first.
        keys: of the reading and of the finding.
        on_step: is told after the step.

    Raises:
        UnwritableOutputError: the disk does not take it.
        DamagedArchiveError: there is a record that cannot be read.
    """
    target = places.document(published.identity)
    earlier = record_from(target.record)
    kept: Keeping = "copied" if any(name.startswith("original") for name in published.files) else "referenced"
    record = Record(
        id=published.identity,
        sha256=published.identity.split("-")[0],
        origins=earlier.origins if earlier else (),
        kept=kept,
        reading=keys[0],
        finding=keys[1],
        files=published.files,
    )
    for origin in origins:
        record = record.also_from(origin)
    write_record(target.record, record)
    (on_step or _nobody)("record written")
    return record


def remove(places: Places, identity: DocumentId) -> None:
    """Take a document's folder away; its record goes first, so that what is left is never taken for a document."""
    target = places.document(identity)
    target.record.unlink(missing_ok=True)
    shutil.rmtree(target.folder)


def _copies(folder: Path, scan: Sequence[Path]) -> Iterable[tuple[Path, Path]]:
    """Where the files of a scan are copied to: ``original.pdf``, or ``original-1.jpg`` and so on."""
    for number, original in enumerate(scan, start=1):
        place = f"-{number}" if len(scan) > 1 else ""
        yield folder / f"original{place}{original.suffix.lower()}", original


def _written(path: Path, content: bytes) -> str:
    write_atomically(path, content)
    return sha256_of(content)


def _nobody(_: str) -> None:
    """Nobody listens."""
