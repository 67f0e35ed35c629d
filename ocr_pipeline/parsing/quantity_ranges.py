"""Ranges that say their unit at both ends: "từ 90 m² đến 120 m²" is one quantity, as "90 - 120 m²" is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from schemas import Statistic

_JOINT: Final = re.compile(r"\s{1,2}(?:den|[-–])\s{1,2}")


def with_ranges(folded: str, found: Iterable[Statistic]) -> list[Statistic]:
    """The quantities with every two of one unit that "đến" or a dash joins made one, whose value is the upper end.

    Args:
        folded: the text, folded.
        found: its quantities in order, each with its ``span`` in that text.

    A range, a part of a whole and a zero are no end of another range; nor is one what would run backwards.
    """
    kept: list[Statistic] = []
    for one in found:
        if kept and _joined(folded, kept[-1], one):
            kept[-1] = _range(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _joined(folded: str, lower: Statistic, upper: Statistic) -> bool:
    plain = all(each.low is None and each.of is None and not each.negated for each in (lower, upper))
    if not plain or lower.unit != upper.unit or lower.span is None or upper.span is None:
        return False
    rising = lower.value is not None and upper.value is not None and lower.value < upper.value
    return rising and _JOINT.fullmatch(folded, lower.span[1], upper.span[0]) is not None


def _range(lower: Statistic, upper: Statistic) -> Statistic:
    assert lower.span is not None
    assert upper.span is not None
    return upper.model_copy(
        update={
            "low": lower.value,
            "high": upper.value,
            "span": (lower.span[0], upper.span[1]),
            "measure": lower.measure or upper.measure,
            "qualifier": None if lower.qualifier == "at_least" else lower.qualifier,
            "period": lower.period or upper.period,
            "confidence": min(lower.confidence, upper.confidence),
            "needs_review": lower.needs_review or upper.needs_review,
            "reasons": tuple(dict.fromkeys((*lower.reasons, *upper.reasons))),
        }
    )
