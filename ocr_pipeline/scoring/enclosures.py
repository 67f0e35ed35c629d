"""What is bound behind a document: attachments and copies, found as such and not taken for the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ocr_pipeline.scoring.counts import Share
from ocr_pipeline.scoring.equality import same_code, same_name, same_text
from ocr_pipeline.scoring.fields import ALL_FIELDS, Miss
from ocr_pipeline.scoring.listing import Kind, Listed, score_list
from schemas import Attachment, Document, Header

_HEADER_FIELDS: Final = (
    "document_type",
    "code",
    "number",
    "notation",
    "issuer_parent",
    "issuer",
    "place",
    "date",
    "subject",
)


def score_enclosures(truth: Document, document: Document) -> tuple[dict[str, Listed], dict[str, Share]]:
    """Attachments and copies, and the share of each whose pages are right."""
    attachments, attached = score_list(_enclosed("attachments"), truth.attachments, document.attachments)
    copies, copied = score_list(_enclosed("copies"), truth.copies, document.copies)
    details = {
        "attachments.pages": Share(sum(_same_pages(*pair) for pair in attached), len(truth.attachments)),
        "copies.pages": Share(sum(_same_pages(*pair) for pair in copied), len(truth.copies)),
    }
    return {"attachments": attachments, "copies": copies}, details


def borrowed(truth: Document, document: Document) -> list[Miss]:
    """Fields of the document's own header that hold the value of an attachment, of a copy or of the incoming stamp."""
    found = []
    for name in _HEADER_FIELDS:
        scored = ALL_FIELDS[name]
        want, got = scored.of_document(truth).value, scored.of_document(document).value
        is_right = scored.right(want, got)
        if got and not is_right and any(scored.right(other, got) for other in _others(truth, name)):
            found.append(Miss(f"borrowed.{name}", want, got, scored.of_document(document).needs_review))
    return found


def _others(truth: Document, name: str) -> Iterator[str | None]:
    headers: tuple[Header, ...] = (*truth.attachments, *truth.copies)
    yield from (getattr(header, name).value for header in headers)
    if truth.received is not None and name in ("number", "date"):
        yield getattr(truth.received, name).value


def _same_enclosure(want: Attachment, got: Attachment) -> bool:
    """By its own code, else by its label, else by its subject."""
    if want.code.value or got.code.value:
        return same_code(want.code.value or "", got.code.value or "")
    if want.label or got.label:
        return same_text(want.label or "", got.label or "")
    return same_name(want.subject.value, got.subject.value)


def _same_pages(want: Attachment, got: Attachment) -> bool:
    return sorted(want.pages) == sorted(got.pages)


def _enclosed(name: str) -> Kind[Attachment]:
    return Kind(
        name=name,
        same=_same_enclosure,
        words=lambda each: f"{each.code.value or each.label or each.subject.value}, pages {list(each.pages)}",
        finer=lambda want, got: (int(_same_pages(want, got)),),
    )
