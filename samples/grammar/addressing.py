"""To whom a document goes: those below, those beside, those above, and the list of recipients at its foot."""

from __future__ import annotations

from samples.grammar.actors import head_of, lead
from samples.grammar.days import MERGER
from samples.grammar.filling import capital
from samples.grammar.functions import departments
from samples.grammar.slots import lower_words, who
from samples.grammar.writer import Writer

_GATEWAY_SINCE = 2010


def below(w: Writer) -> tuple[str, ...]:
    """Those whom an order is addressed to."""
    office, lower = w.office, capital(lower_words(w.office, w.day))
    if office.arena in ("province", "office", "council"):
        return _province(w, lower)
    if office.arena == "department":
        return _department(w, lower)
    if office.arena == "district":
        return w.dice.one(
            (
                (f"Các phòng, ban, đơn vị thuộc {office.scope}", lower),
                (lower,),
                (capital(lead(w)), lower),
                (
                    f"Thủ trưởng các cơ quan, đơn vị thuộc Ủy ban nhân dân {office.scope}",
                    lower.replace("Ủy ban", "Chủ tịch Ủy ban"),
                ),
            )
        )
    if office.arena == "commune":
        return w.dice.one(
            (
                (f"Các ban, ngành, đoàn thể {office.scope}", lower),
                (lower,),
                ("Các đơn vị trường học trên địa bàn", lower),
            )
        )
    if office.arena == "ministry":
        return w.dice.one(((lower,), ("Các đơn vị thuộc Bộ", lower), ("Các Bộ, cơ quan ngang Bộ", lower)))
    if office.arena == "university":
        return w.dice.one(
            (("Các khoa, phòng, trung tâm",), ("Trưởng các đơn vị trực thuộc Trường",), office.faculties[:3])
        )
    if office.arena == "party":
        committees = "các chi bộ trực thuộc Đảng bộ" if office.level == "commune" else "các đảng bộ, chi bộ trực thuộc"
        staff = f"Các ban xây dựng Đảng và Văn phòng {office.brief}"
        if office.level == "commune":
            staff = f"Mặt trận Tổ quốc và các đoàn thể {office.scope}"
        return w.dice.one(((capital(committees),), (f"Cấp ủy {committees}", staff)))
    return w.dice.one((("Các đơn vị thuộc Tòa án nhân dân hai cấp",), (lower,)))


def _province(w: Writer, lower: str) -> tuple[str, ...]:
    names = [unit.name for _, unit in departments(w.day)]
    chosen = w.dice.some(names, w.dice.between(2, 4))
    return w.dice.one(
        (
            ("Các sở, ban, ngành tỉnh", lower),
            tuple(dict.fromkeys([capital(lead(w)), *chosen[:2], lower])),
            tuple(dict.fromkeys([capital(lead(w)), *chosen])),
            ("Thủ trưởng các sở, ban, ngành", lower.replace("Ủy ban", "Chủ tịch Ủy ban")),
        )
    )


def _department(w: Writer, lower: str) -> tuple[str, ...]:
    names = [unit.name for _, unit in departments(w.day) if unit.name != w.office.brief]
    inside = f"Các phòng, đơn vị trực thuộc {'Sở' if w.office.brief.startswith('Sở') else w.office.brief}"
    return w.dice.one(((lower,), (inside, lower), (*w.dice.some(names, 3), lower), (inside,)))


def beside(w: Writer) -> str:
    """An office of the same rank: who asked, or is asked."""
    if w.office.province is None or w.office.arena == "court":
        return w.office.upper or "Bộ Tài chính"
    names = [unit.name for _, unit in departments(w.day) if unit.name != w.office.brief]
    if w.office.arena in ("department", "province", "office"):
        return w.dice.one(names)
    return w.office.upper or w.dice.one(names)


def recipients(w: Writer, first: str | None, *, above: bool = True) -> tuple[str, ...]:
    """Nơi nhận without its register line: ``first`` ("Như trên"), those above, those who carry it out."""
    found = [first] if first else []
    if above and w.office.upper and w.office.arena not in ("party",):
        found.append(f"{_short(w.office.upper)} (để báo cáo)" if w.dice.chance(0.7) else _short(w.office.upper))
    found += w.dice.some(_others(w), w.dice.between(1, 5))
    if first is None or w.dice.chance(0.4):
        found.append(_short(lower_words(w.office, w.day)))
    return tuple(dict.fromkeys(capital(name) for name in found))


def _short(name: str) -> str:
    return (
        name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND").replace("Tòa án nhân dân", "TAND")
    )


def _others(w: Writer) -> list[str]:
    office, scope = w.office, w.office.scope
    if office.arena == "council":
        return [
            "Ủy ban Thường vụ Quốc hội",
            "Văn phòng Chính phủ",
            "Thường trực Tỉnh ủy",
            "Đoàn ĐBQH tỉnh",
            "UBND, UBMTTQ tỉnh",
            "Đại biểu HĐND tỉnh",
            "Công báo tỉnh",
        ]
    if office.arena in ("province", "office"):
        return [
            "Thường trực Tỉnh ủy",
            "Thường trực HĐND tỉnh",
            "Chủ tịch, các PCT UBND tỉnh",
            "Đoàn ĐBQH tỉnh",
            "UBMTTQ Việt Nam tỉnh",
            "Các sở, ban, ngành tỉnh",
            "VPUB: CVP, các PCVP",
            "Cổng TTĐT tỉnh" if w.day.year > _GATEWAY_SINCE else "Trung tâm Công báo tỉnh",
        ]
    if office.arena == "department":
        brief = "Sở" if office.brief.startswith("Sở") else "cơ quan"
        return [
            f"{office.head}, các Phó {office.head} {brief}",
            f"Các đơn vị trực thuộc {brief}",
            f"Trang TTĐT {brief}",
            "Văn phòng UBND tỉnh",
            "Thường trực HĐND tỉnh",
        ]
    if office.arena == "district":
        committee = {"huyện": "Huyện ủy", "thị xã": "Thị ủy"}.get(scope, "Thành ủy")
        return [
            f"TT. {committee}, TT. HĐND {scope}",
            f"CT, các PCT UBND {scope}",
            f"Các phòng, ban, ngành {scope}",
            f"UBMTTQ và các đoàn thể {scope}",
            f"Cổng TTĐT {scope}",
        ]
    if office.arena == "commune":
        return [
            f"TT. Đảng ủy, TT. HĐND {scope}",
            f"CT, các PCT UBND {scope}",
            f"UBMTTQ và các đoàn thể {scope}",
            f"Công chức chuyên môn {scope}" if w.day < MERGER else f"Các phòng chuyên môn thuộc UBND {scope}",
        ]
    if office.arena == "ministry":
        return [
            "Văn phòng Chính phủ",
            "Bộ trưởng (để báo cáo)",
            "Các Thứ trưởng",
            "Các đơn vị thuộc Bộ",
            "Cổng TTĐT Bộ",
        ]
    if office.arena == "university":
        return [
            "Đảng ủy, Hội đồng trường",
            "Hiệu trưởng, các Phó Hiệu trưởng",
            "Công đoàn, Đoàn Thanh niên",
            "Website Trường",
        ]
    if office.arena == "party":
        return [
            f"Ban Thường vụ {office.brief}",
            "Các cơ quan giúp việc Đảng ủy" if office.level == "commune" else f"Các ban xây dựng Đảng {office.brief}",
            f"TT. HĐND, UBND, UBMTTQ {scope}",
            f"Các đồng chí {'Đảng ủy viên' if office.level == 'commune' else 'cấp ủy viên'}",
        ]
    return ["Chánh án, các Phó Chánh án", "Các đơn vị thuộc TAND hai cấp", "Viện kiểm sát nhân dân cùng cấp"]


def desk(w: Writer) -> str:
    """Who at the office takes answers: a department's unit, a committee's leading office."""
    return lead(w)


def responsible(w: Writer) -> str:
    """Those who carry out a decision, in one sentence."""
    office = w.office
    chief = {
        "province": "Chánh Văn phòng Ủy ban nhân dân tỉnh",
        "district": f"Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {office.scope}",
        "commune": f"Công chức văn phòng - thống kê {office.scope}"
        if w.day < MERGER
        else "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "department": f"Chánh Văn phòng {'Sở' if office.brief.startswith('Sở') else ''}".strip(),
        "ministry": "Chánh Văn phòng Bộ",
        "university": "Trưởng Phòng Tổ chức - Hành chính",
        "court": "Chánh Văn phòng",
    }.get(office.arena, f"Chánh Văn phòng {office.brief}")
    heads = [head_of(name) for name in (capital(lead(w)), who(office, "finance", w.day)) if name]
    last = "Thủ trưởng các cơ quan, đơn vị có liên quan"
    return "; ".join(dict.fromkeys([chief, *heads[: w.dice.between(1, 2)]])) + f" và {last}"
