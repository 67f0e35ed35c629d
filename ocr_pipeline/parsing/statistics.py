"""Quantities in running text: figures with a unit, ranges, ratios, explicit zeros, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ocr_pipeline.parsing.dates import FoundDate
from ocr_pipeline.parsing.folding import fold, one_line, unify
from ocr_pipeline.parsing.measures import comparison_after, measure_around, period_after, qualifier_before
from ocr_pipeline.parsing.numbers import NUMBER, read_number
from ocr_pipeline.parsing.tables import Unit, naming_words, statistic_units
from schemas import Citation, Statistic, StatisticKind

_CLEAN: Final = 0.93
_ABBREVIATED: Final = 0.85
_DOUBTFUL: Final = 0.5
# "số 12", but not "tổng số 12" or "số lượng 12".
_NUMBERED: Final = re.compile(r"(?<!tong )(?<!\w)so\s{0,2}:?\s{0,2}$")
# What a rate is counted by: "/suất/năm", "/đơn vị/năm", "/m²".
_PER: Final = r"\s?/\s?(?:don\s{1,2}vi|nhiem\s{1,2}ky|ho[cs]\s{1,2}(?:ky|sinh|vien)|ho\s{1,2}so|[^\W\d_]{1,8})[²³\d]?"
_LINE_START: Final = re.compile(r"(?:^|\n)\s{0,4}[-+*(]?\s?$")
# "2.1. " opens a heading; a number alone on its line is a page number.
_OUTLINE_OR_FOLIO: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,4}\s*(?:\n|$)")
_YEARS: Final = range(1900, 2101)
_ABBREVIATION: Final = re.compile(r"[ ]{1,2}(?P<abbr>[A-ZĐ]{2,8})(?!\w)")
_ROMAN: Final = re.compile(r"[IVXL]+")
# A unit that is none: part of a date ("01 năm 2025"), a time of day ("23h ngày"), the name of a place ("khu 1 xã Yên").
_NO_UNIT: Final = re.compile(
    r"(?:năm|tháng|ngày)\s{1,2}(?:\d{4}|\d{1,2}/)|(?:h|giờ)\s{1,2}ngày|tháng\s{1,2}(?:đầu|cuối)\s{1,2}năm|"
    r"(?:xã|phường|thị trấn|huyện|tỉnh|thôn|phòng|trường)\s{1,2}[A-ZĐÂĂÊÔƠƯ][^\W\d_]*[a-zà-ỹ]"
)
# A number, perhaps the lower end of a range or the part of a ratio before it, perhaps in brackets.
_FIGURE: Final = re.compile(
    rf"(?<![\w.,/\-%])(?:(?P<low>{NUMBER})\s{{0,2}}(?P<joint>-|đến|den)\s{{0,2}}|(?P<part>\d{{1,6}})/)?"
    rf"(?P<number>{NUMBER})\)?(?![\d/]|[.,]\d)"
)
_NEGATED: Final = re.compile(r"(?<!\w)khong\s{1,2}(?:phat\s{1,2}sinh|co|tiep\s{1,2}nhan)\s{1,2}")
_CONDITION: Final = re.compile(r"\b(?:neu|truong hop|qua (?:thoi )?han|khi)\b[^.;]*$")
"""What opens a condition in the same sentence: "nếu không có văn bản" counts nothing."""
_SENTENCE: Final = 160
# A value that follows its unit: "hệ số 3,66".
_UNIT_FIRST: Final = re.compile(rf"(?<!\w)(?P<unit>he\s{{1,2}}so)\s{{1,2}}(?P<number>{NUMBER})(?![\w/]|[.,]\d)")
# What an engine prints for m².
_SQUARE: Final = re.compile(r"[ ]?(?P<per>đ[ồô]ng/)?(?P<kilo>k?)m[?ZỶ‡†°`´ˆ˜*^#@](?!\w)")
_AREA: Final = re.compile(r"(?:dien\s{1,2}tich|thu\s{1,2}hoi)[^;.\d]*$")
# Metres of land are square ones: "hiến 6.800 m đất".
_LAND: Final = re.compile(r"\s{1,2}(?:dat|ruong|rung|san|mat\s{1,2}nuoc)(?!\w)")
_LENGTHS: Final = frozenset({"m", "km", "mét"})
# "8;5%" and "8: 5%": a comma of decimals that was read as another sign.
_TORN: Final = re.compile(r"\d[;:'’`]\s?$")
_LOOK_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class _UnitFound:
    end: int
    unit: Unit
    printed: str
    known: bool = True
    doubt: str | None = None


def find_statistics(text: str, citations: Sequence[Citation], dates: Sequence[FoundDate]) -> list[Statistic]:
    """Every quantity of ``text`` that stands in no citation, date, number of a part, standard or address.

    Args:
        text: Plain text of a document.
        citations: What ``find_citations`` found in it.
        dates: What ``find_dates`` found in it.

    Returns:
        Statistics in the order of the text; ``page`` and ``bbox`` are left to the caller.
    """
    search = _Search(text, _taken(citations, dates))
    found = [*search.figures(), *search.unit_first(), *search.zeros()]
    kept: list[Statistic] = []
    for one in sorted(found, key=lambda s: s.span or (0, 0)):
        last = kept[-1].span if kept else None
        if one.span and (last is None or one.span[0] >= last[1]):
            kept.append(one)
    return kept


def _taken(citations: Iterable[Citation], dates: Iterable[FoundDate]) -> list[tuple[int, int]]:
    spans = [mention.span for citation in citations for mention in citation.mentions if mention.span]
    return sorted([*spans, *(date.span for date in dates)])


@cache
def _naming() -> re.Pattern[str]:
    # Marks are needed here: "mục 5" is a heading, "mức 5 triệu đồng" an amount.
    names = "|".join(
        re.escape(word).replace(r"\ ", r"\s{1,2}") for word in sorted(naming_words(), key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{names})\s{{0,2}}(?:số\s{{0,2}})?[:.]?\s{{0,2}}$", re.IGNORECASE)


@cache
def _unit_pattern() -> re.Pattern[str]:
    names = sorted((fold(name) for name in statistic_units()), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s{1,2}") for name in dict.fromkeys(names))
    return re.compile(rf"\s{{0,2}}(?P<unit>{words})(?P<per>(?:{_PER}){{0,3}})(?![\w²³])")


@cache
def _units_by_fold() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in statistic_units():
        found.setdefault(fold(name), []).append(name)
    return found


class _Search:
    def __init__(self, text: str, taken: list[tuple[int, int]]) -> None:
        self.text = text
        self.plain = unify(text)
        self.folded = fold(text)
        self.covered = bytearray(len(text))
        for start, end in taken:
            self.covered[start:end] = b"\x01" * (end - start)

    def figures(self) -> Iterator[Statistic]:
        """Figures with a unit after them."""
        for match in _FIGURE.finditer(self.plain):
            if any(self.covered[match.start() : match.end()]) or self._names_a_thing(match.start()):
                continue
            if self._are_years(match):
                continue
            unit = self._unit(match.end(), match["number"])
            if unit is not None:
                yield self._statistic(match, unit)

    def unit_first(self) -> Iterator[Statistic]:
        """Figures after their unit."""
        for match in _UNIT_FIRST.finditer(self.folded):
            unit = statistic_units()["hệ số"]
            if not any(self.covered[match.start() : match.end()]):
                yield self._made(match.span(), _UnitFound(match.end(), unit, unit.name), match["number"])

    def zeros(self) -> Iterator[Statistic]:
        """Explicit zeros: ``không phát sinh hồ sơ``."""
        for match in _NEGATED.finditer(self.folded):
            if _CONDITION.search(self.folded, max(0, match.start() - _SENTENCE), match.start()):
                continue
            unit = self._unit(match.end(), "0")
            if unit and unit.known and unit.unit.kind is StatisticKind.COUNT:
                span = (match.start(), unit.end)
                measure = measure_around(self.text, span, unit.printed)
                yield Statistic(
                    value=0, unit=unit.printed, amount=0, base_unit=unit.unit.base, measure=measure, negated=True,
                    kind=unit.unit.kind, raw=self.text[slice(*span)], span=span, confidence=_ABBREVIATED,
                )  # fmt: skip

    @staticmethod
    def _are_years(match: re.Match[str]) -> bool:
        """A school year or a planning period: 2021-2022."""
        return all((match[end] or "").isdigit() and int(match[end]) in _YEARS for end in ("low", "number"))

    def _names_a_thing(self, at: int) -> bool:
        start = max(0, at - _LOOK_BACK)
        if _naming().search(self.plain, start, at) or _NUMBERED.search(self.folded, start, at):
            return True
        if not _LINE_START.search(self.folded, start, at):
            return False
        return _OUTLINE_OR_FOLIO.match(self.plain, at) is not None

    def _unit(self, at: int, number: str) -> _UnitFound | None:
        if match := _SQUARE.match(self.plain, at):
            square = f"{match['kilo']}m²"
            base, printed = ("đồng", f"đồng/{square}") if match["per"] else (square, square)
            doubt = f"{match[0].strip()} was taken for {printed}"
            return _UnitFound(match.end(), statistic_units()[base], printed, doubt=doubt)
        if match := _unit_pattern().match(self.folded, at):
            printed = one_line(self.plain[slice(*match.span("unit"))])
            name = self._true_unit(printed, match["unit"])
            if name and not self.covered[match.start("unit")] and not _NO_UNIT.match(self.plain, match.start("unit")):
                per = re.sub(r"\s*/\s*", "/", one_line(self.text[slice(*match.span("per"))]))
                return _UnitFound(match.end(), statistic_units()[name], name + per)
        # A count of two figures needs no unit of the table: "04 CTĐT".
        abbreviated = _ABBREVIATION.match(self.plain, at)
        if abbreviated and len(number) > 1 and not _ROMAN.fullmatch(abbreviated["abbr"]):
            unit = Unit(abbreviated["abbr"], StatisticKind.COUNT, abbreviated["abbr"], 1)
            return _UnitFound(abbreviated.end(), unit, unit.name, known=False)
        return None

    @staticmethod
    def _true_unit(printed: str, folded: str) -> str | None:
        """The unit meant: as printed where marks are right; damaged marks are borne in names of several words only."""
        names = _units_by_fold()[one_line(folded)]
        if printed[0].isupper() and not any(name[0].isupper() for name in names):
            return None  # the next heading or sentence
        exact = next((name for name in names if name.casefold() == printed.casefold()), None)
        return exact or (names[0] if " " in printed else None)

    def _counts_land(self, span: tuple[int, int], end: int) -> bool:
        before = _AREA.search(self.folded, max(0, span[0] - _LOOK_BACK), span[0])
        return before is not None or _LAND.match(self.folded, end) is not None

    def _statistic(self, match: re.Match[str], unit: _UnitFound) -> Statistic:
        number, of = (match["part"], match["number"]) if match["part"] else (match["number"], None)
        return self._made((match.start(), unit.end), unit, number, low=match["low"], of=of)

    def _made(
        self, span: tuple[int, int], found: _UnitFound, number: str, *, low: str | None = None, of: str | None = None
    ) -> Statistic:
        unit, printed = found.unit, found.printed
        read = read_number(number)
        lower = read_number(low).value if low else None
        reasons = [found.doubt] if found.doubt else []
        if unit.name in _LENGTHS and self._counts_land(span, found.end):
            reasons.append(f"an area given in {unit.name}: the sign ² may be lost")
        if _TORN.search(self.plain, max(0, span[0] - 3), span[0]):
            reasons.append("the sign before it may be a comma: the number may begin further left")
        if read.ambiguous:
            reasons.append("the comma may part thousands or decimals")
        if lower is not None and lower > read.value:
            reasons.append("the range runs backwards")
        return Statistic(
            value=read.value,
            unit=printed,
            amount=round(read.value * unit.factor, 6),
            base_unit=printed if "/" in printed and unit.factor == 1 else unit.base + printed[len(unit.name) :],
            measure=measure_around(self.text, span, printed),
            kind=StatisticKind.RATIO if of else unit.kind,
            low=lower,
            high=read.value if low else None,
            of=read_number(of).value if of else None,
            qualifier=qualifier_before(self.folded, span[0]),
            period=period_after(self.text, self.folded, found.end),
            comparison=comparison_after(self.text, self.folded, span, read.value),
            raw=self.text[slice(*span)],
            span=span,
            confidence=_DOUBTFUL if reasons else _CLEAN if found.known else _ABBREVIATED,
            needs_review=bool(reasons),
            reasons=tuple(reasons),
        )
