"""Laws cited by title: ``Luật Đất đai ngày 29 tháng 11 năm 2013``. Laws and ordinances need no number.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: a căn cứ to a Luật or Pháp lệnh gives neither number nor agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.citing.codes import Code
from ocr_pipeline.parsing.citing.context import Dates
from ocr_pipeline.parsing.citing.mentions import CitedDate
from ocr_pipeline.parsing.folding import fold, one_line

_NAMES: Final = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
_LAW: Final = re.compile(r"(?<!\w)(bo\s{1,2}luat|luat|phap\s{1,2}lenh|hien\s{1,2}phap)(?!\w)")
_LONGEST_TITLE: Final = 300
_END: Final = re.compile(r'[;:.()"“”?!]')
_YEAR: Final = re.compile(r"\s{0,2},?\s{0,2}(?<!\w)nam\s{1,2}((?:19|20)\d\d)(?!\w)")
_NUMBER_WORD: Final = re.compile(r",?\s{0,2}(?<!\w)so\s{0,2}[.:,]?\s{0,3}$")
_AMENDING: Final = re.compile(r"(?:sua|bo)\s{1,2}\S{1,6}[\s,]")
# Words that no title of a law holds after its first word: the sentence has gone on.
_NOT_A_TITLE: Final = re.compile(
    r"(?<!^)(?<!\w)(?:duoc|theo|tai|nhung|phai|khong|ubnd|hdnd|nghi\s+dinh|quyet\s+dinh|thong\s+tu|nghi\s+quyet|cong\s+van|to\s+trinh|can\s+cu)(?!\w)"
)
_INNER_LAW: Final = re.compile(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?!\w)")
# A sign by itself between two words of a title: dirt that was read.
_LONE_SIGN: Final = re.compile(r"\s[.:)'’`*|]\s")
_TRAILING: Final = re.compile(r"[\s,]{1,4}(?:va)?\s{0,2}$")


@dataclass(frozen=True, slots=True)
class Law:
    """A law by title; ``code_at`` is where its code starts, when it has one; ``year`` stands alone or in ``date``."""

    span: tuple[int, int]
    type: str
    title: str
    date: CitedDate | None = None
    year: str | None = None
    code_at: int | None = None
    doubts: tuple[str, ...] = ()


def find_laws(text: str, folded: str, codes: Sequence[Code], dates: Dates) -> list[Law]:
    """Laws whose title ends at a date, at a year or at a code, and later mentions of the same titles."""
    starts = sorted(code.span[0] for code in codes)
    laws: list[Law] = []
    at = 0
    next_code = 0
    while match := _LAW.search(folded, at):
        while next_code < len(starts) and starts[next_code] < match.end():
            next_code += 1
        code_at = starts[next_code] if next_code < len(starts) else None
        law = _law(text, folded, match, code_at, dates)
        at = match.end() if law is None else law.span[1]
        if law is not None:
            laws.append(law)
    return sorted([*laws, *_again(folded, laws)], key=lambda law: law.span)


def _law(text: str, folded: str, match: re.Match[str], code_at: int | None, dates: Dates) -> Law | None:
    kind = _NAMES[one_line(match[1])]
    start = match.end()
    end = min(len(text), start + _LONGEST_TITLE)
    end = _sentence_end(text, start, end)
    date_at = dates.next_start(start)
    candidates = [place for place in (code_at, date_at) if place is not None and place <= end]
    if year := _YEAR.search(folded, start, min([end, *candidates])):
        return _checked(text, match.start(), (start, year.start()), kind, year=year[1], end=year.end())
    if not candidates:
        return None
    end = min(candidates)
    if end == code_at:
        word = _NUMBER_WORD.search(folded, max(start, end - 12), end)
        return _checked(text, match.start(), (start, word.start() if word else end), kind, code_at=end, end=end)
    date = dates.after(folded, _trimmed(folded, start, end))
    return _checked(text, match.start(), (start, end), kind, date=date, end=date.span[1]) if date else None


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the clause ends; a full stop, a colon or half a pair of brackets before a small letter is a speck."""
    for stop in _END.finditer(text, start, end):
        speck = stop[0] in ".:" or (stop[0] == ")" and "(" not in text[start : stop.start()])
        if not speck or not text[stop.end() : stop.end() + 2].strip()[:1].islower():
            return stop.start()
    return end


def _trimmed(folded: str, start: int, end: int) -> int:
    match = _TRAILING.search(folded, max(start, end - 8), end)
    return match.start() if match else end


def _checked(
    text: str,
    begin: int,
    inner: tuple[int, int],
    kind: str,
    *,
    end: int,
    date: CitedDate | None = None,
    year: str | None = None,
    code_at: int | None = None,
) -> Law | None:
    title = one_line(text[inner[0] : inner[1]]).strip(" ,")
    if not title:
        return Law((begin, end), kind, kind, date, year, code_at) if kind == "Hiến pháp" else None
    bare = fold(title)
    amending = _AMENDING.match(bare)
    if not (title[0].isupper() or amending) or _NOT_A_TITLE.search(bare):
        return None
    if _INNER_LAW.search(title) and not amending:
        return None
    doubts = ("a stray sign stands in the title",) if re.search(r"[.:)]", title) else ()
    title = _LONE_SIGN.sub(" ", title)
    return Law((begin, end), kind, title, date, year, code_at, doubts)


def _again(folded: str, laws: Sequence[Law]) -> Iterator[Law]:
    """Later mentions of a title without its date."""
    known: dict[str, dict[str, Law]] = {}
    for law in laws:
        title = fold(law.title)
        known.setdefault(title.split()[0], {}).setdefault(title, law)
    taken = {at for law in laws for at in range(*law.span)}
    for match in _LAW.finditer(folded) if known else ():
        if match.start() in taken:
            continue
        after = match.end()
        rest = one_line(folded[after : after + _LONGEST_TITLE])
        titles = known.get(rest.split(" ", 1)[0].rstrip(",;.:)"), {})
        bare = max((title for title in titles if _is_prefix(title, rest)), key=len, default=None)
        end = _end_of(folded, after, bare) if bare else None
        if bare and end is not None:
            yield Law((match.start(), end), titles[bare].type, titles[bare].title)


def _is_prefix(title: str, rest: str) -> bool:
    return rest.startswith(title) and not rest[len(title) : len(title) + 1].isalnum()


def _end_of(folded: str, at: int, bare: str) -> int | None:
    words = r"\s+".join(re.escape(word) for word in bare.split())
    match = re.compile(rf"\s*{words}").match(folded, at)
    return match.end() if match else None
