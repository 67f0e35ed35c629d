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
from schemas import Table


def parse(
    text: DocumentText,
    restorer: Restorer,
    pages: Sequence[int],
    types: Sequence[DocumentType],
    *,
    enclosed: bool = False,
    tables: Sequence[Table] = (),
) -> dict[str, Any]:
    """Every field that the text gives, by its name in the contract.

    Args:
        text: the restored text with its memory.
        restorer: for what a second reading says.
        pages: numbers of the pages that the text is of, in order; at least one.
        types: the document types to choose from.
        tables: those that were read off the pages, for the parsers that look into them.
        enclosed: the text is of an attachment that was taken out of a file: without a header of its own it lost none.
    """
    bound = binding(text, pages)
    draft = Draft(text, restorer, bound.main)
    fields: dict[str, Any] = {**sections.header(draft), "tables": tuple(tables)}
    if enclosed:
        fields |= head_of_enclosure(draft)
    fields["attachments"] = attachments(draft, bound.attached)
    fields["copies"] = copies(draft)
    kind = best_type(Draft(text, restorer, bound.main, fields), types)
    for section in kind.sections if kind else ():
        fields.update(section(Draft(text, restorer, bound.main, fields)))
    fields["review"] = review_of(fields)
    return fields
