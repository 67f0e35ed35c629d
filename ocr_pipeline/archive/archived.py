"""A document of an archive: what was read of its scan, what people made of it, and the scan itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocr_pipeline.archive.decisions.current import decided
from ocr_pipeline.archive.decisions.marked import without_absent
from ocr_pipeline.archive.finished import content_from, document_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import DocumentPlaces, Places
from ocr_pipeline.archive.record import Record
from ocr_pipeline.archive.scan_files import whole_scan
from ocr_pipeline.errors import UnreadableFileError
from schemas import Document

if TYPE_CHECKING:
    from ocr_pipeline.archive.readings import Reading


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """A document of an archive; its parts are read when they are asked for."""

    identity: DocumentId
    places: DocumentPlaces
    record: Record
    archive: Places

    def document(self) -> Document:
        """What was read.

        Raises:
            DamagedArchiveError: the file is missing or is no document.
        """
        return document_from(self.places.document)

    def decided(self) -> Document:
        """The same with what people decided in place of what was read, and flagged no more.

        Raises:
            DamagedArchiveError: the file is missing or is no document, or the log of decisions cannot be read.
        """
        content, standing = decided(self.archive, self.identity, content_from(self.places.document, self.record))
        return Document.model_validate(without_absent(content) if standing.judged else content)

    def reading(self) -> Reading | None:
        """What it was made of; ``None`` for a document that was taken in as JSON.

        Raises:
            DamagedArchiveError: the file is broken.
        """
        from ocr_pipeline.archive.readings import reading_from  # it loads the road, for pages

        return reading_from(self.places.words) if self.places.words.name in self.record.files else None

    def scan(self) -> tuple[Path, ...] | None:
        """The files of its scan, in the archive or where they were found; ``None`` where none is what it was."""
        return whole_scan(self.record, self.places.folder)

    def require_scan(self) -> tuple[Path, ...]:
        """The files of its scan, for whoever can do nothing without.

        Raises:
            UnreadableFileError: none is what it was, or it lies in a store alone.
        """
        files = self.scan()
        if files is not None:
            return files
        if any(origin.in_store for origin in self.record.origins):
            next_step = "Copy it into a folder and run `vanban batch` on that, too: the archive then knows of both."
            raise UnreadableFileError("its scan lies in a store, and only a batch fetches it", next_step=next_step)
        next_step = "Put the scan back where it was, or keep copies: vanban batch --copy."
        raise UnreadableFileError("its scan is not where it was, or was changed", next_step=next_step)
