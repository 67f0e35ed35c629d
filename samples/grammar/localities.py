"""Rows of tables: the units below an office by name, as many as it has."""

from __future__ import annotations

from samples.grammar.days import MERGER
from samples.grammar.tables import table
from samples.grammar.writer import Writer

_LONGEST = 34
_CASES = ("hình sự", "dân sự", "hôn nhân và gia đình", "kinh doanh, thương mại", "lao động", "hành chính")


def localities(w: Writer) -> list[str]:
    """Names for the rows of a table, with their kinds, in official order; of a small court, kinds of cases."""
    office, merged = w.office, w.day >= MERGER
    if office.arena == "court" and office.district is not None:
        return list(_CASES)
    if office.arena == "university":
        return list(office.faculties)
    if office.arena == "commune":
        return _hamlets(office.units.unit, office.units.count)
    if office.arena == "district" and office.district is not None:
        return _communes(office.district.units, office.district.communes)
    assert office.province is not None
    if merged:
        return _communes(office.province.after, office.province.merged)
    names = [district.full for district in office.province.districts]
    return [f"Tòa án nhân dân {name}" for name in names] if office.arena == "court" else names


def _hamlets(kind: str, count: int) -> list[str]:
    if kind != "thôn":
        return [f"tổ dân phố {number}" for number in range(1, min(count, _LONGEST) + 1)]
    names = table("places")["villages"]
    numbered = [str(number) for number in range(1, max(0, count - len(names)) + 1)]
    return [f"thôn {name}" for name in [*names, *numbered][: min(count, _LONGEST)]]


def _communes(named: tuple[str, ...], count: int) -> list[str]:
    more = [f"xã {name}" for name in table("places")["communes"]]
    return [*named, *more][: min(count, _LONGEST)]
