"""Laws cited by title: ``Luật Đất đai ngày 29 tháng 11 năm 2013``. Laws and ordinances need no number.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6: a căn cứ to a Luật or Pháp lệnh gives neither number nor agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ocr_pipeline.parsing.citing.code import Code
from ocr_pipeline.parsing.citing.context import DAY_WORD, NUMBER_WORD, Dates, date_is_announced
from ocr_pipeline.parsing.citing.law_titles import dated_otherwise, is_known_date, known_title_at, only_date, put_right
from ocr_pipeline.parsing.citing.mentions import CitedDate, Law
from ocr_pipeline.parsing.citing.notation import type_named_by
from ocr_pipeline.parsing.citing.odd_laws import DATE_LOST, listed_under_one_word, with_ruined_day, without_their_word
from ocr_pipeline.parsing.folding import fold, one_line

_CONSTITUTION: Final = "Hiến pháp"
_ORDINANCE: Final = "Pháp lệnh"
_NAMES: Final = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": _ORDINANCE, "hien phap": _CONSTITUTION}
LAWS: Final = frozenset(_NAMES.values())
# "pháp luật" is no law. Behind "Căn cứ", where the title is known, "Luật" may be damaged: Ludt, Luậr, Lugt, Tuật.
_DAMAGED: Final = (
    r"(?:(?<=ca[nmhr] cu )|(?<=cu vao )|(?<=dinh cua )|(?<=; )|(?<=;\n)|(?<=- )|(?<=\nva )|(?<= va ))"
    r"(?:[^\W_]u\w{1,2}[trlf]|[i1l][.,]uat|ua[tf]|l[^\W_]{1,2}at|[liut]ua)"
)
_LAW: Final = re.compile(
    rf"(?<!\w)(?<!phap )(?<!phap\n)"
    rf"(bo\s{{1,2}}luat|luat|phap\s{{1,2}}lenh|hien\s{{1,2}}phap|(?P<damaged>{_DAMAGED}))(?!\w)"
)
_LONGEST_TITLE: Final = 300
_END: Final = re.compile(r'[;:.()"“”?!]')
_YEAR: Final = re.compile(r"\s{0,2},?\s{0,2}(?<!\w)nam\s{1,2}((?:19|20)\d\d)(?!\w)")
# "Luật Đất đai 2013": only behind a title of the table.
_BARE_YEAR: Final = re.compile(r"\s{1,2}((?:19|20)\d\d)(?![\w/%]|[.,\-]\d)")
# "Luật số 87/2025/QH15": a number right behind the word for it.
_NUMBERED: Final = re.compile(r"\s{1,2}so\s{0,2}[.:,]?\s{1,3}\d")
# What is left of a day before the year: "Luật Đất đai 29 tháng năm 2013".
_LEFT_OF_DAY: Final = re.compile(r"[\s,]{1,3}(?:[nhm]?g\w{1,2}\s{1,2})?\S{1,3}\s{1,2}t?\w?ang(?:\s{1,2}\S{1,3})?$")
_OF_ASSEMBLY: Final = re.compile(r"(?:UBTV)?QH")
_NUMBER_LOST: Final = "the number after the title cannot be read"
_NUMBER_WORD: Final = re.compile(rf",?\s{{0,2}}(?<!\w){NUMBER_WORD}\s{{0,2}}[.:,]?\s{{0,3}}$")
_AMENDING: Final = re.compile(r"(?:su\w|bo)\s{1,2}\S{1,6}[\s,]")
# "(sửa đổi)", "sửa đổi, bổ sung" behind a title: a later text of the same title.
_AMENDED: Final = re.compile(r"\s{1,2}\(?(?:da\s{1,2}duoc\s{1,2})?sua\s{1,2}doi(?:,\s{1,2}bo\s{1,2}sung)?\)?(?!\w)")
# Words that no title of a law holds after its first word: the sentence has gone on. Marks tell "tại" from "tài sản".
_NOT_A_TITLE: Final = re.compile(
    r"(?<!^)(?<!\w)(?:được|theo|tại|nhưng|phải|(?<!hàng )không|ubnd|hđnd|ngày|nghị\s+định|quyết\s+định|thông\s+tư"
    r"|nghị\s+quyết|công\s+văn|tờ\s+trình|căn\s+cứ|có\s+hiệu\s+lực)(?!\w)|(?<!\w)(?:từ|trước|sau|đến|tới|hết)$|^(?:nghị\s+định|các)(?!\w)"
)
# Behind a comma the one who acts: the sentence has gone on.
_WHO_ACTS: Final = re.compile(r",\s(?:ủy ban|uỷ ban|hội đồng nhân dân|sở|bộ|ubnd|hđnd|ban|trường|chính phủ)\s")
_INNER_LAW: Final = re.compile(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?!\w)")
# What makes a law without a date a citation: one stands on it, does as it says, or refers to its rules.
_LEANS_ON: Final = re.compile(
    r"(?<!\w)(?:theo|can\s{1,2}cu|thuc\s{1,2}hien|quy\s{1,2}dinh\s{1,2}(?:cua|tai|trong)|cac\s{1,2}quy\s{1,2}dinh)\s{1,3}$"
)
_WORDS_BEFORE: Final = 40
# What may follow a title that has neither date nor year.
_CLOSES: Final = re.compile(r"\s{0,3}(?:[;,.:)]|va(?!\w)|nam(?!\w)|hien\s{1,2}hanh|$)")
# A date that cannot be read, up to where its clause ends.
_RUINED_DATE: Final = re.compile(r"[^;:\n]{0,24}")
# Figures near behind a title: a date or a number beyond reading. Other words behind it are the sentence, going on.
_RUINED_NUMBER: Final = re.compile(
    r"[^;:\n]{0,8}?(?:\d|(?<!\w)so(?!\w)\W{0,3}$)|,?\s{1,2}so\s{0,2}(?:\n|$)", re.MULTILINE
)
# A sign by itself between two words of a title: dirt that was read.
_LONE_SIGN: Final = re.compile(r"\s[.:)'’`*|]\s")
# "ngày" before the figures of its date, with a letter wrong or lost: "ugày", "ngàt".
_DAMAGED_DAY_WORD: Final = re.compile(rf"\s(?!ngay\s){DAY_WORD}\s{{1,2}}$")
_TRAILING: Final = re.compile(r"[\s,]{1,4}(?:va)?\s{0,2}$")


def find_laws(text: str, folded: str, codes: Sequence[Code], dates: Dates) -> list[Law]:
    """Laws whose title is known or ends at a date, at a year or at a code, and later mentions of the same titles."""
    by_start = {code.span[0]: code for code in codes}
    starts = sorted(by_start)
    laws = [_judged(law, folded) for law in without_their_word(text, folded, dates)]
    inside = {at for law in laws for at in range(*law.span)}
    at = 0
    next_code = 0
    while match := _LAW.search(folded, at):
        while next_code < len(starts) and starts[next_code] < match.end():
            next_code += 1
        code_at = starts[next_code] if next_code < len(starts) else None
        if match.start() in inside or _NUMBERED.match(folded, match.end()):
            at = match.end()
            continue  # "Luật số 87/2025/QH15 sửa đổi …": its title is not before its number
        law = (
            _known(text, folded, match, code_at, dates)
            or _known_by_its_day(_law(text, folded, match, code_at, dates), sure=not match["damaged"])
            or _undated(text, folded, match)
            or with_ruined_day(text, folded, match.span(), _kind(match))
        )
        at = match.end() if law is None else law.span[1]
        if law is not None:
            laws.append(_judged(_with_its_code(law, by_start), folded))
    laws += (_judged(law, folded) for law in listed_under_one_word(text, folded, dates))
    return sorted([*laws, *_again(folded, laws)], key=lambda law: law.span)


def _may_be_of_a_law(code: Code) -> bool:
    """Whether no symbol of a decree or a circular says that the code is none of a law."""
    groups = tuple(group.value for group in code.groups)
    named = type_named_by(groups, with_year=code.year is not None) if groups else None
    return named is None or named in LAWS or any(_OF_ASSEMBLY.match(group) for group in groups)


def _with_its_code(law: Law, codes: Mapping[int, Code]) -> Law:
    """The law with the year of its code; or without a code that is none of a law: its own was not read."""
    if law.code_at is None:
        return law
    if _may_be_of_a_law(codes[law.code_at]):
        return replace(law, year=codes[law.code_at].year)
    return replace(law, span=(law.span[0], law.code_at), code_at=None, doubts=(*law.doubts, _NUMBER_LOST))


def _known_by_its_day(law: Law | None, *, sure: bool) -> Law | None:
    """The law; where the word for it is damaged only when a known one of that day has almost its title."""
    if law is None or sure or law.date is None or law.date.iso is None:
        return law if sure else None
    return law if is_known_date(law.type, put_right(law.type, law.title, law.date.iso)[0], law.date.iso) else None


def _kind(match: re.Match[str]) -> str:
    return "Luật" if match["damaged"] else _NAMES[one_line(match[1])]


def _known(text: str, folded: str, match: re.Match[str], code_at: int | None, dates: Dates) -> Law | None:
    """A law whose title is in the table, with a date, a year or a code behind it."""
    kind, start = _kind(match), match.start()
    end = _end_of_known(folded, match)
    if end is None:
        return None
    title = one_line(text[match.end() : end])
    if amended := _AMENDED.match(folded, end):
        end = amended.end()
    if code_at is not None and _NUMBER_WORD.fullmatch(folded[end:code_at].lstrip()):
        return Law((start, code_at), kind, title, code_at=code_at)
    if date := dates.after(folded, end):
        return Law((start, date.span[1]), kind, title, date)
    if year := _YEAR.match(folded, end) or _BARE_YEAR.match(folded, end):
        if code_at is not None and _NUMBER_WORD.fullmatch(folded[year.end() : code_at].lstrip()):
            return Law((start, code_at), kind, title, code_at=code_at)
        return Law((start, year.end()), kind, title, year=year[1])
    return None


def _undated(text: str, folded: str, match: re.Match[str]) -> Law | None:
    """A law whose title is in the table, when its date is missing or beyond reading and the words before lean on it."""
    kind, start, end = _kind(match), match.start(), _end_of_known(folded, match)
    if end is None:
        return None
    title = one_line(text[match.end() : end])
    announced = date_is_announced(folded, end)
    leans = _LEANS_ON.search(folded, max(0, start - _WORDS_BEFORE), start)
    if not announced and not (leans and (title[0].isupper() or kind == _CONSTITUTION)):
        return None
    if not announced and (_CLOSES.match(folded, end) or not _RUINED_NUMBER.match(folded, end)):
        return Law((start, end), kind, title)
    likely = only_date(kind, title, _ruined(folded, end)) if announced else None
    date = CitedDate((end, end), None, likely) if likely else None
    return Law((start, end), kind, title, date, date_doubts=(DATE_LOST,))


def _ruined(folded: str, at: int) -> str:
    match = _RUINED_DATE.match(folded, at)
    return match[0] if match else ""


def _end_of_known(folded: str, match: re.Match[str]) -> int | None:
    found = known_title_at(_kind(match), folded, match.end())
    return found[1] if found else None


def _law(text: str, folded: str, match: re.Match[str], code_at: int | None, dates: Dates) -> Law | None:
    kind = _kind(match)
    start = match.end()
    end = min(len(text), start + _LONGEST_TITLE)
    end = _sentence_end(text, start, end)
    date_at = dates.next_start(start)
    candidates = [place for place in (code_at, date_at) if place is not None and place <= end]
    if year := _YEAR.search(folded, start, min([end, *candidates])):
        if left := _LEFT_OF_DAY.search(folded, start, year.start()):
            lost = CitedDate((left.start(), year.end()), None)
            return _checked(text, match.start(), (start, left.start()), kind, date=lost, year=year[1], end=year.end())
        return _checked(text, match.start(), (start, year.start()), kind, year=year[1], end=year.end())
    if not candidates:
        return None
    end = min(candidates)
    if end == code_at:
        word = _NUMBER_WORD.search(folded, max(start, end - 12), end)
        return _checked(text, match.start(), (start, word.start() if word else end), kind, code_at=end, end=end)
    if word := _NUMBER_WORD.search(folded, max(start, end - 12), end):
        law = _checked(text, match.start(), (start, word.start()), kind, end=word.start())
        return replace(law, doubts=(*law.doubts, _NUMBER_LOST)) if law else None
    if word := _DAMAGED_DAY_WORD.search(folded, max(start, end - 9), end):
        date, end = dates.after(folded, end), word.start()
    else:
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
        return Law((begin, end), kind, kind, date, year, code_at) if kind == _CONSTITUTION else None
    amending = _AMENDING.match(fold(title))
    constitution = kind == _CONSTITUTION and title.startswith("nướ")
    begins = title[0].isupper() or amending or constitution or _is_of_its_day(kind, title, date)
    if not begins or _NOT_A_TITLE.search(title.casefold()):
        return None
    if _WHO_ACTS.search(title.casefold()):
        return None
    if _INNER_LAW.search(title) and not amending:
        return None
    doubts = ("a stray sign stands in the title",) if re.search(r"[.:)]", title) else ()
    title = _LONE_SIGN.sub(" ", title)
    return Law((begin, end), kind, title, date, year, code_at, doubts)


def _is_of_its_day(kind: str, title: str, date: CitedDate | None) -> bool:
    """Whether a law of that day has almost this title, whose first letters are damaged: "í 6 chức chính quyền"."""
    return (
        date is not None and date.iso is not None and is_known_date(kind, put_right(kind, title, date.iso)[0], date.iso)
    )


def _judged(law: Law, folded: str) -> Law:
    """The law with its title put right and its date held against the known ones."""
    title, doubt = put_right(law.type, law.title, law.date.iso if law.date else None, law.year)
    doubts = (*law.doubts, doubt) if doubt else law.doubts
    told = law.date.iso if law.date else law.year if law.code_at is None else None
    other = dated_otherwise(law.type, title, told) if told else None
    of_date = (*law.date_doubts, f"others date a law of this title {other}") if other else law.date_doubts
    date = law.date
    if date and date.iso is None and date.likely is None:
        date = replace(date, likely=only_date(law.type, title, folded[slice(*date.span)]))
    return replace(law, title=title, date=date, doubts=doubts, date_doubts=of_date)


def _again(folded: str, laws: Sequence[Law]) -> Iterator[Law]:
    """Later mentions of a title without its date; an ordinance may have the title of the law that replaced it."""
    known: dict[tuple[bool, str], dict[str, Law]] = {}
    for law in laws:
        title = fold(law.title)
        known.setdefault((law.type == _ORDINANCE, title.split()[0]), {}).setdefault(title, law)
    taken = {at for law in laws for at in range(*law.span)}
    for match in _LAW.finditer(folded) if known else ():
        if match.start() in taken:
            continue
        after = match.end()
        rest = one_line(folded[after : after + _LONGEST_TITLE])
        titles = known.get((_kind(match) == _ORDINANCE, rest.split(" ", 1)[0].rstrip(",;.:)")), {})
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
