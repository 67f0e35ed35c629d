"""What another place of a document says too: evidence for a value that no second look at its own place can give.

Two places are printed apart and misread apart: where both say the same letter by letter, a doubt about how the words
were read is settled. What a stamp may hide or where a value ends is not: another place says that no surer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from ocr_pipeline.parsing.review_rules import evidence_of
from schemas import Document, FieldValue

SETTLED: Final[Mapping[str, int]] = {"subject": 4, "issuer": 2, "place": 2}
"""Fields that another place settles, with the fewest words of a value that is not said again by chance."""
ABOUT_READING: Final = frozenset({"reading", "marks", "tables"})
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
    """The document, without flags for doubts about the reading of a value that another place says too."""
    settled = {name: _settled(getattr(document, name), least, said) for name, least in SETTLED.items()}
    return document.model_copy(update=settled)


def _settled(field: FieldValue, least: int, said: Said) -> FieldValue:
    if not field.needs_review or not field.value or field.span is None or len(field.value.split()) < least:
        return field
    if not {evidence_of(reason) for reason in field.reasons} <= ABOUT_READING or not said.again(
        field.value, field.span
    ):
        return field
    return field.model_copy(update={"needs_review": False, "reasons": ()})


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
