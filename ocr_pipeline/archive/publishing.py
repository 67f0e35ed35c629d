"""A finished document becomes a folder: words, JSON, the scan where copies are kept, and the record last of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ocr_pipeline.archive.copying import copy_atomically
from ocr_pipeline.archive.entries import entry_of
from ocr_pipeline.archive.filing import OnStep, Published, nobody
from ocr_pipeline.archive.identity import id_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import sha256_of
from ocr_pipeline.archive.rows import Entry
from ocr_pipeline.archive.writing import make_folder, write_atomically, written_atomically
from ocr_pipeline.errors import NoPdfError
from schemas import Document

if TYPE_CHECKING:
    from ocr_pipeline.archive.readings import Reading

WritePdf = Callable[[Document, BinaryIO], None]
"""Writes the searchable PDF of a document; a :class:`~ocr_pipeline.errors.NoPdfError` says why it has none."""


def publish(
    places: Places,
    document: Document,
    reading: Reading | None,
    scan: Sequence[Path] = (),
    crops: Callable[[Document, Entry], Iterable[tuple[str, bytes]]] | None = None,
    pdf: WritePdf | None = None,
    on_step: OnStep | None = None,
) -> Published:
    """Write the files of a document; earlier ones of the same document are replaced one by one.

    Args:
        places: of the archive.
        document: what was read.
        reading: what it was made of, where that is at hand.
        scan: files that are copied too, in the order of their pages.
        crops: makes pictures of a document's values, each with a name; none are kept when not given.
        pdf: writes a document's searchable PDF; none is kept when not given.
        on_step: is told after each step.

    Raises:
        UnwritableOutputError: the disk does not take it.
        UnreadableFileError: a file of the scan cannot be read.
    """
    told = on_step or nobody
    identity = id_of(document)
    target = places.document(identity)
    make_folder(target.folder)
    files: dict[str, str] = {}
    if reading is not None:
        from ocr_pipeline.archive.readings import reading_as_bytes  # it loads the road, which JSON does not go

        files[target.words.name] = _written(target.words, reading_as_bytes(reading))
        told("words written")
    files[target.document.name] = _written(target.document, (document.model_dump_json(indent=2) + "\n").encode())
    told("document written")
    for copy, original in _copies(target.folder, scan):
        files[copy.name] = copy_atomically(original, copy)
    told("scan copied")
    entry = entry_of(identity, document)
    if crops is not None:
        make_folder(target.crops)
        for name, picture in crops(document, entry):
            files[f"{target.crops.name}/{name}"] = _written(target.crops / name, picture)
    no_pdf = ""
    if pdf is not None:
        try:
            files[target.searchable.name] = _written_pdf(target.searchable, partial(pdf, document))
        except NoPdfError as without:
            no_pdf = without.cause
        told("pdf written")
    return Published(identity, entry, files, no_pdf)


def _written_pdf(path: Path, write: Callable[[BinaryIO], None]) -> str:
    with written_atomically(path) as stream:
        write(stream)
    return sha256_of(path.read_bytes())


def _copies(folder: Path, scan: Sequence[Path]) -> Iterable[tuple[Path, Path]]:
    """Where the files of a scan are copied to: ``original.pdf``, or ``original-1.jpg`` and so on."""
    for number, original in enumerate(scan, start=1):
        place = f"-{number}" if len(scan) > 1 else ""
        yield folder / f"original{place}{original.suffix.lower()}", original


def _written(path: Path, content: bytes) -> str:
    write_atomically(path, content)
    return sha256_of(content)
