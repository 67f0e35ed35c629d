"""What the text-only parsers found, put on the page: box, raw reading and the doubts of the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import regex

from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.few_dots import doubts_of_few_dots
from ocr_pipeline.parsing.fields import REVIEW_CEILING, Checks, digits, doubts, unchecked_digits
from ocr_pipeline.recognition.words import Word
from schemas import Citation, Evidence, Mention, Statistic

Found = TypeVar("Found", bound=Evidence)
FIGURE = regex.compile(r"\d(?:[\d.,/]*\d)?(?:\s?%)?")
"""A figure with the signs that make its value: 2.2 and 22, 20% and 20 are others."""


def with_evidence(text: DocumentText, found: Found) -> Found:
    """The citation or statistic with page, box and raw text, flagged where its digits were not read twice alike."""
    if found.span is None:
        return found
    trace = text.trace(*found.span)
    # The words between the digits matter less than the digits: only doubts about digits count here.
    about_digits = [doubt for doubt in doubts(trace, Checks(known=True)) if digits(doubt)]
    if isinstance(found, Statistic):
        about_digits += _signs_differ(trace.words)
        about_digits += doubts_of_few_dots(trace.words) if trace.page in text.coarse else []
    reasons = tuple(dict.fromkeys((*found.reasons, *about_digits, *unchecked_digits(text, trace.raw))))
    changed: dict[str, object] = {
        "page": trace.page,
        "bbox": trace.box.as_bbox() if trace.box else None,
        "raw": trace.raw,
        "reasons": reasons,
        "needs_review": bool(reasons) or found.needs_review,
    }
    if reasons:
        changed["confidence"] = min(found.confidence, REVIEW_CEILING)
    if isinstance(found, Citation):
        changed["mentions"] = tuple(placed(text, mention) for mention in found.mentions)
    return found.model_copy(update=changed)


def _signs_differ(words: Sequence[Word]) -> Iterator[str]:
    """The doubt about a figure of which two looks read the same digits, and not the same points, commas and signs."""
    for word in words:
        if word.second and digits(word.text) and digits(word.second) == digits(word.text):
            first, second = ("".join(FIGURE.findall(said)).replace(" ", "") for said in (word.text, word.second))
            if first != second:
                yield f"two readings differ: {word.text} and {word.second}"


def placed(text: DocumentText, mention: Mention) -> Mention:
    """The mention with its page and its box."""
    if mention.span is None:
        return mention
    trace = text.trace(*mention.span)
    return mention.model_copy(update={"page": trace.page, "bbox": trace.box.as_bbox() if trace.box else None})
