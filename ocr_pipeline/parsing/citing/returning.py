"""Later and shorter mentions: ``Nghị quyết số 29``, ``Nghị định 30``, ``Quyết định nêu trên``; and this document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ocr_pipeline.parsing.citing import context
from ocr_pipeline.parsing.citing.code import Code
from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.folding import fold, one_line

# What points back to a document that was named before.
_ABOVE: Final = r"(?:neu|noi|dan|ke|vien\s{1,2}dan)\s{1,2}tren|tren\s{1,2}day"
_SEVERAL: Final = re.compile(r"(?<!\w)(?:cac|nhung|hai|ba|bon|\d{1,2})\s{1,2}$")
_NUMBER_ALONE: Final = re.compile(
    r"(?<!\w)so[.:]?\s{1,3}(?P<number>\d{1,5}[a-z]?)(?=\s{0,2},?\s{0,2}(?:ngay|cua)(?!\w))"
)
# Whose a document is: "của Thủ tướng Chính phủ", "của UBND tỉnh".
_WHOSE: Final = re.compile(r"\s{1,2}của\s{1,2}[A-ZĐĂÂÊÔƠƯ]")
# Resolutions of congresses have no number that one cites: "Nghị quyết Đại hội … lần thứ XXIII, nhiệm kỳ 2020 - 2025".
_CONGRESS: Final = re.compile(
    r"(?<!\w)nghi\s{1,2}quyet\s{1,2}(?P<title>dai\s{1,2}hoi\s[^;.:()]{0,90}?lan\s{1,2}thu\s{1,2}[ivxl]{1,6}(?!\w)"
    r"(?:,?\s{1,2}nhiem\s{1,2}ky\s{1,2}(?:19|20)\d\d\s{0,2}-\s{0,2}(?:19|20)\d\d)?)"
)


@cache
def _short_pattern() -> re.Pattern[str]:
    # A type and a number, with neither symbol nor year; "số" may be left out where the number was cited in full.
    return re.compile(
        rf"(?<!\w)({context.type_pattern()})\s{{1,3}}(?P<word>so[.:]?\s{{1,3}})?(?P<number>\d{{1,5}}[a-z]?)"
        r"(?![\w/%]|[.,]\d|\s?[-/]\s?\w)"
    )


@cache
def _above_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({context.type_pattern()})\s{{1,2}}(?:{_ABOVE})(?!\w)")


def short_mentions(text: str, folded: str, found: Sequence[Cited], dates: context.Dates) -> Iterator[Cited]:
    """Mentions by type and number alone.

    Without "số" only of what is cited in full elsewhere, or has its date ("Kế hoạch 12 ngày 5/3/2021") or whose it is
    ("Chỉ thị 16 của Thủ tướng") right behind it.
    """
    full = {(one.type, one.code.number) for one in found if one.code}
    for match in _short_pattern().finditer(folded):
        number = text[slice(*match.span("number"))]
        kind = context.type_name(match[1])
        date = dates.after(folded, match.end())
        named = date is not None or (text[match.start()].isupper() and _WHOSE.match(text, match.end()) is not None)
        if match["word"] is None and (kind == "Văn bản" or not ((kind, number) in full or named)):
            continue
        end = date.span[1] if date else match.end()
        yield Cited((match.start(), end), kind, Code(match.span("number"), number, None, ()), date=date)


def numbered_with_date(text: str, folded: str, dates: context.Dates) -> Iterator[Cited]:
    """``Báo cáo thẩm tra số 286 ngày 01/12/2008``: words between type and number, and a date right behind it."""
    for match in _NUMBER_ALONE.finditer(folded):
        date = dates.after(folded, match.end())
        words = context.type_in_words(folded, match.start("number"), None)
        if date is not None and words is not None and words[0] != "Văn bản":
            code = Code(match.span("number"), text[slice(*match.span("number"))], None, ())
            yield Cited((words[1], date.span[1]), words[0], code, date=date)


def congress_resolutions(text: str, folded: str) -> Iterator[Cited]:
    """Resolutions that are cited by the congress that passed them."""
    for match in _CONGRESS.finditer(folded):
        yield Cited(match.span(), "Nghị quyết", title=one_line(text[slice(*match.span("title"))]))


def returning(folded: str, found: Sequence[Cited]) -> Iterator[Cited]:
    """``Quyết định nêu trên`` where one document of that type was named before; of several none is meant for sure."""
    waiting = iter(found)
    following = next(waiting, None)
    named: dict[str, dict[str | None, Cited]] = {}
    for match in _above_pattern().finditer(folded):
        while following is not None and following.span[1] <= match.start():
            if not following.is_short:
                named.setdefault(following.type, {})[following.value or following.title] = following
            following = next(waiting, None)
        several = _SEVERAL.search(folded, max(0, match.start() - 10), match.start())
        before = named.get(context.type_name(match[1]), {})
        if not several and len(before) == 1:
            (one,) = before.values()
            yield replace(one, span=match.span(), issuer=None, locator=None)


@cache
def _this(kind: str) -> re.Pattern[str]:
    words = r"\s{1,2}".join(re.escape(word) for word in fold(kind).split())
    return re.compile(rf"(?<!\w){words}\s{{1,2}}nay(?!\w)")


def this_document(text: str, folded: str, kind: str) -> Iterator[tuple[int, int]]:
    """Where a document of type ``kind`` speaks of itself: ``Quyết định này``; its marks tell "này" from "nay"."""
    for match in _this(kind).finditer(folded):
        if text[match.start() : match.end()].casefold().endswith(("này", "nầy")):
            yield match.span()
