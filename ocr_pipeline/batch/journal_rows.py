"""What the journal knows, a row each: of a source, of a document, of a page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.archive.address import ADDRESS, Address
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.states import Failure, PageState, State


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What is known of a document; ``path`` is the source that it is read from.

    ``parts`` are the documents that the archive holds of it: itself, or those that were bound in it.
    """

    identity: DocumentId
    path: Place
    state: State
    page_count: int
    keys: Keys
    parts: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What is known of a source: when it was last looked at, what it holds, or why that cannot be told.

    ``identity`` without a ``document``: what was known of it was lost.
    """

    stamp: str
    identity: DocumentId | None
    document: DocumentRow | None
    state: State | None
    limits: str | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """What is known of a page of a document that is not finished."""

    number: int
    state: PageState
    attempts: int
    dpi: int
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source that is not in the archive, or not wholly, and why."""

    path: Place
    state: State
    failure: Failure
    document: DocumentId | None


def of_parts(parts: Sequence[DocumentId]) -> str | None:
    """The pages of the parts of a scan as the journal holds them; ``None`` for a scan that is one document."""
    return " ".join(part.partition("-p")[2] for part in parts if "-p" in part) or None


def as_parts(scan: DocumentId, pages: str | None) -> tuple[DocumentId, ...]:
    """What :func:`of_parts` was made of."""
    return tuple(DocumentId(f"{scan}-p{part}") for part in pages.split()) if pages else (scan,)


def as_key(path: Place) -> str | bytes:
    """A path as the journal holds it: text where it is UTF-8, its bytes where it is not; an address as it is."""
    if isinstance(path, Address):
        return path.text
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def as_path(key: str | bytes) -> Place:
    """What :func:`as_key` was made of."""
    if isinstance(key, str) and ADDRESS.match(key):
        return Address(key)
    return Path(os.fsdecode(key))
