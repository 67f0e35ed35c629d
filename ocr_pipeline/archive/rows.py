"""Rows of the catalogue: those of one document, made where it was parsed, and those of the places it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record

Row = tuple[str | int | float | None, ...]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom: pixels of a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The rows of one document, by table; a worker makes them, and whoever has the catalogue writes them.

    ``doubtful`` counts the values that a person must look at; ``failed`` says why each page that failed did, by number.
    """

    document: DocumentId
    documents: Row
    fields: tuple[Row, ...]
    doubtful: int
    pages: int
    failed: tuple[tuple[int, str], ...]


def doubtful_places(entry: Entry) -> Iterator[tuple[str, int, Box]]:
    """The path, the page and the box of each value that a person must look at and that stands on a page."""
    for row in entry.fields:
        needs_review, page, box = row[6], row[8], row[9:13]
        if needs_review and isinstance(page, int) and None not in box:
            yield str(row[1]), page, cast(Box, box)


def origin_rows(record: Record) -> Iterator[Row]:
    """A row for each place that a document came from."""
    for origin in record.origins:
        yield record.id, origin.name, " ".join(origin.uris)
