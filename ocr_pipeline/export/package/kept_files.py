"""A file of an information package as its METS and PREMIS have it: path, size, SHA-256, kind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

MEDIA_TYPES: Final = {
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".xsd": "application/xml",
    ".csv": "text/csv",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """``path`` is from the folder of the METS that names it, with ``/`` between."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, root: Path, path: str) -> KeptFile:
        """The file at a path below a folder, as it is now."""
        with (root / path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return cls(path, (root / path).stat().st_size, digest)

    @property
    def href(self) -> str:
        """The path as a relative URL."""
        return quote(self.path)

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return MEDIA_TYPES[PurePosixPath(self.path).suffix]
