"""The searchable PDF of a document of an archive: its words are kept there, its scan is where it was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.record import sha256_of
from ocr_pipeline.errors import DamagedArchiveError, NoPagesError
from ocr_pipeline.export.metadata.effective import effective_document
from ocr_pipeline.export.pdf.archival import descriptive
from ocr_pipeline.export.pdf.placed_words import WordsOfScan
from ocr_pipeline.export.pdf.searchable import write_searchable
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.document import PageReport

TextOf = Callable[[Sequence[PageReport]], DocumentText]


def write_archived(found: ArchivedDocument, text_of: TextOf, file: BinaryIO) -> None:
    """Writes the PDF of a document; the one that the batch made, where that was kept and still says what it is.

    Args:
        found: the document.
        text_of: restores the text of pages, as :meth:`ocr_pipeline.pipeline.Pipeline.text` does.
        file: what is written to.

    Raises:
        NoPagesError: it was taken in as JSON, or is a text: there are no page images.
        UnreadableFileError: none of the places of its scan has it any more.
        DamagedArchiveError: its words make another text than its JSON has.
        VanbanError: as :func:`ocr_pipeline.export.pdf.searchable.write_searchable`.
    """
    document, read = effective_document(found), found.document()
    # What people decided since may be another title, author or day.
    kept = _kept(found) if descriptive(document, signed=False) == descriptive(read, signed=False) else None
    if kept is not None:
        file.write(kept)
        return
    reading = found.reading()
    if reading is None or not reading.pages:
        raise NoPagesError("there are no page images of it", file=document.source.name)
    text = text_of(reading.pages)
    if text.text != read.text:
        next_step = "Run the batch again: it parses what it has with this version and reads nothing anew."
        cause = "its words make another text than its JSON has: another version made it, or other settings"
        raise DamagedArchiveError(cause, next_step=next_step, file=document.source.name)
    facts = replace(reading.facts, paths=found.require_scan())
    write_searchable(document, WordsOfScan.of(facts, text, reading.pages), file)


def _kept(found: ArchivedDocument) -> bytes | None:
    """The PDF that the batch made, where it is what it was."""
    path = found.places.searchable
    expected = found.record.files.get(path.name)
    if expected is None or not path.is_file():
        return None
    content = path.read_bytes()
    return content if sha256_of(content) == expected else None
