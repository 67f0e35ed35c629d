"""People who decide by the truth: what is flagged and names something, as one would who has the paper before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.parsing.office.evidence import named_values
from ocr_pipeline.scoring.equality import same_text
from schemas import Document, FieldValue

LEAST_ALIKE: Final = 60.0
"""A line of a list is one of the truth's that is so alike (0..100), or none of them."""
REVIEWER: Final = "Người duyệt"


def decide(archive: Archive, identity: DocumentId, truth: Document) -> int:
    """Decide every open value of a document that names something; returns how many were decided."""
    decided = 0
    known = {each.path for each in archive.decisions(identity)}
    for path, field in named_values(archive.get(identity).document()):
        meant = true_value(truth, path, field)
        if path in known or not field.needs_review or not field.value or not meant:
            continue
        kind = _kind(field, meant)
        archive.decide(identity, path, kind, None if kind is Kind.ACCEPT else meant, by=REVIEWER)
        decided += 1
    return decided


def true_value(truth: Document, path: str, field: FieldValue) -> str | None:
    """What the paper says where a value was read; ``None`` where it says nothing like it."""
    family = path.split("[", 1)[0]
    wanted = [other.value for name, other in named_values(truth) if name.split("[", 1)[0] == family and other.value]
    if "[" not in path:
        return wanted[0] if wanted else None
    alike = _by_likeness(field.value or "", wanted)
    return next(alike, None)


def _by_likeness(value: str, wanted: Sequence[str]) -> Iterator[str]:
    scored = sorted(((fuzz.ratio(value, each), each) for each in wanted), reverse=True)
    return (each for score, each in scored if score >= LEAST_ALIKE)


def _kind(field: FieldValue, meant: str) -> Kind:
    if same_text(field.value or "", meant):
        return Kind.ACCEPT
    return Kind.PICK if meant in {other.value for other in field.alternatives} else Kind.TYPE
