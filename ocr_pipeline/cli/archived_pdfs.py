"""The searchable PDFs of an archive, written one by one; what has none is told, and does not stop the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.writing import ensure_writable, written_atomically
from ocr_pipeline.cli.messages import error_message, named
from ocr_pipeline.cli.streams import printable, write_error, write_out
from ocr_pipeline.errors import NoPagesError, VanbanError

if TYPE_CHECKING:
    from ocr_pipeline.archive.archive import Archive

PATTERN: Final = "{name}.pdf"


def preview(archive: Archive, pattern: str) -> None:
    """Prints the name that each file would have, and writes none."""
    for identity, name in _named(archive, pattern):
        write_out(f"{identity}\t{printable(name)}\n")


def write_pdfs(archive: Archive, folder: Path, pattern: str) -> tuple[int, int]:
    """Writes the PDF of every document; returns how many were written, and how many could not be.

    A document without page images has none, and is told of; it is no failure.

    Raises:
        UnwritableOutputError: the folder does not take them.
    """
    from ocr_pipeline.export.pdf.archived import write_archived
    from ocr_pipeline.pipeline import Pipeline

    pipeline = Pipeline()
    ensure_writable(folder)
    written = failed = 0
    for identity, name in _named(archive, pattern):
        try:
            with written_atomically(folder / name) as file:
                write_archived(archive.get(identity), pipeline.text, file)
            written += 1
        except NoPagesError as without:
            write_error(f"vanban: {printable(name)}: {without.cause}\n")
        except VanbanError as error:
            failed += 1
            write_error(error_message(named(error, name)))
    return written, failed


def _named(archive: Archive, pattern: str) -> list[tuple[str, str]]:
    from ocr_pipeline.archive.tables.described import DOCUMENTS
    from ocr_pipeline.export.naming import COLUMNS, names, require_pattern

    require_pattern(pattern)
    rows = archive.table(DOCUMENTS.name, COLUMNS).to_pylist()
    return list(names(rows, pattern))
