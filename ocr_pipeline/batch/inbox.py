"""What lies in an inbox: every regular file below a folder, in order; what is half written, or no file, is left."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.address import Address
from ocr_pipeline.errors import UnreachableStoreError

IMAGES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".jp2"})
"""Endings of names by which a folder is known to hold the pages of one document."""
UNFINISHED: Final = re.compile(r"^(?:\.|~\$)|(?:\.(?:part|partial|crdownload|download|tmp|temp|swp)|~)$", re.IGNORECASE)
"""Names that programs give to what they still write, and hidden ones."""
LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
"""What systems leave in folders by themselves."""
_DIGITS: Final = re.compile(r"(\d+)")
UNKNOWN: Final = ""
"""The stamp of a file whose store does not answer: it is that of no file that a run found."""

Place = Path | Address
"""Where something of an inbox lies: in a file system, or in a store."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document to be: a file, or the page images of a folder in their order.

    ``path`` names it in the journal; ``stamp`` stays the same as long as none of its files is changed.
    """

    path: Place
    files: tuple[Place, ...]
    stamp: str

    @property
    def in_store(self) -> bool:
        """Whether it lies in a store; what was fetched of it was hashed, and stays what it was."""
        return isinstance(self.path, Address)


@dataclass(frozen=True, slots=True)
class Left:
    """Something in an inbox that is not looked at, and why."""

    path: Place
    why: str


def sources_in(
    inbox: Path, *, folders_are_documents: bool = False, without: Sequence[Path] = ()
) -> Iterator[Source | Left]:
    """Go through an inbox; folders one at a time, so that a huge one needs the memory of its largest folder.

    Args:
        inbox: a folder.
        folders_are_documents: a folder that holds page images and nothing else is one document.
        without: folders that are not gone into: the archive may lie in the inbox.

    Raises:
        OSError: the inbox itself cannot be looked into.
    """
    avoided = {path.resolve() for path in without}
    for place, folder in enumerate(_folders(inbox, avoided)):
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if not place:
                raise
            yield Left(folder, f"it cannot be looked into: {error.strerror}")
            continue
        yield from _in_folder(folder, entries, folders_are_documents)


def files_of(path: Place) -> tuple[Place, ...]:
    """The files of a source by its path: itself, or the page images of a folder in their order."""
    if isinstance(path, Address) or not path.is_dir():
        return (path,)
    taken = [entry for entry in os.scandir(path) if not is_unfinished(entry.name)]
    return tuple(Path(entry.path) for entry in sorted(taken, key=lambda entry: _as_counted(entry.name)))


def stamp_of(files: Sequence[Place]) -> str | None:
    """The stamp of files as they are now; ``None`` where one is gone."""
    try:
        return ".".join(_stamp_in_store(each) if isinstance(each, Address) else _stamp(each.stat()) for each in files)
    except OSError:
        return None


def is_unfinished(name: str) -> bool:
    """Whether a file's name says that it is still being written, hidden, or litter of the system."""
    return bool(UNFINISHED.search(name)) or name.lower() in LITTER


def _folders(inbox: Path, avoided: set[Path]) -> Iterator[Path]:
    """A folder and all below it, each before those in it; links are not followed."""
    yield inbox
    try:
        below = sorted(entry.path for entry in os.scandir(inbox) if entry.is_dir(follow_symlinks=False))
    except OSError:
        return  # told by whoever goes through the folder itself
    for path in map(Path, below):
        if not is_unfinished(path.name) and path.resolve() not in avoided:
            yield from _folders(path, avoided)


def _in_folder(folder: Path, entries: Sequence[os.DirEntry[str]], together: bool) -> Iterator[Source | Left]:
    taken = [entry for entry in entries if not is_unfinished(entry.name)]
    if together and _are_pages(taken):
        yield _together(folder)
        return
    for entry in taken:
        if entry.is_symlink():
            yield Left(Path(entry.path), "it is a link")
        elif entry.is_file(follow_symlinks=False):
            yield _alone(entry)
        elif not entry.is_dir(follow_symlinks=False):
            yield Left(Path(entry.path), "it is no file")


def _are_pages(entries: Sequence[os.DirEntry[str]]) -> bool:
    """Whether a folder holds page images and nothing else."""
    return len(entries) > 0 and all(
        entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in IMAGES for entry in entries
    )


def _alone(entry: os.DirEntry[str]) -> Source | Left:
    path = Path(entry.path)
    try:
        return Source(path, (path,), _stamp(entry.stat(follow_symlinks=False)))
    except OSError as error:
        return Left(path, f"it cannot be looked at: {error.strerror}")


def _together(folder: Path) -> Source | Left:
    files = files_of(folder)
    stamp = stamp_of(files)
    return Left(folder, "a page of it is gone") if stamp is None else Source(folder, files, stamp)


def _as_counted(name: str) -> tuple[list[tuple[int, str]], str]:
    """A key by which ``page 2`` stands before ``page 10``, and no two names are alike: ``1.jpg`` and ``01.jpg``."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(name.lower())], name


def _stamp_in_store(address: Address) -> str:
    """As :func:`_stamp`, and raises the same where the file is gone."""
    from ocr_pipeline.batch.stores import stamp_at  # few batches need it

    try:
        stamp = stamp_at(address)
    except UnreachableStoreError:
        return UNKNOWN
    if stamp is None:
        raise FileNotFoundError
    return stamp


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"
