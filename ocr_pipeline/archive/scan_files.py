"""Where the scan of a document is, and whether it is still the one that was read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.record import Record, is_copy
from ocr_pipeline.errors import UnreadableFileError
from ocr_pipeline.sources.files import open_regular

_CHUNK_BYTES: Final = 1 << 20


def whole_scan(record: Record, folder: Path) -> tuple[Path, ...] | None:
    """The files of a scan that is still what it was, in the archive or where it came from; ``None``: it is nowhere."""
    copies = tuple(sorted(folder / name for name in record.files if is_copy(name)))
    if copies and sha256_of_scan(copies) == record.sha256:
        return copies
    return scan_outside(record)


def scan_outside(record: Record) -> tuple[Path, ...] | None:
    """The same where it came from, of which the archive's own copy is no part."""
    for files in (origin.paths for origin in record.origins):
        if files and sha256_of_scan(files) == record.sha256:
            return files
    return None


def require_scan(files: tuple[Path, ...], sha256: str) -> None:
    """Files that still are the scan that was read, for whoever keeps something of them beside what was read.

    Raises:
        UnreadableFileError: they are another, or cannot be read.
    """
    if sha256_of_scan(files) != sha256:
        next_step = "Put the scan back as it was, or convert it as it is now."
        raise UnreadableFileError("it is not the scan that was read", next_step=next_step, file=str(files[0]))


def sha256_of_scan(files: tuple[Path, ...]) -> str | None:
    """The SHA-256 that names a scan: of a file, or of the digests of its page images."""
    each = [sha256_of_file(path) for path in files]
    if any(one is None for one in each):
        return None
    if len(each) == 1:
        return each[0]
    return hashlib.sha256(b"".join(bytes.fromhex(one) for one in each if one)).hexdigest()


def sha256_of_file(path: Path) -> str | None:
    """The SHA-256 of a file; ``None`` where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with open_regular(path) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
    except (OSError, UnreadableFileError):
        return None
    return digest.hexdigest()
