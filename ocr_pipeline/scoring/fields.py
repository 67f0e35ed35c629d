"""Single fields: right, flagged, silently wrong, lost; printed and handwritten apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.scoring.counts import FieldCounts
from ocr_pipeline.scoring.equality import Equal, same_code, same_notation, same_subject, same_text, same_to_the_letter
from ocr_pipeline.scoring.labels import Label, Signer
from schemas import Document, FieldValue, Origin, Received, absent

_CANDIDATES: Final = 3
"""How many alternatives a person is shown beside the value of a handwritten field."""


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field that is scored: where it stands in a document, when two values are equal.

    ``numbered`` says that a stamp there is a numbering stamp, which counts as handwriting.
    """

    of_document: Callable[[Document], FieldValue]
    equal: Equal
    numbered: bool = False

    def by_hand(self, field: FieldValue) -> bool:
        """Whether the field says of itself that it was written by pen or by a numbering stamp."""
        return field.origin is Origin.HANDWRITTEN or (self.numbered and field.origin is Origin.STAMPED)

    def right(self, wanted: str | None, given: str | None) -> bool:
        """Whether there is a value and it is the one on the page."""
        return bool(wanted) and bool(given) and self.equal(wanted or "", given or "")


FIELDS: Final[dict[str, ScoredField]] = {
    "document_type": ScoredField(lambda d: d.document_type, same_text),
    "code": ScoredField(lambda d: d.code, same_code, numbered=True),
    "number": ScoredField(lambda d: d.number, same_code, numbered=True),
    "notation": ScoredField(lambda d: d.notation, same_notation),
    "place": ScoredField(lambda d: d.place, same_text),
    "date": ScoredField(lambda d: d.date, same_to_the_letter, numbered=True),
    "issuer": ScoredField(lambda d: d.issuer, same_text),
    "issuer_parent": ScoredField(lambda d: d.issuer_parent, same_text),
    "subject": ScoredField(lambda d: d.subject, same_subject),
    "signer_name": ScoredField(lambda d: d.signature.name, same_text),
    "signer_title": ScoredField(lambda d: d.signature.title, same_text),
}
"""What hand-made labels hold."""

FURTHER_FIELDS: Final[dict[str, ScoredField]] = {
    "urgency": ScoredField(lambda d: d.urgency, same_text),
    "secrecy": ScoredField(lambda d: d.secrecy, same_text),
    "received.number": ScoredField(lambda d: _received(d).number, same_code, numbered=True),
    "received.date": ScoredField(lambda d: _received(d).date, same_to_the_letter, numbered=True),
    "received.office": ScoredField(lambda d: _received(d).office, same_text),
}
"""What complete truth holds besides; ``received`` is the incoming-mail stamp."""

ALL_FIELDS: Final = {**FIELDS, **FURTHER_FIELDS}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page shows of a field, and whether a person has to look at it: it is handwritten, or hardly legible."""

    value: str | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A value or an entry that is not right: what was wanted and what was given, either of them nothing."""

    name: str
    wanted: str | None
    given: str | None
    flagged: bool = False


def wanted_of_label(label: Label) -> dict[str, Wanted]:
    """What hand-made labels say of the fields."""
    signer = label.signer or Signer()
    return {
        "document_type": Wanted(label.doc_type),
        "code": Wanted(label.code, bool(label.number_handwritten)),
        "number": Wanted(label.number, bool(label.number_handwritten)),
        "notation": Wanted(label.notation),
        "place": Wanted(label.place),
        "date": Wanted(label.date, bool(label.day_handwritten)),
        "issuer": Wanted(label.issuer),
        "issuer_parent": Wanted(label.issuer_parent),
        "subject": Wanted(label.subject),
        "signer_name": Wanted(signer.name),
        "signer_title": Wanted(signer.title),
    }


def wanted_of_truth(truth: Document) -> dict[str, Wanted]:
    """What complete truth says of the fields."""
    fields = {name: (scored, scored.of_document(truth)) for name, scored in ALL_FIELDS.items()}
    return {
        name: Wanted(field.value, field.needs_review or scored.by_hand(field))
        for name, (scored, field) in fields.items()
    }


def score_fields(wanted: Mapping[str, Wanted], document: Document | None) -> tuple[dict[str, FieldCounts], list[Miss]]:
    """The counts of each field and what was missed; a document that was not converted (``None``) has nothing right."""
    counts, misses = {}, []
    for name, want in wanted.items():
        scored = ALL_FIELDS[name]
        given = scored.of_document(document) if document is not None else absent()
        right = scored.right(want.value, given.value)
        counts[name] = _counted(scored, want, given, right=right, converted=document is not None)
        if counts[name].silent or (want.value and not right):
            misses.append(Miss(name, want.value or None, given.value or None, given.needs_review))
    return counts, misses


def right_fields(truth: Document, document: Document) -> list[tuple[FieldValue, FieldValue]]:
    """The fields whose value is right, as the truth has them and as they were given."""
    pairs = [(s, s.of_document(truth), s.of_document(document)) for s in ALL_FIELDS.values()]
    return [(want, got) for scored, want, got in pairs if scored.right(want.value, got.value)]


def _received(document: Document) -> Received:
    return document.received or Received()


def _counted(scored: ScoredField, want: Wanted, given: FieldValue, *, right: bool, converted: bool) -> FieldCounts:
    shown, emitted = bool(want.value), bool(given.value)
    flagged = emitted and given.needs_review
    hand_shown = shown and want.by_hand
    return FieldCounts(
        labelled=shown,
        right=right,
        emitted=emitted,
        flagged=flagged,
        silent=emitted and not flagged and not right,
        lost=shown and converted and not emitted and not given.needs_review,
        printed=shown and not want.by_hand,
        printed_right=right and not want.by_hand,
        printed_settled=right and not want.by_hand and not flagged,
        printed_emitted=emitted and not want.by_hand,
        printed_flagged=flagged and not want.by_hand,
        handwritten=hand_shown,
        handwritten_candidates=hand_shown and (right or _among_candidates(scored, want, given)),
        handwritten_unflagged=hand_shown and emitted and not flagged,
    )


def _among_candidates(scored: ScoredField, want: Wanted, given: FieldValue) -> bool:
    return any(scored.right(want.value, other.value) for other in given.alternatives[:_CANDIDATES])
