"""What the catalogue says of one document: rows made of its JSON, and of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.rows import Entry, Row
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


def entry_of(identity: DocumentId, document: Document) -> Entry:
    """The rows of a document, in the order of the tables' columns (``catalogue.sql``)."""
    fields = tuple(_field_rows(identity, document.model_dump(mode="json")))
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


def _field_rows(identity: DocumentId, node: object, path: str = "") -> Iterator[Row]:
    """A row for every value with evidence below a node of the JSON, with the path that leads to it."""
    if isinstance(node, dict):
        if node.keys() >= EVIDENCE:
            yield _field_row(identity, path, node)
        for name, value in node.items():
            if path or name not in LEFT_OUT:
                yield from _field_rows(identity, value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _field_rows(identity, value, f"{path}[{place}]")


def _field_row(identity: DocumentId, path: str, node: dict[str, Any]) -> Row:
    box = node.get("bbox") or (None,) * 4
    span = node.get("span") or (None,) * 2
    value = node["value"] if "value" in node else node.get("code") or node.get("title")
    return (
        identity,
        path,
        None if value is None else str(value),
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
