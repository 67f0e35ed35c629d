"""Scans of a store come beside the archive's other work: fetched once for each document, and gone with its work.

Every worker sees that folder, so that the pages of a document need no store any more; a scan that is not there (its
turn had not come yet) is fetched again, and must be the one that was measured.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.identity import DocumentId, document_id
from ocr_pipeline.archive.places import WorkPlaces
from ocr_pipeline.archive.writing import make_folder, written_atomically
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import FileTooLargeError, UnreadableFileError

FETCHING: Final = "fetching-"
"""Begins the name of the folder of a scan that is fetched, before it is known which it is."""
_MB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Arrived:
    """A source as files; ``stamp`` is what its store says of it once they are whole, ``None`` where none was asked."""

    files: tuple[Path, ...]
    stamp: str | None = None

    def keep(self, under_way: WorkPlaces) -> None:
        """What was fetched is kept until the document is whole."""
        if self.stamp is not None:
            make_folder(under_way.scan)
            for path in self.files:
                path.replace(under_way.scan / path.name)


@contextlib.contextmanager
def arrived(files: Sequence[Place], workshop: Workshop) -> Iterator[Arrived]:
    """A source that was not seen before, as files; what was fetched and not kept is removed in the end.

    Raises:
        UnreadableFileError: it is gone.
        FileTooLargeError: it has more than ``settings.max_file_mb``.
        UnreachableStoreError: its store does not give it.
        UnwritableOutputError: the disk does not take it.
    """
    paths = _paths(files)
    if paths is not None:
        yield Arrived(paths)
        return
    from ocr_pipeline.batch.stores import stamp_at  # few batches need it

    (address,) = (each for each in files if isinstance(each, Address))
    folder = workshop.places.work / f"{FETCHING}{secrets.token_hex(8)}"
    make_folder(folder)
    try:
        path = folder / address.name
        _fetch(address, path, workshop)
        yield Arrived((path,), stamp_at(address) or "")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def at_hand(files: Sequence[Place], identity: DocumentId, workshop: Workshop) -> tuple[Path, ...]:
    """The files of a scan that was measured; errors as of :func:`arrived`.

    Raises:
        UnreadableFileError: also, its store has another scan under this address now.
    """
    paths = _paths(files)
    if paths is not None:
        return paths
    (address,) = (each for each in files if isinstance(each, Address))
    path = workshop.places.under_way(identity).scan / address.name
    if not path.exists():
        make_folder(path.parent)
        _fetch(address, path, workshop, identity)
    return (path,)


def _paths(files: Sequence[Place]) -> tuple[Path, ...] | None:
    """The files of a source that has them already."""
    paths = tuple(each for each in files if isinstance(each, Path))
    return paths if len(paths) == len(files) else None


def _fetch(address: Address, path: Path, workshop: Workshop, expected: DocumentId | None = None) -> None:
    """Fetches a file, whole or not at all, and, where that is known, only the one that is expected."""
    with written_atomically(path) as stream:
        found = _read(address, workshop.settings.max_file_mb, stream.write)
        if expected is not None and found != expected:
            cause = "it was changed in its store since it was measured"
            raise UnreadableFileError(cause, next_step="Run the batch again.", file=str(address))


def scan_at(address: Address, limit_mb: float) -> DocumentId:
    """Which scan a file of a store is now: all of it is read, and nothing is kept; errors as of :func:`arrived`."""
    return _read(address, limit_mb, lambda _: None)


def _read(address: Address, limit_mb: float, take: Callable[[bytes], object]) -> DocumentId:
    """Reads a file of a store, and hands on its bytes as they come; which scan it is."""
    from ocr_pipeline.batch.stores import chunks_of

    size, digest = 0, hashlib.sha256()
    for chunk in chunks_of(address):
        size += len(chunk)
        if size > limit_mb * _MB:
            cause = f"the file has {size / _MB:.1f} MB or more, over the limit of {limit_mb:g} MB"
            raise FileTooLargeError(cause, file=str(address))
        digest.update(chunk)
        take(chunk)
    return document_id(digest.hexdigest())
