"""A published document becomes one of the archive: its record is written, last of all; and how it is taken out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.archive.copying import copy_atomically
from ocr_pipeline.archive.identity import DocumentId, scan_of
from ocr_pipeline.archive.places import DocumentPlaces, Places
from ocr_pipeline.archive.record import Keeping, Origin, Record, is_copy, record_from, write_record
from ocr_pipeline.archive.rows import Entry
from ocr_pipeline.archive.scan_files import sha256_of_file, sha256_of_scan
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
        published: what :func:`~ocr_pipeline.archive.publishing.publish` wrote there.

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
    """Write the record of a published document, which makes it whole; origins and copies of the scan that it had stay.

    A copy that was kept once may be the only one by now. It is of the same scan, which names the document.

    Args:
        places: of the archive.
        published: what :func:`~ocr_pipeline.archive.publishing.publish` wrote.
        origins: where the scan was found, the first one first.
        keys: of the reading and of the finding.
        on_step: is told after the step.

    Raises:
        UnwritableOutputError: the disk does not take it.
        DamagedArchiveError: there is a record that cannot be read.
    """
    target = places.document(published.identity)
    earlier = record_from(target.record)
    scan = scan_of(published.identity)
    files = published.files
    if not any(is_copy(name) for name in files):
        files = files | _whole_copies(target, scan)
    kept: Keeping = "copied" if any(is_copy(name) for name in files) else "referenced"
    record = Record(
        id=published.identity,
        sha256=scan,
        origins=earlier.origins if earlier else (),
        kept=kept,
        reading=keys[0],
        finding=keys[1],
        no_pdf=published.no_pdf,
        files=files,
    )
    for origin in origins:
        record = record.also_from(origin)
    write_record(target.record, record)
    _remove_unknown(target, record)
    (on_step or nobody)("record written")
    return record


def hand_on_copies(places: Places, going: Iterable[DocumentId], staying: Iterable[Published]) -> None:
    """Give the copy of a scan that its documents kept, and that goes with them, to those that take their place.

    Which documents a scan is changes with the rule by which it is split; the copy may be the only one by now.

    Args:
        places: of the archive.
        going: documents of the scan that are none any more, and still lie in the archive.
        staying: those of the same scan that were published, and whose records are not written yet.

    Raises:
        UnreadableFileError: the copy cannot be read.
        UnwritableOutputError: the disk does not take it.
    """
    for identity in going:
        source, scan = places.document(identity), scan_of(identity)
        names = _whole_copies(source, scan)
        if not names:
            continue
        for each in staying:
            target = places.document(each.identity)
            if not any(is_copy(name) for name in each.files) and not _whole_copies(target, scan):
                for name in names:
                    copy_atomically(source.folder / name, target.folder / name)
        return


def remove(places: Places, identity: DocumentId) -> None:
    """Take a document's folder away, where there is one.

    Its record goes first, so that what is left is never taken for a document. Without a record nothing says where its
    scan is: a copy of it, which may be the only one, stays until the document is made again.
    """
    target = places.document(identity)
    spared = [] if target.record.exists() else _copies(target)
    target.record.unlink(missing_ok=True)
    if not target.folder.exists():
        return
    if not spared:
        shutil.rmtree(target.folder)
        return
    for path in target.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path not in spared:
            path.unlink()


def _whole_copies(target: DocumentPlaces, scan: str) -> dict[str, str]:
    """The SHA-256 of the files of a copy that lies in the folder already and still is the scan; none where none is."""
    copies = tuple(_copies(target))
    digests = {path.name: sha256_of_file(path) or "" for path in copies}
    return digests if copies and sha256_of_scan(copies) == scan else {}


def _copies(target: DocumentPlaces) -> list[Path]:
    return sorted(path for path in target.folder.glob("*") if is_copy(path.name))


def _remove_unknown(places: DocumentPlaces, record: Record) -> None:
    """What an earlier parsing left, and this one did not make; what a killed worker left.

    Pictures, the PDF, the words of another reading, and a copy under another name beside a whole one.
    """
    remove_half_written(places.folder)
    copies = _copies(places) if record.kept == "copied" else []
    for path in (places.searchable, places.words, *copies):
        if path.name not in record.files:
            path.unlink(missing_ok=True)
    if places.crops.is_dir():
        for picture in places.crops.iterdir():
            if f"{places.crops.name}/{picture.name}" not in record.files:
                picture.unlink()


def nobody(_: str) -> None:
    """Nobody listens."""
