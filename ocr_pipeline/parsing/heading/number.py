"""Cell 3: number and notation, printed after "Số:"; the number is often written by hand (NĐ 30/2020 Phụ lục I).

What is not certainly printed is flagged: a wrong number is the worst value of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from diacritics import Restorer
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, digits, field_at, flagged, likely_digits, missing
from ocr_pipeline.parsing.heading.expected_notation import FoundNotation, find_notation
from ocr_pipeline.parsing.heading.notation import (
    JudgedNotation,
    NotationWitnesses,
    judged,
    notation_is_known,
    notation_value,
)
from ocr_pipeline.parsing.heading.notation_readings import put_together, with_type_of_title
from ocr_pipeline.parsing.heading.number_line import OPENING, SLASH, Split, split_line
from ocr_pipeline.parsing.heading.penned import hidden_number_by_hand, maybe_by_hand, number_by_hand
from ocr_pipeline.parsing.heading.printed import is_printed_number, is_vouched_number
from ocr_pipeline.parsing.heading.vouched_signs import is_vouched
from ocr_pipeline.parsing.tables import REGIMES
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box, Word
from schemas import Alternative, FieldValue, Origin

YEAR_BEHIND = regex.compile(r"\s*(?P<number>\d{1,5})\s?[/⁄∕]\s?(?P<year>(?:19|20)\d\d)(?!\d)")
"""Number and year of a normative document, before a notation that was read badly: "18/2020/11T-BXD"."""
NUMBER = re.compile(r"^\d{1,5}[a-zđ]?$")
PARTED = "/"
"""Parts a year from the notation, and type and agency in a Party document's (KH/TU)."""


@dataclass(frozen=True, slots=True)
class CodeFields:
    """The three fields that a number line gives."""

    code: FieldValue
    number: FieldValue
    notation: FieldValue


def parse_number(
    text: DocumentText,
    line: TextLine,
    restorer: Restorer,
    witnesses: NotationWitnesses | None = None,
    expected: Sequence[str] = (),
) -> CodeFields:
    """Number, notation and code out of the line that holds them.

    Args:
        text: the document's text.
        line: of the header's left column.
        restorer: for what a second look read.
        witnesses: vouch for the notation's groups.
        expected: notations that the document may have, one of which a line read badly may say.
    """
    regimes = witnesses.regimes if witnesses else REGIMES
    split = split_line(text, line, regimes)
    found = find_notation(text.line_text(line), expected) if _is_torn(text, split) else None
    if found is not None:
        split = Split((split.number[0], max(split.number[0], line.start + found.start)), None)
        return _expected(text, line, split, found)
    blank = text.blank(BlankKind.NUMBER, line)
    number = _number(text, split, blank)
    if split.notation is None:
        why = "no notation was found after the number"
        raw = text.line_text(line)
        return CodeFields(missing(why, page=line.page, raw=raw), number, missing(why, page=line.page, raw=raw))
    notation = _notation(text, line, split.notation, restorer, witnesses or NotationWitnesses(), expected)
    return CodeFields(_code(text, split, number, notation, blank), number, notation)


def _expected(text: DocumentText, line: TextLine, split: Split, found: FoundNotation) -> CodeFields:
    """The fields of a line that was read badly, with the notation that it must have."""
    start, end = line.start + found.start, line.start + found.end
    value = found.notation
    dated = YEAR_BEHIND.match(text.text, split.number[0], start)
    if dated is not None and PARTED not in value:
        split = Split((split.number[0], dated.end("number")), None)
        start, value = dated.start("year"), f"{dated['year']}{PARTED}{value}"
    reason = f"read as {text.text[start:end].strip()}; taken for {value} after title and issuer"
    notation = field_at(text, start, end, value, Checks(known=True, reasons=(reason,)))
    blank = text.blank(BlankKind.NUMBER, line)
    number = _number(text, split, blank)
    whole = Split(split.number, (start, end), PARTED in found.notation)
    return CodeFields(_code(text, whole, number, notation, blank), number, notation)


def _is_torn(text: DocumentText, split: Split) -> bool:
    """Whether no notation was read, or but a part of one, nothing that parts its groups: "22/TT:-UBND", "09/CWUBND"."""
    if split.notation is None:
        return True
    return regex.search(r"[-/]", notation_value(text.text[slice(*split.notation)])) is None


def no_number(text: DocumentText, page: int) -> CodeFields:
    """When no line of the header of ``page`` holds a number: what was seen of it by its shape, level with the date."""
    lost = missing("no number was found in the header", page=page)
    lines = [line for line in text.lines if (line.kind, line.page) == (RegionKind.HEADER_RIGHT, page)]
    boxes = [box for line in lines if (box := text.trace(line.start, line.end).box) is not None]
    seen = (
        blank
        for blank in text.blanks
        if (blank.kind, blank.page, blank.heading) == (BlankKind.NUMBER, page, False)
        and any(box.y0 < blank.box.middle[1] < box.y1 for box in boxes)
    )
    blank = next(seen, None)
    return CodeFields(lost, hidden_number_by_hand(blank, *lost.reasons) if blank is not None else lost, lost)


def _number(text: DocumentText, split: Split, blank: FilledBlank | None) -> FieldValue:
    start, end = split.number
    said = text.text[start:end].strip(" .,:;_…-")
    trace = text.trace(start, end) if start < end else None
    words = trace.words if trace else ()
    printed = is_printed_number(words, blank)
    doubtful = blank is not None and blank.writer is not Writer.PRINT and not printed
    if blank is not None and (blank.by_hand or doubtful):
        return number_by_hand(text, (start, end), blank, [*_read_as_one(said), *_candidates(words)])
    if not said:
        return missing("the number is blank or was not read")
    value = "".join(said.split())
    if not NUMBER.match(value):
        likely = list(dict.fromkeys([*_read_as_one(said), *_candidates(words)]))
        return field_at(
            text,
            start,
            end,
            likely[0] if likely else None,
            Checks(reasons=("the number could not be read as digits; it is likely handwritten",)),
            origin=Origin.HANDWRITTEN,
            alternatives=[Alternative(value=other, confidence=0.2) for other in likely[1:]],
        )
    field = field_at(text, start, end, value, Checks(settled=_settled(words, blank)))
    others = [Alternative(value=other, confidence=0.2) for other in _candidates(words) if other != value]
    if blank is not None and blank.readings[0].text != digits(value):
        field = flagged(field, f"two readings differ: {value} and {blank.readings[0].text}")
    if words and not printed:
        field = maybe_by_hand(field, (blank,), "the number is likely handwritten or stamped")
    return field.model_copy(update={"alternatives": tuple(others)})


def _settled(words: Sequence[Word], blank: FilledBlank | None) -> frozenset[str]:
    """The words of a printed number whose figures the digit reader read alike."""
    if not is_printed_number(words, blank):
        return frozenset()
    return frozenset(word.text for word in words if is_vouched_number(word, blank))


def _read_as_one(said: str) -> list[str]:
    """All digits of the number together: a pen's number falls into pieces."""
    return [read for read in (likely_digits(said), digits(said)) if read]


def _candidates(words: Sequence[Word]) -> list[str]:
    """Runs of digits that either reading made of the number, best first."""
    found = []
    for word in words:
        for reading in (word.text, word.second or ""):
            head = SLASH.split(OPENING.sub("", reading))[0].strip(" .…_:;,")
            found += [read for read in (likely_digits(head), digits(head)) if read]
    return list(dict.fromkeys(found))


def _notation(
    text: DocumentText,
    line: TextLine,
    span: tuple[int, int],
    restorer: Restorer,
    witnesses: NotationWitnesses,
    expected: Sequence[str],
) -> FieldValue:
    (said, read), second = _readings(text, span, restorer, witnesses)
    also, other = second if second is not None else ("", None)
    # The document's own names are no witnesses where all of them went through the same damage.
    known = read.known if not text.misread else notation_is_known(read.value)
    offered = [other.value] if other is not None and other.value else []
    value = read.value
    reasons = [] if known else ["the notation holds a group that is not known"]
    if offered and offered != [value] and not known:
        reasons.append(f"two readings differ: {value} and {offered[0]}")
        whole = put_together(value, offered[0], witnesses) if not text.misread else None
        if whole is not None:
            reasons.append(f"read as {value}; taken for {whole} after title and issuer")
            offered, value = [value, *offered], whole
    titled = with_type_of_title(value, expected) if witnesses.kind is not None and not known else None
    if titled is not None and titled != value:
        reasons.append(f"read as {value}; taken for {titled} after title and issuer")
        offered, value = [value, *offered], titled
    others = (also, text.text[: line.start], text.text[line.end :])
    guesses = [pair for pair in read.changed if not is_vouched(*pair, witnesses, others)]
    reasons += [f"read as {one}; taken for {sign} by one name of the document" for one, sign in guesses]
    offered += [said] if guesses else []
    alternatives = [Alternative(value=each, confidence=0.3) for each in dict.fromkeys(offered) if each != value]
    checks = Checks(known=known, reasons=tuple(reasons))
    return _without_number_doubts(field_at(text, *span, value, checks, alternatives=alternatives), reasons, known)


Reading = tuple[str, JudgedNotation]
"""A notation as it was read, and what the witnesses make of it."""


def _readings(
    text: DocumentText, span: tuple[int, int], restorer: Restorer, witnesses: NotationWitnesses
) -> tuple[Reading, Reading | None]:
    """What both looks read in a place, the one that is known before the one that is not."""
    said = notation_value(text.text[slice(*span)])
    read = said, judged(said, witnesses)
    second = next(
        (SLASH.split(w.second, 1)[1] for w in text.trace(*span).words if w.second and SLASH.search(w.second)), None
    )
    if not second:
        return read, None
    also = notation_value(restorer.restore(second).text)
    other = also, judged(also, witnesses)
    return (other, read) if other[1].known and not read[1].known else (read, other)


def _without_number_doubts(field: FieldValue, reasons: Sequence[str], known: bool) -> FieldValue:
    """The notation's own doubts: those about the number, which may stand in the same word, are not its own."""
    if not known or reasons:
        return field
    return field.model_copy(update={"needs_review": False, "reasons": (), "confidence": max(field.confidence, 0.95)})


def _code(
    text: DocumentText, split: Split, number: FieldValue, notation: FieldValue, blank: FilledBlank | None
) -> FieldValue:
    start, end = split.number[0], split.notation[1] if split.notation else split.number[1]
    if number.value is None or notation.value is None:
        reasons = (*number.reasons, *notation.reasons)
        page = notation.page or number.page
        return missing(reasons[0] if reasons else "the number was not read", page=page, raw=text.text[start:end])
    sign = "-" if split.party else "/"
    others = [
        Alternative(value=f"{other.value}{sign}{notation.value}", confidence=other.confidence)
        for other in number.alternatives
    ]
    checks = Checks(known=True, settled=_settled(text.trace(start, end).words, blank))
    field = field_at(text, start, end, f"{number.value}{sign}{notation.value}", checks, origin=number.origin)
    field = flagged(field, *number.reasons, *notation.reasons)
    if split.party and split.notation and not regex.search(r"\p{Pd}", text.text[split.number[0] : split.notation[0]]):
        field = flagged(field, "no hyphen was read before the notation: a digit may be lost with it")
    return field.model_copy(update={"alternatives": tuple(others), "bbox": _box(field, number)})


def _box(code: FieldValue, number: FieldValue) -> tuple[int, int, int, int] | None:
    """Where a code stands: a pen's number may stand where no word was read, and is the part in doubt."""
    if code.bbox is None or number.bbox is None or number.page != code.page:
        return code.bbox
    return Box.around([Box(*code.bbox), Box(*number.bbox)]).as_bbox()
