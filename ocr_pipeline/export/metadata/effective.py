"""The one place where it is asked what a document says: what people decided, else what was read, with its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr_pipeline.archive.archived import ArchivedDocument
    from schemas import Document


def effective_document(found: ArchivedDocument) -> Document:
    """A document as everything that leaves the archive by a rule has it.

    Raises:
        DamagedArchiveError: its file is missing or is no document, or the log of decisions cannot be read.
    """
    return found.decided()
