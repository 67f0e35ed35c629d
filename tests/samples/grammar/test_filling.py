"""Templates: alternatives, slots, capitals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.grammar.days import span_before
from samples.grammar.dice import Dice
from samples.grammar.filling import Slot, capital, chosen, filled
from samples.grammar.ledger import Ledger
from samples.grammar.quantities import Quantities, Units


def _filled(template: str, slots: dict[str, Slot]) -> tuple[str, Ledger]:
    ledger, dice = Ledger(), Dice(3, "a test")
    quantities = Quantities(dice, ledger, size=1, units=Units("xã", 9, ""), span=span_before(dt.date(2020, 5, 5)))
    return filled(template, dice, slots, quantities), ledger


@given(st.integers(min_value=0, max_value=10**6))
def test_one_alternative_is_taken(seed: int) -> None:
    assert chosen("đã {ký|ban hành|gửi}", Dice(seed, "a test")) in ("đã ký", "đã ban hành", "đã gửi")


def test_an_alternative_may_be_empty_and_may_hold_others() -> None:
    found = {chosen("{|rất {tốt|khá}}", Dice(seed, "a test")) for seed in range(40)}
    assert found == {"", "rất tốt", "rất khá"}


CAPITALS = [
    ("sở y tế", "Sở y tế"),
    ("{c.cited_1:nghị định} mới", "{c.cited_1:Nghị định} mới"),
    ("ủy ban", "Ủy ban"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "with_capital"), CAPITALS)
def test_a_capital_stands_before_the_words_not_before_their_marks(text: str, with_capital: str) -> None:
    assert capital(text) == with_capital


def test_a_slot_is_given_its_argument_and_a_capital_where_it_has_one() -> None:
    text, _ = _filled("<Who:finance> và <who:health>", {"who": lambda function: f"phòng {function}"})
    assert text == "Phòng finance và phòng health"


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(KeyError):
        _filled("<nobody>", {})


def test_what_is_not_chosen_leaves_no_fact() -> None:
    text, ledger = _filled("{[5 hộ # hộ]|[5 hộ # hộ]}", {})
    assert text.count("{s.") == 1
    assert len(ledger.statistics) == 1
