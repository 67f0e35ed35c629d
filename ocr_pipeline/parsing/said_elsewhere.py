"""What another place of a document says too: evidence for a value that no second look at its own place can give.

Two places are printed apart and misread apart: where both say the same wording letter by letter, a doubt about how its
words were read is settled. What a stamp may hide or where a value ends is not: another place says that no surer. Nor is
a name: one of few letters is misread alike in two places, and both then say the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Self

from ocr_pipeline.parsing.review_rules import evidence_of
from schemas import Document, FieldValue

FEWEST: Final = 4
"""So many words of a subject are not said again by chance."""
ABOUT_READING: Final = frozenset({"reading", "marks"})
"""The kinds of evidence against a value that another place settles."""


@dataclass(frozen=True, slots=True)
class Said:
    """The text of a document, and the same with one space between words and in small letters."""

    text: str
    plain: str

    @classmethod
    def of(cls, text: str) -> Self:
        """What a text says."""
        return cls(text, _plain(text))

    def again(self, value: str, span: tuple[int, int]) -> bool:
        """Whether another place than ``span`` says the value, letter by letter and mark by mark."""
        wanted = re.compile(rf"(?<!\w){re.escape(_plain(value))}(?!\w)")
        own = len(wanted.findall(_plain(self.text[slice(*span)])))
        return len(wanted.findall(self.plain)) > own


def confirmed(document: Document, said: Said) -> Document:
    """The document, its subject without flags for doubts about the reading where another place says it too."""
    return document.model_copy(update={"subject": _settled(document.subject, said)})


def _settled(field: FieldValue, said: Said) -> FieldValue:
    if not field.needs_review or not field.value or field.span is None or len(field.value.split()) < FEWEST:
        return field
    if not {evidence_of(reason) for reason in field.reasons} <= ABOUT_READING or not said.again(
        field.value, field.span
    ):
        return field
    return field.model_copy(update={"needs_review": False, "reasons": ()})


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
