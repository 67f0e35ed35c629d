"""A published document becomes one of the archive: its record is written, last of all; and how it is taken out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import DocumentPlaces, Places
from ocr_pipeline.archive.record import Keeping, Origin, Record, record_from, write_record
from ocr_pipeline.archive.rows import Entry
from ocr_pipeline.archive.writing import move_atomically, remove_half_written

OnStep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """A document whose folder holds everything but its record; ``files`` are the SHA-256 of what was written.

    They are named as they lie in the folder: ``document.json``, ``crops/signature.name.png``. ``no_pdf`` says why
    it has no searchable PDF where one was asked for.
    """

    identity: DocumentId
    entry: Entry
    files: dict[str, str]
    no_pdf: str = ""


def take_in(made: Places, places: Places, published: Published) -> None:
    """Move what was published elsewhere into the archive, where it waits for its record.

    Args:
        made: where it was published.
        places: of the archive.
        published: what :func:`publish` wrote there.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    identity = published.identity
    move_atomically([*published.files], made.document(identity).folder, places.document(identity).folder)


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
        no_pdf=published.no_pdf,
        files=published.files,
    )
    for origin in origins:
        record = record.also_from(origin)
    write_record(target.record, record)
    _remove_unknown(target, record)
    (on_step or nobody)("record written")
    return record


def remove(places: Places, identity: DocumentId) -> None:
    """Take a document's folder away, where there is one.

    Its record goes first, so that what is left is never taken for a document.
    """
    target = places.document(identity)
    target.record.unlink(missing_ok=True)
    if target.folder.exists():
        shutil.rmtree(target.folder)


def _remove_unknown(places: DocumentPlaces, record: Record) -> None:
    """Pictures and the PDF that an earlier parsing left, and this one did not make; what a killed worker left."""
    remove_half_written(places.folder)
    if places.searchable.name not in record.files:
        places.searchable.unlink(missing_ok=True)
    if places.crops.is_dir():
        for picture in places.crops.iterdir():
            if f"{places.crops.name}/{picture.name}" not in record.files:
                picture.unlink()


def nobody(_: str) -> None:
    """Nobody listens."""
