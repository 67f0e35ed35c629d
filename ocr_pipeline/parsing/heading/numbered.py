"""The left column down to the number: the agencies, and the number line below them, each helping to find the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diacritics import Restorer
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.heading.after_notation import after_notation
from ocr_pipeline.parsing.heading.agency import parse_agencies
from ocr_pipeline.parsing.heading.expected_notation import expected_notations, find_notation
from ocr_pipeline.parsing.heading.joint_issuers import issue_together, together
from ocr_pipeline.parsing.heading.letter_subject import ABOUT
from ocr_pipeline.parsing.heading.notation import (
    NotationWitnesses,
    commission_signs,
    signs_of_agency,
    signs_of_units,
)
from ocr_pipeline.parsing.heading.number import CodeFields, no_number, parse_number
from ocr_pipeline.parsing.heading.number_line import number_line
from ocr_pipeline.parsing.issuers.damaged_agencies import mended_agency
from ocr_pipeline.parsing.review_rules import evidence_of
from ocr_pipeline.parsing.tables import REGIMES, Regime
from schemas import FieldValue, absent

OF_LETTERS = frozenset({"reading", "shape", "covered", "debris"})
"""The kinds of evidence against a name that leave its letters in doubt."""
SURE_SIGN = 4
"""A sign of so many letters that an agency's name begins its words with is the agency's own, stroke by stroke."""
DEEPEST = 7
"""The number stands within so many lines of the left column."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What stands elsewhere on the pages: the ``kind`` that the title names, the ``recipients`` with "Lưu: VT, …".

    ``regimes`` are the sets of rules that heading and date allow: they say which codes are to be looked for.
    """

    kind: str | None = None
    recipients: str = ""
    regimes: tuple[Regime, ...] = REGIMES


@dataclass(frozen=True, slots=True)
class NumberedHead:
    """Agencies and code of a head, and the lines ``below`` its number."""

    parent: FieldValue
    issuer: FieldValue
    codes: CodeFields
    below: tuple[TextLine, ...]


def numbered_head(
    text: DocumentText, left: Sequence[TextLine], page: int, witness: Witness, restorer: Restorer
) -> NumberedHead:
    """The agencies, the number and the notation of a header's left column.

    Args:
        text: the document's text.
        left: the column's lines, top to bottom.
        page: number of the page.
        witness: what vouches for the notation.
        restorer: for what a second look read.
    """
    at = number_line(text, left)
    if at is None:
        at = _line_like_expected(text, left, witness)
    if at is None:
        parent, issuer = _agencies(text, _stop_at_subject(text, left))
        return NumberedHead(parent, issuer, no_number(text, page), tuple(left))
    parent, issuer = _agencies(text, left[:at])
    units = signs_of_units(witness.recipients)
    own, above = signs_of_agency(issuer.value), signs_of_agency(parent.value)
    both = commission_signs(issuer.value, parent.value)
    signs = units | own | above | both
    sure = units | (set() if _is_unread(issuer) else own) | (set() if _is_unread(parent) else above)
    sure |= set() if _is_unread(issuer) or _is_unread(parent) else both
    prose = text.text if text.misread else ""
    named = frozenset(sign for sign in own - units if len(sign) >= SURE_SIGN)
    doubted = frozenset(signs - sure)
    initials = frozenset(own | above | both)
    witnesses = NotationWitnesses(frozenset(signs), witness.kind, prose, witness.regimes, named, doubted, initials)
    expected = expected_notations(witness.kind, issuer.value, own, units, witness.regimes)
    codes = parse_number(text, left[at], restorer, witnesses, expected)
    issuer = after_notation(issuer, codes.notation.value)
    if issue_together(parent, issuer, codes.notation.value):
        parent, issuer = absent(), together(parent, issuer)
    return NumberedHead(parent, issuer, codes, tuple(left[at + 1 :]))


def _is_unread(agency: FieldValue) -> bool:
    """Whether letters of an agency's name are in doubt: what misread its line may have misread the notation's."""
    return any(evidence_of(reason) in OF_LETTERS for reason in agency.reasons)


def _agencies(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, FieldValue]:
    """Parent and issuer, put right by the tables where an OCR without Vietnamese damaged the text."""
    parent, issuer = parse_agencies(text, lines)
    if not text.misread:
        return parent, issuer
    return mended_agency(parent, _own_lines(text, lines, parent), text), mended_agency(
        issuer, _own_lines(text, lines, issuer), text
    )


def _own_lines(text: DocumentText, lines: Sequence[TextLine], field: FieldValue) -> str:
    """What was read in the field's own lines, without what stands between them in another column."""
    start, end = field.span or (0, 0)
    own = [(max(line.start, start), min(line.end, end)) for line in lines if line.start < end and line.end > start]
    return text.trace_of(own).raw if own else ""


def _line_like_expected(text: DocumentText, left: Sequence[TextLine], witness: Witness) -> int | None:
    """Which line says the notation that title and agency call for, though it is not to be known for a number line."""
    units = signs_of_units(witness.recipients)
    best: tuple[float, int] | None = None
    for at in range(1, min(len(left), DEEPEST)):
        issuer = parse_agencies(text, left[:at])[1].value
        expected = expected_notations(witness.kind, issuer, signs_of_agency(issuer), units, witness.regimes)
        found = find_notation(text.line_text(left[at]), expected)
        if found is not None and (best is None or found.alike > best[0]):
            best = found.alike, at
    return best[1] if best is not None else None


def _stop_at_subject(text: DocumentText, lines: Sequence[TextLine]) -> list[TextLine]:
    """The left lines above a "V/v": without a number they are all that can name the agency."""
    kept = []
    for line in lines:
        if ABOUT.match(fold(text.line_text(line))):
            break
        kept.append(line)
    return kept
