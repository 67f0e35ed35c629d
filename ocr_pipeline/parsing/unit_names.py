"""The unit that stands behind a figure: from the table, an abbreviation in capitals, or a damaged m²."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import Unit, statistic_units
from schemas import StatisticKind

_ABBREVIATION: Final = re.compile(r"[ ]{1,2}(?P<abbr>[A-ZĐ]{2,8})(?!\w)")
_ROMAN: Final = re.compile(r"[IVXL]+")
# A unit that is none: part of a date ("01 năm 2025", "Quốc khánh 2 tháng 9"), a time of day ("23h ngày", "14 giờ 00"),
# a part of a year ("9 tháng năm 2012"), the name of a place ("khu 1 xã Yên").
_NO_UNIT: Final = re.compile(
    r"(?:năm|tháng|ngày)\s{1,2}(?:\d{4}|\d{1,2}/)|(?:h|giờ)\s{1,2}(?:ngày|\d{2}(?!\d)|sáng|chiều)|"
    r"tháng,?\s{1,2}(?:(?:\w{1,6}\s{1,2})?[đd][âầaàấăằ]\w\s{1,2}n\w{1,2}m|cuối\s{1,2}năm|năm\s{1,2}\d{4}|ước|qua)|"
    r"tháng\s{1,2}(?:0?[1-9]|1[0-2])(?=\s{0,2}(?:[,;:)]|\.(?!\d)|h[àằ]ng(?!\w)|\n|\Z))|"
    r"xã\s{1,2}hội(?!\w)|(?:xã|phường|thị trấn|huyện|tỉnh|thôn|phòng|trường|thành phố|thị xã|quận|khu phố)"
    r"\s{1,2}[A-ZĐÂĂÊÔƠƯ][^\W\d_]*[a-zà-ỹ]"
)
_HOUR_BEFORE: Final = re.compile(
    r"(?:vao hoi|luc|hoi|truoc|den|tu|bat dau|vao|ket thuc|(?:ho so|yeu cau)\s{1,2}sau)\s{1,2}$"
)
_MONTHS_BEFORE: Final = re.compile(r"(?:luy ke|tinh chung|trong|uoc|ket qua|binh quan)\s{1,2}$")
_HOURS: Final = frozenset({"giờ", "h"})
# What an engine prints for m², perhaps for each of something: "6 m?/người".
_SQUARE: Final = re.compile(
    r"[ ]?(?P<per>đ[ồô]ng/)?(?P<kilo>k?)m(?:[?ZỶ‡†°`´ˆ˜*^#@]|[”“\"'’](?=[,;.\s]))(?!\w)"
    r"(?:[ ]?/[ ]?(?P<each>người|hộ|học sinh|sinh viên|phòng|công trình)(?!\w))?"
)
# Dirt between a figure and its unit: "5,4°ha", "27 · hộ". A bar may part the cells of a table, a quote open a word.
_STRAY: Final = re.compile(r"(?:[°*'’`´^~·•]{1,2}[ ]?|[ ][°*'’`´^~·•!]{1,2}[ ])(?=[^\W\d_])")
# Money whose last word is damaged: "21.600 triệu đö›;¿", "4,5 triệu déng/đợt"; no people ("triệu dân", "đảng viên").
_DAMAGED_MONEY: Final = re.compile(
    r"\s{0,2}(?P<scale>nghin|ngan|trieu|ty|ti)(?P<word>\s{1,2}"
    r"(?:d[eio]?ng|d[^\W\d_]?[^\w\s.,;:()/-][^\s.,:()/]{0,4}|d(?= )))"
    r"(?P<per>\s?/\s?[^\W\d_]{1,8})?(?![^\W_])"
)
_SCALES: Final = {"nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỉ"}
# What is measured in m³: the same sign is a three there.
_CUBED: Final = re.compile(r"\s{1,2}(?:gỗ|gô|đất đắp|bê tông|cát|sỏi)(?!\w)")
# So is what flows: "205.500 m³/ngày", of which the small figure is read as a quote or a per cent sign.
_FLOWING: Final = re.compile(r"[ ]?m[^\s\w.,;:()/]{1,2}(?P<per>/?(?:ngày đêm|ngày|giờ|giây|s|h))(?!\w)")
_SUPERSCRIPT: Final = str.maketrans("23", "²³")
# The second word of "trường hợp", damaged: "trường bợp", "trường họp".
_CASE: Final = re.compile(r"\s{0,2}truong\s{1,2}(?:[^\W\d_]op|h[^\W\d_]p|hq?o)(?!\w)")
_LOOK_BACK: Final = 12
_FLAT: Final = frozenset({"m2", "m3"})
"""Units whose small figure was typed or read as a plain one."""


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit behind a figure: where it ends, what it is, how it is given, and what is doubtful about it."""

    end: int
    unit: Unit
    printed: str
    known: bool = True
    doubt: str | None = None


@cache
def _unit_pattern() -> re.Pattern[str]:
    names = sorted((fold(name) for name in statistic_units()), key=len, reverse=True)
    spelt = [re.escape(name).replace(r"\ ", r"\s{1,2}") for name in dict.fromkeys(names)]
    # A rate is counted by a unit of the table or by a word: "/suất/năm", "/đơn vị/năm", "/m²".
    several = "|".join(name for name in spelt if r"\s" in name)
    terms = r"don vi|nhiem ky|hoc ky|ho so|nguoi dan|nam hoc|ngay dem|o dich".replace(" ", r"\s{1,2}")
    per = rf"\s?/\s?(?:{terms}|{several}|[^\W\d_]{{1,8}})[²³\d]?"
    return re.compile(rf"\s{{0,2}}(?P<unit>{'|'.join(spelt)})(?P<per>(?:{per}){{0,3}})(?![\w²³])")


@cache
def _marked_pattern() -> re.Pattern[str]:
    names = sorted(statistic_units(), key=len, reverse=True)
    spelt = "|".join(re.escape(name).replace(r"\ ", r"\s{1,2}") for name in names)
    return re.compile(rf"\s{{0,2}}(?P<unit>{spelt})(?![\w²³])")


def _exact_unit(plain: str, folded: str, at: int) -> re.Match[str] | None:
    """The longest unit with its marks as printed, so that "173 hộ chưa có điện" counts no reservoirs (hồ chứa)."""
    marked = _marked_pattern().match(plain, at)
    if marked is None:
        return None
    loose = _unit_pattern().match(folded, at)
    if loose and loose.end("unit") > marked.end() and _goes_on(plain, marked, loose):
        return loose
    return loose if loose and loose.end("unit") == marked.end() else _shorter_pattern(marked["unit"]).match(folded, at)


def _goes_on(plain: str, marked: re.Match[str], loose: re.Match[str]) -> bool:
    """Whether a longer unit begins with the words that are marked right; the marks behind them are damaged.

    "278 tổ chức đàng" counts tổ chức đảng, "5 tổ chức đang hoạt động" does not.
    """
    begun = one_line(marked["unit"]).casefold()
    rest = one_line(plain[marked.end("unit") : loose.end("unit")]).casefold()
    names = _units_by_fold()[one_line(loose["unit"])]
    return rest != "đang" and any(name.casefold().startswith(f"{begun} ") for name in names)


@cache
def _shorter_pattern(name: str) -> re.Pattern[str]:
    words = r"\s{1,2}".join(re.escape(word) for word in fold(name).split())
    return re.compile(rf"\s{{0,2}}(?P<unit>{words})(?P<per>)(?![\w²³])")


@cache
def _units_by_fold() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in statistic_units():
        found.setdefault(fold(name), []).append(name)
    return found


def _damaged_unit(plain: str, folded: str, at: int) -> UnitFound | None:
    """A square or cubic metre, a flow or a case whose signs are damaged."""
    if (match := _SQUARE.match(plain, at)) and not match["per"] and _CUBED.match(plain, match.end()):
        doubt = f"{match[0].strip()} was taken for m³"
        return UnitFound(match.end(), statistic_units()["m³"], "m³", doubt=doubt)
    if match := _FLOWING.match(plain, at):
        printed = f"m³/{match['per'].removeprefix('/')}"
        return UnitFound(
            match.end(), statistic_units()["m³"], printed, doubt=f"{match[0].strip()} was taken for {printed}"
        )
    if (match := _CASE.match(folded, at)) and folded[at : match.end()].split()[-1] != "hop":
        printed = one_line(plain[at : match.end()])
        unit = statistic_units()["trường hợp"]
        return UnitFound(match.end(), unit, unit.name, doubt=f"{printed} was taken for {unit.name}")
    if match := _SQUARE.match(plain, at):
        square = f"{match['kilo']}m²"
        base, printed = ("đồng", f"đồng/{square}") if match["per"] else (square, square)
        printed += f"/{match['each']}" if match["each"] else ""
        doubt = f"{match[0].strip()} was taken for {printed}"
        return UnitFound(match.end(), statistic_units()[base], printed, doubt=doubt)
    return None


def _damaged_money(plain: str, folded: str, at: int) -> UnitFound | None:
    """Thousands or millions of đồng whose last word is damaged."""
    money = _DAMAGED_MONEY.match(folded, at)
    if money is None:
        return None
    name = f"{_SCALES[money['scale']]} đồng"
    per = re.sub(r"\s*/\s*", "/", one_line(plain[slice(*money.span("per"))])) if money["per"] else ""
    doubt = f"{one_line(plain[at : money.end()])} was taken for {name}{per}"
    return UnitFound(money.end(), statistic_units()[name], name + per, doubt=doubt)


def unit_behind(plain: str, folded: str, at: int, number: str) -> UnitFound | None:
    """The unit that stands at ``at``, right behind ``number``; ``None`` for none.

    Args:
        plain: The text, unified.
        folded: The text, folded.
        at: Where the number ends.
        number: The number as printed: what is counted in two figures needs no unit of the table ("04 CTĐT").
    """
    if found := _damaged_unit(plain, folded, at):
        return found
    if match := _exact_unit(plain, folded, at) or _unit_pattern().match(folded, at):
        printed = one_line(plain[slice(*match.span("unit"))])
        name = _true_unit(printed, fold(match["unit"]), number)
        begin = match.start("unit")
        if name and not _NO_UNIT.match(plain, begin) and not _is_time(folded, at, number, name):
            if longer := _torn_unit(plain, folded, match.end("unit"), name):
                return longer
            per = re.sub(r"\s*/\s*", "/", one_line(plain[slice(*match.span("per"))]))
            doubted = " " not in printed and printed.casefold() != name.casefold()
            why = f"{printed} was taken for {name}" if doubted else None
            if name in _FLAT:  # an engine has no small figures, and typists often none
                name = name.translate(_SUPERSCRIPT)
            return UnitFound(match.end(), statistic_units()[name], name + per, doubt=why)
    if found := _damaged_money(plain, folded, at):
        return found
    abbreviated = _ABBREVIATION.match(plain, at)
    if abbreviated and len(number) > 1 and not _ROMAN.fullmatch(abbreviated["abbr"]):
        unit = Unit(abbreviated["abbr"], StatisticKind.COUNT, abbreviated["abbr"], 1)
        return UnitFound(abbreviated.end(), unit, unit.name, known=False)
    return None


def unit_behind_dirt(plain: str, folded: str, at: int, number: str) -> UnitFound | None:
    """The unit of the table behind a stray sign at ``at``, always in doubt; the arguments are ``unit_behind``'s."""
    stray = _STRAY.match(plain, at)
    found = unit_behind(plain, folded, stray.end(), number) if stray else None
    if stray is None or found is None or not found.known:
        return None
    return replace(found, doubt=f"{stray[0].strip()} stands between the number and its unit")


@cache
def _torn_names(begun: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The units of at least two words more than ``begun``, each with these words as they stand with a sign between."""
    longer = [(name, fold(name[len(begun) :]).split()) for name in statistic_units() if name.startswith(f"{begun} ")]
    return tuple(
        (name, re.compile(r"\s{1,2}" + r"[^\w\n]{1,4}".join(map(re.escape, rest)) + r"(?!\w)"))
        for name, rest in longer
        if len(rest) > 1
    )


def _torn_unit(plain: str, folded: str, end: int, begun: str) -> UnitFound | None:
    """The longer unit that goes on behind ``begun`` with a sign amid its other words: "ngày làm: việc"."""
    for name, words in _torn_names(begun):
        if torn := words.match(folded, end):
            doubt = f"{begun} {one_line(plain[end : torn.end()])} was taken for {name}"
            return UnitFound(torn.end(), statistic_units()[name], name, doubt=doubt)
    return None


def _is_time(folded: str, end: int, number: str, name: str) -> bool:
    """Whether the figure is an hour of the day ("trước 17 giờ") or the months of a period ("lũy kế 9 tháng")."""
    start = end - len(number)
    before = folded[max(0, start - _LOOK_BACK) : start]
    if name in _HOURS:
        return _HOUR_BEFORE.search(before) is not None
    return name == "tháng" and _MONTHS_BEFORE.search(before) is not None


def _true_unit(printed: str, folded: str, number: str) -> str | None:
    """The unit meant: as printed where marks are right, else the one whose letters stand there.

    A short word with other marks is mostly another word; behind a number with its thousands or a zero before it, it is
    the unit if no other has its letters.
    """
    names = _units_by_fold()[one_line(folded)]
    if printed[0].isupper() and not any(name[0].isupper() for name in names):
        money = (name for name in names if " " in name and statistic_units()[name].kind is StatisticKind.MONEY)
        # No heading and no sentence begins "Triệu đồng"; other words may open the next one.
        return next((name for name in money if name.casefold() == printed.casefold()), None)
    exact = next((name for name in names if name.casefold() == printed.casefold()), None)
    counted = "." in number or (len(number) > 1 and number.startswith("0"))
    return exact or (names[0] if " " in printed or (counted and len(names) == 1 and len(printed) > 1) else None)
