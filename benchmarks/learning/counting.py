"""What is counted of values that name something: right, flagged, wrong and not flagged, the right one offered first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Self

from benchmarks.learning.people import true_value
from ocr_pipeline.parsing.office.evidence import BY_HAND, KINDS, named_values
from ocr_pipeline.parsing.office.names import NameKind
from ocr_pipeline.scoring.equality import same_text
from schemas import Document, FieldValue


@dataclass(frozen=True, slots=True)
class Counts:
    """Of printed values that were given; ``offered`` are the wrong and flagged ones whose first candidate is right."""

    given: int = 0
    right: int = 0
    flagged: int = 0
    silent: int = 0
    offered: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def counted(truth: Document, read: Document) -> Iterator[tuple[NameKind, str, FieldValue, str | None, Counts]]:
    """Each value of a document with its kind, its path, what the paper says there, and its counts."""
    for path, field in named_values(read):
        if field.value and field.origin not in BY_HAND:
            wanted = true_value(truth, path, field)
            kind = KINDS[path.replace(path[path.find("[") :], "[]") if "[" in path else path]
            yield kind, path, field, wanted, _of(field, wanted)


def _of(field: FieldValue, wanted: str | None) -> Counts:
    right = wanted is not None and same_text(field.value or "", wanted)
    first = field.alternatives[0].value if field.alternatives else ""
    offered = not right and field.needs_review and wanted is not None and same_text(first, wanted)
    return Counts(1, right, field.needs_review, not right and not field.needs_review, offered)
