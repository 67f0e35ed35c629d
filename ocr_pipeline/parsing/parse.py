"""From the text of a document to the fields of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing import sections
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import DocumentType, Draft, best_type
from ocr_pipeline.parsing.review import review_of
from schemas import Attachment


def parse(text: DocumentText, restorer: Restorer, page_count: int, types: Sequence[DocumentType]) -> dict[str, Any]:
    """Every field that the text gives, by its name in the contract.

    Args:
        text: the restored text with its memory.
        restorer: for what a second reading says.
        page_count: pages of the source.
        types: the document types to choose from.
    """
    pages, attached = _bound_behind(text, page_count)
    draft = Draft(text, restorer, pages)
    fields: dict[str, Any] = dict(sections.header(draft))
    kind = best_type(Draft(text, restorer, pages, fields), types)
    for section in kind.sections if kind else ():
        fields.update(section(Draft(text, restorer, pages, fields)))
    fields["attachments"] = tuple(_attachment(draft, part) for part in attached)
    fields["review"] = review_of(fields)
    return fields


def _bound_behind(text: DocumentText, page_count: int) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """The main document's pages, and those of each attachment: it opens with a header of its own or "PHỤ LỤC"."""
    headed = sorted({line.page for line in text.of(RegionKind.HEADER_RIGHT)})
    first = headed[0] if headed else 1
    opened = [page for page in range(1, page_count + 1) if page > first and (page in headed or _annex(text, page))]
    bounds = [*opened, page_count + 1]
    main = tuple(range(first, bounds[0]))
    return main, [tuple(range(start, end)) for start, end in pairwise(bounds)]


def _annex(text: DocumentText, page: int) -> bool:
    """Whether a page opens with "PHỤ LỤC" on a line of its own."""
    opening = text.of(RegionKind.BODY, [page])[:2]
    said = [text.line_text(line) for line in opening]
    return any(
        fold(line).lstrip(" .-|_").startswith("phu luc") and line[:8].isupper() and len(line) < 24 for line in said
    )


def _attachment(draft: Draft, pages: tuple[int, ...]) -> Attachment:
    """An attachment with what its own header says; what it does not say is absent, not lost."""
    headed = draft.text.of(RegionKind.HEADER_RIGHT, pages[:1])
    opening = draft.text.of(RegionKind.BODY, pages[:1])
    label = draft.text.line_text(opening[0]) if opening else None
    if not headed:
        return Attachment(label=label, pages=pages)
    head = sections.head_of_page(draft, pages[0])
    known: Mapping[str, Any] = {
        name: field for name, field in head.items() if name in Attachment.model_fields and field.value is not None
    }
    return Attachment(label=label, pages=pages, **known)
