"""Bases that name a document of which too little was read: flagged, without code and title, never left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.citing import context
from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.citing.preamble import BasisClause
from ocr_pipeline.parsing.folding import one_line

_UNREAD: Final = "a basis is named here, and what it is cannot be read"
_GENERIC: Final = "Văn bản"
_LAWS: Final = "Luật"
# A clause of rules that opens with its two words whole; "Căn cứ tình hình", "Xét năng lực" name no document.
_OPENER: Final = re.compile(r"[^\w\n]{0,8}(?:ca[nm]\s{1,2}c\S{1,2}|theo\s{1,2}de\s{1,2}nghi)\s{0,2}")
# A law: what stands behind its word is its title, up to where its day was. Of "Luật" the last letter may be another
# one (Luại, Luậr), and the one before it none that Vietnamese has there ("Lưu đồ").
_LAW: Final = re.compile(r"(?P<kind>bo\s{1,2}luat|luat|phap\s{1,2}lenh|lua[^\W\d])\s{1,2}(?=\w)")
_KINDS: Final = {"bo luat": "Bộ luật", "phap lenh": "Pháp lệnh"}
# What stands right behind a semicolon that was read amid a word.
_GOES_ON: Final = re.compile(r"[^\s\d]")
_LONGEST_DAMAGE: Final = 40
"""Signs between "số" and the day in which a number and its symbol were not read."""
_ALTERED: Final = 3
"""So many letters of a type in two words may be wrong or lost."""


def unread_bases(
    folded: str, found: Sequence[Cited], clauses: Sequence[BasisClause], dates: context.Dates
) -> Iterator[Cited]:
    """A mention for each clause in which nothing was ``found`` though it begins as one that names one with a day.

    Without a day near it stays what it is: "Căn cứ Luật và điều kiện thực tế" names none.
    """
    for clause, behind in zip_longest(clauses, clauses[1:]):
        start, end = clause.span
        opener = _OPENER.match(folded, start, end)
        if opener is None or _holds_one(found, start, end):
            continue
        # A semicolon amid what was read badly ends no clause: "Luật Tổ chức chính qu;¿:: -:‹ phương ngày …".
        if behind and behind.span[0] == end and _GOES_ON.match(folded, end) and not _holds_one(found, *behind.span):
            end = behind.span[1]
        named = _LAW.match(folded, opener.end(), end) or _numbered().match(folded, opener.end(), end)
        date = dates.first_in(named.end(), end) if named else None
        if named is not None and date is not None:
            read = one_line(named["kind"])
            kind = _KINDS.get(read) or (_LAWS if named.re is _LAW else _type_like(read))
            yield Cited((named.start(), date.span[1]), kind, date=date, doubts=(_UNREAD,))
    yield from _beside_others(folded, found, clauses, dates)


def _beside_others(
    folded: str, found: Sequence[Cited], clauses: Sequence[BasisClause], dates: context.Dates
) -> Iterator[Cited]:
    """What stands behind other words of its clause, or beside one that was read: "số" behind a type or a comma."""
    for clause in clauses:
        start, end = clause.span
        alone = not _holds_one(found, start, end)
        if alone and _OPENER.match(folded, start, end):
            continue  # one that opens its clause is told by less
        for named in _numbered_in_full().finditer(folded, start, end):
            date = dates.first_in(named.end(), min(end, named.end() + _LONGEST_DAMAGE))
            if date is not None and not _holds_one(found, named.start(), date.span[1]):
                kind = context.type_name(one_line(named["kind"])) if named["kind"] else _GENERIC
                yield Cited((named.start(), date.span[1]), kind, date=date, doubts=(_UNREAD,))


def _holds_one(found: Sequence[Cited], start: int, end: int) -> bool:
    return any(one.span[0] < end and start < one.span[1] for one in found)


@cache
def _numbered() -> re.Pattern[str]:
    # A type, or words that begin like "Nghị định" and "Nghị quyết", and "số": "Nghị đi “SỐ", "Ngh số".
    like = r"n[gq]h\w?(?:\s{1,2}\w{1,6})?"
    return re.compile(rf"(?P<kind>{context.type_pattern()}|{like})\W{{1,4}}{context.NUMBER_WORD}(?!\w)")


@cache
def _numbered_in_full() -> re.Pattern[str]:
    # Behind a comma its own word is asked for whole, and no word behind it: "; số ÓŠ” QĐ-U ngày", not "; số liệu".
    return re.compile(
        rf"(?<!\w)(?P<kind>{context.type_pattern()})\s{{1,2}}{context.NUMBER_WORD}(?!\w)"
        r"|(?<=[,;])\s{1,2}so\s{1,2}(?=\S{0,4}[^\w\s]|\S{0,4}\d)"
    )


def _type_like(read: str) -> str:
    """The type that damaged words most likely are, where one is nearer than all others; else any document."""
    names = context.type_names()
    ranked = sorted((Levenshtein.distance(read, name), names[name]) for name in names if name[0] == read[0])
    near = [name for letters, name in ranked if letters <= _ALTERED and letters == ranked[0][0]]
    return near[0] if len(near) == 1 and " " in read else _GENERIC
