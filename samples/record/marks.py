"""What is true of seals, signatures, stamps, handwriting and electronic signatures of a sample."""

from __future__ import annotations

import datetime as dt

from samples.ink.canvas import Written
from samples.record.spots import HANDWRITTEN, Evidenced
from samples.scanning.scan import Scan
from schemas import DigitalSignature, FieldValue, Mark, Origin, Received, absent

_NUMBERED = ("received.number", "received.date")
"""A number or a date that a stamp put there counts as handwritten for review."""

_ORIGINS = {"pen": Origin.HANDWRITTEN, "stamp": Origin.STAMPED}


def marks(scan: Scan, at: Evidenced) -> tuple[Mark, ...]:
    """Every mark that the contract has a name for and the scan shows something of, page by page."""
    named = [(drawn, drawn.kind, at.box(drawn.page, drawn.box)) for drawn in scan.drawn if drawn.kind is not None]
    return tuple(
        Mark(kind=kind, page=drawn.page + 1, bbox=box, text=drawn.text)
        for drawn, kind, box in named
        if box[0] < box[2] and box[1] < box[3]
    )


def received(scan: Scan, at: Evidenced) -> Received | None:
    """The first stamp of incoming mail: its number and date by pen, its office as it is cut into the stamp."""
    stamp = scan.received
    if stamp is None:
        return None
    return Received(
        number=_written(stamp.page, stamp.number, at),
        date=_dated(_written(stamp.page, stamp.date, at)),
        office=_written(stamp.page, stamp.office, at),
    )


def stamped_field(scan: Scan, at: Evidenced, role: str) -> FieldValue | None:
    """Urgency or secrecy put on by a stamp; ``None`` when there is no such stamp."""
    for drawn in scan.drawn:
        for word in drawn.words:
            if word.role == role:
                return _written(drawn.page, word, at)
    return None


def digital_signatures(scan: Scan) -> tuple[DigitalSignature, ...]:
    """The visible texts of electronic signatures."""
    return tuple(
        DigitalSignature(
            signer=placed.text.signer,
            organisation=placed.text.organisation,
            time=placed.text.time,
            page=placed.page + 1,
            bbox=placed.box,
            raw="\n".join(placed.text.lines),
        )
        for placed in scan.electronic
    )


def _written(page: int, word: Written | None, at: Evidenced) -> FieldValue:
    if word is None:
        return absent()
    by_hand = word.by == "pen" or (word.by == "stamp" and word.role in _NUMBERED)
    return FieldValue(
        value=word.text,
        raw=word.text,
        page=page + 1,
        bbox=at.box(page, word.box),
        confidence=1.0,
        origin=_ORIGINS.get(word.by, Origin.PRINTED),
        needs_review=by_hand,
        reasons=(HANDWRITTEN,) if by_hand else (),
    )


def _dated(field: FieldValue) -> FieldValue:
    """The date as ISO; on the paper a clerk writes ``10/5/24`` or ``10-5-2024``."""
    if field.value is None:
        return field
    day, month, year = (int(part) for part in field.value.replace("-", "/").replace(".", "/").split("/"))
    value = dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    return field.model_copy(update={"value": value})
