"""A copy of a scan, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.writing import written_atomically
from ocr_pipeline.sources.files import open_regular

_CHUNK_BYTES: Final = 1 << 20


def copy_atomically(source: Path, path: Path) -> str:
    """Copies a file whole or not at all; returns the SHA-256 of its content.

    Raises:
        UnreadableFileError: The source cannot be read.
        UnwritableOutputError: The folder or the disk does not take the file.
    """
    digest = hashlib.sha256()
    with open_regular(source) as original, written_atomically(path) as stream:
        while chunk := original.read(_CHUNK_BYTES):
            digest.update(chunk)
            stream.write(chunk)
    return digest.hexdigest()
