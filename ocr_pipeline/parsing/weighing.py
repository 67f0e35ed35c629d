"""What speaks for and against a value, as the names of a few terms, each of which the calibration gives a weight.

Everything is taken from the document itself, its reasons in words above all: whoever has the JSON can weigh it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from ocr_pipeline.parsing.review_rules import evidence_of
from ocr_pipeline.parsing.said_elsewhere import Said
from schemas import Document, Evidence, FieldValue, Origin

Family = Literal["field", "citation", "statistic", "date"]
"""Values of one family have weights of their own."""
KINDS: Final = {
    "document_type": "type",
    "code": "code",
    "number": "code",
    "notation": "notation",
    "issuer_parent": "agency",
    "issuer": "agency",
    "place": "agency",
    "date": "date",
    "subject": "wording",
    "urgency": "grade",
    "secrecy": "grade",
    "title": "title",
    "name": "person",
    "authority": "title",
    "addressees": "list",
    "recipients": "list",
    "office": "agency",
}
"""The kind of value that a field of the contract holds, by its name there: kinds are misread in ways of their own."""
SEVERAL: Final = 2
"""So many reasons speak against a value more than one does."""
MANY: Final = 4
"""And so many more still."""
RIVAL: Final = 0.05
"""What another reading of handwriting must have (0..1) to speak against the first."""
CLOSE_RIVAL: Final = 0.2
"""What it must have to be nearly as likely."""
DAMAGED: Final = ((0.03, "damaged"), (0.06, "badly damaged"))
"""What a text is called of whose words the restorer would change so great a share (0..1), the worst last."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document says around its values.

    ``restored`` are the spans that the restorer changed; ``verdicts`` are those of the pages that are not good;
    ``damage`` is what the text is called.
    """

    said: Said
    restored: tuple[tuple[int, int], ...]
    verdicts: Mapping[int, str]
    damage: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Those of a document."""
        bad = {page.number: page.quality.verdict for page in document.pages if page.quality.verdict in _BAD}
        restored = tuple(change.span for change in document.restorations if change.applied and change.span is not None)
        changed = len(document.restorations) / max(1, len(document.text.split()))
        damage = tuple(name for share, name in DAMAGED if changed >= share)
        return cls(Said.of(document.text), restored, bad, damage)


_BAD: Final = frozenset({"doubtful", "rescan"})


def terms(kind: str, found: Evidence, around: Surroundings) -> frozenset[str]:
    """The terms of a value of ``kind``; those against it begin with ``against``, those for it with ``for``."""
    damaged = (f"against: a {kind} in a text that is {damage}" for damage in around.damage if kind == "list")
    return frozenset((f"is {kind}", *damaged, *_against(found, around), *_in_favour(found, around)))


def _against(found: Evidence, around: Surroundings) -> Iterator[str]:
    kinds = Counter(evidence_of(reason) for reason in found.reasons)
    yield from (f"against: {kind}" for kind in kinds)
    if kinds:
        yield "against: any reason"
    if len(found.reasons) >= SEVERAL:
        yield "against: several reasons"
    if len(found.reasons) >= MANY:
        yield "against: many reasons"
    if found.span is not None and any(
        found.span[0] <= start and end <= found.span[1] for start, end in around.restored
    ):
        yield "against: marks restored"
    if found.page is not None and found.page in around.verdicts:
        yield f"against: a page that is {around.verdicts[found.page]}"
    yield from (f"against: a text that is {damage}" for damage in around.damage)
    if isinstance(found, FieldValue) and found.origin in (Origin.HANDWRITTEN, Origin.STAMPED):
        yield from _of_hand(found)


def _of_hand(field: FieldValue) -> Iterator[str]:
    yield "against: by hand"
    rival = field.alternatives[0].confidence if field.alternatives else 0.0
    if rival >= RIVAL:
        yield "against: a rival reading by hand"
    if rival >= CLOSE_RIVAL:
        yield "against: a close rival by hand"


def _in_favour(found: Evidence, around: Surroundings) -> Iterator[str]:
    if not isinstance(found, FieldValue) or not found.value or found.span is None:
        return
    if found.normalised is not None:
        yield "for: a table has it"
    if around.said.again(found.value, found.span):
        yield "for: said again"
