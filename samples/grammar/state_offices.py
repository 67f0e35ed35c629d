"""The offices of a province and below: councils, committees, departments, districts, communes."""

from __future__ import annotations

import datetime as dt

from samples.grammar.days import MERGER
from samples.grammar.dice import Dice
from samples.grammar.functions import Unit
from samples.grammar.office import Arena, Office, broken
from samples.grammar.places import District, Province
from samples.grammar.quantities import Units


def units_of(province: Province, day: dt.date) -> Units:
    """The communes of a province, as quantities count them."""
    if day >= MERGER:
        return Units("xã", province.merged, ", phường")
    return Units("xã", province.communes, ", phường, thị trấn")


def of_province(arena: Arena, province: Province, day: dt.date) -> Office:
    """A province's council or committee, or the committee's office."""
    names = {
        "council": ("Hội đồng nhân dân", "HĐND", "Chủ tịch"),
        "province": ("Ủy ban nhân dân", "UBND", "Chủ tịch"),
        "office": ("Văn phòng Ủy ban nhân dân", "VP", "Chánh Văn phòng"),
    }
    name, code, head = names[arena]
    body = "Ủy ban nhân dân" if arena == "office" else name
    return Office(
        arena=arena,
        name=f"{name} {province.full}",
        brief=f"{name} tỉnh",
        initials=f"{'VPUBND' if arena == 'office' else code} tỉnh",
        code=code,
        heading="VĂN PHÒNG" if arena == "office" else f"{body.upper()}|{province.full.upper()}",
        parent=f"ỦY BAN NHÂN DÂN|{province.full.upper()}" if arena == "office" else None,
        place=province.full,
        scope="tỉnh",
        seat=province.name,
        head=head,
        deputy=f"Phó {head}",
        collective=None if arena == "office" else body.upper(),
        size=1.0,
        units=units_of(province, day),
        province=province,
        upper="Ủy ban nhân dân tỉnh" if arena == "office" else "Chính phủ",
        level="province",
        master="Ủy ban nhân dân tỉnh" if arena == "office" else "",
        drafting={"KGVX": "VX", "KTTH": "KTTH", "NC": "NC"} if arena != "council" else {},
    )


def of_department(dice: Dice, province: Province, day: dt.date, function: str, unit: Unit) -> Office:
    """A department of a province."""
    parent = f"UBND {province.full.upper()}" if dice.chance(0.6) else f"ỦY BAN NHÂN DÂN|{province.full.upper()}"
    name = unit.name.removesuffix(" tỉnh")
    return Office(
        arena="department",
        name=f"{name} {province.full}" if unit.name.endswith("tỉnh") else f"{name} tỉnh {province.name}",
        brief=unit.name,
        initials=unit.name,
        code=unit.code,
        heading=broken((unit.heading or name).upper()),
        parent=parent,
        place=province.full,
        scope="tỉnh",
        seat=province.name,
        head=unit.head,
        deputy=f"Phó {unit.head}",
        size=1.0,
        units=units_of(province, day),
        province=province,
        upper="Ủy ban nhân dân tỉnh",
        function=function,
        drafting=unit.units,
        level="department",
    )


def of_district(province: Province, district: District) -> Office:
    """The committee of a district."""
    unit, tail = district.communes_called
    return Office(
        arena="district",
        name=f"Ủy ban nhân dân {district.full}",
        brief=f"Ủy ban nhân dân {district.kind}",
        initials=f"UBND {district.kind}",
        code="UBND",
        heading=f"ỦY BAN NHÂN DÂN|{district.full.upper()}",
        place=district.full,
        scope=district.kind,
        seat=district.name,
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        collective="ỦY BAN NHÂN DÂN",
        size=0.14,
        units=Units(unit, district.communes, tail),
        province=province,
        district=district,
        upper="Ủy ban nhân dân tỉnh",
        level="district",
    )


def of_commune(dice: Dice, province: Province, day: dt.date) -> Office:
    """The committee of a commune or ward."""
    merged = day >= MERGER
    district = dice.one(province.districts)
    named = dice.one(province.after if merged else [unit for unit in district.units if not unit.startswith("thị trấn")])
    kind, _, name = named.partition(" ")
    hamlet = "thôn" if kind == "xã" else "tổ dân phố"
    return Office(
        arena="commune",
        name=f"Ủy ban nhân dân {named}",
        brief=f"Ủy ban nhân dân {kind}",
        initials=f"UBND {kind}",
        code="UBND",
        heading=f"ỦY BAN NHÂN DÂN|{named.upper()}",
        place=named,
        scope=kind,
        seat=name,
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        collective="ỦY BAN NHÂN DÂN",
        size=0.05 if merged else 0.02,
        units=Units(hamlet, dice.between(24, 58) if merged else dice.between(7, 18), ""),
        province=province,
        district=None if merged else district,
        upper="Ủy ban nhân dân tỉnh" if merged else f"Ủy ban nhân dân {district.kind}",
        level="commune",
    )
