"""Cells 5a and 5b: the name of the type with the trích yếu under it, or the "V/v …" of a công văn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex
from rapidfuzz import fuzz, process

from diacritics import Restorer
from ocr_pipeline.layout.header import ADDRESSEES
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at, flagged, missing
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.heading.letter_subject import (
    LetterSubject,
    about_below_title,
    letter_subject,
    subject_above_addressees,
    with_its_end_in_doubt,
)
from ocr_pipeline.parsing.heading.line_ends import sure_words
from ocr_pipeline.parsing.heading.notation import signs_of_agency
from ocr_pipeline.parsing.heading.subject import subject_of
from ocr_pipeline.parsing.heading.subject_lines import is_set_off, is_text, opens_body, still_centred, subject_lines
from ocr_pipeline.parsing.tables import type_of_abbreviation, type_of_title
from schemas import FieldValue, Origin

LETTER = "Công văn"
"""A letter prints no type name; its notation opens with an agency instead of a type."""
CONSOLIDATED = "Văn bản hợp nhất"
TITLE_ALIKE = 84.0
"""Least rapidfuzz ratio (0..100) of a title line to the name of a type, letters only."""
TITLE_EXPECTED = 65.0
"""The same for the type that the notation names too."""
ABOUT = regex.compile(r"^\W*ve viec\b")
"""What opens most subjects, and hardly a body. On the folded line."""
BEGINS_SMALL = regex.compile(r"\W*\p{Ll}")
"""A line that begins amid a sentence, as the body below a subject never does."""
OF_AGENCY = regex.compile(r"^(?P<type>\p{Lu}[\p{Lu}\s]{3,25}?)\s+CỦA\s+\p{Lu}{2}")
"""A type with whose it is on the same line: QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH CAO BẰNG (before 2005)."""
WITH_SUBJECT = regex.compile(r"^(?P<type>\p{Lu}[\p{Lu}\s]{3,25}?)\s+(?=(?:Về việc|V/v)\W)")
"""A type with its subject on the same line: QUYẾT ĐỊNH Về việc …"""
FEW_STRAYS = 4
"""Without a title a subject stands among so many first lines."""
TITLE_WITHIN = 14
"""The title stands among the first lines of the body, after at most so many stray ones."""


@dataclass(frozen=True, slots=True)
class Title:
    """The type and subject, and the index of the body line behind them (0 when neither was found)."""

    document_type: FieldValue
    subject: FieldValue
    after: int


def parse_title(
    text: DocumentText,
    left: Sequence[TextLine],
    body: Sequence[TextLine],
    notation: str | None,
    language: Restorer,
    issuer: str | None = None,
) -> Title:
    """Type and subject.

    Args:
        text: the document's text.
        left: the header's left lines below the number.
        body: the body's lines on the first page.
        notation: the notation as read, which names the type too.
        language: tells which marks a word of the subject would rather have.
        issuer: the name of who issues it, whose initials may be those of a type: CỤC THUẾ writes letters as CT-CS.
    """
    expected = type_of_notation(notation) if notation else None
    found = _title_line(text, body) or _title_expected(text, body, expected)
    if found is None:
        expected = LETTER if notation and _is_agency_s(notation, issuer) and _addressed(text, body) else expected
        return _without_title(text, left, body, expected, language)
    index, name, exact = found
    # Under its number stands the title of what it consolidates (Pháp lệnh 01/2012/UBTVQH13).
    name = expected if expected == CONSOLIDATED else name
    line = body[index]
    agrees = expected == name
    reasons = []
    if expected is not None and not agrees:
        reasons.append(f"the title says {name}, the notation {expected}")
    if not exact and not agrees:
        reasons.append(f"the title is close to {name}")
    kind = field_at(text, line.start, line.end, name, Checks(known=exact or agrees, reasons=tuple(reasons)))
    start, end = subject_lines(text, body, index + 1)
    about = about_below_title(text.line_text(body[start])) if start < end else LetterSubject()
    subject = subject_of(text, [*_subject_behind(text, line), *body[start:end]], line, language, about)
    if subject.value is not None and end < len(body) and BEGINS_SMALL.match(text.line_text(body[end])):
        subject = flagged(subject, "the line below it begins with a small letter: it may belong to it")
    above = [line, *body[start:end]]
    if end < len(body) and still_centred(text, body, end) and not is_set_off(text, above, body[end]):
        subject = flagged(subject, "the line below it is centred too: the subject may go on")
    return Title(kind, subject, end)


def titled_type(text: DocumentText, body: Sequence[TextLine]) -> str | None:
    """The type that a title among the body's first lines names; ``None`` where none does."""
    found = _title_line(text, body)
    return found[1] if found is not None else None


def type_of_notation(notation: str) -> str | None:
    """The type that a notation names: TB-SYT a Thông báo, SYT-VP a Công văn; ``None`` when it cannot be told."""
    groups = regex.split(r"[-/]", regex.sub(r"^(?:19|20)\d\d/", "", notation))
    if len(groups) < 2:
        return None
    types = type_of_abbreviation()
    # Position decides: CT, KH, TC and others are agencies or fields too, but a type only in front of an agency.
    if groups[0] in types and types[groups[0]].name != LETTER:
        return types[groups[0]].name
    return LETTER if regex.fullmatch(r"[A-ZĐ][\w&]*", groups[0]) and len(groups[0]) > 1 else None


def _title_line(text: DocumentText, body: Sequence[TextLine]) -> tuple[int, str, bool] | None:
    """The first body line that is the name of a type in capitals: its index, the name, whether the letters agree."""
    names = {letters(title): name for title, name in type_of_title().items()}
    for index, line in enumerate(body[:TITLE_WITHIN]):
        said = text.line_text(line)
        other = next((each for each in _otherwise(text, line) if letters(each) in names and each.isupper()), None)
        if other is not None and letters(said) not in names:
            said = other
        key = letters(said)
        with_subject = WITH_SUBJECT.match(said)
        if with_subject is not None and letters(with_subject["type"]) in names:
            return index, names[letters(with_subject["type"])], True
        if not _in_capitals(said):
            if opens_body(said):
                return None
            continue
        if key in names:
            return index, names[key], True
        before = OF_AGENCY.match(said)
        if before is not None and letters(before["type"]) in names:
            return index, names[letters(before["type"])], True
        near = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=TITLE_ALIKE)
        if near and abs(len(near[0]) - len(key)) <= 3 and len(key) >= 5:
            return index, names[near[0]], False
    return None


def _subject_behind(text: DocumentText, line: TextLine) -> list[TextLine]:
    """What of the subject stands on the title's own line."""
    found = WITH_SUBJECT.match(text.line_text(line))
    return [replace(line, start=line.start + found.end())] if found is not None else []


def _otherwise(text: DocumentText, line: TextLine) -> Iterator[str]:
    """What else a line may say: its sure words alone, and what another look read."""
    yield sure_words(text, line)
    words = text.trace(line.start, line.end).words
    seconds = [word.text if word.second is None else word.second for word in words]
    yield " ".join(second for at, second in enumerate(seconds) if second and second not in seconds[:at])


def _in_capitals(said: str) -> bool:
    alphabetic = [sign for sign in said if sign.isalpha()]
    return bool(alphabetic) and sum(sign.isupper() for sign in alphabetic) >= 0.8 * len(alphabetic)


def _title_expected(text: DocumentText, body: Sequence[TextLine], expected: str | None) -> tuple[int, str, bool] | None:
    """The line in capitals that looks like the title that the notation calls for, though it was read badly."""
    for index, line in enumerate(body[:TITLE_WITHIN] if expected not in (None, LETTER) else ()):
        said = text.line_text(line)
        key = letters(said)
        if opens_body(said):
            return None
        behind = text.misread and len(key) > 2 * len(letters(expected or "")) and key.endswith(letters(expected or ""))
        if expected and said.isupper() and (behind or fuzz.ratio(key, letters(expected)) >= TITLE_EXPECTED):
            return index, expected, False
    return None


def _without_title(
    text: DocumentText,
    left: Sequence[TextLine],
    body: Sequence[TextLine],
    expected: str | None,
    language: Restorer,
) -> Title:
    """A công văn, or a document whose title was not read."""
    about = letter_subject(text, left, is_letter=expected == LETTER)
    told = bool(about.lines)
    addressed = _addressed(text, body)
    if not told and (expected == LETTER or (expected is None and addressed)):
        about = letter_subject(text, left, is_letter=True)
        about = about if about.lines else subject_above_addressees(text, body)
    about = with_its_end_in_doubt(text, about, body)
    lines = [line for line in about.lines if is_text(text, line)]
    subject = subject_of(text, lines, None, language, about)
    after = 0
    if not lines and expected != LETTER:
        subject, after = _subject_alone(text, body, language) or (subject, after)
    if expected not in (None, LETTER):
        kind = FieldValue(
            value=expected,
            origin=Origin.DERIVED,
            confidence=0.6,
            needs_review=True,
            reasons=("the type follows from the notation; no title was read",),
        )
        return Title(kind, subject, after)
    if expected is None and not about.lines and not addressed:
        return Title(missing("no title was found"), subject, after)
    signs = sum((expected == LETTER, told, addressed))
    kind = FieldValue(value=LETTER, origin=Origin.DERIVED, confidence=0.97 if signs > 1 else 0.6)
    if signs < 2:
        kind = flagged(kind, "only one sign of a công văn was found")
    elif text.misread:
        kind = flagged(kind, "no title was found in a damaged text: it may be lost")
    return Title(kind, subject, 0)


def _addressed(text: DocumentText, body: Sequence[TextLine]) -> bool:
    return any(ADDRESSEES.match(fold(text.line_text(line))) for line in body[:TITLE_WITHIN])


def _is_agency_s(notation: str, issuer: str | None) -> bool:
    """Whether a notation opens with its issuer's own sign, as a letter's does, though a type has the same letters."""
    return notation.partition("-")[0] in signs_of_agency(issuer)


def _is_centred_subject(text: DocumentText, body: Sequence[TextLine], at: int, said: str) -> bool:
    """Whether a line opens as a subject may ("Về tăng cường …") and stands in the middle as no paragraph does."""
    return said.lstrip().startswith("ve ") and still_centred(text, body, at)


def _subject_alone(text: DocumentText, body: Sequence[TextLine], language: Restorer) -> tuple[FieldValue, int] | None:
    """The subject that opens with Về việc though its title was not read, and the index behind it; always in doubt."""
    said = [fold(text.line_text(line)) for line in body[:FEW_STRAYS]]
    opens = (at for at, each in enumerate(said) if ABOUT.match(each) or _is_centred_subject(text, body, at, each))
    start = next(opens, None)
    if start is None:
        return None
    start, end = subject_lines(text, body, start)
    found = subject_of(text, body[start:end], None, language, LetterSubject())
    return flagged(found, "no title was read above it"), end
