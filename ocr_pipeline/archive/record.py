"""What an archive knows of a document besides what was read: where its scan came from, and what its files must be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import unquote_to_bytes, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.errors import DamagedArchiveError

Keeping = Literal["referenced", "copied"]
"""Whether a scan stays where it lies, and only its place is noted, or a copy of it lies in the archive too."""
RECORD_FORMAT: Final = 1


class Origin(BaseModel):
    """One place that a scan came from: its files in the order of their pages, as URIs, and a name for people.

    A URI can tell every name that a file can have, also one that is no text.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    uris: tuple[str, ...]

    @classmethod
    def of(cls, places: Sequence[Path | Address], name: str | None = None) -> Self:
        """The origin of a scan; it is called after its first file when no ``name`` is given."""
        uris = (place.as_uri() if isinstance(place, Address) else place.absolute().as_uri() for place in places)
        return cls(name=printed(name or places[0].name), uris=tuple(uris))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, where they are files of this machine; none where they lie in a store."""
        return () if self.in_store else self._paths

    @property
    def in_store(self) -> bool:
        """Whether it lies in a store: nothing here fetches a scan from an address that stands in a record."""
        return any(urlsplit(uri).scheme != "file" for uri in self.uris)

    @property
    def folder(self) -> str:
        """Where the scan lies; one that is a folder of page images is in the folder above."""
        if self.in_store:
            return self.uris[0].rpartition("/")[0]
        first = self._paths[0]
        return str(first.parent if len(self.uris) == 1 else first.parent.parent)

    @property
    def _paths(self) -> tuple[Path, ...]:
        return tuple(Path(os.fsdecode(unquote_to_bytes(urlsplit(uri).path))) for uri in self.uris)


class Record(BaseModel):
    """Of one document: all its origins, and the SHA-256 of every file in its folder, by name.

    ``reading`` and ``finding`` are the keys (:class:`~ocr_pipeline.archive.keys.Keys`) of what made it; empty for one
    that was taken in as JSON. ``no_pdf`` says why it has no searchable PDF where one was asked for.
    """

    model_config = ConfigDict(frozen=True)

    format: int = RECORD_FORMAT
    id: str
    sha256: str
    origins: tuple[Origin, ...]
    kept: Keeping = "referenced"
    reading: str = ""
    finding: str = ""
    no_pdf: str = ""
    files: dict[str, str]

    def also_from(self, origin: Origin) -> Record:
        """The same document, found in one more place; nothing new where the place is known."""
        known = any(each.uris == origin.uris for each in self.origins)
        return self if known else self.model_copy(update={"origins": (*self.origins, origin)})


def write_record(path: Path, record: Record) -> None:
    """Writes a record, whole or not at all.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    write_atomically(path, (record.model_dump_json(indent=2) + "\n").encode())


def record_from(path: Path) -> Record | None:
    """The record of a document; ``None`` where there is none: the document is not finished.

    Raises:
        DamagedArchiveError: there is one that cannot be read.
    """
    try:
        return Record.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise DamagedArchiveError(f"the record cannot be read: {type(error).__name__}", file=str(path)) from error


def is_copy(name: str) -> bool:
    """Whether a file of a document's folder is the copy of its scan, or of a page of it."""
    return name.startswith("original")


def printed(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 are shown by their numbers."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
