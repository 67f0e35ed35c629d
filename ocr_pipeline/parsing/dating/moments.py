"""Times that a text names: days, months, quarters, parts of a year, spans of years, with their first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ocr_pipeline.parsing.dates import FoundDate, as_iso, find_dates
from ocr_pipeline.parsing.folding import fold

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# Months without a day: "tháng 12 năm 2023", "tháng 12/2023"; not the middle of a full date.
_MONTH: Final = re.compile(
    rf"(?<!\w)(?<!\d )thang\s{{1,2}}(?P<month>0?[1-9]|1[0-2])\s{{0,2}}(?:/|nam|-)\s{{0,2}}{_YEAR}"
)
# "quý I năm 2020", "quý III/2021"; an engine prints l and 1 for I.
_QUARTER: Final = re.compile(
    rf"(?<!\w)quy\s{{1,2}}(?P<quarter>[i1l]{{1,3}}|[i1l]v|[1-4])\s{{0,2}}(?:/|-|,|nam)?\s{{0,2}}(?:nam\s{{1,2}})?{_YEAR}"
)
# "6 tháng đầu năm 2023", "06 tháng cuối năm 2023", "10 tháng năm 2023"; not a day whose month was not read.
_MONTHS: Final = re.compile(
    r"(?<!\w)(?<!ngay )(?P<months>0?[1-9]|1[01])\s{1,2}thang\s{1,2}"
    rf"(?:(?P<end>dau|cuoi)\s{{1,2}})?nam\s{{1,2}}{_YEAR}"
)
# "6 tháng đầu năm và nhiệm vụ …", "quý I, phương hướng quý II năm 2018": the year stands further on, or nowhere.
_YEARLESS: Final = re.compile(
    r"(?<!\w)(?:(?P<months>0?[1-9]|1[01])\s{1,2}thang\s{1,2}dau\s{1,2}nam(?!\s{1,2}(?:19|20)\d\d)"
    r"|quy\s{1,2}(?P<quarter>[i1l]{1,3}|[i1l]v|[1-4])(?!\w)(?!\s{0,2}(?:/|-|,|nam)?\s{0,2}(?:nam\s{1,2})?(?:19|20)\d\d))"
)
# "giai đoạn 2021 - 2025", "từ năm 2010 đến năm 2015", "nhiệm kỳ 2020-2025".
_YEARS: Final = re.compile(
    r"(?<!\w)(?:(?:giai\s{1,2}doan|thoi\s{1,2}ky|nhiem\s{1,2}ky)\s{1,2}(?:tu\s{1,2})?(?:nam\s{1,2})?|tu\s{1,2}nam\s{1,2})"
    r"(?P<first>(?:19|20)\d\d)\s{0,2}(?:-|den)\s{0,2}(?:het\s{1,2})?(?:nam\s{1,2})?(?P<last>(?:19|20)\d\d)(?!\d)"
)
# "từ năm 2010 đến hết tháng 10 năm 2012".
_TO_MONTH: Final = re.compile(
    r"(?<!\w)tu\s{1,2}nam\s{1,2}(?P<first>(?:19|20)\d\d)\s{1,2}den\s{1,2}(?:het\s{1,2})?thang\s{1,2}"
    rf"(?P<month>0?[1-9]|1[0-2])\s{{0,2}}(?:/|nam)\s{{0,2}}{_YEAR}"
)
_ONE_YEAR: Final = re.compile(rf"(?<!\w)(?<!trong )nam\s{{1,2}}{_YEAR}(?!\s?-\s?\d)")
# The first day of a range whose last day alone has a year: "từ ngày 15/6 đến ngày 20/6/2023", "01 - 03/7/2025".
_OPENED: Final = re.compile(
    r"(?<![\w/.,])(?:(?P<word>ngay)\s{1,2})?(?P<day>\d{1,2})(?:\s?(?:/|thang)\s?(?P<month>\d{1,2}))?"
    r"\s{0,2}(?:-|den(?:\s{1,2}het)?)\s{0,2}(?:\d{1,2}\s?(?:gio|h)\s?(?:\d{2})?\s{0,2}(?:phut)?,?\s{0,2})?(?:ngay\s{1,2})?$"
)
# A day whose month was not read, or its year before what goes on with it: "Ngày 17 tháng năm 2025, tại …", "ngày 13
# tháng 11 năm tại Phòng họp". "năm trước" and "năm báo cáo" are meant so.
_INCOMPLETE: Final = re.compile(
    r"(?<!\w)ngay\s{1,2}\d{1,2}\s{1,2}thang\s{1,2}(?:nam\s{1,2}(?:19|20)\d\d(?!\d)|\d{1,2}\s{1,2}nam(?=\s?,|\s{1,2}tai\s))"
)
_LOOK_BACK: Final = 48
"""Characters before a date in which the day that opens its range stands."""
_LAST_MONTH: Final = 12
_NEW_YEAR: Final = 3
"""A range from one of the last so many months of a year to one of the first so many begins in the year before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that is named, the days it reaches from and to (ISO), and what it was read from.

    ``day``: it is one day as printed. ``first`` and ``last`` are ``None`` where no real day was read; ``likely`` is
    then the day that look-alike signs say. ``borrowed``: its month or year stands at the day that ends its range.
    """

    span: tuple[int, int]
    first: str | None
    last: str | None
    day: bool = False
    likely: str | None = None
    borrowed: bool = False


def find_moments(text: str) -> list[Moment]:
    """Every day, month, quarter and part of a year of ``text`` that has its year, and spans of years, in order.

    A day whose month or year was not read is one too, and no real day.
    """
    folded = fold(text)
    days = [each for each in find_dates(text) if not _MONTHS.match(folded, each.span[0])]
    found = [_day(each) for each in days]
    found += [one for each in days if (one := _opening(folded, each)) is not None]
    found += [*_periods(folded)]
    found += [Moment(match.span(), None, None, day=True) for match in _INCOMPLETE.finditer(folded)]
    return _apart(found)


def part_of_year(text: str, year: int) -> Moment | None:
    """The first part of a year that is named without it, "6 tháng đầu năm và …", as one of ``year``."""
    match = _YEARLESS.search(fold(text))
    if match is None:
        return None
    if match["quarter"]:
        quarter = _quarter(match["quarter"])
        return _from_to(match.span(), year, 3 * quarter - 2, 3 * quarter)
    return _from_to(match.span(), year, 1, int(match["months"]))


def years_to_a_month(text: str) -> list[Moment]:
    """Spans from a year to a month, "từ năm 2010 đến hết tháng 10 năm 2012", as quantities speak of them."""
    found = []
    for match in _TO_MONTH.finditer(fold(text)):
        closing = _from_to(match.span(), int(match["year"]), 1, int(match["month"]))
        if int(match["first"]) <= int(match["year"]):
            found.append(replace(closing, first=f"{match['first']}-01-01"))
    return found


def own_years(text: str) -> list[Moment]:
    """The single years of a title: "… năm 2024"; in a body they say little."""
    return [_from_to(match.span(), int(match["year"]), 1, _LAST_MONTH) for match in _ONE_YEAR.finditer(fold(text))]


def _day(found: FoundDate) -> Moment:
    return Moment(found.span, found.iso, found.iso, day=True, likely=found.likely)


def _opening(folded: str, closing: FoundDate) -> Moment | None:
    """The day without a year that opens the range which ``closing`` ends."""
    if closing.iso is None:
        return None
    start = max(0, closing.span[0] - _LOOK_BACK)
    match = _OPENED.search(folded, start, closing.span[0])
    if match is None or not (match["word"] or match["month"] or folded[closing.span[0]].isdigit()):
        return None
    year, month, _ = map(int, closing.iso.split("-"))
    first = int(match["month"] or month)
    over_new_year = first > _LAST_MONTH - _NEW_YEAR and month <= _NEW_YEAR
    opened = as_iso([str(year - over_new_year), str(first), match["day"]])
    if opened is not None and opened > closing.iso:
        opened = None
    if opened is None and not match["word"]:
        return None  # figures before a date are often others'; behind "ngày" they are a day that was misread
    end = match.end("month") if match["month"] else match.end("day")
    return Moment((match.start(), end), opened, opened, day=True, borrowed=True)


def _periods(folded: str) -> Iterator[Moment]:
    for match in _MONTH.finditer(folded):
        month = int(match["month"])
        yield _from_to(match.span(), int(match["year"]), month, month)
    for match in _QUARTER.finditer(folded):
        quarter = _quarter(match["quarter"])
        yield _from_to(match.span(), int(match["year"]), 3 * quarter - 2, 3 * quarter)
    for match in _MONTHS.finditer(folded):
        months, year = int(match["months"]), int(match["year"])
        first, last = (_LAST_MONTH + 1 - months, _LAST_MONTH) if match["end"] == "cuoi" else (1, months)
        yield _from_to(match.span(), year, first, last)
    for match in _YEARS.finditer(folded):
        first, last = int(match["first"]), int(match["last"])
        if first <= last:
            yield Moment(match.span(), f"{first}-01-01", f"{last}-12-31")


def _quarter(printed: str) -> int:
    """1 to 4, of I, II, III, IV as an engine prints them."""
    if printed.isdigit() and printed in "234":
        return int(printed)
    return 4 if printed.endswith("v") else len(printed)


def _from_to(span: tuple[int, int], year: int, first: int, last: int) -> Moment:
    return Moment(span, f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}")


def _apart(found: list[Moment]) -> list[Moment]:
    """In order; of two that overlap the earlier, and of two that begin alike the longer."""
    kept: list[Moment] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept
