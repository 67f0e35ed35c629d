"""Titles of laws that are known: how long a title is, how it is spelt, and when laws of that title were passed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Hamming, LCSseq, Levenshtein

from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import table_rows

_LIKE: Final = 0.9
"""Share (0..1) of its letters that a damaged title must have in common with a known one to be taken for it."""
_UNLIKE: Final = 0.75
"""From this share (0..1) on an unknown title resembles a known one so much that it may be that one, damaged."""
_REMNANT_LIKE: Final = 0.92
"""Share (0..1) of a remnant's letters that must stand in a title, in its order, for the remnant to be taken for it."""
_REMNANT_LETTERS: Final = 20
"""Letters: a shorter remnant of a title tells too little."""
_ALTERED: Final = 2
"""So many figures of two dates may differ for one to be a misreading of the other."""
_REMNANT: Final = 3
"""Figures: so many of a date must be left to tell which of several it was."""
_FIGURES: Final = re.compile(r"(?<!\w)\d+(?!\w)")
# The words of a title that a line break may part.
_WORD: Final = re.compile(r"\S+")


_FEWEST: Final = 2
"""So many last words of a title, beside its day, tell which law it is."""


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A title and the ISO dates on which laws of that title were passed, as far as they are known."""

    type: str
    title: str
    dates: tuple[str, ...]


@cache
def known_laws(kind: str) -> dict[str, KnownLaw]:
    """The laws of one type by folded title: an ordinance may have the title of the law that replaced it."""
    rows = (row for row in table_rows("laws") if row["type"] == kind)
    laws = (KnownLaw(row["type"], row["title"], tuple(row["dates"].split())) for row in rows)
    return {_bare(law.title): law for law in laws}


@cache
def _by_first_word(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for bare in sorted(known_laws(kind), key=len, reverse=True):
        found.setdefault(bare.split(" ", 1)[0], []).append(bare)
    return found


def known_title_at(kind: str, folded: str, at: int) -> tuple[KnownLaw, int] | None:
    """The longest known title of that type at ``at`` (white space before it apart), and where it ends."""
    first = _WORD.search(folded, at, at + 40)
    if first is None:
        return None
    for bare in _by_first_word(kind).get(first[0].rstrip(",;.:"), ()):
        words = bare.split(" ")
        end = _end_of_words(folded, first.start(), words)
        if end is not None:
            return known_laws(kind)[bare], end
    return None


def _end_of_words(folded: str, at: int, words: list[str]) -> int | None:
    """Where ``words`` end when they stand at ``at``; the commas of a title may be lost."""
    for place, word in enumerate(words):
        core = word.rstrip(",")
        if not folded.startswith(core, at):
            return None
        at += len(core)
        if place + 1 == len(words):
            break
        if at < len(folded) and folded[at] in ",.":
            at += 1
        gap = at
        while at < len(folded) and folded[at].isspace():
            at += 1
        if at == gap:
            return None
    return at if at == len(folded) or not folded[at].isalnum() else None


def put_right(kind: str, title: str, date: str | None = None, year: str | None = None) -> tuple[str, str | None]:
    """The title as the table spells it where marks or a few letters are damaged, and in words what is doubtful.

    ``date``, ISO, is the day that stands behind the title: a law of that day may be damaged more, or have lost a
    part ("Luật Tổ chức Chính phủ và L quyền địa phương" behind "sửa đổi …"). ``year`` is that of its number, where it
    has one and no day.
    """
    bare = _bare(title)
    laws = known_laws(kind)
    known = laws.get(bare)
    if known is not None:
        return (title, None) if title.casefold() == known.title.casefold() else (known.title, None)
    near = process.extractOne(
        bare, laws.keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=_UNLIKE, processor=None
    )
    if near is not None and not _amends_the_same(bare, near[0]):
        near = None
    sure = near is not None and (near[1] >= _LIKE or _passed(laws[near[0]], date, year))
    if not sure and (amended := _AMENDED.match(bare)):
        return _amending(title, amended)
    if near is None or date not in laws[near[0]].dates:
        whole = _whole_of(kind, bare, date)
        if whole is not None:
            return whole, f"{title} was taken for what is left of {whole}"
    if near is None:
        true = _short_of_that_day(kind, bare, date)
        return (true, f"{title} was taken for {true}") if true else (title, None)
    true = laws[near[0]].title
    named = _FIGURES.findall(true)
    if named and named != _FIGURES.findall(title):  # "của 11 luật" is not "của 37 luật"; other figures are stray ones
        return title, f"{title} is no known title, but much like {true}"
    if near[1] < _LIKE and not _passed(laws[near[0]], date, year):
        return title, f"{title} is no known title, but much like {true}"
    return true, f"{title} was taken for {true}"


def _amends_the_same(bare: str, known: str) -> bool:
    """Whether what two titles amend is alike too: their first words always are."""
    parts = [_AMENDED.match(each) for each in (bare, known)]
    if any(part is None for part in parts):
        return True
    inner = [part["inner"] for part in parts if part]
    return Levenshtein.normalized_similarity(*inner) >= _UNLIKE


def _passed(law: KnownLaw, date: str | None, year: str | None) -> bool:
    """Whether a law of this title was passed on that day, or in that year where no day is given."""
    return date in law.dates or (date is None and year is not None and any(each[:4] == year for each in law.dates))


_AMENDING: Final = "sửa đổi, bổ sung một số điều của"
_AMENDED: Final = re.compile(r"(?P<head>su\w?\s[^\n]{18,32}?)\s(?P<kind>bo luat|luat|phap len\w)\s(?P<inner>\S.+)$")
_KINDS: Final = {"bo": "Bộ luật", "lu": "Luật", "ph": "Pháp lệnh"}


def _amending(title: str, amended: re.Match[str]) -> tuple[str, str | None]:
    """The title of an amending law, whose words are always the same but for the title of what it amends."""
    head, kind = amended["head"], _KINDS[amended["kind"][:2]]
    if Levenshtein.normalized_similarity(head, fold(_AMENDING)) < _LIKE or _FIGURES.search(head):
        return title, None
    printed = one_line(title)
    inner, doubt = put_right(kind, printed[amended.start("inner") :])
    true = f"{_AMENDING} {kind} {inner}"
    same = fold(true) == fold(printed)
    if same and not doubt:
        return (title, None) if true.casefold() == printed.casefold() else (_cased(printed, true), None)
    return true, f"{title} was taken for {true}"


def _cased(printed: str, true: str) -> str:
    """``true`` with the first letter as printed: older papers write it small."""
    return printed[0] + true[1:] if printed[0].casefold() == true[0].casefold() else true


def dated_otherwise(kind: str, title: str, told: str) -> str | None:
    """The ISO date of a law of this title of which ``told``, an ISO date or a year alone, may be a misreading.

    All but a figure or two of a date are the same, of a year all but one. No title is passed twice in one year; not
    every text of a title is known: dates and years that are farther off pass.
    """
    known = known_laws(kind).get(_bare(title))
    if known is None or any(date.startswith(told) for date in known.dates):
        return None
    if "-" not in told:
        return next((date for date in known.dates if Hamming.distance(date[:4], told) == 1), None)
    return next(
        (date for date in known.dates if date[:4] == told[:4] or Levenshtein.distance(date, told) <= _ALTERED), None
    )


def is_known_date(kind: str, title: str, iso: str) -> bool:
    """Whether a law of this title was passed on that day."""
    known = known_laws(kind).get(_bare(title))
    return known is not None and iso in known.dates


def only_date(kind: str, title: str, read: str = "") -> str | None:
    """The date of the law of this title, when but one is known, or but one that ``read`` may be the remnant of.

    ``read`` is what stands behind the title: a date stays possible while its figures come in the order of its own.
    """
    known = known_laws(kind).get(_bare(title))
    if known is None:
        return None
    figures = re.sub(r"\D", "", read)
    if len(known.dates) == 1 or len(figures) < _REMNANT:
        return known.dates[0] if len(known.dates) == 1 else None
    ending = [date for date in known.dates if _day_first(date).endswith(figures)]
    left = ending or [date for date in known.dates if _holds(_day_first(date), figures)]
    return left[0] if len(left) == 1 else None


def _short_of_that_day(kind: str, bare: str, date: str | None) -> str | None:
    """The one known title of that day that a short one, with two letters damaged, resembles: ``Tưu rữ``."""
    near = (law.title for key, law in known_laws(kind).items() if date in law.dates and _is_short_of(bare, key))
    found = list(near)
    return found[0] if len(found) == 1 else None


def _is_short_of(bare: str, key: str) -> bool:
    return len(bare) < _REMNANT_LETTERS and Levenshtein.distance(bare, key) <= _ALTERED


def like_in_title_and_day(kind: str, title: str, read: str) -> tuple[str, str] | None:
    """Title and ISO date of the one known law that is like ``title`` and one of whose days ``read`` is left of."""
    figures = re.sub(r"\D", "", read)
    bare = _bare(title)
    if len(figures) < _REMNANT:
        return None
    like = [law for key, law in known_laws(kind).items() if Levenshtein.normalized_similarity(bare, key) >= _UNLIKE]
    found = [(law.title, date) for law in like for date in law.dates if _holds(_day_first(date), figures)]
    return found[0] if len(found) == 1 else None


def ending_like(words: str, iso: str) -> str | None:
    """The title of the one law of that day which ends as ``words`` do, whose first word may be damaged; or ``None``."""
    said = _bare(words).split()
    ends = [said, said[1:]]
    found = [
        law.title
        for bare, law in known_laws("Luật").items()
        if iso in law.dates and any(len(end) >= _FEWEST and bare.split()[-len(end) :] == end for end in ends)
    ]
    return found[0] if len(found) == 1 else None


def _day_first(date: str) -> str:
    """The figures of an ISO date as they are written: day, month, year."""
    return "".join(reversed(date.split("-")))


def _holds(written: str, figures: str) -> bool:
    """Whether ``figures`` are left of what was written, in its order, and no others."""
    at = 0
    for figure in figures:
        at = written.find(figure, at) + 1
        if not at:
            return False
    return True


def _whole_of(kind: str, bare: str, date: str | None) -> str | None:
    """The one known title of that day that ``bare`` is what was left of, its beginning lost."""
    if date is None or len(bare) < _REMNANT_LETTERS:
        return None
    laws = [law for key, law in known_laws(kind).items() if date in law.dates and len(key) > len(bare)]
    least = _REMNANT_LIKE * len(bare)
    like = [law for law in laws if LCSseq.similarity(bare, _bare(law.title)) >= least]
    if len(like) != 1 or _bare(like[0].title).startswith(bare.split(" ", 1)[0]):
        return None
    return like[0].title


def _bare(title: str) -> str:
    return fold(one_line(title))
