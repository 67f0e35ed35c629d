"""The marked quantities of a sample as statistics of the contract."""

from __future__ import annotations

from samples.facts import QUALIFIERS, Quantity
from samples.record.spots import Evidenced
from samples.source import DocumentSource
from schemas import Statistic

# How many of the base unit a scale word stands for.
SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
}


def statistics(source: DocumentSource, at: Evidenced) -> tuple[Statistic, ...]:
    """Every quantity, in the order of the text."""
    found = [_statistic(key, quantity, source, at) for key, quantity in source.statistics.items()]
    return tuple(sorted(found, key=lambda statistic: statistic.span or (0, 0)))


def scaled(value: float, unit: str) -> tuple[float, str]:
    """Amount and base unit: 356.5 "triệu đồng" is 356500000 "đồng"."""
    for scale in sorted(SCALES, key=len, reverse=True):
        base = unit.removeprefix(f"{scale} ")
        if base != unit:
            return round(value * SCALES[scale], 6), base
    return value, unit


def _statistic(key: str, quantity: Quantity, source: DocumentSource, at: Evidenced) -> Statistic:
    amount, base_unit = scaled(quantity.value, quantity.unit)
    return Statistic(
        value=quantity.value,
        unit=quantity.unit,
        amount=amount,
        base_unit=base_unit,
        measure=quantity.measure,
        kind=quantity.kind,
        low=quantity.low,
        high=quantity.high,
        of=quantity.of,
        qualifier=QUALIFIERS[quantity.qualifier] if quantity.qualifier else None,
        period=source.periods[quantity.period] if quantity.period else None,
        comparison=quantity.comparison,
        negated=quantity.negated,
        **at.place(f"s.{key}"),
    )
