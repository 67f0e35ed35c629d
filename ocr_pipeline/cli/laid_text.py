"""What a conversion tells of its text, kept until its searchable PDF is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocr_pipeline.archive.writing import written_atomically

if TYPE_CHECKING:
    from ocr_pipeline.export.pdf.placed_words import WordsOfScan
    from ocr_pipeline.layout.text import DocumentText
    from ocr_pipeline.parsing.document import PageReport
    from ocr_pipeline.sources import Facts
    from schemas import Document


class LaidText:
    """The words of each document of a conversion, in turn; nothing is kept where no PDF is ``wanted``."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        self._scans: list[WordsOfScan] = []

    def hear(self, facts: Facts, text: DocumentText, pages: Sequence[PageReport]) -> None:
        """As the pipeline tells it (``on_text``)."""
        if self._wanted:
            from ocr_pipeline.export.pdf.placed_words import WordsOfScan

            self._scans.append(WordsOfScan.of(facts, text, pages))

    def write(self, place: int, document: Document, path: Path) -> bool:
        """Writes the PDF of the document that was told of at ``place``; ``False`` where it has no pages.

        Raises:
            VanbanError: as :func:`ocr_pipeline.export.pdf.searchable.write_searchable`, or the disk does not take it.
        """
        if place >= len(self._scans):
            return False
        from ocr_pipeline.export.pdf.searchable import write_searchable

        with written_atomically(path) as file:
            write_searchable(document, self._scans[place], file)
        return True
