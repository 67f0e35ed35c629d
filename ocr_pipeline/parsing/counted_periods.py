"""The time that each quantity of a text speaks of.

A time in the quantity's own clause comes first ("1.250 hồ sơ trong năm 2024"); then the time that opens its paragraph
("Trong quý I năm 2022, …"); then that of the document, which reports on it. What is still to come has no such time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.dating.moments import Moment, find_moments, years_to_a_month
from ocr_pipeline.parsing.dating.own_period import own_period
from ocr_pipeline.parsing.folding import fold, one_line
from schemas import Period

# Before a time that something is compared with, is due by or is named after.
_NOT_OF_IT: Final = re.compile(
    r"(?:so\s{1,2}voi|cung\s{1,2}ky|(?<!tu )den|truoc|du\s{1,2}toan|ke\s{1,2}hoach|sau|khoa|nhiem\s{1,2}ky"
    r"|trong\s{1,2}khi|ke\s{1,2}tu)"
    r"(?:\s{1,2}(?:cung\s{1,2}ky|thoi\s{1,2}diem|binh\s{1,2}quan|cac|cuoi))?\s{1,2}$"
)
# A year by itself: "năm 2024"; not the first of two (năm học 2024 - 2025).
_YEAR: Final = re.compile(r"(?<!\w)nam\s{1,2}((?:19|20)\d\d)(?!\d|\s?-\s?\d)")
_PARAGRAPH: Final = re.compile(r"[.:]\s{0,2}\n|\n\s{0,3}(?=[-+*]\s|\d{1,2}[.)-]\s|[a-zđ]\)\s|[IVX]{1,5}[.-]\s)")
# What may stand before a time that opens a paragraph or a sentence: a label, "Trong", "Tính chung".
_OPENING: Final = re.compile(
    r"\s{0,3}(?:[-+*]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)-]\s|[a-z]\)\s)?\s{0,2}"
    r"(?:(?:tinh|trong|ket qua|tong ket)\s{1,2})?(?:chung\s{1,2})?"
)
# Before a time that opens a clause: "Năm 2010 mở 12 lớp; năm 2011 mở 25 lớp, riêng 10 tháng năm 2012 mở 27 lớp".
_NEXT_CLAUSE: Final = re.compile(r"(?P<sign>[;,])\s{1,2}(?:(?:trong|rieng|sang|con|va)\s{1,2})?$")
# Behind a time that announces what follows in its sentence: "Xếp loại năm 2022: 02 chi bộ …, 10 chi bộ …".
_COLON: Final = re.compile(r"\s{0,2}:\s")
_CLAUSE: Final = re.compile(r"[;.]\s|,\s")
_NEAR: Final = 40
"""Characters behind a quantity in which the time of its own clause stands."""
# A heading of what is to come, of what is wanted and of who does it.
_TO_COME: Final = re.compile(
    r"(?<!\w)(?:nhiem\s{1,2}vu|phuong\s{1,2}huong|muc\s{1,2}tieu|chi\s{1,2}tieu|giai\s{1,2}phap|kien\s{1,2}nghi|de\s{1,2}xuat"
    r"|to\s{1,2}chuc\s{1,2}thuc\s{1,2}hien|kinh\s{1,2}phi|du\s{1,2}kien|muc\s{1,2}dich|noi\s{1,2}nhan)(?!\w)"
)
_RESULTS: Final = re.compile(r"ket\s{1,2}qua|danh\s{1,2}gia|tinh\s{1,2}hinh")
_HEADING: Final = re.compile(
    r"(?:^|\n)\s{0,3}(?:(?P<part>[IVX]{1,5})\s?[.)-]|\d{1,2}\s?[.)-])\s{1,2}(?P<title>[^\n]{3,120})"
)
_AS_FOLLOWS: Final = re.compile(r"nhu\s{1,2}sau\s{0,2}:|cu\s{1,2}the\s{0,2}:")
# Words of a subject that reports on its time; others name a time to come, or that of what they are about: "Về tăng
# cường … năm 2026", "Đề án kiên cố hóa giai đoạn 2008 - 2012".
_REPORTING: Final = re.compile(
    r"(?<!\w)(?:ket\s{1,2}qua|tinh\s{1,2}hinh|bao\s{1,2}cao|so\s{1,2}ket|tong\s{1,2}ket|danh\s{1,2}gia|so\s{1,2}lieu|thong\s{1,2}ke)(?!\w)"
)
# The days that a report's months stand for: "10 tháng (từ 01/10/2020 đến 31/7/2021)", "(số liệu từ ngày 15/12/2022 đến
# ngày 14/6/2023)".
_DAY: Final = r"(?:het\s{1,2})?(?:ngay\s{1,2})?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d"
# "Từ ngày 01 tháng 9 năm 2024 đến ngày 25 tháng 10 năm 2024, đã rà soát 186 hộ".
_WORDED_DAY: Final = r"(?:het\s{1,2})?ngay\s{1,2}\d{1,2}\s{1,2}thang\s{1,2}\d{1,2}\s{1,2}nam\s{1,2}(?:19|20)\d\d"
_WHOLE_DAY: Final = rf"(?:{_DAY}|{_WORDED_DAY})"
_DAYS: Final = re.compile(rf"(?<!\w)tu\s{{1,2}}{_WHOLE_DAY}\s{{1,2}}den\s{{1,2}}{_WHOLE_DAY}(?!\d)")
_DEFINED: Final = re.compile(
    rf"\(\s?(?:so\s{{1,2}}lieu\s{{1,2}})?(?:(?:duoc\s{{1,2}})?tinh\s{{1,2}})?(?P<range>tu\s{{1,2}}{_DAY}\s{{1,2}}den\s{{1,2}}{_DAY})\s?\)"
)
_OPENING_SENTENCE: Final = 1800
_REPORTS: Final = frozenset({"bao cao", "cong van", "thong bao", "chi thi", "nghi quyet", "to trinh", "cong dien"})


class Periods:
    """The times of a text by place.

    ``subject``: where the document's subject stands. ``kind``: its type. ``cited``: spans of what it cites.
    """

    def __init__(
        self,
        text: str,
        cited: Sequence[tuple[int, int]] = (),
        *,
        subject: tuple[int, int] | None = None,
        kind: str | None = None,
    ) -> None:
        self._text = text
        self._folded = fold(text)
        years = (
            Moment(match.span(), f"{match[1]}-01-01", f"{match[1]}-12-31") for match in _YEAR.finditer(self._folded)
        )
        named = (*find_moments(text), *years_to_a_month(text), *_ranges_of_days(text, self._folded), *years)
        found = [each for each in named if each.first and each.last and not each.day]
        found = [each for each in _apart(found) if not _inside(each.span, cited) and not self._is_aside(each)]
        self._moments = found
        self._starts = [each.span[0] for each in found]
        self._paragraphs = [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
        self._headings = list(_headings(text))
        self._is_report = kind is None or fold(kind) == "bao cao"
        told = subject if subject and self._reports(subject) else None
        self._own = self._of_document(told) if kind is None or fold(kind) in _REPORTS else None

    def of(self, span: tuple[int, int]) -> Period | None:
        """The period of the quantity at ``span``."""
        here = self._behind(span) or self._opening(span[0])
        if here is not None:
            return self._period(here)
        return None if self._is_to_come(span[0]) else self._own

    def _is_aside(self, moment: Moment) -> bool:
        start = max(0, moment.span[0] - 32)
        return _NOT_OF_IT.search(self._folded, start, moment.span[0]) is not None

    def _behind(self, span: tuple[int, int]) -> Moment | None:
        place = bisect_right(self._starts, span[1] - 1)
        if place == len(self._moments) or self._starts[place] - span[1] > _NEAR:
            return None
        between = self._folded[span[1] : self._starts[place]]
        joined = re.fullmatch(r"[\s,(]{0,3}(?:[^\W\d_]{1,7}\s{1,2}){0,6}", between)
        return self._moments[place] if joined and not _CLAUSE.search(between) else None

    def _opening(self, at: int) -> Moment | None:
        """The time that opens the paragraph, or the sentence, of a quantity, or a later clause of it."""
        clause: Moment | None = None
        parted = False
        begin = self._paragraphs[bisect_right(self._paragraphs, at) - 1]
        place = bisect_right(self._starts, at) - 1
        while place >= 0 and self._starts[place] >= begin:
            moment = self._moments[place]
            line = self._folded.rfind("\n", begin, moment.span[0]) + 1
            sentence = max(begin, line, self._folded.rfind(". ", begin, moment.span[0]) + 1)
            opens = _OPENING.fullmatch(self._folded, sentence, moment.span[0])
            words = self._text[sentence : moment.span[1]].lstrip(" -+*.)0123456789\n")
            announces = _COLON.match(self._folded, moment.span[1]) and ". " not in self._folded[moment.span[1] : at]
            if (opens and words[:1].isupper()) or announces:
                return clause or moment
            follows = _NEXT_CLAUSE.search(self._folded, max(begin, moment.span[0] - _NEAR), moment.span[0])
            if clause is None and follows and ". " not in self._folded[moment.span[1] : at]:
                clause, parted = moment, follows["sign"] == ";"
            place -= 1
        return clause if parted else None

    def _is_to_come(self, at: int) -> bool:
        place = bisect_right(self._headings, (at, True)) - 1
        return place >= 0 and self._headings[place][1]

    def _reports(self, subject: tuple[int, int]) -> bool:
        return self._is_report or _REPORTING.search(self._folded, *subject) is not None

    def _of_document(self, subject: tuple[int, int] | None) -> Period | None:
        """The time that the report defines, its subject names, or the sentence that announces the figures.

        "(từ 01/10/2020 đến 31/7/2021)", "… năm 2024", "… năm 2024 như sau:".
        """
        defined = _DEFINED.search(self._folded, 0, _OPENING_SENTENCE)
        if defined and (days := _first_and_last(self._text[slice(*defined.span("range"))])):
            return self._named(defined.span("range"), *days)
        if subject and (own := own_period(self._text, *subject)):
            return self._named(own.span, own.first, own.last)
        announced = _AS_FOLLOWS.search(self._folded, 0, _OPENING_SENTENCE)
        if announced is None:
            return None
        last = bisect_right(self._starts, announced.start()) - 1
        if last < 0 or announced.start() - self._starts[last] > 160:
            return None
        moment = self._moments[last]
        # Years together are those of a scheme, of which a letter tells how it goes.
        return None if _of_years(moment) and not self._is_report else self._period(moment)

    def _period(self, moment: Moment) -> Period:
        return self._named(moment.span, moment.first or "", moment.last or "")

    def _named(self, span: tuple[int, int], first: str, last: str) -> Period:
        return Period(raw=one_line(self._text[slice(*span)]), start=first, end=last)


def _ranges_of_days(text: str, folded: str) -> Iterator[Moment]:
    for match in _DAYS.finditer(folded):
        if days := _first_and_last(text[slice(*match.span())]):
            yield Moment(match.span(), *days)


def _first_and_last(said: str) -> tuple[str, str] | None:
    """The days of a range of two; ``None`` where one is no real day, or it ends before it begins."""
    days = [each.iso for each in find_dates(said)]
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] > days[1]:
        return None
    return days[0], days[1]


def _of_years(moment: Moment) -> bool:
    return (moment.first or "")[:4] != (moment.last or "")[:4]


def named_period(words: str) -> Period | None:
    """The time that a few words name, as the head of a column does ("Kế hoạch năm 2023"); ``None`` for none or two."""
    folded = fold(words)
    years = [Moment(m.span(), f"{m[1]}-01-01", f"{m[1]}-12-31") for m in _YEAR.finditer(folded)]
    found = [each for each in _apart([*find_moments(words), *years]) if each.first and each.last and not each.day]
    if len(found) != 1:
        return None
    return Period(raw=one_line(words[slice(*found[0].span)]), start=found[0].first, end=found[0].last)


def _headings(text: str) -> Iterator[tuple[int, bool]]:
    """Where each heading stands, and whether it or the part that it is in speaks of what is to come."""
    part = False
    for match in _HEADING.finditer(text):
        title = fold(match["title"])
        to_come = _TO_COME.search(title) is not None and not _RESULTS.search(title)
        part = to_come if match["part"] else part
        yield match.start(), to_come or part


def _inside(span: tuple[int, int], cited: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(cited, (span[0], 1 << 40)) - 1
    return place >= 0 and cited[place][0] <= span[0] < cited[place][1]


def _apart(found: Sequence[Moment]) -> list[Moment]:
    kept: list[Moment] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept
