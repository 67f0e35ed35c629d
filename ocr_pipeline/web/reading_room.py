"""What the desk has at hand: the archive, the pictures of its scans, its sessions, its uploads."""

from __future__ import annotations

import re
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.identity import ID
from ocr_pipeline.settings import Settings
from ocr_pipeline.web.box_reader import BoxReader
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.remembered import Remembered
from ocr_pipeline.web.reviewers import Reviewers
from ocr_pipeline.web.scans import Scans
from ocr_pipeline.web.searchers import Searchers
from ocr_pipeline.web.sessions import Sessions
from schemas import Document

if TYPE_CHECKING:
    from ocr_pipeline.pipeline import Pipeline
    from ocr_pipeline.web.uploads import Uploads

DOCUMENTS_KEPT: Final = 16
"""Documents whose JSON is kept in memory, read and checked."""
CATALOGUE_KB: Final = 8_192
"""Most memory for pages of the catalogue that one request has seen: many are answered at once, and searches of 100,000
documents are as quick with 4 MB as with 64."""
PATH: Final = re.compile(r"[A-Za-z_][\w]*(?:\[\d{1,6}\])?(?:\.[A-Za-z_][\w-]*(?:\[\d{1,6}\])?){0,8}", re.ASCII)
"""A path of a value in a document's JSON: ``signature.name``, ``recipients[2]``."""


class NotHereError(LookupError):
    """What was asked for is not in the archive."""


@dataclass(slots=True)
class ReadingRoom:
    """Everything that the pages of one desk share."""

    archive: Archive
    options: DeskOptions
    settings: Settings
    scans: Scans
    boxes: BoxReader
    searchers: Searchers
    sessions: Sessions = field(default_factory=Sessions)
    reviewers: Reviewers = field(default_factory=Reviewers)
    uploads: Uploads | None = None
    counted: Remembered = field(default_factory=Remembered)
    _documents: OrderedDict[tuple[str, int], Document] = field(default_factory=OrderedDict)
    _pipeline: Pipeline | None = None
    _lock: Lock = field(default_factory=Lock)
    _loading: Lock = field(default_factory=Lock)
    """Of its own: no document waits for the seconds that the pipeline takes."""

    @property
    def takes_uploads(self) -> bool:
        """Whether scans can be handed in."""
        return self.uploads is not None

    @contextmanager
    def catalogue(self) -> Iterator[sqlite3.Connection]:
        """The catalogue, to be read; errors as of :meth:`Archive.search`."""
        with catalogue_to_read(self.archive.places.catalogue) as connection:
            connection.execute(f"PRAGMA cache_size = -{CATALOGUE_KB:d}")
            yield connection

    def find(self, identity: str) -> ArchivedDocument:
        """A document by its whole identity.

        Raises:
            NotHereError: it is no identity, or there is no such document.
        """
        if not ID.fullmatch(identity):
            raise NotHereError(identity)
        try:
            return self.archive.get(identity)
        except KeyError as error:
            raise NotHereError(identity) from error

    def document(self, found: ArchivedDocument) -> Document:
        """What the machine read of a document; the latest are kept in memory."""
        key = (found.identity, found.places.document.stat().st_mtime_ns)
        with self._lock:
            if key in self._documents:
                self._documents.move_to_end(key)
                return self._documents[key]
        document = found.document()
        with self._lock:
            self._documents[key] = document
            while len(self._documents) > DOCUMENTS_KEPT:
                self._documents.popitem(last=False)
        return document

    def decided(self, found: ArchivedDocument) -> Document:
        """The document with the decisions of people."""
        return found.decided()

    @property
    def pipeline(self) -> Pipeline:
        """Restores the text of what was read; it is loaded when it is first asked for, which takes seconds."""
        with self._loading:
            if self._pipeline is None:
                from ocr_pipeline.pipeline import Pipeline

                self._pipeline = Pipeline(self.settings)
            return self._pipeline


def room_of(request: Request) -> ReadingRoom:
    """The reading room that a request was made in."""
    room = request.app.state.room
    assert isinstance(room, ReadingRoom)
    return room
