"""From the text of a document to the fields of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing import sections
from ocr_pipeline.parsing.enclosures import attachments, binding, copies, head_of_enclosure
from ocr_pipeline.parsing.registry import DocumentType, Draft, best_type
from ocr_pipeline.parsing.review import review_of


def parse(
    text: DocumentText,
    restorer: Restorer,
    pages: Sequence[int],
    types: Sequence[DocumentType],
    *,
    enclosed: bool = False,
) -> dict[str, Any]:
    """Every field that the text gives, by its name in the contract.

    Args:
        text: the restored text with its memory.
        restorer: for what a second reading says.
        pages: numbers of the pages that the text is of, in order; at least one.
        types: the document types to choose from.
        enclosed: the text is of an attachment that was taken out of a file: without a header of its own it lost none.
    """
    bound = binding(text, pages)
    draft = Draft(text, restorer, bound.main)
    fields: dict[str, Any] = dict(sections.header(draft))
    if enclosed:
        fields |= head_of_enclosure(draft)
    kind = best_type(Draft(text, restorer, bound.main, fields), types)
    for section in kind.sections if kind else ():
        fields.update(section(Draft(text, restorer, bound.main, fields)))
    fields["attachments"] = attachments(draft, bound.attached)
    fields["copies"] = copies(draft)
    fields["review"] = review_of(fields)
    return fields
