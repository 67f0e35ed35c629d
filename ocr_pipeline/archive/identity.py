"""What a document is called in an archive: the content of its scan, never the name that somebody gave the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from schemas import Document

DocumentId = NewType("DocumentId", str)
"""The SHA-256 of the source, and behind it the pages, where the document is only a part of what was scanned."""

ID: Final = re.compile(r"[0-9a-f]{64}(?:-p[1-9][0-9]*-[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages of a source that a document is on, both counted, from 1."""

    first: int
    last: int


def document_id(sha256: str, pages: PageRange | None = None) -> DocumentId:
    """The name of a document's folder.

    Args:
        sha256: of the source, 64 lower-case hexadecimal digits.
        pages: those of the document where it does not fill its source.
    """
    return DocumentId(sha256 if pages is None else f"{sha256}-p{pages.first}-{pages.last}")


def scan_of(document: DocumentId) -> DocumentId:
    """The name of the whole scan that a document is in, or is a part of."""
    return DocumentId(document.partition("-")[0])


def id_of(document: Document) -> DocumentId:
    """The name of a converted document: its own pages count where the source has more."""
    source = document.source
    if source.pages is None or source.pages == (1, source.page_count):
        return document_id(source.sha256)
    return document_id(source.sha256, PageRange(*source.pages))
