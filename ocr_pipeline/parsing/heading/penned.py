"""Numbers and dates by hand: what the digit reader and the engine make of them, ranked; never more than likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ocr_pipeline.layout.filled import CERTAIN, FilledBlank
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.fields import REVIEW_CEILING, flagged
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box
from schemas import Alternative, FieldValue, Origin

ENGINE_AGREES = 2.5
"""How much likelier a reading is that the engine, which knows no handwriting, came to as well."""
ONLY_THE_ENGINE = 0.02
"""What a reading of the engine alone is worth against those of the digit reader."""
LENGTHS = {1: 0.25, 2: 1.0, 3: 1.0, 4: 0.8, 5: 0.2}
"""How likely numbers of so many digits are: those below 10 are written with a zero before them (NĐ 30/2020 Phụ lục I,
II.3), few offices come to 10,000 a year."""
ZERO_BEFORE_MORE = 0.05
"""How likely a number of three digits and more begins with a zero."""
KEPT = 6
"""So many readings are given."""
NUMBER = "the number"
ORIGINS = {"stamped": Origin.STAMPED, "handwritten": Origin.HANDWRITTEN, "hard to read": Origin.PRINTED}
"""How a value was written, in the words of its reason, and its origin."""


def maybe_by_hand(field: FieldValue, blanks: Sequence[FilledBlank | None], *why: str) -> FieldValue:
    """A value that cannot be told from handwriting by how it was read: flagged; printed only if its shape is print."""
    printed = all(blank is not None and not blank.by_hand and blank.sure >= CERTAIN for blank in blanks)
    field = flagged(field, *why)
    return field if printed else field.model_copy(update={"origin": Origin.HANDWRITTEN})


def number_by_hand(text: DocumentText, span: tuple[int, int], blank: FilledBlank, read: Iterable[str]) -> FieldValue:
    """The number that a pen or a stamp filled in; ``read`` is what the engine made of it, ``span`` where."""
    return _field(text, span, likely_numbers(blank, read), (blank,), NUMBER)


def hidden_number_by_hand(blank: FilledBlank, *why: str) -> FieldValue:
    """A number that was seen by its shape alone, on a line of which no word was read: it stands on no text."""
    likely = likely_numbers(blank, ())
    return FieldValue(
        value=likely[0].value if likely else None,
        page=blank.page,
        bbox=blank.box.as_tuple(),
        confidence=likely[0].confidence if likely else 0.0,
        needs_review=True,
        reasons=(*why, f"{NUMBER} is {_how((blank,))}: read by shape"),
        origin=ORIGINS[_how((blank,))],
        alternatives=tuple(likely[1:]),
    )


def date_by_hand(
    text: DocumentText,
    span: tuple[int, int],
    blanks: Mapping[str, FilledBlank | None],
    read: Mapping[str, int | None],
    *,
    doubted: bool,
) -> FieldValue | None:
    """The date whose day or month a pen filled in, or that the engine could not read; ``None`` where it is printed.

    ``read`` is what the engine made of ``day``, ``month`` and ``year``; the year must be read. ``doubted`` says that
    how it was read does not speak for print.
    """
    found = [blank for blank in blanks.values() if blank is not None]
    unread = read.get("day") is None or read.get("month") is None
    year = read.get("year")
    by_hand = any(blank.by_hand or (doubted and blank.writer is not Writer.PRINT) for blank in found)
    if year is None or not found or not (unread or by_hand):
        return None
    likely = likely_dates(blanks, read, year)
    return _field(text, span, likely, found, "the date") if likely else None


def _field(
    text: DocumentText,
    span: tuple[int, int],
    likely: Sequence[Alternative],
    blanks: Sequence[FilledBlank],
    what: str,
) -> FieldValue:
    trace = text.trace(*span)
    how = _how(blanks)
    boxes = [blank.box for blank in blanks]
    return FieldValue(
        value=likely[0].value if likely else None,
        raw=trace.raw,
        page=blanks[0].page,
        bbox=Box.around([*boxes, trace.box] if trace.box else boxes).as_bbox(),
        span=span,
        confidence=likely[0].confidence if likely else 0.0,
        needs_review=True,
        reasons=(f"{what} is {how}: read by shape",),
        origin=ORIGINS[how],
        alternatives=tuple(likely[1:]),
    )


def _how(blanks: Sequence[FilledBlank]) -> str:
    filled = [blank.writer for blank in blanks if blank.writer is not Writer.PRINT]
    stamped = all(writer is Writer.STAMP for writer in filled)
    return ("stamped" if stamped else "handwritten") if filled else "hard to read"


def likely_numbers(blank: FilledBlank, read: Iterable[str]) -> list[Alternative]:
    """What a number blank says, best first; ``read`` is what the engine made of it."""
    # In an order of their own: of two that are equally likely, each run is to name the same first.
    engine = sorted(set(read))
    scores = {each.text: each.probability * _number_prior(each.text) for each in blank.readings}
    for text in engine:
        if text in scores:
            scores[text] *= ENGINE_AGREES
        elif len(text) in LENGTHS:
            scores[text] = ONLY_THE_ENGINE * _number_prior(text)
    return _shared({text: score for text, score in scores.items() if score > 0})


def _number_prior(text: str) -> float:
    zero = ZERO_BEFORE_MORE if len(text) > 2 and text[0] == "0" else 1.0
    # No document has the number 0.
    return LENGTHS.get(len(text), 0.0) * zero * (text.strip("0") != "")


def likely_dates(
    blanks: Mapping[str, FilledBlank | None], read: Mapping[str, int | None], year: int
) -> list[Alternative]:
    """The dates that blanks and engine make, best first.

    Args:
        blanks: of ``day`` and ``month``, ``None`` where nothing was found.
        read: what the engine made of ``day`` and ``month``.
        year: as printed.
    """
    days = _part(blanks.get("day"), read.get("day"), 31)
    months = _part(blanks.get("month"), read.get("month"), 12)
    scores = {}
    for day, of_day in days.items():
        for month, of_month in months.items():
            try:
                scores[date(year, month, day).isoformat()] = of_day * of_month
            except ValueError:
                continue
    return _shared(scores)


def _part(blank: FilledBlank | None, read: int | None, most: int) -> dict[int, float]:
    """How likely each day or month is."""
    scores: defaultdict[int, float] = defaultdict(float)
    for reading in blank.readings if blank is not None else ():
        if len(reading.text) <= 2 and 1 <= int(reading.text) <= most:
            scores[int(reading.text)] += reading.probability
    if read is not None and 1 <= read <= most:
        scores[read] = scores[read] * ENGINE_AGREES if read in scores else ONLY_THE_ENGINE
    return scores


def _shared(scores: Mapping[str, float]) -> list[Alternative]:
    whole = sum(scores.values())
    best = sorted(scores.items(), key=lambda item: -item[1])[:KEPT]
    return [Alternative(value=value, confidence=round(min(score / whole, REVIEW_CEILING), 3)) for value, score in best]
