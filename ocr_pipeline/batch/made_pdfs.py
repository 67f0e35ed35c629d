"""The searchable PDFs of a batch: made of the words that a document is made of, at the cost of the PDF alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ocr_pipeline.archive.scan_files import sha256_of_scan
from ocr_pipeline.errors import NoPdfError, VanbanError
from ocr_pipeline.export.pdf.placed_words import WordsOfScan
from ocr_pipeline.export.pdf.searchable import write_searchable
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.sources import Facts
from schemas import Document


class MadePdfs:
    """Hears the words of each document of a scan, and writes their PDFs.

    Args:
        files: of the scan.
        refused: why none is to be made; empty: nothing speaks against it.
    """

    def __init__(self, files: tuple[Path, ...], refused: str = "") -> None:
        self._files, self._refused = files, refused
        self._scans: dict[int, WordsOfScan] = {}

    def hear(self, facts: Facts, text: DocumentText, pages: Sequence[PageReport]) -> None:
        """As the pipeline tells it (``on_text``)."""
        if not self._refused:
            scan = WordsOfScan.of(replace(facts, paths=self._files), text, pages)
            self._scans[pages[0].page.number] = scan

    def write(self, document: Document, file: BinaryIO) -> None:
        """Writes the PDF of a document.

        Raises:
            NoPdfError: there is none, or it could not be made: its cause says why.
        """
        if self._refused:
            raise NoPdfError(self._refused)
        if not document.pages:
            raise NoPdfError("there are no page images of it")
        if sha256_of_scan(self._files) != document.source.sha256:
            raise NoPdfError("its scan is not where it was, or was changed")
        try:
            write_searchable(document, self._scans[document.pages[0].number], file)
        except VanbanError as error:
            raise NoPdfError(error.cause) from error
        except MemoryError:
            raise
        except Exception as error:  # a PDF may be broken in any way: that costs its copy, and not what was read of it
            raise NoPdfError(f"the PDF could not be made: {type(error).__name__} {error}") from error
