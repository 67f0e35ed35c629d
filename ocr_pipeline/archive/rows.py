"""Rows of the catalogue: those of one document, made where it was parsed, and those of the places it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record

Row = tuple[str | int | float | bytes | None, ...]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom: pixels of a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue holds of one document; a worker makes it, and whoever has the catalogue writes it.

    Rows have the columns of ``catalogue.sql`` in their order, but for the key, which the catalogue gives. ``searched``
    and ``columns`` are for the index (:mod:`ocr_pipeline.archive.search.index`). ``doubtful`` counts the values that a
    person must look at; ``failed`` says why each page that failed did, by number.
    """

    document: DocumentId
    documents: Row
    reviews: tuple[Row, ...]
    searched: bytes
    columns: tuple[str, ...]
    doubtful: int
    pages: int
    failed: tuple[tuple[int, str], ...]


def doubtful_places(entry: Entry) -> Iterator[tuple[str, int, Box]]:
    """The path, the page and the box of each value that a person must look at and that stands on a page."""
    for row in entry.reviews:
        path, page, box = row[0], row[6], row[7:11]
        if isinstance(page, int) and None not in box:
            yield str(path), page, cast(Box, box)


def origin_rows(record: Record) -> Iterator[Row]:
    """A row for each place that a document came from."""
    for origin in record.origins:
        yield origin.name, " ".join(origin.uris)
