"""What the text-only parsers found, put on the page: box, raw reading and the doubts of the words behind it."""

from __future__ import annotations

from typing import TypeVar

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import REVIEW_CEILING, Checks, digits, doubts, unchecked_digits
from schemas import Citation, Evidence, Mention

Found = TypeVar("Found", bound=Evidence)


def with_evidence(text: DocumentText, found: Found) -> Found:
    """The citation or statistic with page, box and raw text, flagged where its digits were not read twice alike."""
    if found.span is None:
        return found
    trace = text.trace(*found.span)
    # The words between the digits matter less than the digits: only doubts about digits count here.
    about_digits = [doubt for doubt in doubts(trace, Checks(known=True)) if digits(doubt)]
    reasons = tuple(dict.fromkeys((*found.reasons, *about_digits, *unchecked_digits(text, trace.raw))))
    changed: dict[str, object] = {
        "page": trace.page,
        "bbox": trace.box.as_tuple() if trace.box else None,
        "raw": trace.raw,
        "reasons": reasons,
        "needs_review": bool(reasons) or found.needs_review,
    }
    if reasons:
        changed["confidence"] = min(found.confidence, REVIEW_CEILING)
    if isinstance(found, Citation):
        changed["mentions"] = tuple(placed(text, mention) for mention in found.mentions)
    return found.model_copy(update=changed)


def placed(text: DocumentText, mention: Mention) -> Mention:
    """The mention with its page and its box."""
    if mention.span is None:
        return mention
    trace = text.trace(*mention.span)
    return mention.model_copy(update={"page": trace.page, "bbox": trace.box.as_tuple() if trace.box else None})
