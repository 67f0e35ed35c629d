"""From the text of a document to the fields of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing import sections
from ocr_pipeline.parsing.attached_to import own_number_held
from ocr_pipeline.parsing.details.readers import read_details
from ocr_pipeline.parsing.enclosures import attachments, binding, copies, head_of_enclosure
from ocr_pipeline.parsing.registry import DocumentType, Draft, Parsers, SectionParser, best_type
from ocr_pipeline.parsing.review import review_of
from ocr_pipeline.parsing.running import Failure, OnFailure, fields_of, raised
from schemas import Table


def parse(
    text: DocumentText,
    restorer: Restorer,
    pages: Sequence[int],
    parsers: Parsers,
    *,
    enclosed: bool = False,
    tables: Sequence[Table] = (),
    on_failure: OnFailure = raised,
) -> dict[str, Any]:
    """Every field that the text gives, by its name in the contract.

    Args:
        text: the restored text with its memory.
        restorer: for what a second reading says.
        pages: numbers of the pages that the text is of, in order; at least one.
        parsers: those of this run.
        tables: those that were read off the pages, for the parsers that look into them.
        enclosed: the text is of an attachment that was taken out of a file: without a header of its own it lost none.
        on_failure: is told of a parser that raised, or whose fields the contract does not allow; by default it is
            raised.
    """
    bound = binding(text, pages)
    draft = Draft(text, restorer, bound.main)
    fields: dict[str, Any] = {**sections.header(draft), "tables": tuple(tables)}
    if enclosed:
        fields |= head_of_enclosure(draft)
    fields |= own_number_held(text, fields, bound.attached)
    fields["attachments"] = attachments(draft, bound.attached)
    fields["copies"] = copies(draft)
    sees = partial(Draft, text, restorer, bound.main)
    kind = best_type(sees(fields), parsers.types, on_failure)
    if kind is None:
        on_failure(Failure("of any document type", LookupError("none fits")))
    for name, section in (*_sections_of(kind), *((each.name, each.parse) for each in parsers.sections)):
        found = fields_of(name, partial(section, sees(fields)), on_failure)
        added = {**fields.get("details", {}), **found.get("details", {})}
        fields.update(found, details=added)
    fields["details"] = read_details(sees(fields), parsers.readers, on_failure)
    fields["review"] = review_of(fields)
    return fields


def _sections_of(kind: DocumentType | None) -> Iterator[tuple[str, SectionParser]]:
    """The section parsers of a type, each with its name."""
    if kind is not None:
        for section in kind.sections:
            yield f"{kind.name} {getattr(section, '__name__', section)}", section
