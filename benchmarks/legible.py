"""Whether a damaged text still holds a value: a seal over the header leaves nothing that a parser could read."""

from __future__ import annotations

from typing import Final

import regex
from rapidfuzz import fuzz

from ocr_pipeline.parsing.issuers.damaged_units import shape
from schemas import Document

HEAD: Final = 40
"""A header, with a title, ends within so many lines."""
ALIKE: Final = 80.0
"""Least likeness (0..100, rapidfuzz) of a value's letters and digits to some stretch of the text."""
UNTITLED: Final = "Công văn"
"""The one type that no title names."""


def legible(truth: Document, name: str, read: str) -> bool:
    """Whether the letters and digits of a field's true value, marks aside, stand in the head of what was read.

    The true value is taken as it is printed; how well it is parsed has no part in this.
    """
    field = getattr(truth, name)
    printed = field.raw or field.value
    if not printed or (name == "document_type" and field.value == UNTITLED):
        return True
    head = "\n".join(read.splitlines()[:HEAD])
    if printed.isupper() and len(printed.split()) > 1:
        return _words_legible(printed, head)
    wanted, said = shape(printed), shape(head)
    return len(said) >= len(wanted) and fuzz.partial_ratio(wanted, said) >= ALIKE


def on_a_line(value: str, read: str) -> bool:
    """Whether the letters of what a stamp says stand on some line of what was read, alone."""
    return any(shape(line) == shape(value) for line in read.splitlines())


def _words_legible(printed: str, head: str) -> bool:
    """Whether the words of a name in capitals are there, its lines parted by those of another column."""
    said = shape("".join(regex.findall(r"\S*\p{Lu}{2,}\S*", head)))
    words = [shape(word) for word in printed.split()]
    return 100 * sum(word in said for word in words) >= ALIKE * len(words)
