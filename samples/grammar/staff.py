"""Where people work and as what: posts for lists, members of boards, those who are moved."""

from __future__ import annotations

from samples.grammar.actors import head_of, lead
from samples.grammar.filling import capital
from samples.grammar.localities import localities
from samples.grammar.slots import who
from samples.grammar.tables import table
from samples.grammar.writer import Writer

_FIELDS = ("finance", "interior", "health", "education", "culture", "justice", "construction")
_COURT = ("Văn phòng", "Tòa Hình sự", "Tòa Dân sự", "Tòa Hành chính", "Phòng Tổ chức - Cán bộ")
_COMMUNE = (
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
)


def units(w: Writer) -> list[str]:
    """The units of an office, or the offices of its level, where its people work."""
    office = w.office
    if office.arena in ("university", "ministry", "department"):
        return list(dict.fromkeys(office.faculties or tuple(office.drafting.values())))
    if office.arena == "court":
        return list(_COURT)
    if office.arena == "commune":
        return list(_COMMUNE)
    found = (who(office, function, w.day) for function in _FIELDS)
    return list(dict.fromkeys(name for name in found if name))


def post(w: Writer) -> str:
    """What somebody is, and where: ``Trưởng thôn Đồng Vải``, ``Chuyên viên Sở Tài chính``."""
    posts = table("posts")
    if w.office.arena == "commune":
        return w.fill(w.dice.one(posts["commune"]), hamlet=w.dice.one(localities(w)))
    unit = w.dice.one(units(w) or [w.office.brief])
    kind = (
        w.office.arena
        if w.office.arena in ("university", "court")
        else "department"
        if unit.startswith(("Sở", "Ban"))
        else "office"
    )
    return w.fill(w.dice.one(posts[kind]), unit=unit)


def heads(w: Writer) -> list[str]:
    """The heads of units, for boards: ``Giám đốc Sở Tài chính``; in a commune the posts that do the work."""
    if w.office.arena == "commune":
        found = (who(w.office, function, w.day) for function in ("police", "military", *_FIELDS))
        return list(dict.fromkeys(head_of(name) for name in found if name and "các trường" not in name))
    names = [name for name in (capital(lead(w)), *units(w)) if not name.startswith("Hiệu trưởng các")]
    return list(dict.fromkeys(head_of(name) for name in names))
