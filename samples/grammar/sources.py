"""Whose papers a document cites: the office above, the council, departments, the office itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.grammar.days import MERGER
from samples.grammar.functions import unit
from samples.grammar.office import Office


@dataclass(frozen=True)
class Source:
    """An issuer of cited papers: its name in texts, the code in its notations, the level of its volumes.

    ``suffixes`` are the last groups of its letters' notations; ``since`` is the first day it can have written.
    """

    name: str
    code: str
    level: str
    suffixes: tuple[str, ...] = ("VP",)
    since: dt.date = dt.date.min
    party: bool = False


_COMMITTEE_FIELDS = ("NC", "KGVX", "KTTH", "KTN", "TH")


def own(office: Office, day: dt.date) -> Source:
    """The office itself."""
    since = MERGER if office.level == "commune" and day >= MERGER else dt.date.min
    suffixes = tuple(office.drafting) or _COMMITTEE_FIELDS
    if office.arena == "party":
        return Source(f"Ban Thường vụ {office.brief}", office.code, "party", suffixes, since, party=True)
    return Source(office.brief, office.code, _level(office), suffixes, since)


def _level(office: Office) -> str:
    return {"council": "province", "office": "department"}.get(office.arena, office.arena)


def above(office: Office, day: dt.date) -> Source | None:
    """Who gives the office its orders; None where that is a real body, whose papers nobody may make up."""
    if office.arena == "party":
        return _party_above(office)
    if office.arena == "commune" and office.district is not None and day < MERGER:
        return Source(office.upper or "", "UBND", "district", _COMMITTEE_FIELDS)
    if office.arena == "court":
        return Source("Tòa án nhân dân tỉnh", "TA", "court", ("VP", "TCCB")) if office.district else None
    if office.arena == "university" and "Ủy ban" not in (office.upper or ""):
        return None
    return None if office.arena in ("ministry", "province", "council") else committee(office)


def _party_above(office: Office) -> Source | None:
    if office.level == "province":
        return None
    below = office.level == "commune" and office.district is not None and office.district.kind == "huyện"
    return Source(office.upper or "", "HU" if below else "TU", "party", party=True)


def committee(office: Office) -> Source:
    """The people's committee of the office's province; of a ministry, the ministry."""
    if office.province is None and office.arena != "university":
        return own(office, dt.date.max)
    return Source("Ủy ban nhân dân tỉnh", "UBND", "province", _COMMITTEE_FIELDS)


def council(office: Office) -> Source:
    """The people's council at the office's level: of a district its own, elsewhere that of the province."""
    if office.arena in ("district", "commune"):
        return Source(f"Hội đồng nhân dân {office.scope}", "HĐND", office.arena)
    return Source("Hội đồng nhân dân tỉnh", "HĐND", "province")


def department(function: str, day: dt.date) -> Source | None:
    """The department of a field, under the name it had on a day."""
    found = unit(function, "department", day)
    if found is None or not found.code:
        return None
    return Source(found.name, found.code, "department", tuple(found.units) or ("VP",))
