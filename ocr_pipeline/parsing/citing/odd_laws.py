"""Laws by title where something is wanting: a word for all or none at all, and days that cannot be read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ocr_pipeline.parsing.citing.context import Dates
from ocr_pipeline.parsing.citing.law_titles import ending_like, known_title_at, like_in_title_and_day
from ocr_pipeline.parsing.citing.mentions import CitedDate, Law
from ocr_pipeline.parsing.folding import one_line

# "Căn cứ các Luật: Tổ chức Chính phủ ngày …; Đất đai năm …".
_LIST: Final = re.compile(r"(?<!\w)cac\s{1,2}luat\s{0,2}:\s{0,3}")
AMENDING_A_LAW: Final = (
    r"sua\s{1,2}d\S{1,2},\s{1,2}bo\s{1,2}sung\s{1,2}(?:mot\s{1,2}so\s{1,2}d\w{2,3}\s{1,2})?cua\s{1,2}"
    r"(?:bo\s{1,2}luat|luat|phap\s{1,2}lenh)(?!\w)"
)
"""How the title of a law begins that amends one. Only a law does, so that no other word stood before it. Folded."""
# Such a title that opens a clause: the word before it was at the end of a line, and was not read.
_WITHOUT_ITS_WORD: Final = re.compile(rf"(?:;|\n\W{{0,4}}can\s{{1,2}}cu)\s{{1,3}}(?P<title>{AMENDING_A_LAW})")
# Words that open a line behind a clause, up to a day: "Căn cứ Luật" before them lay under a stamp. Or those behind
# "Căn cứ" itself, where the word for law alone was not read.
_LINE_UP_TO_DAY: Final = re.compile(
    r"(?:;[ ]?\n\W{0,4}|(?:^|\n)\W{0,4}can\s{1,2}cu\s{1,3})"
    r"(?P<words>(?!can\s|xet\s|theo\s|luat\s)\w[^;:.]{5,160}?)\s{0,2},?\s{1,2}(?=ngay\s)"
)
DATE_LOST: Final = "the date after the title cannot be read"
_WORD_LOST: Final = "the word for law before the title was not read"
_NEXT_ENTRY: Final = re.compile(r"\s{0,2}[;,]\s{0,3}(?:[-+]\s{1,2})?(?:va\s{1,2})?|\s{1,2}va\s{1,2}")
_YEAR: Final = re.compile(r",?\s{1,2}nam\s{1,2}((?:19|20)\d\d)(?!\w)")
# Where the day of a law begins: the word for it as engines read it (ngày, naày, rgày), before a figure.
_DAY_WORD: Final = re.compile(r"[\s,]{1,3}[nhmr][ga]{1,2}[aou]?y\s{1,2}(?=[^\s;]{0,2}\d)")
# The word before a day: what stands before it is the title.
_DAY: Final = re.compile(r"\s{0,2},?\s{1,2}ngay(?!\w)")
# What was left of the day, up to where its clause or its line with another opener ends.
_REST: Final = re.compile(r"(?:(?!\n\W{0,3}(?:can\s|xet\s|theo\s))[^;:]){1,32}")
_LONGEST_TITLE: Final = 220
_STOP: Final = re.compile(r"[;:]|\n\W{0,3}can\s{1,2}cu(?!\w)")


def listed_under_one_word(text: str, folded: str, dates: Dates) -> Iterator[Law]:
    """The laws of a list that has the word for law once, before its colon; entries end at the first unknown title."""
    for match in _LIST.finditer(folded):
        at = match.end()
        while found := known_title_at("Luật", folded, at):
            end = found[1]
            date = dates.after(folded, end)
            year = None if date else _YEAR.match(folded, end)
            last = date.span[1] if date else year.end() if year else end
            yield Law((at, last), "Luật", one_line(text[at:end]), date, year[1] if year else None)
            following = _NEXT_ENTRY.match(folded, last)
            if following is None:
                break
            at = following.end()


def without_their_word(text: str, folded: str, dates: Dates) -> Iterator[Law]:
    """Laws whose word for law was not read, known by how the title of one begins, or by its end and the day."""
    yield from _amending_others(text, folded, dates)
    yield from _ended_by_their_day(text, folded, dates)


def _amending_others(text: str, folded: str, dates: Dates) -> Iterator[Law]:
    """Laws that amend others, whose title opens a clause and whose day follows before another clause begins."""
    for match in _WITHOUT_ITS_WORD.finditer(folded):
        start = match.start("title")
        limit = min(len(folded), start + _LONGEST_TITLE)
        stop = _STOP.search(folded, start, limit)
        day = _DAY.search(folded, match.end(), stop.start() if stop else limit)
        date = dates.after(folded, day.start()) if day else None
        if day is not None and date is not None:
            title = one_line(text[start : day.start()])
            yield Law((start, date.span[1]), "Luật", title, date, doubts=(_WORD_LOST,))


def _ended_by_their_day(text: str, folded: str, dates: Dates) -> Iterator[Law]:
    """Laws of which a line holds the end of the title and the day, by which a table knows them; always in doubt."""
    for match in _LINE_UP_TO_DAY.finditer(folded):
        words = one_line(text[slice(*match.span("words"))])
        date = dates.after(folded, match.end("words"))
        title = ending_like(words, date.iso) if date and date.iso else None
        if date and title:
            taken = () if words.casefold() == title.casefold() else (f"{words} was taken for {title}",)
            yield Law((match.start("words"), date.span[1]), "Luật", title, date, doubts=(_WORD_LOST, *taken))


def with_ruined_day(text: str, folded: str, word: tuple[int, int], kind: str) -> Law | None:
    """The law whose name ``word`` opens, where neither its day nor its title need be whole, but together tell which.

    The one known law with a like title one of whose days has the figures that are left, in their order; what is given
    is flagged. ``None`` when there is none or more than one.
    """
    limit = min(len(folded), word[1] + _LONGEST_TITLE)
    stop = _STOP.search(folded, word[1], limit)
    day = _DAY_WORD.search(folded, word[1], stop.start() if stop else limit)
    rest = _REST.match(folded, day.end()) if day else None
    if day is None or rest is None:
        return None
    title = one_line(text[word[1] : day.start()])
    found = like_in_title_and_day(kind, title, rest[0])
    if found is None:
        return None
    true, likely = found
    lost = CitedDate((day.start(), day.start()), None, likely)
    doubts = () if true.casefold() == title.casefold() else (f"{title} was taken for {true}",)
    return Law((word[0], day.start()), kind, true, lost, doubts=doubts, date_doubts=(DATE_LOST,))
