"""Files as bytes: opened safely, bounded, hashed; standard input spooled to one."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ocr_pipeline.errors import EmptyFileError, FileTooLargeError, UnreadableFileError, UnwritableOutputError
from ocr_pipeline.settings import Settings

HEAD_BYTES = 4096
"""How much of the beginning is kept to tell the format."""

_CHUNK_BYTES = 1 << 20
_BYTES_PER_MB = 1 << 20

_FILE_KINDS = (
    (stat.S_ISDIR, "it is a folder, not a file", "Give the files in it, or the whole folder to `vanban batch`."),
    (stat.S_ISFIFO, "it is a named pipe, not a file", "Give the content on standard input: `vanban convert -`."),
    (stat.S_ISCHR, "it is a device, not a file", "Give a regular file."),
    (stat.S_ISBLK, "it is a device, not a file", "Give a regular file."),
    (stat.S_ISSOCK, "it is a socket, not a file", "Give a regular file."),
)

_OPEN_FAILURES = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file: a part of the path is not a folder",
    errno.EACCES: "there is no permission to read it",
    errno.EPERM: "there is no permission to read it",
    errno.ELOOP: "its symbolic links lead round in a circle",
    errno.ENAMETOOLONG: "the name is too long for the file system",
    errno.ENXIO: "it is a socket or a device, not a file",
}


@dataclass(frozen=True, slots=True)
class FileContent:
    """A regular file that is within the size limit: its digest and how it begins."""

    path: Path
    size: int
    digest: bytes
    head: bytes


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading; pipes and devices are refused without waiting on them.

    Raises:
        UnreadableFileError: Missing, a folder, a device, a circle of links, or no permission.
    """
    try:
        # O_NONBLOCK: opening a named pipe would otherwise wait for a writer; it means nothing for a regular file.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    try:
        _refuse_irregular(path, os.fstat(descriptor).st_mode)
    except UnreadableFileError:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as stream:
        yield stream


def examine(path: Path, settings: Settings) -> FileContent:
    """Hash a file and keep its beginning, within the size limit.

    Raises:
        UnreadableFileError: It cannot be opened or read.
        EmptyFileError: It has no bytes.
        FileTooLargeError: It has more than ``settings.max_file_mb`` (2**20 bytes each).
    """
    with open_regular(path) as stream:
        try:
            return _digest(path, stream, settings)
        except OSError as error:
            raise _unreadable(path, error) from error


def read_head(path: Path) -> bytes:
    """The first bytes of a file, by which its format is told."""
    with open_regular(path) as stream:
        return stream.read(HEAD_BYTES)


def read_all(path: Path) -> bytes:
    """The whole content of a file that :func:`examine` found to be within the limit."""
    with open_regular(path) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise _unreadable(path, error) from error


def spool(stream: BinaryIO, folder: Path, settings: Settings) -> Path:
    """Copy a stream to the file ``stdin`` in ``folder``, within the size limit; nothing is left behind on failure.

    Raises:
        FileTooLargeError: The stream has more than ``settings.max_file_mb``.
        UnreadableFileError: The stream cannot be read.
        UnwritableOutputError: The file cannot be written.
    """
    path = folder / "stdin"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError as error:
        raise UnwritableOutputError(f"{path} exists already") from error
    except OSError as error:
        raise UnwritableOutputError(f"standard input cannot be kept in {folder}: {_reason(error)}") from error
    try:
        with os.fdopen(descriptor, "wb") as target:
            _copy(stream, target, settings)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UnwritableOutputError(f"standard input cannot be kept in {folder}: {_reason(error)}") from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _copy(stream: BinaryIO, target: BinaryIO, settings: Settings) -> None:
    limit = _byte_limit(settings)
    size = 0
    while chunk := _read_chunk(stream):
        size += len(chunk)
        if size > limit:
            raise FileTooLargeError(
                f"standard input holds more than the limit of {settings.max_file_mb:g} MB", file="stdin"
            )
        target.write(chunk)


def _read_chunk(stream: BinaryIO) -> bytes:
    try:
        return stream.read(_CHUNK_BYTES)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"standard input cannot be read: {error}", file="stdin") from error


def _digest(path: Path, stream: BinaryIO, settings: Settings) -> FileContent:
    limit = _byte_limit(settings)
    _within(limit, os.fstat(stream.fileno()).st_size, settings, path)
    sha256 = hashlib.sha256()
    size = 0
    head = b""
    while chunk := stream.read(_CHUNK_BYTES):
        head = head or chunk[:HEAD_BYTES]
        sha256.update(chunk)
        size += len(chunk)
        _within(limit, size, settings, path)
    if not size:
        raise EmptyFileError("the file is empty (0 bytes)", file=str(path))
    return FileContent(path, size, sha256.digest(), head)


def _byte_limit(settings: Settings) -> float:
    return settings.max_file_mb * _BYTES_PER_MB


def _within(limit: float, size: int, settings: Settings, path: Path) -> None:
    if size > limit:
        raise FileTooLargeError(
            f"the file has {size / _BYTES_PER_MB:.1f} MB or more, over the limit of {settings.max_file_mb:g} MB",
            file=str(path),
        )


def _refuse_irregular(path: Path, mode: int) -> None:
    for is_kind, cause, next_step in _FILE_KINDS:
        if is_kind(mode):
            raise UnreadableFileError(cause, next_step=next_step, file=str(path))


def _unreadable(path: Path, error: OSError | ValueError) -> UnreadableFileError:
    return UnreadableFileError(_reason(error), file=str(path))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return _OPEN_FAILURES.get(error.errno, error.strerror or str(error))
    return str(error)
