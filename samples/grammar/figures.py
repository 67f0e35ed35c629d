"""How quantities are written: dots part thousands, the comma parts decimals, counts below ten have a zero in front."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from samples.grammar.tables import table
from schemas import StatisticKind

_PADDED_BELOW = 10


@cache
def _kinds() -> dict[str, StatisticKind]:
    return {unit: StatisticKind(kind) for kind, units in table("units")["kinds"].items() for unit in units}


def kind_of(unit: str) -> StatisticKind:
    """What sort of quantity is counted in ``unit``: ``tỷ đồng`` is money, ``đồng/vụ`` too, ``hộ`` a count."""
    return _kinds().get(unit.partition("/")[0], StatisticKind.COUNT)


def known_units() -> frozenset[str]:
    """Every unit of the table."""
    units = table("units")
    counted = {unit for group in units["counts"].values() for unit in group}
    return frozenset(counted | set(_kinds()))


def scale_of(unit: str) -> tuple[str, int]:
    """Base unit and how many of it one ``unit`` is: ``triệu đồng`` is a million ``đồng``."""
    base, factor = table("units")["scales"].get(unit, (unit, 1))
    return base, factor


def written(value: Decimal) -> str:
    """``1.284``, ``64,2``, ``28.600.000``."""
    whole, _, decimals = format(value.normalize(), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


def counted(value: Decimal, unit: str, *, padded: bool) -> str:
    """A quantity with its unit: ``09 lô hàng`` where ``padded``, ``8,5%``, ``24,75 tỷ đồng``."""
    if unit == "%":
        return f"{written(value)}%"
    figure = written(value)
    if padded and value < _PADDED_BELOW and value == value.to_integral_value() and _takes_zero(unit):
        figure = f"0{figure}"
    return f"{unit} {figure}" if kind_of(unit) is StatisticKind.INDEX else f"{figure} {unit}"


def _takes_zero(unit: str) -> bool:
    return kind_of(unit) in (StatisticKind.COUNT, StatisticKind.DURATION)
