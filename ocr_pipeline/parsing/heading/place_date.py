"""Cell 4: place and date of issue, "Lam Giang, ngày 05 tháng 02 năm 2025"; the day is often written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import regex
from rapidfuzz import fuzz

from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, digits, field_at, likely_digits, missing
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_place, letters
from ocr_pipeline.parsing.heading.name_words import own_words
from ocr_pipeline.parsing.heading.penned import date_by_hand, maybe_by_hand
from ocr_pipeline.parsing.heading.printed import is_printed_part, is_vouched_part, year_of
from ocr_pipeline.parsing.number_words import read_number_words
from ocr_pipeline.parsing.place_names import is_place_name
from ocr_pipeline.parsing.recurrence import outweighed, recurrence
from ocr_pipeline.recognition.words import Word
from schemas import Alternative, FieldValue, Origin

WRITTEN_OUT = regex.compile(
    r"n\s?g\s?[aà@]\s?y\W{0,3}(?P<day>.{0,12}?)\s{0,3}(?:t\s?)?h\s?\w\s?n\s?g\W{0,2}(?P<month>.{0,10}?)\s{0,3}n\s?\w\s?m\W{0,2}"
    r"(?P<year>[\d.\sOoIl]{2,8}|(?:mot|hai)\s(?:nghin|ngan)(?:\s\p{Ll}{2,5}){0,6})?"
)
"""Day, month and year between their words, whatever was read there; on the folded line."""
DAY_BELOW = regex.compile(r",\s{0,3}n\s?g\s?a\s?y\W{0,3}$")
"""How a line ends that the date was parted from. On the folded line."""
MONTH = regex.compile(r"t\s?h\s?\w\s?n\s?g")
"""The word tháng from its first letter: what took that may have taken a figure before it. On the folded line."""
MONTH_ONLY = regex.compile(r"t\s?h\s?a\s?n\s?g\W{0,2}(?P<month>.{0,6}?)\s{0,3}n\s?a\s?m\W{0,2}(?P<year>\d{4})")
"""When "ngày" itself was swallowed by the pen."""
IN_DIGITS = regex.compile(
    r"n\s?g\s?a\s?y\W{0,3}(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
)
"""The date in digits after "ngày", or as Party documents write it."""
OF_MONTHS = {"gieng": 1, "chap": 12}
"""Months that have a name instead of a number. On the folded text."""
LEADERS = " .…_:;,'`-"
"""What dotted lines and specks leave around a number."""
NUMBERED = regex.compile(r"\b(?:quan|phuong|khu pho|xa|dac khu)\s\d{1,2}$")
"""Places whose name is a number: Quận 1, Phường 12. On the folded text."""
YEARS = (1945, 2100)
LAST = {"day": 31, "month": 12}
"""The last day and month there are."""
LIKE_ISSUER = 55.0
"""Least rapidfuzz ratio (0..100) of the letters at which a place that nothing else names is taken for the issuer's."""


def parse_place_and_date(
    text: DocumentText, lines: Sequence[TextLine], issuer: str | None = None
) -> tuple[FieldValue, FieldValue]:
    """Place and date out of the header's right lines; ``issuer`` is the issuer's name, which mostly names the place."""
    for above, line in zip((None, *lines), lines, strict=False):
        said = fold(text.line_text(line))
        for pattern in (IN_DIGITS, WRITTEN_OUT, MONTH_ONLY):
            match = pattern.search(said)
            if match:
                named, end = _named_above(text, above, line, match)
                return _place(text, named, end, issuer), _date(text, line, match)
    lost = "no place-and-date line was found in the header"
    return missing(lost), missing(lost)


def _named_above(
    text: DocumentText, above: TextLine | None, line: TextLine, match: regex.Match[str]
) -> tuple[TextLine, int]:
    """The line that names the place, and where in it the date begins: a pen that stands high may part them."""
    parted = DAY_BELOW.search(fold(text.line_text(above))) if above is not None else None
    if above is None or parted is None or regex.search(r"\p{L}", text.line_text(line)[: match.start()]):
        return line, match.start()
    return above, parted.start()


def _place(text: DocumentText, line: TextLine, end: int, issuer: str | None) -> FieldValue:
    said = text.text[line.start : line.start + end].partition(",")[0]
    value = regex.sub(r"^[\W\d_]+|[\W_]+$", "", said)
    if not NUMBERED.search(fold(value)):
        value = regex.sub(r"[\W\d_]+$", "", value)
    if not value:
        return missing("no place stands before the date", page=line.page, raw=said)
    known = known_place(value)
    start = line.start + said.index(value)
    if known is None:
        return _unknown_place(text, value, start, issuer)
    reasons = () if known.exact else (f"close to a known place: {known.name}",)
    printed = _in_case_of(value, known.name) if known.exact and not _abbreviated(known.name, value) else value
    return field_at(
        text, start, start + len(value), printed, Checks(known=known.exact, reasons=reasons), normalised=known.name
    )


def _unknown_place(text: DocumentText, value: str, start: int, issuer: str | None) -> FieldValue:
    """A place that no table holds: it is the issuer's, or named elsewhere in the document too."""
    span = start, start + len(value)
    elsewhere = recurrence(text, value, span)
    if elsewhere.denies and elsewhere.other is not None:
        reason = f"{value} here, {elsewhere.other} elsewhere in the document"
        meant = _in_case_of(value, elsewhere.other) if len(value) == len(elsewhere.other) else value
        return field_at(text, *span, meant, Checks(marks_matter=True, reasons=(reason,)))
    if not elsewhere.alike and not is_place_name(value):
        meant = _of_issuer(value, issuer) or value
        taken = f"; taken for {meant}, the issuer's" if meant != value else ""
        reason = f"{value}: the document names this place nowhere else{taken}"
        return field_at(text, *span, meant, Checks(marks_matter=True, reasons=(reason,)))
    if elsewhere.other is not None and not elsewhere.confirms:
        # The issuer's name is soon misread as the place is, for it has the same word.
        reason = f"{value} here, {elsewhere.other} elsewhere in the document"
        return field_at(text, *span, value, Checks(marks_matter=True, reasons=(reason,)))
    stock = frozenset(fold(value).split()) if elsewhere.confirms else frozenset()
    stands_out = outweighed if elsewhere.bears_out else None
    return field_at(text, *span, value, Checks(marks_matter=True, stock=stock, stands_out=stands_out))


def _of_issuer(read: str, issuer: str | None) -> str | None:
    """The place in the issuer's name, where what was read looks like it."""
    own = own_words(issuer or "")
    same = letters(read) == letters(own)  # which of them has the right marks nobody knows
    alike = fuzz.ratio(letters(read), letters(own)) >= LIKE_ISSUER
    return own.title() if own and alike and not same else None


def _abbreviated(name: str, value: str) -> bool:
    """Whether the page prints the known place with signs the gazetteer's form has not (TP.HCM, TP. Hồ Chí Minh)."""
    return len(name) != len(value)


def _in_case_of(value: str, name: str) -> str:
    """The known ``name`` with the capitals of ``value``, which is as long (TP. is printed, the table has Tp.)."""
    return "".join(known.upper() if sign.isupper() else known.lower() for sign, known in zip(value, name, strict=True))


def _date(text: DocumentText, line: TextLine, match: regex.Match[str]) -> FieldValue:
    start, end = line.start + match.start(), line.start + match.end()
    raw = text.text[start:end]
    # The groups are taken from the text itself: its capitals tell an I from a 1.
    parts = {
        name: text.text[line.start : line.end][slice(*match.span(name))] for name in match.groupdict() if match[name]
    }
    numbers = {name: _number(said) for name, said in parts.items()}
    blanks = {"day": text.blank(BlankKind.DAY, line), "month": text.blank(BlankKind.MONTH, line)}
    words = text.trace(start, end).words
    settled = _settled(words, blanks)
    pen = _likely_pen(words, settled)
    year_read = numbers.get("year")
    if year_read is not None and YEARS[0] <= year_read <= YEARS[1]:
        by_hand = date_by_hand(text, (start, end), blanks, numbers, doubted=bool(pen))
        if by_hand is not None:
            return by_hand
    iso = _iso(numbers)
    reasons = [
        f"the {name} could not be read: {(parts.get(name) or '').strip() or 'nothing'}"
        for name in ("day", "month", "year")
        if numbers.get(name) is None
    ]
    if iso is None:
        return missing("; ".join(reasons) or f"no such date: {raw}", page=line.page, raw=raw).model_copy(
            update={"span": (start, end), "origin": Origin.HANDWRITTEN, "bbox": _box(text, start, end)}
        )
    whole = match.re is not WRITTEN_OUT or MONTH.search(fold(raw)) is not None
    torn = {name: said for name, said in parts.items() if not _plain(said) or (name == "day" and not whole)}
    guessed = [f"the {name} was read as {said.strip()}" for name, said in torn.items()]
    field = field_at(text, start, end, iso, Checks(known=True, settled=settled, reasons=tuple(guessed)))
    if guessed:
        field = field.model_copy(update={"origin": Origin.HANDWRITTEN})
    if pen:
        why = (f"a number is likely handwritten: {word.text}" for word in pen)
        field = maybe_by_hand(field, tuple(blanks.values()), *why)
    return field.model_copy(update={"alternatives": tuple(_others(words, numbers, iso))})


def _settled(words: Sequence[Word], blanks: Mapping[str, FilledBlank | None]) -> frozenset[str]:
    """The words of day and month that the digit reader vouches for: of two that say the same, both or none."""
    figures = {word: any(is_vouched_part(word, blanks[name], LAST[name]) for name in LAST) for word in words}
    return frozenset(word.text for word in figures) - {word.text for word, sure in figures.items() if not sure}


def _likely_pen(words: Sequence[Word], settled: frozenset[str]) -> list[Word]:
    """The words with digits that are not certainly printed."""
    year = year_of(words)
    figures = [word for word in words if digits(word.text + (word.second or "")) and word.text not in settled]
    return [word for word in figures if not is_printed_part(word, year)]


def _number(said: str) -> int | None:
    """The number a part says, look-alike signs taken for digits (dotted leaders aside)."""
    words = _in_words(said)
    if words is not None:
        return words
    read = likely_digits(said.strip(LEADERS))
    return int(read) if read and len(read) <= 4 else None


def _in_words(said: str) -> int | None:
    """The number that a part says in words and nothing else: "mười lăm", "Giêng"; ``None`` where it says none."""
    part = said.strip(LEADERS)
    if fold(part) in OF_MONTHS:
        return OF_MONTHS[fold(part)]
    read = read_number_words(part)
    return int(read[0]) if read is not None and read[1] == len(part) else None


def _plain(said: str) -> bool:
    """Whether a part is digits side by side or words; a gap between digits is a pen's, or hides a digit."""
    if _in_words(said) is not None:
        return True
    return regex.fullmatch(r"\d+", said.strip(LEADERS)) is not None


def _iso(numbers: dict[str, int | None]) -> str | None:
    day, month, year = (numbers.get(name) for name in ("day", "month", "year"))
    if day is None or month is None or year is None or not YEARS[0] <= year <= YEARS[1]:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _others(words: Sequence[Word], numbers: dict[str, int | None], iso: str) -> list[Alternative]:
    """Dates with the day or month as the second look read it."""
    found = []
    for word in words:
        other, now = digits(word.second or ""), digits(word.text)
        if not other or other == now or not now:
            continue
        for name in ("day", "month"):
            if numbers.get(name) == int(now):
                changed = _iso({**numbers, name: int(other)})
                found += [changed] if changed and changed != iso else []
    return [Alternative(value=value, confidence=0.2) for value in dict.fromkeys(found)]


def _box(text: DocumentText, start: int, end: int) -> tuple[int, int, int, int] | None:
    box = text.trace(start, end).box
    return box.as_bbox() if box else None
