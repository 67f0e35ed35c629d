"""Cells 5a and 5b: the name of the type with the trích yếu under it, or the "V/v …" of a công văn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz, process

from ocr_pipeline.layout.header import ADDRESSEES
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at, flagged, missing, other_reading
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.heading.letter_subject import LetterSubject, letter_subject
from ocr_pipeline.parsing.tables import type_of_abbreviation, type_of_title
from schemas import FieldValue, Origin

LETTER = "Công văn"
"""A letter prints no type name; its notation opens with an agency instead of a type."""
TITLE_ALIKE = 84.0
"""Least rapidfuzz ratio (0..100) of a title line to the name of a type, letters only."""
TITLE_WITHIN = 14
"""The title stands among the first lines of the body, after at most so many stray ones."""
SENTENCE_ENDS = regex.compile(r"\w[.:]$")
"""A trích yếu is no sentence and closes with no sign."""
FIRST_INDENT = 4
"""A body's first line is indented by 1 to 1.27 cm, some three text heights (NĐ 30/2020 Phụ lục I); more is centred."""
BODY_OPENS = regex.compile(
    r"^\W*(?:kinh\s?g[uiv]|can cu\b|xet\b|theo de nghi|thuc hien (?:nghi|quyet|ke hoach|chi thi|cong van|noi dung|quy)"
    r"|(?:dieu|chuong|phan|muc) [\divx]+\b|[ivx]{1,4}\s?[.-]\s|\d{1,2}\s?[.)]\s|ngay \d|so ke:|hom nay\b|can cu:)"
)
"""Openings that end a subject: the addressees, the first basis, the first section. On the folded line."""
LINES_OF_A_BODY = 6
"""So many lines show where a body's edges are."""
AUTHORITY_LINE = regex.compile(
    r"^\W*(?:uy ban|hoi dong|thu tuong|chu tich|bo truong|giam doc|hieu truong|chinh phu|quoc hoi|tong giam doc"
    r"|cuc truong|vien truong|chanh an|ban |truong ban|bi thu|thong doc|tong thanh tra)"
)
"""A line in capitals that names who decides: it stands between subject and bases. On the folded line."""

BEGINS_AMID = regex.compile(r"(?!về )\p{Ll}")
"""A subject that begins with a small letter; the Party writes "về …" under its titles so."""


@dataclass(frozen=True, slots=True)
class Title:
    """The type and subject, and the index of the body line behind them (0 when neither was found)."""

    document_type: FieldValue
    subject: FieldValue
    after: int


def parse_title(text: DocumentText, left: Sequence[TextLine], body: Sequence[TextLine], notation: str | None) -> Title:
    """Type and subject.

    Args:
        text: the document's text.
        left: the header's left lines below the number.
        body: the body's lines on the first page.
        notation: the notation as read, which names the type too.
    """
    expected = type_of_notation(notation) if notation else None
    found = _title_line(text, body)
    if found is None:
        return _without_title(text, left, body, expected)
    index, name, exact = found
    line = body[index]
    agrees = expected == name
    reasons = []
    if expected is not None and not agrees:
        reasons.append(f"the title says {name}, the notation {expected}")
    if not exact and not agrees:
        reasons.append(f"the title is close to {name}")
    kind = field_at(text, line.start, line.end, name, Checks(known=exact or agrees, reasons=tuple(reasons)))
    start, end = _subject_lines(text, body, index + 1)
    subject = _subject(text, body[start:end], line.page)
    if end < len(body) and _still_centred(text, body, end):
        subject = flagged(subject, "the line below it is centred too: the subject may go on")
    if BEGINS_AMID.match(subject.value or ""):
        subject = flagged(subject, "it begins with a small letter: the line before it may be lost")
    return Title(kind, subject, end)


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
        key = letters(said)
        capitals = [sign for sign in said if sign.isalpha()]
        if not capitals or sum(sign.isupper() for sign in capitals) < 0.8 * len(capitals):
            if opens_body(said):
                return None
            continue
        if key in names:
            return index, names[key], True
        near = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=TITLE_ALIKE)
        if near and abs(len(near[0]) - len(key)) <= 3 and len(key) >= 5:
            return index, names[near[0]], False
    return None


def _without_title(
    text: DocumentText, left: Sequence[TextLine], body: Sequence[TextLine], expected: str | None
) -> Title:
    """A công văn, or a document whose title was not read."""
    about = letter_subject(text, left, is_letter=expected == LETTER)
    lines = [line for line in about.lines if _is_text(text, line)]
    subject = _opened(_subject(text, lines, None, about.doubts), about)
    if expected not in (None, LETTER):
        kind = FieldValue(
            value=expected,
            origin=Origin.DERIVED,
            confidence=0.6,
            needs_review=True,
            reasons=("the type follows from the notation; no title was read",),
        )
        return Title(kind, subject, 0)
    addressed = any(ADDRESSEES.match(fold(text.line_text(line))) for line in body[:TITLE_WITHIN])
    if expected is None and not about.lines and not addressed:
        return Title(missing("no title was found"), missing("no subject was found"), 0)
    signs = sum((expected == LETTER, bool(about.lines), addressed))
    kind = FieldValue(value=LETTER, origin=Origin.DERIVED, confidence=0.97 if signs > 1 else 0.6)
    if signs < 2:
        kind = flagged(kind, "only one sign of a công văn was found")
    return Title(kind, subject, 0)


def _opened(subject: FieldValue, about: LetterSubject) -> FieldValue:
    """The subject with V/v in the place of what was read of it."""
    if about.opening is None or subject.value is None:
        return subject
    read, meant = about.opening
    return subject.model_copy(update={"value": subject.value.replace(read, meant, 1)})


def _is_text(text: DocumentText, line: TextLine) -> bool:
    return sum(sign.isalpha() for sign in text.line_text(line)) >= 2


def _subject_lines(text: DocumentText, body: Sequence[TextLine], start: int) -> tuple[int, int]:
    """The lines of the trích yếu: from under the title to the first line that opens the body."""
    end = start
    while end < len(body) and end - start < 8:
        said = text.line_text(body[end])
        folded = fold(said)
        below_title = end == start and _centred(text, body, end)
        if (opens_body(said) and not below_title) or (AUTHORITY_LINE.match(folded) and _in_capitals(said)):
            break
        if end > start and (_parted(text, body[start:end], body[end]) or _aside(text, body[start], body[end])):
            break
        if end > start and _opens_paragraph(text, body, end):
            break
        if end == start and not _is_text(text, body[end]):
            start = end = end + 1
            continue
        end += 1
    while end > start and not _is_text(text, body[end - 1]):
        end -= 1
    return start, end


def _centred(text: DocumentText, body: Sequence[TextLine], index: int) -> bool:
    """Whether a line opens as a body may ("Thực hiện Nghị quyết …"), yet stands in the middle below the title."""
    if index == 0 or not fold(text.line_text(body[index])).startswith("thuc hien"):
        return False
    title, box = (text.trace(body[at].start, body[at].end).box for at in (index - 1, index))
    edges = [edge.x0 for line in body if (edge := text.trace(line.start, line.end).box) is not None]
    if title is None or box is None:
        return False
    level = abs(title.middle[0] - box.middle[0]) < 1.5 * title.height
    return level and box.x0 - min(edges) > FIRST_INDENT * title.height


def opens_body(said: str) -> bool:
    """Whether a line begins the body: it opens with a known phrase and a capital or a figure, not within a sentence."""
    first = regex.search(r"[^\W_]", said)
    return first is not None and not first[0].islower() and BODY_OPENS.match(fold(said)) is not None


def _still_centred(text: DocumentText, body: Sequence[TextLine], index: int) -> bool:
    """Whether a line stands in the middle between the body's edges, as subjects do and paragraphs do not."""
    said = text.line_text(body[index])
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    box = text.trace(body[index].start, body[index].end).box
    if box is None or len(boxes) < 4 or opens_body(said) or _in_capitals(said):
        return False
    left, right = box.x0 - min(each.x0 for each in boxes), max(each.x1 for each in boxes) - box.x1
    return left > 1.5 * box.height and abs(left - right) < 1.2 * box.height


def _opens_paragraph(text: DocumentText, body: Sequence[TextLine], index: int) -> bool:
    """Whether a line below centred ones is indented, as a paragraph's first line is, and runs to the right edge."""
    boxes = [box for line in body if (box := text.trace(line.start, line.end).box) is not None]
    box, above = (text.trace(body[at].start, body[at].end).box for at in (index, index - 1))
    if box is None or above is None or len(boxes) < LINES_OF_A_BODY:
        return False
    left, right = min(each.x0 for each in boxes), max(each.x1 for each in boxes)
    height = above.height
    centred = abs((above.x0 - left) - (right - above.x1)) < 1.5 * height < above.x0 - left
    indented = 1.5 * height < box.x0 - left < (FIRST_INDENT + 1) * height
    return centred and indented and right - box.x1 < height


def _in_capitals(said: str) -> bool:
    alphabetic = [sign for sign in said if sign.isalpha()]
    return len(alphabetic) > 6 and sum(sign.isupper() for sign in alphabetic) >= 0.8 * len(alphabetic)


def _parted(text: DocumentText, above: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a gap wider than a line space, such as the rule under the subject, stands before ``line``."""
    upper, lower = text.trace(above[-1].start, above[-1].end).box, text.trace(line.start, line.end).box
    if upper is None or lower is None:
        said = text.text[above[-1].start : above[-1].end].rstrip()
        blank = text.text[above[-1].end : line.start].count("\n") > 1
        return blank or said.endswith((".", ";", ":"))
    height = min(upper.height, lower.height)
    pitch = lower.middle[1] - upper.middle[1]
    if len(above) > 1:
        first = text.trace(above[-2].start, above[-2].end).box
        if first is not None and pitch > 1.45 * (upper.middle[1] - first.middle[1]):
            return True
    return pitch > 2.1 * height


def _aside(text: DocumentText, first: TextLine, line: TextLine) -> bool:
    """Whether a line stands to one side of the subject's first line, as a stamp over the left margin does."""
    middle, box = text.trace(first.start, first.end).box, text.trace(line.start, line.end).box
    return middle is not None and box is not None and abs(box.middle[0] - middle.middle[0]) > 8 * middle.height


def _subject(
    text: DocumentText, lines: Sequence[TextLine], page: int | None, doubts: tuple[str, ...] = ()
) -> FieldValue:
    if not lines:
        return missing("no subject was found", page=page)
    start, end = lines[0].start, lines[-1].end
    value = " ".join(" ".join(text.line_text(line).split()) for line in lines)
    value = regex.sub(r"^(?:[^\w“\"'‘(]|_)+|[\s_|~`]+$", "", value)
    doubt = ("it ends like a sentence: the body may have been taken for it",) if SENTENCE_ENDS.search(value) else ()
    others = other_reading(value, text.trace(start, end))
    return field_at(
        text, start, end, value, Checks(alike_in_marks=True, reasons=(*doubts, *doubt)), alternatives=others
    )
