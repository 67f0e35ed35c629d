"""Cited documents and quantities against complete truth: every one of every page counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.scoring.counts import Share
from ocr_pipeline.scoring.equality import (
    alike,
    same_amount,
    same_code,
    same_law_title,
    same_measure,
    same_number,
    same_unit,
)
from ocr_pipeline.scoring.listing import Kind, Listed, score_list
from schemas import Citation, Document, Period, Statistic


@dataclass(frozen=True, slots=True)
class References:
    """The lists by name, and the shares of the truth's entries whose details are right too."""

    lists: dict[str, Listed]
    details: dict[str, Share]


def score_references(truth: Document, document: Document) -> References:
    """Legal bases, citations, statistics, and among these the explicit zeros ("không có")."""
    bases, _ = score_list(_cited("legal_bases"), truth.legal_bases, document.legal_bases)
    citations, cited = score_list(_cited("citations"), truth.citations, document.citations)
    statistics, counted = score_list(_QUANTITY, truth.statistics, document.statistics)
    negated, _ = score_list(_NEGATED, _negated(truth.statistics), _negated(document.statistics))
    details = {
        "citations.type": Share(sum(_same_type(*pair) for pair in cited), len(truth.citations)),
        "citations.relation": Share(sum(_same_relation(*pair) for pair in cited), len(truth.citations)),
        "statistics.amount": _of_those_with(
            [want.amount is not None for want in truth.statistics],
            [want.amount is not None and _same_amount(want, got) for want, got in counted],
        ),
        "statistics.measure": _of_those_with(
            [bool(want.measure) for want in truth.statistics],
            [bool(want.measure) and _same_measure(want, got) for want, got in counted],
        ),
        "statistics.period": _of_those_with(
            [want.period is not None for want in truth.statistics],
            [want.period is not None and _same_period(want, got) for want, got in counted],
        ),
    }
    lists = {"legal_bases": bases, "citations": citations, "statistics": statistics, "statistics.negated": negated}
    return References(lists, details)


def same_citation(want: Citation, got: Citation) -> bool:
    """One document: the code and the date as printed, or the title and the date where there is no code."""
    if want.date != got.date:
        return False
    if want.code or got.code:
        return same_code(want.code or "", got.code or "")
    return same_law_title(want.title, got.title)


def same_quantity(want: Statistic, got: Statistic) -> bool:
    """The value and the unit as printed."""
    return same_number(want.value, got.value) and same_unit(want.unit, got.unit)


def _of_those_with(shown: Sequence[bool], right: Sequence[bool]) -> Share:
    return Share(sum(right), sum(shown))


def _same_type(want: Citation, got: Citation) -> bool:
    return alike(want.type, got.type, 1.0)


def _same_relation(want: Citation, got: Citation) -> bool:
    return want.relation is got.relation


def _same_amount(want: Statistic, got: Statistic) -> bool:
    return same_amount(want.amount, got.amount) and same_unit(want.base_unit, got.base_unit)


def _same_measure(want: Statistic, got: Statistic) -> bool:
    return same_measure(want.measure, got.measure)


def _same_period(want: Statistic, got: Statistic) -> bool:
    one, other = want.period, got.period
    if one is None or other is None:
        return one is other
    return _days(one) == _days(other) if any(_days(one)) else alike(one.raw, other.raw, 0.9)


def _days(period: Period) -> tuple[str | None, str | None]:
    return period.start, period.end


def _cited(name: str) -> Kind[Citation]:
    return Kind(
        name=name,
        same=same_citation,
        words=lambda cited: " ".join(filter(None, (cited.type, cited.code or cited.title, cited.date))),
        flagged=lambda cited: cited.needs_review,
        finer=lambda want, got: (int(_same_type(want, got)), int(_same_relation(want, got))),
    )


_QUANTITY: Final[Kind[Statistic]] = Kind(
    name="statistics",
    same=same_quantity,
    words=lambda counted: f"{counted.value} {counted.unit or ''} ({counted.measure or ''})",
    flagged=lambda counted: counted.needs_review,
    finer=lambda want, got: (
        int(want.negated == got.negated),
        int(_same_amount(want, got)),
        int(_same_measure(want, got)),
        int(_same_period(want, got)),
    ),
)
_NEGATED: Final[Kind[Statistic]] = Kind(name="statistics.negated", same=same_quantity, words=_QUANTITY.words)


def _negated(statistics: Sequence[Statistic]) -> list[Statistic]:
    return [each for each in statistics if each.negated]
