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
OF_SCAN: Final = "scan"
"""The kind of a reason that is about the scan, not the value: it alone says less against a value than any other."""
COARSE: Final = "scanned at only"
"""How the quality gate says that a scan has too few dots: small letters and marks are guessed there."""
DOUBTED: Final = 0.5
"""A document of whose single printed values so great a share (0..1) is flagged is in doubt itself."""
FEWEST_SINGLE: Final = 4
"""Of fewer single values no share is taken."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document says around its values.

    ``restored`` are the spans that the restorer changed; ``verdicts`` are those of the pages that are not good;
    ``damage`` is what the text is called, ``state`` what else the document is called of whose scan or readings little
    is sure.
    """

    said: Said
    restored: tuple[tuple[int, int], ...]
    verdicts: Mapping[int, str]
    damage: tuple[str, ...]
    state: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Self:
        """Those of a document."""
        bad = {page.number: page.quality.verdict for page in document.pages if page.quality.verdict in _BAD}
        restored = tuple(change.span for change in document.restorations if change.applied and change.span is not None)
        changed = len(document.restorations) / max(1, len(document.text.split()))
        damage = tuple(name for share, name in DAMAGED if changed >= share)
        return cls(Said.of(document.text), restored, bad, damage, tuple(_state(document)))


def _state(document: Document) -> Iterator[str]:
    if is_coarse(document):
        yield "coarse"
    signature = document.signature
    named = (getattr(document, name, None) or getattr(signature, name, None) for name in KINDS)
    single = [each for each in named if isinstance(each, FieldValue) and each.value and each.origin is Origin.PRINTED]
    doubted = sum(each.needs_review for each in single) / max(1, len(single))
    if len(single) >= FEWEST_SINGLE and doubted >= DOUBTED:
        yield "much doubted"


def is_coarse(document: Document) -> bool:
    """Whether the quality gate found too few dots on one of its pages."""
    return any(reason.startswith(COARSE) for page in document.pages for reason in page.quality.reasons)


_BAD: Final = frozenset({"doubtful", "rescan"})


def terms(kind: str, found: Evidence, around: Surroundings) -> frozenset[str]:
    """The terms of a value of ``kind``; those against it begin with ``against``, those for it with ``for``."""
    damaged = (f"against: a {kind} in a text that is {damage}" for damage in around.damage if kind == "list")
    only_of_scan = all(evidence_of(reason) == OF_SCAN for reason in found.reasons)
    plain = (f"against: a document that is {state}, nothing else" for state in around.state if only_of_scan)
    return frozenset((f"is {kind}", *damaged, *plain, *_against(found, around), *_in_favour(found, around)))


def _against(found: Evidence, around: Surroundings) -> Iterator[str]:
    kinds = Counter(evidence_of(reason) for reason in found.reasons)
    yield from (f"against: {kind}" for kind in kinds)
    if kinds.keys() - {OF_SCAN}:
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
    yield from (f"against: a document that is {state}" for state in around.state)
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
