"""Quantities written into templates: each becomes a marked figure that agrees with the others named before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samples.facts import Quantity
from samples.grammar import expressions
from samples.grammar.days import Span
from samples.grammar.dice import Dice
from samples.grammar.expressions import Around
from samples.grammar.figures import counted, kind_of, scale_of, written
from samples.grammar.ledger import Ledger
from schemas import Comparison, StatisticKind

# A count that others are parts of is not scaled below this, one that stands alone not below that.
_LEAST_WHOLE, _LEAST = 6, 3
# The step of an amount whose template names none.
_STEPS = {"tỷ đồng": "0.01", "đồng": "1000", "ha": "0.1", "%": "0.1", "km": "0.1", "hệ số": "0.01"}


@dataclass(frozen=True)
class Units:
    """The units below an office: what one is called, how many there are, and the words that follow (``, phường``)."""

    unit: str
    count: int
    tail: str


@dataclass
class _Amount:
    """A named value in base units; ``left`` is what its parts have not yet taken."""

    value: Decimal
    left: Decimal


class Quantities:
    """Writes the quantities of one document.

    ``size`` scales starred amounts (a province is 1); ``padded`` writes ``09``; ``places`` are the decimals of shares.
    ``reporting`` says whether quantities belong to the document's period.
    """

    def __init__(self, dice: Dice, ledger: Ledger, *, size: float, units: Units, span: Span) -> None:
        self.units = units
        self.span = span
        self.reporting = False
        self._dice = dice
        self._ledger = ledger
        self._size = Decimal(str(size))
        self._padded = dice.chance(0.85)
        self._places = Decimal("0.01") if dice.chance(0.4) else Decimal("0.1")
        self._named: dict[str, _Amount] = {}
        self._forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, Around], str]], ...] = (
            (expressions.NONE, self._none),
            (expressions.SAME, self._same),
            (expressions.CHANGE, self._change),
            (expressions.PLAN, self._plan),
            (expressions.UNITS, self._units),
            (expressions.RANGE, self._range),
            (expressions.RATIO, self._ratio),
            (expressions.SHARE, self._share),
            (expressions.PART, self._part),
            (expressions.SUM, self._sum),
            (expressions.AMOUNT, self._amount),
        )

    def name(self, name: str, value: Decimal) -> None:
        """Gives a name to a value that was drawn elsewhere, such as the total of a table's column."""
        self._kept(name, value)

    def write(self, bracket: re.Match[str], before: str, after: str) -> str:
        """The marked text of one bracket.

        Raises:
            ValueError: the expression has none of the forms above.
        """
        around = Around(before, after, bracket["measure"])
        expression = bracket["expression"].strip()
        for pattern, form in self._forms:
            match = pattern.fullmatch(expression)
            if match:
                return form(match, bracket["name"] or "", around)
        raise ValueError(f"no quantity: {bracket[0]}")

    def state(self, value: Decimal, unit: str, measure: str, *, qualifier: str | None = None) -> str:
        """A marked quantity whose value is known."""
        fact = self._fact(value, unit, measure, qualifier=qualifier)
        return self._ledger.count(fact, counted(value, unit, padded=self._padded))

    def _fact(
        self,
        value: Decimal,
        unit: str,
        measure: str,
        *,
        qualifier: str | None = None,
        kind: StatisticKind | None = None,
    ) -> Quantity:
        period = self._ledger.period(self.span) if self.reporting else None
        return Quantity(
            value=float(value),
            unit=unit,
            kind=kind or kind_of(unit),
            measure=measure,
            qualifier=qualifier,
            period=period,
        )

    def _kept(self, name: str, value: Decimal) -> None:
        if name:
            self._named[name] = _Amount(value, value)

    def _amount(self, match: re.Match[str], name: str, around: Around) -> str:
        value, unit = self._drawn(match, whole=bool(name))
        self._kept(name, value * scale_of(unit)[1])
        return self.state(value, unit, around.measure, qualifier=around.qualifier)

    def _drawn(self, match: re.Match[str], *, whole: bool = False) -> tuple[Decimal, str]:
        low, high, unit = Decimal(match["low"]), Decimal(match["high"] or match["low"]), match["unit"]
        if match["scaled"]:
            low, high = low * self._size, high * self._size
            if unit == "tỷ đồng" and low < 1:
                low, high, unit = low * 1000, high * 1000, "triệu đồng"
            elif kind_of(unit) is StatisticKind.COUNT:
                least = _LEAST_WHOLE if whole else _LEAST
                low, high = max(low, Decimal(least)), max(high, Decimal(least) * 2)
        step = Decimal(match["step"] or _STEPS.get(unit, "1"))
        if unit != match["unit"]:
            step = Decimal(5)
        first, last = int((low / step).to_integral_value()), int((high / step).to_integral_value())
        return step * self._dice.between(max(1, first), max(1, first, last)), unit

    def _part(self, match: re.Match[str], name: str, around: Around) -> str:
        whole, unit = self._named[match["name"]], match["unit"]
        share = Decimal(self._dice.between(int(match["low"]) * 10, int(match["high"]) * 10)) / 1000
        amount = whole.value * share
        factor = scale_of(unit)[1]
        if unit == "tỷ đồng" and amount < factor:
            unit, factor = "triệu đồng", scale_of("triệu đồng")[1]
        step = (
            Decimal("0.01")
            if unit == "tỷ đồng"
            else Decimal(10)
            if amount / factor > 1000 and factor > 1
            else Decimal(1)
        )
        value = (amount / factor / step).to_integral_value(ROUND_HALF_UP) * step
        left = whole.left / factor
        value = min(max(value, step), left - (2 * step if left > 3 * step else step))
        whole.left -= value * factor
        self._kept(name, value * factor)
        return self.state(value, unit, around.measure, qualifier=around.qualifier)

    def _sum(self, match: re.Match[str], name: str, around: Around) -> str:
        first, *rest = re.split(r" (?=[-+] )", match["terms"])
        total = self._named[first].value
        for term in rest:
            total += self._named[term[2:]].value * (1 if term[0] == "+" else -1)
        unit = match["unit"]
        if unit == "tỷ đồng" and total < scale_of(unit)[1]:
            unit = "triệu đồng"
        self._kept(name, total)
        return self.state(total / scale_of(unit)[1], unit, around.measure, qualifier=around.qualifier)

    def _per_cent(self, part: Decimal, whole: Decimal) -> Decimal:
        return (part * 100 / whole).quantize(self._places, ROUND_HALF_UP)

    def _same(self, match: re.Match[str], _name: str, around: Around) -> str:
        value = self._named[match["name"]].value / scale_of(match["unit"])[1]
        return self.state(value, match["unit"], around.measure, qualifier=around.qualifier)

    def _share(self, match: re.Match[str], _name: str, around: Around) -> str:
        value = self._per_cent(self._named[match["part"]].value, self._named[match["all"]].value)
        return self.state(value, "%", around.measure, qualifier=around.qualifier)

    def _ratio(self, match: re.Match[str], _name: str, around: Around) -> str:
        return self._of(self._named[match["part"]].value, self._named[match["all"]].value, match["unit"], around)

    def _units(self, match: re.Match[str], name: str, around: Around) -> str:
        count = self.units.count
        part = count
        if match["low"]:
            part = min(max(1, round(count * self._dice.between(int(match["low"]), int(match["high"])) / 100)), count)
        self._kept(name, Decimal(part))
        return self._of(Decimal(part), Decimal(count), self.units.unit, around)

    def _of(self, part: Decimal, whole: Decimal, unit: str, around: Around) -> str:
        fact = self._fact(part, unit, around.measure, kind=StatisticKind.RATIO).model_copy(update={"of": float(whole)})
        return self._ledger.count(fact, f"{written(part)}/{written(whole)} {unit}")

    def _range(self, match: re.Match[str], _name: str, around: Around) -> str:
        amount = expressions.AMOUNT.fullmatch(match["amount"])
        if amount is None:
            raise ValueError(f"no range: {match[0]}")
        step = Decimal(amount["step"] or "1")
        first, last = int(Decimal(amount["low"]) / step), int(Decimal(amount["high"]) / step)
        start = self._dice.between(first, (first + last) // 2)
        low, high = step * start, step * self._dice.between(start + 1, max(start + 1, min(last, start * 2)))
        fact = self._fact(high, amount["unit"], around.measure).model_copy(
            update={"low": float(low), "high": float(high)}
        )
        zero = counted(low, amount["unit"], padded=self._padded).split(" ")[0]
        upper = counted(high, amount["unit"], padded=self._padded)
        if around.before.rstrip().endswith("từ"):
            return self._ledger.count(fact, f"{zero} đến {upper}")
        return self._ledger.count(fact, f"{zero} - {upper}")

    def _none(self, match: re.Match[str], _name: str, around: Around) -> str:
        fact = self._fact(Decimal(0), match["unit"], around.measure).model_copy(update={"negated": True})
        return self._ledger.count(fact, f"{self._dice.one(('không phát sinh', 'không có'))} {match['unit']}")

    def _change(self, match: re.Match[str], _name: str, around: Around) -> str:
        rises = match["way"] in ("up", "more")
        relative = match["way"] in ("up", "down")
        amount = expressions.AMOUNT.fullmatch(match["amount"] + (" %" if relative else ""))
        if amount is None:
            raise ValueError(f"no change: {match[0]}")
        value, unit = self._drawn(amount)
        words = counted(value, unit, padded=self._padded)
        verb, against = "tăng" if rises else "giảm", f"so với {self.span.prior}"
        comparison = Comparison(kind="yoy", raw=f"{verb} {words} {against}", value=float(value if rises else -value))
        fact = self._fact(value, unit, around.measure).model_copy(update={"comparison": comparison})
        return f"{verb} {self._ledger.count(fact, words)} {against}"

    def _plan(self, match: re.Match[str], _name: str, around: Around) -> str:
        if match["part"]:
            value = self._per_cent(self._named[match["part"]].value, self._named[match["all"]].value)
        else:
            value = Decimal(self._dice.between(int(match["low"]) * 10, int(match["high"]) * 10)) / 10
        words = f"{written(value)}%"
        comparison = Comparison(kind="vs_plan", raw=f"đạt {words} {self.span.target}", value=float(value))
        fact = self._fact(value, "%", around.measure).model_copy(update={"comparison": comparison})
        return f"đạt {self._ledger.count(fact, words)} {self.span.target}"
