"""Write once, atomically: a reader sees the old file or the new one, never a part of it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from ocr_pipeline.errors import UnwritableOutputError

TEMPORARY_PREFIX = ".vanban-"
TEMPORARY_SUFFIX = ".part"

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all: temporary file beside it, fsync, replace, fsync of the folder.

    An earlier file of that name is replaced; on any failure, also an interruption, it stays as it was and the
    temporary file is removed.

    Args:
        path: Where the content shall stand; its folder exists.
        content: All bytes of the file.

    Raises:
        UnwritableOutputError: The folder or the disk does not take the file.
    """
    with written_atomically(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def written_atomically(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content is the file's when the context ends well; see :func:`write_atomically`."""
    with _told(path), _temporary_beside(path) as temporary:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those that it lies in, where they are missing; for whoever writes into it at once.

    Raises:
        UnwritableOutputError: it cannot be made, or is no folder.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def ensure_writable(folder: Path) -> None:
    """Makes the folder if needed and proves that a file can be made in it; nothing else is left there.

    Raises:
        UnwritableOutputError: The folder cannot be made, is no folder, or takes no file.
    """
    make_folder(folder)
    with _told(folder), _temporary_beside(folder / "probe") as temporary:
        temporary.touch(exist_ok=False)


def move_atomically(names: Sequence[str], source: Path, target: Path) -> None:
    """Moves whole files from one folder to another of the same disk; earlier ones of these names are replaced.

    Args:
        names: of the files, by their path below ``source``; they lie the same way below ``target``.
        source: the folder that they leave.
        target: the folder that they come to, made if needed.

    Raises:
        UnwritableOutputError: the folder does not take one of them.
    """
    with _told(target):
        folders = dict.fromkeys([target, *((target / name).parent for name in names)])
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            (source / name).replace(target / name)
        for folder in folders:
            sync_folder(folder)


def remove_half_written(folder: Path) -> None:
    """Removes what was left in a folder by whoever was killed while writing there; nobody may be writing now."""
    for leftover in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        leftover.unlink(missing_ok=True)


@contextlib.contextmanager
def _temporary_beside(path: Path) -> Iterator[Path]:
    # A name of its own length: `.part` behind a name of 255 bytes would be too long for the file system.
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnwritableOutputError(f"it cannot be written: {reason}", file=str(path)) from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems know no fsync of a folder; the file itself is safe on the disk by now.
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
