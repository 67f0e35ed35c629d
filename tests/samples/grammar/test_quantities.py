"""Quantities in templates: what an expression writes, what it marks, and that figures agree with each other."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.facts import Quantity
from samples.grammar.days import span_before
from samples.grammar.dice import Dice
from samples.grammar.figures import counted, kind_of, written
from samples.grammar.filling import filled
from samples.grammar.ledger import Ledger
from samples.grammar.quantities import Quantities, Units
from samples.markup import plain

_DAY = dt.date(2023, 7, 18)
SEEDS = st.integers(min_value=0, max_value=10**6)


def told(template: str, seed: int = 0, *, size: float = 1.0) -> tuple[str, list[Quantity]]:
    """The text of a template as it is read, and the quantities it marks."""
    ledger = Ledger()
    dice = Dice(seed, "a test")
    quantities = Quantities(dice, ledger, size=size, units=Units("xã", 78, ", phường"), span=span_before(_DAY))
    text = filled(template, dice, {}, quantities)
    return plain(text)[""], list(ledger.statistics.values())


WRITTEN = [
    ("1284", "1.284", "dots part thousands"),
    ("64.2", "64,2", "the comma parts decimals"),
    ("28600000", "28.600.000", "every three figures"),
    ("24.750", "24,75", "no zeros at the end"),
    ("100", "100", "nor are zeros of whole numbers lost"),
]


@pytest.mark.parametrize(("value", "text", "why"), WRITTEN)
def test_figures_are_written_as_offices_write_them(value: str, text: str, why: str) -> None:
    assert written(Decimal(value)) == text, why


COUNTED = [
    ("9", "lô hàng", "09 lô hàng", "a count below ten has a zero in front"),
    ("5", "năm", "05 năm", "a time too"),
    ("9", "triệu đồng", "9 triệu đồng", "money has none"),
    ("8.5", "cơ sở", "8,5 cơ sở", "nor have decimals"),
    ("5", "%", "5%", "per cent has neither zero nor space"),
    ("3.66", "hệ số", "hệ số 3,66", "a factor stands behind its name"),
    ("12", "hộ", "12 hộ", "from ten on there is none"),
]


@pytest.mark.parametrize(("value", "unit", "text", "why"), COUNTED)
def test_small_counts_have_a_zero_in_front(value: str, unit: str, text: str, why: str) -> None:
    assert counted(Decimal(value), unit, padded=True) == text, why


KINDS = [
    ("tỷ đồng", "money"),
    ("nghìn đồng/người/tháng", "money"),
    ("ha", "area"),
    ("ngày làm việc", "duration"),
    ("%", "percent"),
    ("hệ số", "index"),
    ("hộ nghèo", "count"),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
def test_the_kind_follows_from_the_unit(unit: str, kind: str) -> None:
    assert kind_of(unit) == kind


@given(SEEDS)
def test_a_part_and_the_rest_make_the_whole(seed: int) -> None:
    _, (whole, part, rest) = told("[a = 40..900 hộ # hộ] [b = 60..95% of a hộ # hộ] [a - b hộ # hộ]", seed)
    assert part.value + rest.value == whole.value
    assert 0 < part.value < whole.value


@given(SEEDS)
def test_money_in_two_units_makes_the_whole(seed: int) -> None:
    text = "[t = 20..60/0.25 tỷ đồng # kinh phí] [p = 60..80% of t triệu đồng # kinh phí] [t - p triệu đồng # kinh phí]"
    _, (total, part, rest) = told(text, seed)
    assert Decimal(str(part.value)) + Decimal(str(rest.value)) == Decimal(str(total.value)) * 1000


@given(SEEDS)
def test_two_parts_leave_something_of_a_small_whole(seed: int) -> None:
    template = "[a = 100..300* hộ # hộ] [b = 60..90% of a hộ # hộ] [c = 5..20% of a hộ # hộ] [a - b - c hộ # hộ]"
    _, (whole, *parts) = told(template, seed, size=0.02)
    assert all(part.value > 0 for part in parts)
    assert sum(part.value for part in parts) == whole.value


@given(SEEDS)
def test_a_share_is_that_of_the_parts(seed: int) -> None:
    _, (whole, part, share) = told("[a = 40..900 hộ # hộ] [b = 60..95% of a hộ # hộ] [share b/a # hộ]", seed)
    assert share.unit == "%"
    assert abs(share.value - part.value * 100 / whole.value) <= 0.05


@given(SEEDS)
def test_a_range_runs_upwards_and_its_value_is_its_end(seed: int) -> None:
    text, (quantity,) = told("từ [range 5..9 triệu đồng # mức chi]", seed)
    assert quantity.low is not None
    assert quantity.low < quantity.value == quantity.high
    assert re.fullmatch(r"từ \d đến \d triệu đồng", text)


@given(SEEDS)
def test_so_many_units_are_never_more_than_there_are(seed: int) -> None:
    text, (quantity,) = told("[units 60..100% # xã]", seed)
    assert quantity.kind == "ratio"
    assert quantity.of == 78
    assert text == f"{int(quantity.value)}/78 xã"


def test_none_is_a_zero_in_words() -> None:
    text, (quantity,) = told("[none vụ # vụ ngộ độc] ngộ độc")
    assert text in ("không phát sinh vụ ngộ độc", "không có vụ ngộ độc")
    assert (quantity.value, quantity.negated) == (0, True)


CHANGES = [
    ("[up 3..9 # hộ]", r"tăng [\d,]+% so với cùng kỳ năm 2022", 1, "more, in per cent"),
    ("[down 3..9 # hộ]", r"giảm [\d,]+% so với cùng kỳ năm 2022", -1, "less is below zero"),
    ("[more 12..30 hộ # hộ]", r"tăng \d+ hộ so với cùng kỳ năm 2022", 1, "more, in figures"),
    ("[fewer 12..30 hộ # hộ]", r"giảm \d+ hộ so với cùng kỳ năm 2022", -1, "less, in figures"),
]


@pytest.mark.parametrize(("template", "said", "sign", "why"), CHANGES)
def test_a_change_says_against_what(template: str, said: str, sign: int, why: str) -> None:
    text, (quantity,) = told(template)
    assert re.fullmatch(said, text), why
    assert quantity.comparison is not None
    assert quantity.comparison.kind == "yoy"
    assert quantity.comparison.raw == text
    assert quantity.comparison.value == sign * quantity.value


def test_a_share_of_the_plan_is_that_of_its_parts() -> None:
    text, (_, part, share) = told("[a = 50 km # đường] [b = 80..90% of a km # đường], [plan b/a # đường]")
    assert text.endswith(f"đạt {written(Decimal(str(share.value)))}% kế hoạch năm")
    assert share.value == pytest.approx(part.value * 2, abs=0.05)
    assert share.comparison is not None
    assert share.comparison.kind == "vs_plan"


QUALIFIED = [
    ("khoảng [5 hộ # hộ]", "khoảng", "the word before"),
    ("không quá [5 ngày # hạn]", "không quá", "the longer of two words"),
    ("từ [5 hộ # hộ] trở lên", "trở lên", "the words behind"),
    ("có [5 hộ # hộ]", None, "any other word says nothing"),
]


@pytest.mark.parametrize(("template", "qualifier", "why"), QUALIFIED)
def test_words_around_a_quantity_qualify_it(template: str, qualifier: str | None, why: str) -> None:
    _, (quantity,) = told(template)
    assert quantity.qualifier == qualifier, why


def test_a_star_scales_with_the_place() -> None:
    _, (province,) = told("[400..900* hộ # hộ]")
    _, (commune,) = told("[400..900* hộ # hộ]", size=0.02)
    assert 400 <= province.value <= 900
    assert 8 <= commune.value <= 18


def test_little_money_is_counted_in_a_smaller_unit() -> None:
    _, (quantity,) = told("[20..30* tỷ đồng # kinh phí]", size=0.02)
    assert quantity.unit == "triệu đồng"
    assert 400 <= quantity.value <= 600


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="no quantity"):
        told("[many hộ # hộ]")
