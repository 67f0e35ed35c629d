"""Whether a document knows which of its values are handwritten: by the origin it gives them, and by its flags."""

from __future__ import annotations

from ocr_pipeline.scoring.counts import ListCounts
from ocr_pipeline.scoring.fields import ALL_FIELDS, ScoredField
from schemas import Document, FieldValue


def score_handwriting(truth: Document, document: Document) -> dict[str, ListCounts]:
    """The handwritten values of the single fields, found by origin and by flag, whether they were read right or not."""
    fields = [(scored, scored.of_document(truth), scored.of_document(document)) for scored in ALL_FIELDS.values()]
    origin = [(_written(scored, want), _written(scored, got)) for scored, want, got in fields]
    flag = [(_written(scored, want), got.needs_review) for scored, want, got in fields]
    return {"handwritten.origin": _counted(origin), "handwritten.flag": _counted(flag)}


def _written(scored: ScoredField, field: FieldValue) -> bool:
    return bool(field.value) and scored.by_hand(field)


def _counted(pairs: list[tuple[bool, bool]]) -> ListCounts:
    found = sum(want and got for want, got in pairs)
    given = sum(got for _, got in pairs)
    return ListCounts(sum(want for want, _ in pairs), found, found, given, given)
