"""What an office's own names say of a document: a doubt about the reading is settled where a name stands as confirmed.

No value is changed. A value that is such a name needs no review for how its words were read; one that has the letters
of such a name and other marks is in doubt, however surely it was read, and has the name among its candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz, process

from ocr_pipeline.parsing.calibration import weighed
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.office.names import NameKind, OfficeName, OfficeNames, has_digit, letters, marked_letters
from ocr_pipeline.parsing.review import review_of
from ocr_pipeline.parsing.review_rules import evidence_of
from schemas import Alternative, Document, FieldValue, Origin, Review

SETTLED: Final = frozenset({"reading", "marks", "shape", "tables", "scan"})
"""The kinds of evidence against a value that a confirmed name settles: what a stamp hides, a pen wrote, or another
place of the document contradicts stays in doubt, and so does where the value begins and ends."""
LOOKS_DIFFER: Final = "two readings differ"
"""How a reason begins that says that two looks read different words."""
SINGLE: Final[dict[str, NameKind]] = {"issuer": "agency", "issuer_parent": "agency", "place": "place"}
"""The fields of a document that are names, each with its kind; below, its lists and the parts of its signature."""
LISTS: Final[dict[str, NameKind]] = {"addressees": "addressee", "recipients": "recipient"}
SIGNED: Final[dict[str, NameKind]] = {"name": "signer", "title": "title"}
KINDS: Final[dict[str, NameKind]] = {
    **SINGLE,
    **{f"{name}[]": kind for name, kind in LISTS.items()},
    **{f"signature.{name}": kind for name, kind in SIGNED.items()},
    "signature.authority[]": "authority",
}
"""All of them by their path in the document, without places in lists."""
BY_HAND: Final = frozenset({Origin.HANDWRITTEN, Origin.STAMPED})
"""What was read by shape alone is always looked at."""
SAME_LETTERS = 0.6
NEAR = 0.4
"""What a candidate is worth as a probability that has the letters of a value, or nearly has."""
LEAST_RATIO: Final = 88.0
"""The likeness (0..100) of the letters of two names from which one may have been misread for the other."""
LEAST_LETTERS: Final = 6
"""Names of fewer letters are too like each other for that."""


def with_office_names(document: Document, names: OfficeNames) -> Document:
    """The document with what an office's names say of its values; seen so again, it is the same."""
    changed = dict(_changed(document, names)) if names.names else {}
    if not changed:
        return document
    after = weighed(document.model_copy(update=changed))
    return after.model_copy(update={"review": _review(document, after)})


def _changed(document: Document, names: OfficeNames) -> Iterator[tuple[str, object]]:
    for part, kind in SINGLE.items():
        field: FieldValue = getattr(document, part)
        if (seen := seen_with(field, kind, names)) != field:
            yield part, seen
    for part, kind in LISTS.items():
        lines: tuple[FieldValue, ...] = getattr(document, part)
        if (all_seen := tuple(seen_with(line, kind, names) for line in lines)) != lines:
            yield part, all_seen
    signature = document.signature
    signed = {part: seen_with(getattr(signature, part), kind, names) for part, kind in SIGNED.items()}
    authority = tuple(seen_with(line, "authority", names) for line in signature.authority)
    new = signature.model_copy(update={**signed, "authority": authority})
    if new != signature:
        yield "signature", new


def named_values(document: Document) -> Iterator[tuple[str, FieldValue]]:
    """Every value of a document that names something, with its path."""
    yield from ((name, getattr(document, name)) for name in SINGLE)
    for name in LISTS:
        yield from ((f"{name}[{place}]", line) for place, line in enumerate(getattr(document, name)))
    yield from ((f"signature.{name}", getattr(document.signature, name)) for name in SIGNED)
    yield from ((f"signature.authority[{place}]", line) for place, line in enumerate(document.signature.authority))


def seen_with(field: FieldValue, kind: NameKind, names: OfficeNames) -> FieldValue:
    """A value with what the names of a kind say of it; its value is never another one."""
    if not field.value or field.origin in BY_HAND or has_digit(field.value):
        return field
    if (known := names.same(kind, field.value)) is not None:
        return _known(field, kind, known)
    other = names.with_letters(kind, field.value)
    if other is not None and marked_letters(other.name) != marked_letters(field.value):
        doubted = flagged(field, f"other marks than in a name that people confirmed: {other.name}")
        return _with_candidate(doubted, other.name, SAME_LETTERS)
    near = _near(field, names.of_kind(kind)) if field.needs_review else None
    return field if near is None else _with_candidate(field, near.name, NEAR)


def _known(field: FieldValue, kind: NameKind, known: OfficeName) -> FieldValue:
    """A value that is a confirmed name.

    Two people may be called alike but for a mark, and one of them be new here: where any look read another name of the
    same letters, a person's stays in doubt.
    """
    if kind == "signer" and _may_be_another(field, known):
        left = field.reasons
    else:
        left = tuple(reason for reason in field.reasons if evidence_of(reason) not in SETTLED)
    update = {"reasons": left, "needs_review": bool(left), "normalised": field.normalised or known.name}
    return field.model_copy(update=update)


def _may_be_another(field: FieldValue, known: OfficeName) -> bool:
    others = (other.value for other in field.alternatives if letters(other.value) == letters(known.name))
    if any(marked_letters(other) != marked_letters(known.name) for other in others):
        return True
    return any(reason.startswith(LOOKS_DIFFER) for reason in field.reasons)


def _with_candidate(field: FieldValue, name: str, worth: float) -> FieldValue:
    others = (other for other in field.alternatives if other.value != name)
    return field.model_copy(update={"alternatives": (Alternative(value=name, confidence=worth), *others)})


def _near(field: FieldValue, known: dict[str, OfficeName]) -> OfficeName | None:
    """The confirmed name that a value may be misread for: the one that has the letters that were read, or nearly."""
    if (read := known.get(letters(field.raw or ""))) is not None:
        return read
    key = letters(field.value or "")
    if len(key) < LEAST_LETTERS:
        return None
    found = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
    return known[found[0]] if found else None


def _review(before: Document, after: Document) -> Review:
    """The reasons of the document's values anew, where the old ones stood among those of the whole of it."""
    own = frozenset(review_of(dict(before)).reasons)
    reasons = before.review.reasons
    first = next((place for place, reason in enumerate(reasons) if reason in own), len(reasons))
    ahead, behind = reasons[:first], [reason for reason in reasons[first:] if reason not in own]
    again = tuple(dict.fromkeys((*ahead, *review_of(dict(after)).reasons, *behind)))
    return Review(required=bool(again), reasons=again)
