"""Offices outside a province's administration: ministries, universities, courts, committees of the Party."""

from __future__ import annotations

import datetime as dt

from samples.grammar.days import MERGER
from samples.grammar.dice import Dice
from samples.grammar.office import Office, broken
from samples.grammar.places import District, Province
from samples.grammar.quantities import Units
from samples.grammar.tables import table

_UNITS_OF_UNIVERSITIES = {
    "ĐT": "Phòng Đào tạo",
    "CTSV": "Phòng Công tác sinh viên",
    "QLKH": "Phòng Quản lý khoa học và Hợp tác quốc tế",
    "TCHC": "Phòng Tổ chức - Hành chính",
}
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}


def of_ministry(dice: Dice, day: dt.date) -> Office:
    """One of the made-up ministries."""
    row = dice.one(table("offices")["ministries"])
    return Office(
        arena="ministry",
        name=row["name"],
        brief=row["name"],
        initials=f"Bộ {row['code'].removeprefix('B')}",
        code=row["code"],
        heading=broken(row["name"].upper()),
        place="cả nước",
        scope="Bộ",
        seat="Hà Nội",
        head="Bộ trưởng",
        deputy="Thứ trưởng",
        size=24.0,
        units=Units("tỉnh", 34 if day >= MERGER else 63 if day >= dt.date(2008, 8, 1) else 64, ", thành phố"),
        upper="Chính phủ",
        drafting=row["units"],
        topics=tuple(row["topics"]),
        level="ministry",
    )


def of_university(dice: Dice) -> Office:
    """One of the made-up universities and colleges."""
    row = dice.one(table("offices")["universities"])
    return Office(
        arena="university",
        name=row["name"],
        brief="Nhà trường",
        initials="Trường",
        code=row["code"],
        heading=row["heading"],
        parent=row["parent"],
        place="Trường",
        scope="Trường",
        seat=row["place"],
        head="Hiệu trưởng",
        deputy="Phó Hiệu trưởng",
        size=1.0,
        units=Units("đơn vị", len(row["faculties"]) + dice.between(8, 13), ""),
        upper=row["upper"],
        faculties=tuple(row["faculties"]),
        drafting=dict(_UNITS_OF_UNIVERSITIES),
        level="university",
    )


def of_court(dice: Dice, province: Province, day: dt.date) -> Office:
    """The court of a province, or of a district while there were any."""
    small = dice.chance(0.4) and day < MERGER
    district = dice.one(province.districts)
    place = district.full if small else province.full
    return Office(
        arena="court",
        name=f"Tòa án nhân dân {place}",
        brief=f"Tòa án nhân dân {district.kind if small else 'tỉnh'}",
        initials=f"TAND {district.kind if small else 'tỉnh'}",
        code="TA",
        heading=f"TÒA ÁN NHÂN DÂN|{place.upper()}",
        parent=f"TÒA ÁN NHÂN DÂN|{province.full.upper()}" if small else "TÒA ÁN NHÂN DÂN TỐI CAO",
        place=place,
        scope=district.kind if small else "tỉnh",
        seat=district.name if small else province.name,
        head="Chánh án",
        deputy="Phó Chánh án",
        size=0.14 if small else 1.0,
        units=Units("đơn vị", len(province.districts) + 6, ""),
        province=province,
        district=district if small else None,
        upper="Tòa án nhân dân tỉnh" if small else "Tòa án nhân dân tối cao",
        level="court",
    )


def of_party(dice: Dice, province: Province, day: dt.date) -> Office:
    """A committee of the Party: of a province, a district (while there were any), or a commune."""
    district = None if day >= MERGER else dice.one(province.districts)
    level = dice.weighted({"province": 3.0, "district": 3.0 if district else 0.0, "commune": 4.0})
    if level == "province":
        return _party_above(province, None)
    if level == "district" and district:
        return _party_above(province, district)
    named = dice.one(district.units if district else province.after)
    kind, name = named.split(" ", 2)[-1], named
    kind = named[: -len(kind) - 1] if named.startswith("thị trấn") else named.split(" ")[0]
    name = named[len(kind) + 1 :]
    above = district.full if district else province.full
    return Office(
        arena="party",
        name=f"Đảng ủy {named}",
        brief="Đảng ủy",
        initials="Đảng ủy",
        code="ĐU",
        heading=f"ĐẢNG ỦY {named.upper()}",
        parent=f"ĐẢNG BỘ {above.upper()}",
        place=named,
        scope=kind,
        seat=name,
        head="Bí thư",
        deputy="Phó Bí thư",
        size=0.02 if district else 0.05,
        units=Units("chi bộ", dice.between(9, 26), ""),
        province=province,
        district=district,
        upper=f"Ban Thường vụ {_COMMITTEES[district.kind if district else 'tỉnh']}",
        level="commune",
    )


def _party_above(province: Province, district: District | None) -> Office:
    kind, name = (district.kind, district.name) if district else ("tỉnh", province.name)
    committee = _COMMITTEES[kind]
    return Office(
        arena="party",
        name=f"{committee} {name}",
        brief=committee,
        initials=committee,
        code="HU" if kind == "huyện" else "TU",
        heading=f"{committee.upper()} {name.upper()}",
        parent=f"ĐẢNG BỘ {province.full.upper()}" if district else None,
        place=f"{kind} {name}",
        scope=kind,
        seat=name,
        head="Bí thư",
        deputy="Phó Bí thư",
        size=0.14 if district else 1.0,
        units=Units("đảng bộ", district.communes if district else len(province.districts) + 6, ""),
        province=province,
        district=district,
        upper="Ban Thường vụ Tỉnh ủy" if district else "Ban Bí thư Trung ương Đảng",
        level="district" if district else "province",
    )
