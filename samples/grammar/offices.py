"""An office of each kind, drawn for a day."""

from __future__ import annotations

import datetime as dt

from samples.grammar.dice import Dice
from samples.grammar.functions import departments
from samples.grammar.office import Arena, Office
from samples.grammar.other_offices import of_court, of_ministry, of_party, of_university
from samples.grammar.places import Province, provinces
from samples.grammar.state_offices import of_commune, of_department, of_district, of_province

# The house's own examples come from Lam Giang: it writes as often as two others.
_FAVOURITE, _FAVOUR = "Lam Giang", 2.0


def make_office(dice: Dice, arena: Arena, day: dt.date) -> Office:
    """An office of an arena, as it stood on a day."""
    if arena == "ministry":
        return of_ministry(dice, day)
    if arena == "university":
        return of_university(dice)
    return _in_province(dice, arena, some_province(dice), day)


def some_province(dice: Dice) -> Province:
    """One of the made-up provinces."""
    names = {province.name: province for province in provinces()}
    return names[dice.weighted({name: _FAVOUR if name == _FAVOURITE else 1.0 for name in names})]


def _in_province(dice: Dice, arena: Arena, province: Province, day: dt.date) -> Office:
    if arena == "department":
        function, unit = dice.one(departments(day))
        return of_department(dice, province, day, function, unit)
    if arena == "district":
        return of_district(province, dice.one(province.districts))
    if arena == "commune":
        return of_commune(dice, province, day)
    if arena == "court":
        return of_court(dice, province, day)
    if arena == "party":
        return of_party(dice, province, day)
    return of_province(arena, province, day)
