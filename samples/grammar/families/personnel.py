"""Decisions about people: commendations and changes of post."""

from __future__ import annotations

import datetime as dt

from samples.grammar.actors import head_of
from samples.grammar.annex_tables import names
from samples.grammar.annexes import appendix
from samples.grammar.bases import preamble, proposed
from samples.grammar.days import working_day
from samples.grammar.decisive import DECIDES, carried_out, deciding, decision, effect
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.localities import localities
from samples.grammar.outline import Articles, in_points
from samples.grammar.people import Person, people, person
from samples.grammar.slots import who
from samples.grammar.staff import post, units
from samples.grammar.writer import Words, Writer
from samples.source import AttachmentText, Block

_FEW = 5


def commend(w: Writer) -> Draft:
    """Who is honoured for work on the topic: groups and people, by name in the body or in a list behind it."""
    authority, _ = deciding(w)
    articles = Articles()
    w.task = w.fill("khen thưởng thành tích trong <duty>")
    head = ("commendation", "commendation_decree")
    body: list[Block] = [
        *preamble(w, head, topic=False, proposal=proposed(w, None if w.office.arena == "university" else "interior")),
        DECIDES,
    ]
    groups, persons = _groups(w, w.dice.between(2, 9)), people(w.dice, w.dice.between(2, 14))
    prize = "Bằng khen" if w.office.arena in ("province", "ministry") else "Giấy khen"
    stated = w.fill(
        f"[{len(groups)} tập thể # tập thể được khen thưởng] và [{len(persons)} cá nhân # cá nhân được khen thưởng]"
    )
    merit = w.fill("đã có thành tích xuất sắc trong <duty> năm <award_year>")
    annexes: list[AttachmentText] = []
    if len(groups) + len(persons) > _FEW:
        annexes.append(_list(w, groups, persons))
        body.append(articles.article(f"Tặng {prize} cho {stated} {merit} (có danh sách kèm theo)."))
    else:
        body.append(articles.article(f"Tặng {prize} cho {stated} có tên sau đây {merit}:"))
        lines = [*groups, *(f"{capital(one.address)} {one.name}, {post(w)}" for one in persons)]
        body += [articles.clause(line) for line in in_points(lines)]
    body.append(articles.article(w.phrase("decision.clauses.prize")))
    body.append(articles.article(f"{effect(w, today=True)}."))
    body.append(carried_out(w, articles))
    return decision(
        w, w.phrase("decision.commend.subject"), body, articles, authority=authority, signer="head", attachments=annexes
    )


def _groups(w: Writer, count: int) -> list[str]:
    if w.office.arena in ("ministry", "university"):
        names_of = list(w.office.faculties) or list(w.office.drafting.values())
    elif w.office.arena == "court":
        names_of = ["Văn phòng", "Tòa Hình sự", "Tòa Dân sự", "Tòa Gia đình và người chưa thành niên", "Tòa Hành chính"]
    elif w.office.arena == "commune":
        names_of = [f"Nhân dân và cán bộ {name}" for name in localities(w)]
    else:
        names_of = [f"Nhân dân và cán bộ {name}" for name in localities(w)]
        found = (who(w.office, function, w.day) for function in ("finance", "health", "culture", "justice"))
        names_of = [*(name for name in found if name), *names_of]
    return [capital(name) for name in w.dice.some(tuple(dict.fromkeys(names_of)), count)]


def _list(w: Writer, groups: list[str], persons: list[Person]) -> AttachmentText:
    body: list[Block] = [w.paragraph("{b:A. TẬP THỂ}")]
    body += [w.paragraph(f"{number}. {name}.") for number, name in enumerate(groups, start=1)]
    body.append(w.paragraph("{b:B. CÁ NHÂN}"))
    body.append(names(persons, [post(w) for _ in persons]))
    return appendix("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG", tuple(body), label=None)


def transfer(w: Writer) -> Draft:
    """Somebody is moved, appointed, appointed again, or retires."""
    authority, _ = deciding(w)
    articles, somebody = Articles(), person(w.dice)
    families = (
        ("public_employees", "public_employees_decree")
        if w.office.arena == "university"
        else ("civil_servants", "civil_servants_decree")
    )
    proposal = proposed(w, "personnel" if w.office.arena in ("university", "ministry", "court") else "interior")
    body: list[Block] = [*preamble(w, families, topic=False, proposal=proposal), DECIDES]
    old, new = _offices(w)
    called = f"{somebody.address} {somebody.name}"
    day = working_day(w.day + dt.timedelta(days=w.dice.between(2, 25)))
    since = w.date("effective", day, "kể từ")
    kind = w.dice.one(("move", "again", "rank", "retire"))
    slots: dict[str, Words] = {
        "somebody": called,
        "old": old,
        "new": new,
        "old_head": head_of(old),
        "new_head": head_of(new),
    }
    body.append(articles.article(w.phrase(f"decision.clauses.{kind}", since=since, **slots)))
    body.append(
        articles.article(w.phrase(f"decision.clauses.{'pension' if kind == 'retire' else 'pay'}", somebody=called))
    )
    heads = dict.fromkeys((head_of(old), head_of(new)) if kind in ("move", "rank") else (head_of(old),))
    body.append(articles.article(w.phrase("decision.clauses.moved", heads="; ".join(heads), somebody=called)))
    subject = {
        "move": "Về việc điều động, bổ nhiệm cán bộ",
        "again": "Về việc bổ nhiệm lại công chức, viên chức lãnh đạo, quản lý",
        "rank": "Về việc điều động công chức, viên chức",
        "retire": f"Về việc nghỉ hưu đối với {called}",
    }[kind]
    return decision(w, subject, body, articles, authority=authority, signer="head")


def _offices(w: Writer) -> tuple[str, str]:
    names_of = [name for name in units(w) if not name.startswith("Công chức")]
    if len(names_of) < 2:
        return names_of[0], names_of[0]
    old, new = w.dice.shuffled(names_of)[:2]
    return old, new
