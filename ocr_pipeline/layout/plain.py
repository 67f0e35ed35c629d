"""Plain text that never was on a page image: its header and footer lines taken apart where columns were read across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from diacritics import Restoration
from diacritics.alphabet import is_syllable, strip_marks
from ocr_pipeline.layout.copies import FORM_OF_COPY
from ocr_pipeline.layout.header import DATE_LINE
from ocr_pipeline.layout.letter_lines import letter_lines
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.plain_chair import chair_parts, is_chair
from ocr_pipeline.layout.plain_endings import Endings, endings_of, without_rank
from ocr_pipeline.layout.text import DocumentText, TextLine

NATION = regex.compile(
    r"(?:cong hoa xa hoi|dang cong san viet nam|^\W*doan tncs ho chi minh\W*$|\bc\wng h\w{1,2} x\w h\w{1,2}\W"
    r"|\bc\wng\W(?:\S{1,6}\s){1,4}\S{0,6}ngh\w{1,3} v\w{1,2}t nam\b|\b\wang\W{1,2}c\wng \w{2,4} viet n\wm"
    r"|\bc\wng\W(?:\w{1,4}\W{1,2}){0,4}ch\w ngh\w{1,3} viet n\wm).*"
)
MOTTO = regex.compile(r"doc lap\W.*|.{0,2}hanh phuc.*|\bd\w{1,2} l\wp? ?\W{1,3} ?t\w d\w.*")
"""Both also where an engine that reads no Vietnamese broke a letter or two: "CONG HOA XA HOD", "Dgc lap - Ty do"."""
DATE = regex.compile(
    r"(?<!\S)(?P<place>(?:[^\W\d][\w'’‘]*\.? ?-? ?){1,5}(?:(?<=\s)\d{1,2})?)[,.;]\s*"
    r"(?:hoi\s\d{1,2}\s?(?:gio|h|:)\s?(?:\d{1,2}(?:\s?phut)?)?,?\s)?n\s?gay\W{0,2}"
    r"(?:.{0,12}thang.*|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d\W*$)"
    r"|^\W*(?!can cu|theo|thuc hien|hom nay|ke tu|vao|den)(?:[^\W\d][\w'’‘]*\.? ){1,4}"
    r"ngay \d{1,2} thang \d{1,2} nam \d{4}\W*$"
)
"""Place and date, in words or in digits; the place is at most five words, or a number behind them (Quận 1), before the
comma that ends it, a letter of which may have been read as a digit, and its mark as a quote ("Bién H6", "Liv’"). On a
line of their own the comma may be missing. A telegram tells its hour before its day. On the unmarked text."""
NUMBERED = regex.compile(r"^\W{0,3}[s$568]{1,2}[o06\w]?\s?[:.;]?\s?\S{1,9}\s?[-/]\s?\p{L}{2,}.{0,40}")
"""The line of the number, where the date behind it was not to be read. On the unmarked text, in small letters."""
SYMBOL = regex.compile(r"(?:[\p{Lu}&]{2,}(?:[-/][\p{Lu}&]{2,})+|[\p{Lu}&]{2,}\s?[-/])\s+(?=\p{Lu}\p{Ll})")
"""The symbol of a number, before the place: "172 KH-UBND Bình Lãng, ngày"."""
_OF_PLACES = r"(?:t[px]\.|thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã|đặc khu)\s*(?=\p{Lu}|\d)"
WORDS_BEFORE = regex.compile(
    rf"(?:(?!{_OF_PLACES})\p{{Ll}}[\w,.]*\s+)*(?:(?<=\p{{Ll}}\s)[A-ZĐ]{{3,}}\s+)?(?=\p{{Lu}}|{_OF_PLACES})"
)
"""Words of the left column before a place, where both were read on one line: "V/v thủ tục hải quan Hà Nội, ngày"."""
RECIPIENTS = regex.compile(r"^\W*(?:noi nhan(?:\W|$)|noi gui\s?:|n\w{1,2}\s?nh\W?\w{1,3}\s?:)")
"""The heading of the recipients, also where letters of it were misread before its colon ("Noi nh@n:")."""
BEHIND_HEADING = regex.compile(r"^\W*(?i:n\w{1,2}\s?nh\W?\w{1,3})\s?:\W*(?=\p{Lu}{2,}(?:\s\p{Lu}{2,}){1,6}\W*$)")
"""That heading before a title in capitals that was read on its line: "Nơi nhận: HIỆU TRƯỞNG". On the unmarked line."""
AUTHORITY = regex.compile(r"\b(?:(?:tm|kt|tl|tuq)\s?\.|(?:t/m|k/t|t\.m|k\.t)[\s.]|(?:tm|kt|tl|tuq)/)\s?\w.*")
TORN = regex.compile(r"\p{Ll}{1,4}|0")
"""What a signature leaves of a surname ("fran Phuong Oanh", "u Van Truong")."""
OF_COPY = {RegionKind.RECIPIENTS: RegionKind.COPY_RECIPIENTS, RegionKind.SIGNATURE: RegionKind.COPY_SIGNATURE}
"""The parts of a certificate's footer by those of a document's."""
HEADER_LINES = 14
"""The header ends within so many lines, at the date line."""
NUMBER_BELOW = 2
"""A number that did not stand above the date or beside it stands at most so many lines below: Party documents begin
their date beside the star, above the number (HD 36-HD/VPTW)."""
SIGNED_NOTE = regex.compile(r"(?<=\S)\s+(?P<note>[(\[]\s?da k[yi]\b[^()\[\]]{0,20}[)\]]\W*)$")
"""What stands for the ink in a copy, "(Đã ký)", behind an item of the recipients. On the unmarked text."""
WIDE = regex.compile(r"(?<=\S)\s{4,}(?=\S)")
"""Blanks that keep two columns apart in a text that was written so, and stand in no sentence."""
ITEM_END = regex.compile(
    r"(?<=;|\p{L}{4}\.|\)\.|[\p{Lu}]{2}\.)(?<!\bTT\.|\bTP\.)\s+(?=\p{Lu})|(?<=,)\s+(?=(?:\p{Lu}{2,}\s+)+(?:\p{Lu}\p{Ll}\s+)?\p{Lu}{2,}\W*$)"
)
"""Between the end of a recipient and what of the signature was read behind it.

A comma ends an item only before words in capitals: "Lưu: VT, NVY." goes on; "TT. Huyện ủy" is one item.
"""


def plain_text(restoration: Restoration) -> DocumentText:
    """The lines of a restored text, sorted into header, body and footer by what they say."""
    text = restoration.text
    lines: list[TextLine] = []
    page, top = 1, 0
    footer = False
    header_until = letter_until = -1
    spans = _line_spans(text)
    endings, chairs = _endings(text, spans), chair_parts(text, spans)
    for number, (start, end) in enumerate(spans):
        here = text.count("\f", 0, start) + 1
        if number == 0 or here > page:
            page, top = here, number
            header_until = number + _header_end(text, spans[number:], first=number == 0)
            below = header_until + 1
            letter_until = header_until + letter_lines(text, spans[below:]) if below > number else -1
            footer = footer and header_until < number and _footer_goes_on(text, spans[number:])
        if start == end:
            continue
        said = strip_marks(text[start:end]).lower()
        footer = footer or RECIPIENTS.search(said) is not None
        chair = not footer and is_chair(text[slice(*chairs.get(start, (start, end)))])
        if start in chairs and (chair or footer or number in endings.signed):
            footer = True
            lines.append(TextLine(RegionKind.SIGNATURE, page, *chairs[start]))
        elif number in endings.numbers and not (footer and number in endings.signed):
            lines += _ending_parts(text, said, TextLine(RegionKind.SIGNATURE, page, start, end), endings, number)
        elif top <= number <= header_until:
            lines += _header_parts(text, said, start, end, page)
        elif top <= number <= letter_until:
            lines.append(TextLine(RegionKind.HEADER_LEFT, page, start, end))
        elif chair:
            footer = True
            lines.append(TextLine(RegionKind.SIGNATURE, page, start, end))
        elif footer:
            lines += _footer_parts(text, said, start, end, page)
        else:
            lines.append(TextLine(RegionKind.BODY, page, start, end))
    return DocumentText(restoration, tuple(sorted(lines, key=lambda line: line.start)), ())


def _endings(text: str, spans: Sequence[tuple[int, int]]) -> Endings:
    """The endings of the pages, by the numbers of the lines that stand at ``spans``."""
    pages: list[list[str]] = [[]]
    for number, (start, end) in enumerate(spans):
        if number and "\f" in text[spans[number - 1][1] : start]:
            pages.append([])
        pages[-1].append(text[start:end])
    return endings_of(pages)


def _ending_parts(text: str, said: str, line: TextLine, endings: Endings, number: int) -> list[TextLine]:
    """A line of a signature without recipients above it, or of a certificate, parted as that of a document is."""
    if number in endings.signed:
        return [line]
    if number in endings.head:
        right = FORM_OF_COPY.match(said) or DATE_LINE.search(said)
        return [replace(line, kind=RegionKind.COPY_RIGHT if right else RegionKind.COPY_LEFT)]
    parts = _footer_parts(text, said, line.start, line.end, line.page)
    return [replace(part, kind=OF_COPY[part.kind]) for part in parts]


def _line_spans(text: str) -> list[tuple[int, int]]:
    """Every line without its surrounding blanks."""
    spans, position = [], 0
    for line in regex.split(r"([\n\f])", text):
        if line not in {"\n", "\f"}:
            inner = line.strip()
            start = position + (line.index(inner) if inner else 0)
            spans.append((start, start + len(inner)))
        position += len(line)
    return spans


def _footer_goes_on(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a page opens with what a footer goes on with: an item behind its dash, or a sign of authority."""
    for start, end in spans:
        said = strip_marks(text[start:end]).lower()
        if any(sign.isalpha() for sign in said):
            return AUTHORITY.match(said) is not None or regex.match(r"\W{0,2}[-–—+*~]", said) is not None
    return False


def _header_end(text: str, spans: Sequence[tuple[int, int]], *, first: bool) -> int:
    """The number of the line that ends the header of a page, -1 when the page opens without one.

    A later page has a header only where the nation's name stands on it: a document that is bound behind the first.
    """
    last, nation, numbered = -1, False, False
    for number, (start, end) in enumerate(spans[:HEADER_LINES]):
        if "\f" in text[spans[0][0] : start]:
            break
        said = strip_marks(text[start:end]).lower()
        nation = nation or NATION.search(said) is not None
        if NATION.search(said) or MOTTO.search(said):
            last = max(last, number)
        if DATE.search(said) and (first or nation):
            return number if numbered or NUMBERED.match(said) else _number_below(text, spans, number)
        numbered = numbered or NUMBERED.match(said) is not None
        if nation and NUMBERED.match(said):
            last = max(last, number)
    return last if first or nation else -1


def _number_below(text: str, spans: Sequence[tuple[int, int]], date: int) -> int:
    """The number of the line of the document's number where it stands right below the date's, else the date's."""
    for number, (start, end) in enumerate(spans[date + 1 : date + 1 + NUMBER_BELOW], date + 1):
        if "\f" not in text[spans[date][1] : start] and NUMBERED.match(strip_marks(text[start:end]).lower()):
            return number
    return date


def _header_parts(text: str, said: str, start: int, end: int, page: int) -> list[TextLine]:
    """A header line, parted where the right column begins."""
    for pattern in (NATION, MOTTO, DATE):
        match = pattern.search(said)
        if match:
            cut = start + match.start()
            if pattern is DATE and (words := WORDS_BEFORE.match(text[cut:end])):
                cut += words.end()
            symbol = SYMBOL.match(text, cut, end) if pattern is DATE else None
            cut = symbol.end() if symbol else cut
            left = TextLine(RegionKind.HEADER_LEFT, page, start, start + len(text[start:cut].rstrip()))
            right = TextLine(RegionKind.HEADER_RIGHT, page, cut, end)
            return [left, right] if left.end > left.start else [right]
    return [TextLine(RegionKind.HEADER_LEFT, page, start, end)]


def _footer_parts(text: str, said: str, start: int, end: int, page: int) -> list[TextLine]:
    """A footer line, parted where the signature begins."""
    authority = AUTHORITY.search(said)
    cut = authority.start() if authority else None
    if cut is None:
        headed = BEHIND_HEADING.match(strip_marks(text[start:end]))
        cut = headed.end() if headed else None
    if cut is None:
        between = ITEM_END.search(text, start, end)
        cut = between.end() - start if between and not _goes_on(text[between.end() : end]) else None
    if cut is None:
        cut = _column_at(text[start:end], said)
    dash = regex.match(r"^\W*[-–—+*]|^\W*(?:noi nhan|luu)", said)
    if cut is None:
        kind = RegionKind.RECIPIENTS if dash or not _in_signature_shape(text[start:end]) else RegionKind.SIGNATURE
        return [TextLine(kind, page, start, end)]
    left = TextLine(RegionKind.RECIPIENTS, page, start, start + len(text[start : start + cut].rstrip()))
    right = TextLine(RegionKind.SIGNATURE, page, start + cut, end)
    return [left, right] if left.end > left.start else [right]


def _goes_on(rest: str) -> bool:
    """Whether what follows the end of an item are more of them, and no signature: "Bộ Tài chính;", "UBND TP;"."""
    if regex.fullmatch(r"\p{Lu}{1,4}\d{1,3}\W*", rest):
        return True  # a unit that is called by its number: "Lưu: VT, CCT. T15."
    abbreviated = any(not is_syllable(word.lower()) for word in rest.strip(" ;,").split())
    return rest.endswith((";", ",")) and (abbreviated or not rest.isupper())


def _column_at(line: str, said: str) -> int | None:
    """Where the signature's column begins on a line of recipients that says so by its note or by its blanks."""
    if note := SIGNED_NOTE.search(said):
        return note.start("note")
    gap = WIDE.search(line)
    return gap.end() if gap and _in_signature_shape(line[gap.end() :]) else None


def _in_signature_shape(said: str) -> bool:
    """A line in capitals, or of nothing but capitalised words: a title or a name, perhaps with a torn surname."""
    words = [word for word in without_rank(said).split() if any(sign.isalpha() for sign in word)]
    if len(words) > 2 and TORN.fullmatch(words[0]) and (len(words[0]) == 1 or not is_syllable(words[0])):
        words = words[1:]
    return bool(words) and len(words) <= 8 and all(word.strip("'\"(.,“”")[:1].isupper() for word in words)
