"""Single fields counted against a label: right, flagged, silently wrong, lost; printed and handwritten apart.

``silent`` is the defect that matters most: a value that is wrong (or that the page does not show) and that nobody is
asked to look at. ``lost`` is the second: the page shows a value, and it is neither given nor flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from typing import Final

from benchmarks.equality import Equal, same_code, same_notation, same_subject, same_text, same_to_the_letter
from benchmarks.labels import Label, Signer
from schemas import Document, FieldValue, absent

_CANDIDATES = 3
"""How many alternatives a person is shown beside the value of a handwritten field."""


@dataclass(frozen=True, slots=True)
class FieldCounts:
    """Counts of one field, or of many added up; the last six are of the printed and of the handwritten ones alone."""

    labelled: int = 0
    right: int = 0
    emitted: int = 0
    flagged: int = 0
    silent: int = 0
    lost: int = 0
    printed: int = 0
    printed_right: int = 0
    printed_emitted: int = 0
    printed_flagged: int = 0
    handwritten: int = 0
    handwritten_candidates: int = 0
    handwritten_unflagged: int = 0

    def __add__(self, other: FieldCounts) -> FieldCounts:
        return FieldCounts(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def unflagged_precision(self) -> float | None:
        """The share (0..1) of the values given without a flag that are right; ``None`` when there is none."""
        return share(self.emitted - self.flagged - self.silent, self.emitted - self.flagged)


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field that is scored: where it stands in a document and in a label, and when the two are equal."""

    of_document: Callable[[Document], FieldValue]
    of_label: Callable[[Label], str | None]
    equal: Equal
    by_hand: Callable[[Label], bool | None] = lambda _: False


FIELDS: Final[dict[str, ScoredField]] = {
    "document_type": ScoredField(lambda d: d.document_type, lambda w: w.doc_type, same_text),
    "code": ScoredField(lambda d: d.code, lambda w: w.code, same_code, lambda w: w.number_handwritten),
    "number": ScoredField(lambda d: d.number, lambda w: w.number, same_code, lambda w: w.number_handwritten),
    "notation": ScoredField(lambda d: d.notation, lambda w: w.notation, same_notation),
    "place": ScoredField(lambda d: d.place, lambda w: w.place, same_text),
    "date": ScoredField(lambda d: d.date, lambda w: w.date, same_to_the_letter, lambda w: w.day_handwritten),
    "issuer": ScoredField(lambda d: d.issuer, lambda w: w.issuer, same_text),
    "issuer_parent": ScoredField(lambda d: d.issuer_parent, lambda w: w.issuer_parent, same_text),
    "subject": ScoredField(lambda d: d.subject, lambda w: w.subject, same_subject),
    "signer_name": ScoredField(lambda d: d.signature.name, lambda w: _signer(w).name, same_text),
    "signer_title": ScoredField(lambda d: d.signature.title, lambda w: _signer(w).title, same_text),
}


@dataclass(frozen=True, slots=True)
class Miss:
    """A field that is not right: what was wanted and what was given."""

    field: str
    wanted: str | None
    given: str | None
    flagged: bool


def score_fields(label: Label, document: Document | None) -> tuple[dict[str, FieldCounts], list[Miss]]:
    """The counts of each field and what was missed; a document that was not converted has nothing right."""
    counts, misses = {}, []
    for name, scored in FIELDS.items():
        wanted = scored.of_label(label) or None
        given = scored.of_document(document) if document is not None else absent()
        right = _right(scored, wanted, given.value)
        counts[name] = _counted(scored, label, given, right=right, converted=document is not None)
        silent = counts[name].silent
        if silent or (wanted and not right):
            misses.append(Miss(name, wanted, given.value or None, given.needs_review))
    return counts, misses


def total(counts: Iterable[FieldCounts]) -> FieldCounts:
    """All added up."""
    return sum(counts, FieldCounts())


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` as 0..1; ``None`` of nothing."""
    return part / whole if whole else None


def _signer(label: Label) -> Signer:
    return label.signer or Signer()


def _right(scored: ScoredField, wanted: str | None, given: str | None) -> bool:
    return bool(wanted) and bool(given) and scored.equal(wanted or "", given or "")


def _counted(scored: ScoredField, label: Label, given: FieldValue, *, right: bool, converted: bool) -> FieldCounts:
    shown = bool(scored.of_label(label))
    emitted, flagged = bool(given.value), bool(given.value) and given.needs_review
    by_hand = bool(scored.by_hand(label))
    hand_shown = shown and by_hand
    return FieldCounts(
        labelled=shown,
        right=right,
        emitted=emitted,
        flagged=flagged,
        silent=emitted and not flagged and not right,
        lost=shown and converted and not emitted and not given.needs_review,
        printed=shown and not by_hand,
        printed_right=right and not by_hand,
        printed_emitted=emitted and not by_hand,
        printed_flagged=flagged and not by_hand,
        handwritten=hand_shown,
        handwritten_candidates=hand_shown and (right or _among_candidates(scored, label, given)),
        handwritten_unflagged=hand_shown and emitted and not flagged,
    )


def _among_candidates(scored: ScoredField, label: Label, given: FieldValue) -> bool:
    wanted = scored.of_label(label)
    return any(_right(scored, wanted, other.value) for other in given.alternatives[:_CANDIDATES])
