"""The labels of a sample, drawn from its truth: one flat JSON object as a careful reader of the page would write it."""

from __future__ import annotations

from typing import Any

from samples.source import DocumentSource
from schemas import Citation, Document

MOST_STATISTICS = 5


def labels(source: DocumentSource, truth: Document) -> dict[str, Any]:
    """The labels; ``citations_page1`` and ``statistics_page1`` hold what stands on page 1."""
    return {
        "id": source.stem,
        "pages": len(truth.pages),
        "doc_type": truth.document_type.value,
        "number": truth.number.value,
        "number_handwritten": source.header.number_handwritten,
        "notation": truth.notation.value,
        "code": truth.code.value,
        "place": truth.place.value,
        "date": truth.date.value,
        "day_handwritten": source.header.day_handwritten,
        "issuer_parent": truth.issuer_parent.value,
        "issuer": truth.issuer.value,
        "subject": truth.subject.value,
        "addressees": [field.value for field in truth.addressees],
        "legal_bases": [_basis(citation) for citation in truth.legal_bases],
        "citations_page1": [
            {"type": citation.type, "code": citation.code, "date": citation.date}
            for citation in truth.citations
            if citation.code and citation.page == 1
        ],
        "signer": {
            "authority": [field.value for field in truth.signature.authority],
            "title": truth.signature.title.value,
            "name": truth.signature.name.value,
        },
        "recipients": [field.value for field in truth.recipients],
        "urgency": truth.urgency.value,
        "secrecy": truth.secrecy.value,
        "seal": True,
        "signature": True,
        "statistics_page1": _statistics(truth),
        "notes": "Fictional document, laid out and aged by this project.",
    }


def _basis(citation: Citation) -> dict[str, str | None]:
    title = None if citation.code else citation.title
    return {"type": citation.type, "code": citation.code, "title": title, "date": citation.date}


def _figure(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


def _statistics(truth: Document) -> list[dict[str, Any]]:
    found = [item for item in truth.statistics if item.page == 1 and not item.negated]
    return [
        {"value": _figure(item.value), "unit": item.unit, "raw": " ".join((item.raw or "").split())}
        for item in found[:MOST_STATISTICS]
    ]
