"""A document becomes the rows of every table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocr_pipeline.archive.decisions.decided import with_decisions
from ocr_pipeline.archive.decisions.decision import Decision
from ocr_pipeline.archive.decisions.linked import listed_again
from ocr_pipeline.archive.decisions.standing import standing_of
from ocr_pipeline.archive.entries import values_of
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record
from ocr_pipeline.archive.tables.columns import Row
from ocr_pipeline.archive.tables.decision_rows import decision_rows
from ocr_pipeline.archive.tables.document_rows import document_row, page_rows, section_rows
from ocr_pipeline.archive.tables.reference_rows import citation_rows, statistic_rows
from ocr_pipeline.archive.tables.value_rows import date_rows, field_row, recipient_rows, signer_rows

Rows = dict[str, list[Row]]
"""The rows of one or more documents, by the name of their table."""


def rows_of(
    identity: DocumentId,
    content: dict[str, Any],
    record: Record | None = None,
    decisions: Sequence[Decision] = (),
) -> Rows:
    """The rows of a document, by table; the cells in the order of the columns that ``described.TABLES`` tells.

    Args:
        identity: its name in the archive.
        content: its JSON: ``json.loads`` of ``document.json``, or ``document.model_dump(mode="json")``.
        record: its record; without one the table of documents does not know where the scan is.
        decisions: all that people decided of it, the oldest first; every table but ``fields`` has their values only.
    """
    standing = standing_of(content, decisions)
    content = with_decisions(content, standing)
    values = dict(values_of(content))
    fields = [field_row(identity, path, node) for path, node in values.items()]
    again = listed_again(values)
    reviews = [
        row
        for row, (path, node) in zip(fields, values.items(), strict=True)
        if node["needs_review"] and path not in again
    ]
    return {
        "documents": [document_row(identity, content, record, len(reviews), len(standing.stale))],
        "pages": list(page_rows(identity, content)),
        "fields": fields,
        "citations": list(citation_rows(identity, values)),
        "statistics": list(statistic_rows(identity, values)),
        "sections": list(section_rows(identity, content)),
        "signers": list(signer_rows(identity, content, values)),
        "recipients": list(recipient_rows(identity, values)),
        "dates": list(date_rows(identity, content, values)),
        "reviews": reviews,
        "decisions": list(decision_rows(standing)),
    }
