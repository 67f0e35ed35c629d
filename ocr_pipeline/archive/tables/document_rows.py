"""The row of a document, and those of its pages and of its outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ocr_pipeline.archive.decisions.marked import DECIDED
from ocr_pipeline.archive.entries import HEADER
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record
from ocr_pipeline.archive.tables.columns import Cell, Row
from ocr_pipeline.archive.tables.described import DOCUMENTS, PAGES, SECTIONS
from ocr_pipeline.archive.tables.evidence import Content, day, number, span_cells

PATHS: Final = {
    "signer_name": "signature.name", "signer_title": "signature.title",
    "received_number": "received.number", "received_date": "received.date",
}  # fmt: skip
"""Where a value of the row stands in ``document.json`` whose column's name is not the way to it."""
_ABSENT: Final[Content] = {"value": None, "needs_review": False}


def document_row(identity: DocumentId, content: Content, record: Record | None, doubtful: int, stale: int) -> Row:
    """The row of a document.

    Args:
        identity: of the document.
        content: its JSON.
        record: its record, where it has one.
        doubtful: how many of its values a person must look at.
        stale: how many decisions of people fit no more what is read.
    """
    source, pages, review = content["source"], content.get("pages", ()), content["review"]
    first, last = source.get("pages") or (None, None)
    fields = dict(_single_fields(content))
    values: dict[str, Cell] = {name: field["value"] for name, field in fields.items()}
    issued = day(fields["date"]["value"])
    uris = [uri for origin in (record.origins if record else ()) for uri in origin.uris]
    return DOCUMENTS.row(
        {
            **values,
            "id": identity,
            "name": source["name"],
            "uri": uris[0] if uris else None,
            "sha256": source["sha256"],
            "media_type": source["media_type"],
            "page_count": source["page_count"],
            "first_page": first,
            "last_page": last,
            "date": issued,
            "year": issued.year if issued else None,
            "issuer_normalised": fields["issuer"].get("normalised"),
            "received_date": day(fields["received_date"]["value"]),
            "flagged": tuple(name for name, field in fields.items() if field["needs_review"]),
            "decided": tuple(name for name, field in fields.items() if DECIDED in field),
            "review_required": bool(review["required"]),
            "review_reasons": tuple(review["reasons"]),
            "doubtful": doubtful,
            "stale_decisions": stale,
            "failed_pages": sum(1 for page in pages if page.get("error") is not None),
            "version": content["producer"]["version"],
            "engine": content["producer"].get("engine"),
        }
    )


def _single_fields(content: Content) -> Iterator[tuple[str, Content]]:
    """The fields that a document has at most one of, by the name of their column."""
    for name in HEADER:
        yield name, content.get(name, _ABSENT)
    signature, received = content.get("signature") or {}, content.get("received") or {}
    yield "signer_name", signature.get("name", _ABSENT)
    yield "signer_title", signature.get("title", _ABSENT)
    yield "received_number", received.get("number", _ABSENT)
    yield "received_date", received.get("date", _ABSENT)


def page_rows(identity: DocumentId, content: Content) -> Iterator[Row]:
    """A row for each page image."""
    for page in content.get("pages", ()):
        quality = page.get("quality") or {"verdict": "good", "reasons": ()}
        yield PAGES.row(
            {
                "document": identity,
                "page": page["number"],
                "width": page["width"],
                "height": page["height"],
                "dpi": number(page["dpi"]),
                "rotation": page.get("rotation", 0),
                "skew": number(page.get("skew_degrees", 0.0)),
                "verdict": quality["verdict"],
                "reasons": tuple(quality["reasons"]),
                "text_from": page.get("text_from"),
                "error": page.get("error"),
            }
        )


def section_rows(identity: DocumentId, content: Content) -> Iterator[Row]:
    """A row for each part of the outline, a part before the parts in it."""
    sections = _sections(content.get("sections", ()), "sections", None, [])
    for position, (path, parent, section) in enumerate(sections, start=1):
        yield SECTIONS.row(
            {
                "document": identity,
                "path": path,
                "position": position,
                "parent": parent,
                "level": section.get("level", 1),
                "label": section["label"],
                "title": section.get("title"),
                "page": section.get("page"),
                **span_cells(section),
            }
        )


def _sections(
    sections: Sequence[Content], path: str, parent: int | None, seen: list[Content]
) -> Iterator[tuple[str, int | None, Content]]:
    """Parts in the order of reading with their path and the position of what they are in; ``seen`` counts them."""
    for place, section in enumerate(sections):
        here = f"{path}[{place}]"
        seen.append(section)
        yield here, parent, section
        yield from _sections(section.get("children", ()), f"{here}.children", len(seen), seen)
