"""What the slots of templates stand for in one document: its office, its place, its year, who does what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from samples.grammar.days import MERGER, Span, stage_of
from samples.grammar.dice import Dice
from samples.grammar.filling import Slot
from samples.grammar.functions import unit, within
from samples.grammar.office import Office
from samples.grammar.places import some_villages

_SCHOOL_YEAR_BEGINS = 8
_YEAR_ENDS = 11
_JOINED = dt.date(2025, 2, 3)
"""From this day on the Party's boards for propaganda and for mass mobilisation are one."""


def office_slots(office: Office, day: dt.date, span: Span, dice: Dice) -> dict[str, Slot]:
    """Slots that depend on who writes and when."""
    first, last = stage_of(day)
    school = day.year if day.month >= _SCHOOL_YEAR_BEGINS else day.year - 1
    fixed = {
        "self": office.brief,
        "committee": office.committee,
        "office": office.name,
        "place": office.place,
        "scope": office.scope,
        "within": within_words(office),
        "upper": office.upper or office.brief,
        "head": office.head,
        "year": str(day.year),
        "last_year": str(day.year - 1),
        "next_year": str(day.year + 1),
        "award_year": str(day.year if day.month >= _YEAR_ENDS else day.year - 1),
        "stage": f"giai đoạn {first} - {last}",
        "school_year": f"{school} - {school + 1}",
        "span": span.raw,
        "prior": span.prior,
        "summing": "tổng kết" if span.raw.startswith("năm") else "sơ kết",
        "province": office.province.name if office.province else "",
        "units_tail": office.units.tail,
        "a_unit": office.units.unit,
        "units_all": units_words(office),
        "lower": lower_words(office, day),
        "them": them_words(office),
        "ask": "đề nghị" if office.arena == "department" else "yêu cầu",
    }
    slots: dict[str, Slot] = {name: _fixed(text) for name, text in fixed.items()}
    slots["village"] = lambda _: dice.one(some_villages(dice, 20))
    slots["who"] = lambda function: who(office, function, day) or office.brief
    return slots


def _fixed(text: str) -> Callable[[str], str]:
    return lambda _: text


def within_words(office: Office) -> str:
    """Where it holds: ``trên địa bàn tỉnh``, ``trên phạm vi cả nước``, ``trong toàn Trường``."""
    if office.arena == "ministry":
        return "trên phạm vi cả nước"
    if office.arena == "university":
        return "trong toàn Trường"
    if office.arena == "court":
        return "tại đơn vị"
    return f"trên địa bàn {office.scope}"


def units_words(office: Office) -> str:
    """The units below, all of them: ``các xã, phường, thị trấn``."""
    if office.arena == "university":
        return "các khoa, phòng, trung tâm"
    if office.arena == "court":
        return "các đơn vị thuộc Tòa án nhân dân hai cấp"
    if office.arena == "party":
        return "các tổ chức cơ sở đảng"
    return f"các {office.units.unit}{office.units.tail}"


def lower_words(office: Office, day: dt.date) -> str:
    """The offices of the next level below, as they are addressed."""
    if office.arena == "ministry":
        return "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"
    if office.arena in ("province", "department", "office", "council"):
        return f"Ủy ban nhân dân các {'xã, phường' if day >= MERGER else 'huyện, thị xã, thành phố'}"
    if office.arena == "district":
        unit_name, tail = office.units.unit, office.units.tail
        return f"Ủy ban nhân dân các {unit_name}{tail}"
    if office.arena == "commune":
        return f"Trưởng các {office.units.unit}" if office.units.unit == "thôn" else "Tổ trưởng các tổ dân phố"
    if office.arena == "university":
        return "Trưởng các khoa, phòng, trung tâm"
    if office.arena == "party":
        return "các chi bộ trực thuộc" if office.level == "commune" else "các đảng bộ, chi bộ trực thuộc"
    return "Chánh tòa các Tòa chuyên trách, Trưởng các phòng" if office.district is None else "các Thẩm phán, Thư ký"


def them_words(office: Office) -> str:
    """Those whom its orders reach, in a word."""
    words = {
        "university": "các đơn vị",
        "court": "các đơn vị",
        "party": "các cấp ủy, tổ chức đảng",
        "commune": f"các {office.units.unit}, ban, ngành, đoàn thể",
        "ministry": "các cơ quan, đơn vị, địa phương",
    }
    return words.get(office.arena, "các cơ quan, đơn vị, địa phương")


def who(office: Office, function: str, day: dt.date) -> str | None:
    """Who has a field at the level of an office, under the name of the day; None where nobody has."""
    if office.arena in ("ministry", "university", "party", "court"):
        name = _party_unit(office, function, day) if office.arena == "party" else within(office.arena, function)
        return f"{name} {office.brief}" if name and office.arena == "party" else name
    level = office.arena if office.arena in ("district", "commune") else "department"
    found = unit(function, level, day)
    return _called(found.name, office) if found else None


def _party_unit(office: Office, function: str, day: dt.date) -> str | None:
    """A unit of a Party committee; communes had few before 2025, and two were joined in that year."""
    name = within("party", function)
    if office.level == "commune":
        if day >= MERGER:
            return "Ban Xây dựng Đảng" if name and function not in ("control", "office") else name
        return {"organisation": "Văn phòng", "mass": "Khối Dân vận"}.get(function, name)
    if day >= _JOINED and function in ("propaganda", "mass"):
        return "Ban Tuyên giáo và Dân vận"
    return name


def _called(name: str, office: Office) -> str:
    """A name with the kind of its place as it is: ``Công an xã`` is ``Công an phường`` in a ward."""
    name = name.replace("<province>", office.province.name if office.province else "")
    if office.arena == "district":
        return name.replace("huyện", office.scope)
    return name.removesuffix("xã") + office.scope if office.arena == "commune" and name.endswith(" xã") else name
