"""Where things lie in a package: a bag (BagIt, RFC 8493) with a folder of E-ARK CSIP for each file (hồ sơ)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ocr_pipeline.export.metadata.described import DescribedDocument, DescribedFile

PAYLOAD: Final = "data"
"""The folder of a bag that holds what is handed over."""
REPRESENTATION: Final = "representations/rep1"
METS: Final = "METS.xml"
_NAMES: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:vanban:package")
"""What identifiers are made of: the same files give the same ones."""


@dataclass(frozen=True, slots=True)
class PackagePlaces:
    """The paths of one package; ``root`` is its folder, or that of one under way.

    What is kept of the making only lies beside it, and is never a part of the package.
    """

    root: Path

    @property
    def payload(self) -> Path:
        """What is handed over."""
        return self.root / PAYLOAD

    @property
    def ledger(self) -> Path:
        """Which PDFs are made, while the package is under way."""
        return self.root.with_name(f"{self.root.name}.jsonl")

    @property
    def lock(self) -> Path:
        """Held by whoever makes it."""
        return self.root.with_name(f"{self.root.name}.lock")

    def file(self, file: DescribedFile) -> Path:
        """The folder of a file: an information package of its own."""
        return self.payload / identifier_of(file)

    def pdf(self, file: DescribedFile, document: DescribedDocument) -> Path:
        """The PDF of a document."""
        return self.file(file) / REPRESENTATION / "data" / document.pdf_name


def under_way(out: Path) -> Path:
    """Where a package is made: beside its place, so that what has its name is whole."""
    return out.with_name(f"{out.name}.part")


def identifier_of(file: DescribedFile) -> str:
    """The name of a file's information package: of its code and its documents."""
    parts = [file.code, *(document.identity for document in file.documents)]
    return f"uuid-{_unique(*parts)}"


def unique(kind: str, file: DescribedFile, path: str) -> str:
    """An identifier of something within an information package, by its path there."""
    return f"{kind}-{_unique(identifier_of(file), kind, path)}"


def description_name(document: DescribedDocument) -> str:
    """The file with the fields of a document: the standard, the kind, the name of the PDF."""
    return f"EAD_doc_{PurePosixPath(document.pdf_name).stem}.xml"


def _unique(*parts: str) -> str:
    return str(uuid.uuid5(_NAMES, "\n".join(parts))).upper()
