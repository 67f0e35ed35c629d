"""What stands around a code: the type in words and the date.

Each question looks at a bounded window, so that the work stays linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from ocr_pipeline.parsing.citing.mentions import CitedDate
from ocr_pipeline.parsing.damaged_dates import altered
from ocr_pipeline.parsing.dates import FoundDate
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import document_types

_WINDOW: Final = 120
# "số" before a number, also misread: "sé", "sd", "xố".
NUMBER_WORD: Final = r"[sx][oe0d]"
# The same with the signs that stray there.
_NUMBER_WORD: Final = re.compile(rf"(?<!\w){NUMBER_WORD}\s{{0,2}}[.:,]?\s{{0,3}}$")
# Between a type and its number some words may stand: "Báo cáo thẩm định số", "các Quyết định của UBND tỉnh: Số".
_WORDS_BETWEEN: Final = re.compile(r"(?:\s{1,3}[^\W\d_]{1,12}){0,6}\s{0,2}:?\s{0,3}")
# "Số:" that opens a line is the head of a document, not a citation.
_HEADER_LABEL: Final = re.compile(r"(?:^|\n)[^\w\n]{0,6}so\s{0,2}[:.]\s{0,3}(?:\S{1,5}\s?)?$")
_BARE_LABEL: Final = re.compile(r"(?:^|\n)\s{0,3}Số\s{1,2}$")
# The same misread ("56; 01/BC-UBND", "Só §2-NQ/ĐU"), in the head alone.
_DAMAGED_LABEL: Final = re.compile(r"(?:^|\n)[^\w\n]{0,6}[s5$8]\w?[^\w\s]?[:;.,]?\s{0,2}[^\w\s]?$")
# "số:" in small letters that opens a line behind the name of a type goes on too: "theo Quyết định\nsố: 38/QĐ-UBND".
_SMALL_LABEL: Final = re.compile(r"\n\s{0,3}số\s{0,2}[:.]\s{0,3}$")
# "số" in small letters goes on with a sentence: "theo Tờ trình\nsố 38/TTr-SGDĐT".
_SMALL_NUMBER_WORD: Final = re.compile(r"\nsố\s{1,2}$")
_LINE_END: Final = re.compile(r"[ ]*(?:\n|$)")
_HEAD: Final = 700
"""Characters: the head of a document is no longer."""
_LIST_GOES_ON: Final = re.compile(r"[,;:]\s*\n?$")
# "ngày" before a date with one letter wrong, lost or too many: "ngài", "ngàv", "ngà", "ngaay".
DAY_WORD: Final = r"(?:ngay|\wgay|n\way|ng\wy|nga\w?|gay|nay|ngy|n\wgay|ng\way|nga\wy)"
# Between a code and its date: nothing but commas, "ban hành", a stray sign, or the issuer ("của UBND tỉnh").
_BEFORE_DATE: Final = re.compile(
    r"(?:[.:](?!\s))?[\s,(]{0,4}(?:(?!(?:tu|ke|la|ve|vi)\s)[^\s.;:]{1,2}\s{1,2})?(?:(?:duoc\s+)?(?:ban\s{1,2}hanh|ky)\s{1,2})?"
    rf"(?:cung\s{{1,2}})?(?:(?:[nhmr]g[aou]y|{DAY_WORD})[\s.]{{1,4}})?"
)
# Dirt between a code and "ngày" with its small letter, which opens no sentence: "43/2023/NĐ-CP. ngày 30/6/2023".
_DIRT_BEFORE_DATE: Final = re.compile(r"[^\w;]{1,7}(?:[^\W\d]{1,2}[^\w;]{1,3})?")
_SMALL_DAY_WORD: Final = re.compile(r"ng[àa]y(?!\w)")
_ISSUER_BEFORE_DATE: Final = re.compile(
    r"[\s,]{0,3}cua(?:\s{1,2}(?!ve\b|quy\b|ban\s{1,2}hanh\b|phe\b|v/v)[^\W\d_]{1,12}){1,9}\s{1,2}"
)
_DATE_WORD: Final = re.compile(
    rf"[\s,(]{{0,4}}(?:{DAY_WORD}\s{{1,2}}[\dl|])|"
    r"[\s,(]{0,4}(?:[nhmr]g[aou]y(?!\w)|ng\S{0,4}\s[^.;\n]{0,20}nam\s{1,2}[12]|(?:[^\s;]{1,6}\s{1,2}){1,3}thang\s{1,2}[^\s;]{1,3}\s{1,2}nam\s{1,2}[12])"
)
"""A date follows: its first word, or the rest of one whose beginning was lost ("Hà I tháng 4 năm 2024")."""
# A word alone before a date, with dirt: "ngày" where two of its letters at most are other ones ("agdy 9/3/2021").
_WORD_BEFORE_DATE: Final = re.compile(
    r"[\s,(]{0,4}(?P<dirt>[.:*•·‹›'’]{0,2})\s{0,3}(?P<word>[^\W\d_]{2,6})[^\w\s;]{0,3}\s{1,3}"
)
# The same before what is left of strokes and figures: "ngày 18//2024".
_LEFT_OF_STROKES: Final = re.compile(
    r"[\s,(]{0,4}(?P<word>[^\W\d_]{2,6})[\s.]{1,4}(?P<left>[^\s/;]{0,3}/[^\s/;]{0,3}/?[^\s/;]{1,4})(?![\w/\-])"
)
_ALTERED: Final = 2
_BEFORE_OTHER_DATES: Final = frozenset("cho den het ke khi la luc nam qua sau thi toi truoc tu va vao".split())
"""Words behind a document before a date that is none of its own."""
# From a date that stands first to the type: "ngày …, UBND tỉnh có Công văn số …", "… Quốc hội han hành Luật …".
_DATE_FIRST: Final = re.compile(
    r"[\s,]{0,3}[^;.:/]{0,90}(?<!\w)(?:co|\w?an\s{1,2}[hb]a\w?h|gui|nhan duoc|ky)\s{1,2}(?:cac\s{1,2})?"
)


@cache
def type_names() -> dict[str, str]:
    """Folded names and spoken forms of document types → the name."""
    names = {fold(kind.name): kind.name for kind in document_types()}
    for kind in document_types():
        for form in kind.spoken:
            names.setdefault(fold(form), kind.name)
    return names


@cache
def type_pattern() -> str:
    """An alternation of every type's name in folded text, longest first; a line may break inside it."""
    names = sorted(type_names(), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s{1,2}") for name in names)


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({type_pattern()})\s{{0,3}},?\s{{0,2}}$")


@cache
def _type_anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({type_pattern()})(?!\w)")


def type_name(folded: str) -> str:
    """The type that folded words name."""
    return type_names()[one_line(folded)]


def has_number_word(folded: str, at: int) -> int | None:
    """Where "số" starts, when it stands right before ``at``."""
    match = _NUMBER_WORD.search(folded, max(0, at - 10), at)
    return match.start() if match else None


def is_own_head(text: str, folded: str, code: tuple[int, int], *, party: bool = False) -> bool:
    """Whether a code is the number of the document itself: ``Số:`` opens its line, and no list goes on.

    The Party writes no colon: ``Số 68-KH/HU`` stands in the head; other codes then have their line for themselves.
    """
    at, end = code
    bare = _BARE_LABEL.search(text, max(0, at - 12), at) if at < _HEAD else None
    if bare and (party or _LINE_END.match(text, end)):
        return not _LIST_GOES_ON.search(folded, max(0, bare.start() - 4), bare.start() + 1)
    if (small := _SMALL_LABEL.search(text, max(0, at - 12), at)) and _is_called_before(text, folded, small.start()):
        return False
    label = _HEADER_LABEL.search(folded, max(0, at - 24), at)
    if label is None and at < _HEAD and not _SMALL_NUMBER_WORD.search(text, max(0, at - 12), at):
        label = _DAMAGED_LABEL.search(folded, max(0, at - 12), at)
    if label is None:
        return False
    return not _LIST_GOES_ON.search(folded, max(0, label.start() - 4), label.start() + 1)


def _is_called_before(text: str, folded: str, at: int) -> bool:
    """Whether the line that ends at ``at`` ends with a type as a sentence has it; a title is in capitals."""
    named = _type_before().search(folded, max(0, at - _WINDOW), at)
    return named is not None and not text[slice(*named.span(1))].isupper()


def type_in_words(folded: str, at: int, own: str | None) -> tuple[str, int] | None:
    """The type that the words before a code name, and where they start; ``own`` is what its symbol says."""
    number_word = has_number_word(folded, at)
    end = at if number_word is None else number_word
    start = max(0, end - _WINDOW)
    if direct := _type_before().search(folded, start, end):
        return type_name(direct[1]), direct.start(1)
    if number_word is None:
        return None
    near = [
        match
        for match in _type_anywhere().finditer(folded, start, end)
        if _WORDS_BETWEEN.fullmatch(folded, match.end(), end)
    ]
    if not near:
        return None
    best = next((match for match in reversed(near) if type_name(match[1]) == own), near[-1])
    return type_name(best[1]), best.start(1)


class Dates:
    """The dates of a text, found by place."""

    def __init__(self, text: str, found: Sequence[FoundDate]) -> None:
        self._text = text
        self._found = list(found)
        self._starts = [one.span[0] for one in self._found]

    def after(self, folded: str, at: int) -> CitedDate | None:
        """The date that belongs to what ends at ``at``: it follows at once, or after the issuer."""
        index = bisect_left(self._starts, at)
        if index == len(self._found):
            return None
        one = self._found[index]
        if one.span[0] - at > _WINDOW:
            return None
        gaps = (_BEFORE_DATE, _ISSUER_BEFORE_DATE, *_dirt_before(one))
        if any(gap.fullmatch(folded, at, one.span[0]) for gap in gaps):
            return CitedDate(one.span, one.iso, one.likely)
        return self._behind_a_word(folded, at, one)

    def _behind_a_word(self, folded: str, at: int, found: FoundDate) -> CitedDate | None:
        """The date behind one word that may have been "ngày"; beyond two of its letters it is a guess.

        With a capital and a full stop before it the word opens a sentence.
        """
        match = _WORD_BEFORE_DATE.fullmatch(folded, at, found.span[0])
        if match is None or match["word"] in _BEFORE_OTHER_DATES:
            return None
        if match["dirt"] and self._text[match.start("word")].isupper():
            return None
        if altered(match["word"], "ngay") <= _ALTERED:
            return CitedDate(found.span, found.iso, found.likely)
        return None if match["dirt"] else CitedDate(found.span, None, found.iso or found.likely, odd_word=match["word"])

    def before(self, folded: str, at: int) -> CitedDate | None:
        """The date that stands first in the sentence: ``ngày …, UBND tỉnh có Công văn số …``."""
        index = bisect_left(self._starts, at) - 1
        if index < 0:
            return None
        one = self._found[index]
        if at - one.span[1] > _WINDOW or not _DATE_FIRST.fullmatch(folded, one.span[1], at):
            return None
        return CitedDate(one.span, one.iso, one.likely)

    def first_in(self, start: int, end: int) -> CitedDate | None:
        """The first date that begins between two places."""
        index = bisect_left(self._starts, start)
        if index == len(self._found) or self._starts[index] >= end:
            return None
        one = self._found[index]
        return CitedDate(one.span, one.iso, one.likely)

    def next_start(self, at: int) -> int | None:
        """Where the next date starts."""
        index = bisect_left(self._starts, at)
        return self._starts[index] if index < len(self._starts) else None


def _dirt_before(found: FoundDate) -> tuple[re.Pattern[str], ...]:
    return (_DIRT_BEFORE_DATE,) if _SMALL_DAY_WORD.match(found.raw) else ()


def date_is_announced(folded: str, at: int) -> bool:
    """Whether a date follows at once, by the word "ngày" or by its month and year."""
    if _DATE_WORD.match(folded, at):
        return True
    match = _LEFT_OF_STROKES.match(folded, at)
    return match is not None and altered(match["word"], "ngay") <= _ALTERED and any(map(str.isdecimal, match["left"]))
