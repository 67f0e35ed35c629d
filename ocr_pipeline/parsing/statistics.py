"""Quantities in running text: figures with a unit, ranges, ratios, explicit zeros, what they count and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ocr_pipeline.parsing.beside_in_words import doubt_of_words
from ocr_pipeline.parsing.citing.flow import Flow, flow
from ocr_pipeline.parsing.counted_periods import Periods
from ocr_pipeline.parsing.dates import FoundDate
from ocr_pipeline.parsing.doubted_quantities import DOUBTFUL, doubted
from ocr_pipeline.parsing.explicit_zeros import names_one, negations
from ocr_pipeline.parsing.folding import fold, one_line, unify
from ocr_pipeline.parsing.lost_exponents import of_its_power
from ocr_pipeline.parsing.lost_separators import doubt_of_beginning, whole_number
from ocr_pipeline.parsing.measures import comparison_after, measure_around, qualifier_before, speaks_of_the_last
from ocr_pipeline.parsing.mixed_scales import LargerParts, larger_parts
from ocr_pipeline.parsing.numbered_things import numbers_a_thing
from ocr_pipeline.parsing.numbers import NUMBER, read_number
from ocr_pipeline.parsing.odd_figures import (
    OddFigure,
    doubt_of_lower_end,
    doubt_of_ratio,
    doubt_of_shape,
    doubt_of_share,
    odd_figures,
)
from ocr_pipeline.parsing.quantity_ranges import with_ranges
from ocr_pipeline.parsing.recipient_lists import recipient_lists
from ocr_pipeline.parsing.sums import doubted_by_sums
from ocr_pipeline.parsing.tables import statistic_units
from ocr_pipeline.parsing.unit_names import UnitFound, unit_behind, unit_behind_dirt
from schemas import Citation, Statistic, StatisticKind

_CLEAN: Final = 0.93
_ABBREVIATED: Final = 0.85
_YEARS: Final = range(1900, 2101)
# A number, perhaps the lower end of a range or the part of a ratio before it, perhaps in brackets.
_FIGURE: Final = re.compile(
    rf"(?<![\w.,/\-%])(?:(?P<low>{NUMBER})(?:\s{{0,2}}%)?\s{{0,2}}(?P<joint>-|đến|den)\s{{0,2}}"
    rf"|(?P<part>(?:\d{{1,3}}(?:\.\d{{3}}){{1,3}}|\d{{1,6}})(?:,\d{{1,2}})?)/[ ]?)?"
    rf"(?P<number>{NUMBER})\)?(?![\d/]|[.,]\d)"
)
# What stands between a part of all and what is counted: "2/3 số người", "1/2 tổng số đại biểu".
_OF_ALL: Final = re.compile(r"\s{1,2}(?:tong\s{1,2})?so(?=\s)")
# A value that follows its unit: "hệ số 3,66".
_UNIT_FIRST: Final = re.compile(rf"(?<!\w)(?P<unit>he\s{{1,2}}so)\s{{1,2}}(?P<number>{NUMBER})(?![\w/]|[.,]\d)")
_UNIT_BEFORE: Final = re.compile(r"(?<!\w)he\s{1,2}so\s{1,2}$")
# "ở" as an engine without Vietnamese letters prints it, and the words before "cơ sở" that count.
_LIKE_AT: Final = frozenset("063")
_WORD_BEFORE: Final = re.compile(r"(?<!\w)([^\W\d_]{2,})\s{1,3}$")
_COUNTING_WORDS: Final = frozenset(
    "co tra gom voi la duoc cho tai cua trong nhat hon gan khoang tren them dung lap so va phat dong cap mo".split()
)
# The copies that are kept, on the line of the file: "Lưu: VT, KTTH (05b)", where b is read as h.
_COPIES: Final = re.compile(r"\(\d{1,2}\s?h\)")
_LOOK_BACK: Final = 40


def find_statistics(
    text: str,
    citations: Sequence[Citation],
    dates: Sequence[FoundDate],
    *,
    subject: tuple[int, int] | None = None,
    kind: str | None = None,
) -> list[Statistic]:
    """Every quantity of ``text`` that stands in no citation, date, number of a part, standard or address.

    Args:
        text: Plain text of a document.
        citations: What ``find_citations`` found in it.
        dates: What ``find_dates`` found in it.
        subject: Where the document's subject stands, which may name the time that it reports on.
        kind: The document's type: not every type reports on a time.

    Returns:
        Statistics in the order of the text; ``page`` and ``bbox`` are left to the caller.
    """
    flowing = flow(text)
    inside = subject and (flowing.place(subject[0]), flowing.place(subject[1]))
    search = _Search(flowing, _taken(flowing, citations, dates), _cited(flowing, citations), inside, kind)
    found = [*search.figures(), *search.odd_figures(), *search.unit_first(), *search.zeros()]
    kept: list[Statistic] = []
    for one in sorted(found, key=lambda s: s.span or (0, 0)):  # an odd figure begins before the end that a plain one is
        last = kept[-1] if kept else None
        if one.span and (last is None or last.span is None or one.span[0] >= last.span[1]):
            kept.append(search.of_the_last(one, last))
    kept = with_ranges(search.folded, kept)
    return [_in_source(one, text, flowing) for one in doubted_by_sums(flowing.text, search.folded, kept)]


def _in_source(one: Statistic, text: str, flowing: Flow) -> Statistic:
    span = flowing.source(one.span or (0, 0))
    return one.model_copy(update={"span": span, "raw": text[slice(*span)]})


def _cited(flowing: Flow, citations: Iterable[Citation]) -> list[tuple[int, int]]:
    spans = [mention.span for citation in citations for mention in citation.mentions if mention.span]
    return sorted((flowing.place(start), flowing.place(end)) for start, end in spans)


def _taken(flowing: Flow, citations: Iterable[Citation], dates: Iterable[FoundDate]) -> list[tuple[int, int]]:
    spans = [(flowing.place(date.span[0]), flowing.place(date.span[1])) for date in dates]
    return sorted([*_cited(flowing, citations), *spans])


class _Search:
    def __init__(
        self,
        flowing: Flow,
        taken: Sequence[tuple[int, int]],
        cited: Sequence[tuple[int, int]],
        subject: tuple[int, int] | None,
        kind: str | None,
    ) -> None:
        self.text = text = flowing.text
        self.kind = kind
        self.periods = Periods(text, cited, subject=subject, kind=kind)
        self.plain = unify(text)
        self.folded = fold(text)
        self.covered = bytearray(len(text))
        for start, end in (*taken, *recipient_lists(self.plain, self.folded)):
            self.covered[start:end] = b"\x01" * (end - start)

    def figures(self) -> Iterator[Statistic]:
        """Figures with a unit after them."""
        for match in _FIGURE.finditer(self.plain):
            if any(self.covered[match.start() : match.end()]) or self._are_years(match):
                continue
            unit = self._unit(self._end(match), match["number"])
            if unit is not None and self._is_a_word(match, unit):
                continue
            if unit is not None and unit.unit.name == "h" and _COPIES.match(self.folded, match.start() - 1):
                continue
            if unit is not None and not numbers_a_thing(self.plain, self.folded, match.start(), unit):
                yield self._statistic(match, unit)

    def odd_figures(self) -> Iterator[Statistic]:
        """Figures that are written otherwise than Vietnamese does, before or behind their unit: always doubted."""
        for odd in odd_figures(self.plain, self.folded):
            first = _UNIT_BEFORE.search(self.folded, max(0, odd.span[0] - _LOOK_BACK), odd.span[0])
            unit = self._unit(odd.span[1], odd.number)
            if any(self.covered[slice(*odd.span)]):
                continue
            if first is not None:
                index = statistic_units()["hệ số"]
                yield self._odd((first.start(), odd.span[1]), UnitFound(odd.span[1], index, index.name), odd)
            elif unit is not None and unit.known and not numbers_a_thing(self.plain, self.folded, odd.span[0], unit):
                yield self._odd((odd.span[0], unit.end), unit, odd)

    def _odd(self, span: tuple[int, int], unit: UnitFound, odd: OddFigure) -> Statistic:
        return doubted(self._made(span, unit, odd.number), odd.doubt)

    def of_the_last(self, one: Statistic, last: Statistic | None) -> Statistic:
        """A share whose words only join it to the quantity before counts the same."""
        if one.kind is not StatisticKind.PERCENT or last is None or last.span is None or one.span is None:
            return one
        if not last.measure or not speaks_of_the_last(self.folded, last.span[1], one.span[0]):
            return one
        return one.model_copy(update={"measure": last.measure})

    def unit_first(self) -> Iterator[Statistic]:
        """Figures after their unit."""
        for match in _UNIT_FIRST.finditer(self.folded):
            unit = statistic_units()["hệ số"]
            if not any(self.covered[match.start() : match.end()]):
                yield self._made(match.span(), UnitFound(match.end(), unit, unit.name), match["number"])

    def zeros(self) -> Iterator[Statistic]:
        """Explicit zeros: ``không phát sinh hồ sơ``."""
        for none in negations(self.folded, self.kind):
            unit = self._unit(none.counted, "0")
            counts = unit is not None and unit.known and unit.unit.kind is StatisticKind.COUNT
            if unit and counts and not names_one(self.folded, unit.end):
                span = (none.start, unit.end)
                reasons = tuple(doubt for doubt in (unit.doubt, none.doubt) if doubt)
                told = one_line(self.text[slice(*none.harm)]) + f" {unit.printed}" if none.harm else None
                yield Statistic(
                    value=0, unit=unit.printed, amount=0, base_unit=unit.unit.base, negated=True, kind=unit.unit.kind,
                    measure=told or measure_around(self.text, (span[1], span[1]), unit.printed, of_none=True),
                    period=self.periods.of(span), raw=self.text[slice(*span)], span=span,
                    confidence=DOUBTFUL if reasons else _ABBREVIATED, needs_review=bool(reasons), reasons=reasons,
                )  # fmt: skip

    def _is_a_word(self, match: re.Match[str], unit: UnitFound) -> bool:
        """Whether a bare figure before "cơ sở" is the word "ở" misread: "hòa giải 6 cơ sở"."""
        if unit.unit.name != "cơ sở" or match["number"] not in _LIKE_AT or match["low"] or match["part"]:
            return False
        before = _WORD_BEFORE.search(self.folded, max(0, match.start() - _LOOK_BACK), match.start())
        return before is not None and before[1] not in _COUNTING_WORDS

    def _end(self, match: re.Match[str]) -> int:
        """Where a figure ends, with the words that make it a part of all."""
        of_all = _OF_ALL.match(self.folded, match.end()) if match["part"] else None
        return of_all.end() if of_all else match.end()

    @staticmethod
    def _are_years(match: re.Match[str]) -> bool:
        """A school year or a planning period: 2021-2022."""
        return all((match[end] or "").isdigit() and int(match[end]) in _YEARS for end in ("low", "number"))

    def _unit(self, at: int, number: str) -> UnitFound | None:
        found = unit_behind(self.plain, self.folded, at, number)
        found = found or unit_behind_dirt(self.plain, self.folded, at, number)
        return None if found is None or self.covered[found.end - 1] else found

    def _statistic(self, match: re.Match[str], unit: UnitFound) -> Statistic:
        if match["part"]:
            return self._made((match.start(), unit.end), unit, match["part"], of=match["number"])
        larger = None if match["low"] else larger_parts(self.folded, match.start())
        if larger:
            return self._made((larger.start, unit.end), unit, match["number"], larger=larger)
        torn = None if match["low"] else whole_number(self.folded, match.start(), match["number"])
        if torn:
            start, number = torn
            whole = self._made((start, unit.end), unit, number)
            doubt = f"a space stands inside the number {self.text[start : match.end()]}"
            return doubted(whole, doubt)
        return self._made((match.start(), unit.end), unit, match["number"], low=match["low"])

    def _made(
        self,
        span: tuple[int, int],
        found: UnitFound,
        number: str,
        *,
        low: str | None = None,
        of: str | None = None,
        larger: LargerParts | None = None,
    ) -> Statistic:
        reasons = [found.doubt] if found.doubt else []
        found, lost = of_its_power(self.plain, self.folded, span[0], found)
        reasons += lost
        unit, printed = found.unit, found.printed
        read = read_number(number)
        lower = read_number(low) if low else None
        share = unit.kind is StatisticKind.PERCENT
        if doubt := doubt_of_beginning(self.plain, self.folded, span[0], share=share):
            reasons.append(doubt)
        if share and (doubt := doubt_of_share(self.folded, span[0], number)):
            reasons.append(doubt)
        amount = last = round(read.value * unit.factor, 6)
        if larger:
            amount = round(larger.amount + last, 6)
            reasons += [doubt] if (doubt := larger.doubt(last)) else []
        if doubt := doubt_of_words(self.text, self.folded, found, amount, span[1] - span[0] if larger else len(number)):
            reasons.append(doubt)
        if doubt := doubt_of_shape(number, unit.name):
            reasons.append(doubt)
        if of and (doubt := doubt_of_ratio(read.value, of, unit.kind)):
            reasons.append(doubt)
        if read.ambiguous or (lower is not None and lower.ambiguous):
            reasons.append("the comma may part thousands or decimals")
        if low and (doubt := doubt_of_lower_end(low, number, unit.name)):
            reasons.append(doubt)
        in_base = printed if "/" in printed and unit.factor == 1 else unit.base + printed[len(unit.name) :]
        return Statistic(
            value=amount if larger else read.value,
            unit=in_base if larger else printed,
            amount=amount,
            base_unit=in_base,
            measure=measure_around(self.text, span, printed, unit.kind),
            kind=StatisticKind.RATIO if of else unit.kind,
            low=lower.value if lower else None,
            high=read.value if low else None,
            of=read_number(of).value if of else None,
            qualifier=qualifier_before(self.text, span[0]),
            period=self.periods.of(span),
            comparison=comparison_after(self.text, self.folded, span, read.value),
            raw=self.text[slice(*span)],
            span=span,
            confidence=DOUBTFUL if reasons else _CLEAN if found.known else _ABBREVIATED,
            needs_review=bool(reasons),
            reasons=tuple(reasons),
        )
