"""Lists of documents: numbers that share a symbol (số 41, 42 và 43/NQ-HĐND), entries that share a type or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ocr_pipeline.parsing.citing.code import Code
from ocr_pipeline.parsing.citing.mentions import Cited, CitedDate

# What may stand between two entries of a list: what the first is about, up to a comma, a semicolon or "và". The next
# entry may open a line with its number or a dash.
LIST_GAP: Final = re.compile(
    r"[^.]{0,220}(?:[,;:]|(?<!\w)va|(?<=[\d)\w])\n)\s{0,3}(?:\n?\s{0,2}(?:\d{1,2}[.)]|[a-z]\)|[-+*])\s{0,3})?"
    r"(?:(?:tai|cac)\s{1,2})?"
)
_LONGEST_GAP: Final = 240
# Numbers before the code whose symbol they share, from "số" on: "số 41, 42 và 43/NQ-HĐND".
_SHARED_SYMBOL: Final = re.compile(
    r"(?<!\w)so\s{0,2}[.:]?\s{1,2}(?P<numbers>\d{1,5}[a-z]?(?:\s{0,2},\s{1,2}(?:so\s{1,2})?\d{1,5}[a-z]?){0,9})"
    r"\s{0,2}(?:,|(?<!\w)va|,\s{0,2}va)\s{1,2}(?:so\s{1,2})?$"
)
_NUMBER: Final = re.compile(r"(?<!\w)\d{1,5}[a-z]?(?!\w)")
_FAR: Final = 90
# Between two entries that share the date of the last: nothing but the joint.
_ONLY_JOINED: Final = re.compile(r"\s{0,2}(?:,|(?<!\w)va)\s{1,2}(?:(?:so|cac)\s{1,2})?")
_SAME_DAY: Final = re.compile(r"cung\s{1,2}ngay")


def in_one_list(folded: str, end: int, start: int) -> bool:
    """Whether what starts at ``start`` goes on with the list whose entry before ends at ``end``."""
    return 0 <= start - end <= _LONGEST_GAP and LIST_GAP.fullmatch(folded, end, start) is not None


def sharing_a_symbol(text: str, folded: str, code: Code) -> Iterator[Code]:
    """The codes before ``code`` of which only the number is printed: they have its year and its symbol."""
    at = code.span[0]
    match = _SHARED_SYMBOL.search(folded, max(0, at - _FAR), at)
    if match is None or not code.groups:
        return
    for number in _NUMBER.finditer(folded, *match.span("numbers")):
        yield replace(code, span=number.span(), number=text[slice(*number.span())])


def with_shared_dates(folded: str, found: Sequence[Cited]) -> list[Cited]:
    """The mentions, where a list has one date behind its last entry: each entry of it has that date.

    Two whole codes are only sure to share a date that is called the same ("cùng ngày"); else the date is doubtful.
    """
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        one, following = done[place], done[place + 1]
        if one.date is None and one.code and following.code and following.date and following.date.iso:
            gap = folded[one.span[1] : following.span[0]]
            if _ONLY_JOINED.fullmatch(gap) and one.type == following.type:
                done[place] = _dated(folded, one, following)
    return done


def _dated(folded: str, one: Cited, following: Cited) -> Cited:
    date = following.date
    assert date is not None
    assert following.code is not None
    same = one.shares_symbol or _SAME_DAY.search(folded, following.code.span[1], date.span[1])
    shared = CitedDate(date.span, date.iso)
    if same:
        return replace(one, date=shared)
    if one.code and one.code.year and not (date.iso or "").startswith(one.code.year):
        doubt = "the date behind the last of the list is of another year"
        return replace(one, date_doubts=(*one.date_doubts, doubt))
    doubt = "the date stands behind the last of the list: it may not be that of this entry"
    return replace(one, date=shared, date_doubts=(*one.date_doubts, doubt))
