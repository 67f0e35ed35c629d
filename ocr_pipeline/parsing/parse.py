"""From the text of a document to the fields of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing import sections
from ocr_pipeline.parsing.enclosures import attachments, binding, copies
from ocr_pipeline.parsing.registry import DocumentType, Draft, best_type
from ocr_pipeline.parsing.review import review_of


def parse(text: DocumentText, restorer: Restorer, page_count: int, types: Sequence[DocumentType]) -> dict[str, Any]:
    """Every field that the text gives, by its name in the contract.

    Args:
        text: the restored text with its memory.
        restorer: for what a second reading says.
        page_count: pages of the source.
        types: the document types to choose from.
    """
    bound = binding(text, page_count)
    pages = bound.main
    draft = Draft(text, restorer, pages)
    fields: dict[str, Any] = dict(sections.header(draft))
    kind = best_type(Draft(text, restorer, pages, fields), types)
    for section in kind.sections if kind else ():
        fields.update(section(Draft(text, restorer, pages, fields)))
    fields["attachments"] = attachments(draft, bound.attached)
    fields["copies"] = copies(draft)
    fields["review"] = review_of(fields)
    return fields
