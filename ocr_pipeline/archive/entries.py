"""What the catalogue says of one document: rows made of its JSON and its record, and of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record
from schemas import Document, values_to_review

HEADER: Final = (
    "document_type",
    "code",
    "number",
    "notation",
    "date",
    "issuer",
    "issuer_parent",
    "place",
    "subject",
    "urgency",
    "secrecy",
)
"""The fields that a document has at most one of: columns of ``documents``."""
LEFT_OUT: Final = frozenset({"restorations", "text", "pages", "marks", "source", "producer", "review", "mentions"})
"""Parts of the JSON that hold no value to ask for; the reasons of a review stand with the values."""
EVIDENCE: Final = frozenset({"raw", "confidence", "needs_review", "reasons"})
"""The keys by which a value with its evidence is known, also among the details of a plug-in."""

Row = tuple[str | int | float | None, ...]


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


def entry_of(identity: DocumentId, document: Document) -> Entry:
    """The rows of a document, in the order of the tables' columns (``catalogue.sql``)."""
    values = values_of(document.model_dump(mode="json"))
    fields = tuple(_field_row(identity, path, node) for path, node in values)
    doubtful = values_to_review(document)
    failed = tuple((page.number, page.error) for page in document.pages if page.error is not None)
    source, signature = document.source, document.signature
    first, last = source.pages or (None, None)
    row: Row = (
        identity,
        source.name,
        source.sha256,
        source.media_type,
        source.page_count,
        first,
        last,
        *(getattr(document, name).value for name in HEADER),
        signature.name.value,
        signature.title.value,
        int(document.review.required),
        doubtful,
        len(failed),
        json.dumps(document.review.reasons, ensure_ascii=False),
    )
    return Entry(identity, row, fields, doubtful, len(document.pages), failed)


def origin_rows(record: Record) -> Iterator[Row]:
    """A row for each place that a document came from."""
    for origin in record.origins:
        yield record.id, origin.name, " ".join(origin.uris)


def values_of(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every value with evidence below a node of a document's JSON, with the path that leads to it.

    Args:
        node: the JSON of a document, or a part of it.
        path: of the node; empty for the document.
    """
    if isinstance(node, dict):
        if node.keys() >= EVIDENCE:
            yield path, node
        for name, value in node.items():
            if path or name not in LEFT_OUT:
                yield from values_of(value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from values_of(value, f"{path}[{place}]")


def printed_value(node: dict[str, Any]) -> str | None:
    """What a value is, in a word: of a citation its code, or its title where it has none."""
    value = node["value"] if "value" in node else node.get("code") or node.get("title")
    return None if value is None else str(value)


def _field_row(identity: DocumentId, path: str, node: dict[str, Any]) -> Row:
    box = node.get("bbox") or (None,) * 4
    span = node.get("span") or (None,) * 2
    return (
        identity,
        path,
        printed_value(node),
        node.get("normalised"),
        node["raw"],
        node["confidence"],
        int(node["needs_review"]),
        node.get("origin"),
        node.get("page"),
        *box,
        *span,
        json.dumps(node["reasons"], ensure_ascii=False),
    )
