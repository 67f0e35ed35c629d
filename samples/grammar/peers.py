"""Who writes to an office to ask or to be answered: departments, districts, communes, ministries, courts' peers."""

from __future__ import annotations

from samples.grammar.days import MERGER
from samples.grammar.sources import Source, above, committee, department
from samples.grammar.tables import table
from samples.grammar.writer import Writer

_ASKING = ("finance", "interior", "justice", "construction", "education", "investment")
_SUFFIXES = ("VP", "TH", "KT")


def peer(w: Writer) -> Source:
    """An office that asks for comments or figures: those above, a department beside, a ministry for a province."""
    office = w.office
    if office.arena in ("province", "ministry"):
        return _ministry(w)
    if office.arena == "court":
        return Source(f"Viện kiểm sát nhân dân {office.scope}", "VKS", "court", ("VP", "P9"))
    order = above(office, w.day)
    if order is not None and (office.arena != "department" or w.dice.chance(0.3)):
        return order
    found = [one for one in (department(function, w.day) for function in _ASKING) if one and one.name != office.brief]
    return w.dice.one(found) if found else committee(office)


def _ministry(w: Writer) -> Source:
    rows = [row for row in table("offices")["ministries"] if row["name"] != w.office.brief]
    row = w.dice.one(rows)
    return Source(row["name"], row["code"], "ministry", tuple(row["units"]))


def asker(w: Writer) -> Source:
    """An office that asks what a rule means: one below, or for a school a department that checks its diplomas."""
    office = w.office
    if office.arena in ("province", "department", "office") and office.province is not None:
        if w.day >= MERGER:
            return Source(f"Ủy ban nhân dân {w.dice.one(office.province.after)}", "UBND", "commune", _SUFFIXES, MERGER)
        return Source(f"Ủy ban nhân dân {w.dice.one(office.province.districts).full}", "UBND", "district", _SUFFIXES)
    if office.arena == "district" and office.district is not None:
        return Source(f"Ủy ban nhân dân {w.dice.one(office.district.units)}", "UBND", "commune", _SUFFIXES)
    if office.arena == "ministry":
        names = [row["name"] for row in table("places")["provinces"]]
        return Source(f"Ủy ban nhân dân tỉnh {w.dice.one(names)}", "UBND", "province", ("KTTH", "KTN", "NC"))
    return peer(w)
