"""Cell 2: the parent agency and the agency that issues, over several lines (NĐ 30/2020 Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diacritics.alphabet import is_syllable
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at, flagged, missing
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import agency_words, known_agency, same_style
from ocr_pipeline.parsing.heading.agency_formulas import words_of_formulas
from ocr_pipeline.parsing.heading.name_words import (
    glued_head,
    glued_words,
    is_damaged,
    no_words,
    opens_known_agency,
    own_words,
    with_kinds_parted,
    with_opening_whole,
    with_stock_marks,
)
from ocr_pipeline.parsing.place_names import is_place_name, place_of_letters, province_at_end
from ocr_pipeline.parsing.recurrence import Recurrence, outweighed, recurrence
from schemas import FieldValue, absent

EDGE_DIRT = re.compile(r"^[\W_\dˆ]+|(?:[^\w)]|ˆ)+$")
"""What rules, asterisks and specks leave at the edges of a line in capitals; the ˆ alone counts as a letter."""

HYPHEN = re.compile(r"\s*([-–])\s*\n")
"""A hyphen that ends a line: KẾ HOẠCH - ⏎ TÀI CHÍNH."""

NUMBERED = re.compile(r"\d|\w[-/]\w")
"""What a number line has and an agency's name seldom: a digit (1412024), a sign between signs (B-VPCP)."""
NUMBER_LINE = re.compile(r"\d.*[A-ZĐ][-/][A-ZĐ]")
"""A number, then the groups of a notation."""
NUMBER_WORD = re.compile(r"\W*S[oóôốồ60]\W")
"""Số before what was read of a number; an agency's SỞ is in capitals."""
WITHOUT_ITS_END = re.compile(r"^(?:ỦY|UỶ) BAN NHÂN (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN) )")
"""A people's committee whose last word was not read."""
KIND_TWICE = re.compile(r"\b(?P<kind>TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG)\s+(?=(?P=kind)\s)")
"""The kind of an area before the same: no area's name begins with its kind (XÃ XÃ THÁI HÒA)."""
SPECK_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})['’‘`´](?=[^\W\d_]{2})")
"""A speck in the place of the space between two words; names of the highlands have one letter before it (EA H'LEO)."""
NO_GAP = 6.0
"""Text heights from one word of a name to the next, never reached."""
STROKES = re.compile(r"(?:\s+(?:[^\W\dA-ZĐ]|[\W_])+)+$")
"""Words without capitals, and signs, at the end of a line: none of a name in capitals (SO Y TE mee)."""
ORGANISATION = re.compile(r"^ĐẢNG BỘ\s")
"""How the parent of a Party committee is named; the lines below its area's name are the committee's."""
TWO_IN_ONE = re.compile(r"\b(?:tinh|thanh pho|huyen|quan)\b.+\b(?:so|cuc|chi cuc|truong|benh vien|trung tam|phong)\b")
"""An area's name with an agency behind it: parent and issuer may have been read as one line. On the folded text."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text."""

    start: int
    end: int


def parse_agencies(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, FieldValue]:
    """The parent (absent when there is none) and the issuer, from the lines above the number."""
    spans = [span for line in lines if (span := _name_in(text, line)) is not None]
    groups: list[list[Span]] = []
    for span in spans:
        if groups and not _opens_agency(_words(text, groups[-1]), text.text[span.start : span.end]):
            groups[-1].append(span)
        else:
            groups.append([span])
    if not groups:
        return absent(), missing("no issuing agency was found in the header")
    parent = [span for group in groups[:-1] for span in group]
    own = _down_to_debris(text, groups[-1])
    issuer = _agency(text, own)
    if ORGANISATION.match(issuer.value or ""):
        issuer = flagged(issuer, "a Party organisation issues by its committee, which was not read")
    if parent and not _opens_by_the_letter(issuer.value or ""):
        issuer = flagged(issuer, "its first word has not the marks of an agency's: it may end the name above")
    if len(own) < len(groups[-1]):
        issuer = flagged(issuer, f"left out below it: {_words(text, groups[-1][len(own) :])}")
    return _agency(text, parent) if parent else absent(), issuer


def _down_to_debris(text: DocumentText, spans: Sequence[Span]) -> Sequence[Span]:
    """The lines of a known agency above what is no words at all: a number line that a stamp made illegible."""
    for size in range(1, len(spans)):
        known = known_agency(_words(text, spans[:size]))
        below = _words(text, spans[size:])
        words = all(is_syllable(word.lower()) for word in re.findall(r"\w+", below))
        number = text.misread and size == len(spans) - 1 and NUMBER_LINE.search(below) is not None
        if (number or (known is not None and known.exact)) and NUMBERED.search(below) and not words:
            return spans[:size]
    return spans


def _name_in(text: DocumentText, line: TextLine) -> Span | None:
    """The part of a line that is a name in capitals, without dirt at its edges; ``None`` when nothing is left."""
    begin, end = _unbroken(text, line)
    said = text.text[begin:end]
    if NUMBER_WORD.match(said):
        return None
    opening = EDGE_DIRT.match(said)
    start = begin + (opening.end() if opening else 0)
    kept = re.sub(r"(?:[^\w)]|ˆ)+$", "", text.text[start:end])
    kept = STROKES.sub("", kept) if text.misread else kept
    # Restoration may have made a name of what was printed in capitals: TỈNH CÀ ⏎ Mẫu.
    printed = text.trace(start, start + len(kept)).raw if kept and text.misread else kept
    capitals = sum(sign.isupper() for sign in printed)
    if capitals < 3 or capitals < 0.6 * sum(sign.isalpha() for sign in printed):
        return None
    return Span(start, start + len(kept))


def _unbroken(text: DocumentText, line: TextLine) -> tuple[int, int]:
    """The longest part of a line without a gap that no name has: at the sheet's edge stands what a binding leaves."""
    parts: list[list[int]] = []
    edge: int | None = None
    for found in re.finditer(r"\S+", text.line_text(line)):
        start, end = line.start + found.start(), line.start + found.end()
        box = text.trace(start, end).box
        if parts and (box is None or edge is None or box.x0 - edge < NO_GAP * box.height):
            parts[-1][1] = end
        else:
            parts.append([start, end])
        edge = box.x1 if box is not None else None
    longest = max(parts, key=lambda part: part[1] - part[0], default=[line.start, line.end])
    return longest[0], longest[1]


def _words(text: DocumentText, spans: Sequence[Span]) -> str:
    """The name on one line; a hyphen at the end of a line belongs to it when the next line does not open an area."""
    said = ""
    for above, span in zip((None, *spans), spans, strict=False):
        line = " ".join(text.text[span.start : span.end].split())
        hyphen = HYPHEN.match(text.text, above.end, span.start) if above is not None else None
        said += f" {hyphen[1]} " if hyphen and not _opens_area(line) else " " if said else ""
        said += line
    return said


def _opens_area(line: str) -> bool:
    """Whether a line opens with the kind of an area: TỈNH PHÚ THỌ, and not TỈNH ỦY, which is an agency."""
    return _opening(line, "areas") > _opening(line, "heads")


def _opening(line: str, part: str) -> int:
    """How many letters of a line are one of the words it may open with; 0 when it opens with none of them."""
    folded = fold(line)
    return max((len(word) for word in agency_words(part) if re.match(rf"{re.escape(fold(word))}\b", folded)), default=0)


def _opens_agency(before: str, line: str) -> bool:
    """Whether ``line`` begins an agency of its own after the words ``before``."""
    last = fold(before)
    if any(last == fold(bare) for bare in agency_words("unfinished")):
        return False
    if any(last.endswith((" " + fold(word)) if word.isalpha() else word) for word in agency_words("joining")):
        return False
    if _opens_area(line):
        return False
    if ORGANISATION.match(before) and (is_place_name(own_words(before)) or (own_words(before) and own_words(line))):
        return True
    return _opening(line, "heads") > 0 or glued_head(line) or opens_known_agency(line)


def _opens_by_the_letter(name: str) -> bool:
    """Whether a name opens with no word like an agency's, or with one mark by mark: PHÒNG, and not PHONG of a place."""
    words = name.split()
    pairs = [(head, " ".join(words[: len(head.split())])) for head in agency_words("heads")]
    alike = [(head, opening) for head, opening in pairs if fold(head) == fold(opening)]
    return not alike or any(same_style(head, opening) for head, opening in alike)


def _agency(text: DocumentText, spans: Sequence[Span]) -> FieldValue:
    read = _words(text, spans)
    unspecked = SPECK_BETWEEN.sub(" ", read)
    opened = with_opening_whole(unspecked)
    said = with_kinds_parted(opened)
    where = spans[0].start, spans[-1].end
    known = known_agency(said)
    value = known.name if known is not None and known.exact and not same_style(known.name, said) else said
    value, stock = with_stock_marks(value)
    whole = WITHOUT_ITS_END.sub(r"\g<0>DÂN ", value)
    own = own_words(value)
    elsewhere = recurrence(text, own, where)
    confirmed = bool(own) and elsewhere.confirms
    reasons = [] if unspecked == read else ["a speck was read between two of its words"]
    reasons += [] if opened == unspecked else [f"read as {unspecked}; taken for {opened}"]
    reasons += [f"read as {value}; taken for {whole}"] if whole != value else []
    value = whole
    # A name that is misread twice alike has lost marks; letters that two places have are printed so.
    borne_out = elsewhere.bears_out or recurrence(text, said, where).confirms
    another = known is not None and borne_out and fold(known.name) != fold(said)
    if known is not None and not known.exact and not confirmed and not another:
        reasons.append(f"close to a known agency: {known.name}")
        value = known.name if is_damaged(said, known.name) else value
    if len(spans) == 1 and TWO_IN_ONE.search(fold(said)):
        reasons.append("parent and issuer may stand on one line")
    if elsewhere.disputes and elsewhere.other and not (known is not None and known.exact):
        reasons += [] if _surer(own, elsewhere.other) else [f"{own} here, {elsewhere.other} elsewhere in the document"]
    if not (known is not None and known.exact):
        glued = [*_parted(opened, said), *glued_words(value)]
        reasons += [f"two words may have been read as one: {word.upper()}" for word in glued]
        reasons += [f"{word} is no word" for word in no_words(value) if word.lower() not in glued]
        reasons += [f"{word} stands twice in a row: it may have been read twice" for word in _twice(value)]
        value = KIND_TWICE.sub("", value)
        meant = _place_meant(own, elsewhere)
        if meant is not None and value.endswith(own):
            value = value.removesuffix(own) + meant
            reasons.append(f"read as {own}; taken for {meant}")
    # A commune may bear a province's name but for a mark; a school, which tells no kind of area, bears the province's.
    sure = own if confirmed else "" if own else province_at_end(value)
    checks = Checks(
        known=known is not None and known.exact,
        marks_matter=True,
        stock=frozenset(stock | set(fold(sure).split())),
        prescribed=words_of_formulas(read),
        stands_out=outweighed if elsewhere.bears_out else None,
        reasons=tuple(reasons),
    )
    parts = [(span.start, span.end) for span in spans] if not text.pieces else []
    normalised = known.name if known and known.exact else None
    return field_at(text, *where, value, checks, normalised=normalised, parts=parts)


def _parted(read: str, said: str) -> list[str]:
    """The words of a name, in small letters, that were parted in two."""
    return [word.lower() for word in read.split() if word not in said.split()]


def _twice(name: str) -> list[str]:
    """The words of a name that stand in it twice in a row."""
    words = name.split()
    return [word for word, following in pairwise(words) if word == following]


def _place_meant(own: str, elsewhere: Recurrence) -> str | None:
    """The place that an agency is of, in capitals, where what was read of it is none's.

    It is the one without a letter that stands by itself, the one that the rest of the document names with the same
    letters, or, where no word was read, the only one that has them.
    """
    if not own or is_place_name(own):
        return None
    whole = " ".join(word for word in own.split() if len(word) > 1)
    if whole != own and is_place_name(whole):
        return whole  # a speck was read as a letter
    if elsewhere.disputes and elsewhere.other and is_place_name(elsewhere.other):
        return elsewhere.other.upper()
    if all(is_syllable(word) for word in own.lower().split()):
        return None
    only = place_of_letters(own)
    return only.upper() if only is not None else None


def _surer(name: str, other: str) -> bool:
    """Whether a name is some place's, and what the document says elsewhere is none's."""
    return is_place_name(name) and not is_place_name(other)
