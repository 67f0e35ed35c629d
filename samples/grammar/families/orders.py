"""Chỉ thị and Công điện: what a committee or its head orders, at leisure or at once."""

from __future__ import annotations

from samples.grammar.actors import assignments, partners
from samples.grammar.addressing import below, desk, recipients
from samples.grammar.causes import cause, own_paper
from samples.grammar.decisive import effective
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.outline import Outline
from samples.grammar.writer import Writer, sentence
from samples.source import Block
from schemas import Relation


def speaker(w: Writer) -> str:
    """Who speaks in an order: the committee, or its head."""
    office = w.office
    if office.arena == "ministry":
        return office.held_by(office.head)
    if office.collective is None:
        return office.held_by(office.head)
    return w.dice.one((office.brief, office.held_by(office.head)))


def directive(w: Writer) -> Draft:
    """A directive: how things stand, what is wrong, who does what."""
    signer = speaker(w)
    short = w.drawn("shortfalls", w.topic.shortfalls, 2)
    opening = w.phrase(
        "directive.opening",
        situation=lambda: w.fill(w.draw("situation", w.topic.situation, 1)[0]),
        fact=lambda: fact_of_span(w),
        why=lambda: w.phrase("common.causes"),
        shortfall=short[0],
        shortfall_two=short[-1],
    )
    body: list[Block] = [w.paragraph(opening)]
    body.append(w.paragraph(w.phrase("directive.demand", cause=lambda: cause(w), signer=signer)))
    body += by_actor(w, w.dice.between(4, 7))
    closing = w.phrase("directive.closing", desk=desk(w), effective=lambda: effective(w))
    body.append(w.paragraph(closing, closing=True))
    return Draft(
        type="Chỉ thị",
        abbreviation="CT",
        subject=w.phrase("directive.subject"),
        body=body,
        unit=w.unit,
        title="CHỈ THỊ",
        recipients=recipients(w, None),
        signer="collective" if signer == w.office.brief else "head",
    )


def fact_of_span(w: Writer, count: int = 1) -> str:
    """Sentences with quantities, the first of which says of what time: ``Trong 6 tháng đầu năm 2023, các đoàn …``."""
    with w.reporting():
        first, *others = w.facts(count)
    span = w.span.raw if w.span.raw.startswith("năm") else f"trong {w.span.raw}"
    return " ".join([f"{capital(span)}, {_lowered(first)}", *others])


def situation(w: Writer) -> str:
    """How things stand, and now and then what was counted lately."""
    text = w.fill(w.draw("situation", w.topic.situation, 1)[0])
    return f"{text} {fact_of_span(w)}" if w.dice.chance(0.5) else text


def _lowered(text: str) -> str:
    return text if text.startswith("{") else text[0].lower() + text[1:]


def by_actor(w: Writer, count: int) -> list[Block]:
    """Who does what: each actor a numbered item, with its duties in it or as points below it."""
    outline, body = Outline(flat=True), list[Block]()
    for one in assignments(w, count):
        more = w.measures(w.dice.between(1, 2)) if len(body) == 0 or w.dice.chance(0.3) else []
        if not more:
            body.append(outline.item(sentence(one.sentence)))
            continue
        body.append(outline.item(f"{one.actor}:"))
        duties = [capital(duty) for duty in (*more, *one.duties)]
        body += [outline.point(f"{text}{';' if n < len(duties) - 1 else '.'}") for n, text in enumerate(duties)]
    return body


def telegram(w: Writer) -> Draft:
    """A telegram: what has happened, what is to be done at once; always urgent."""
    assert w.topic.urgent is not None
    urgent, signer = w.topic.urgent, speaker(w)
    body: list[Block] = [w.paragraph(w.fill(urgent.situation))]
    paper = own_paper(w, "Kế hoạch", (150, 30))
    demand = w.phrase(
        "telegram.demand",
        signer=signer,
        paper=lambda: w.citer.paper(paper, Relation.IMPLEMENTS) if paper else w.fill("<law>"),
    )
    body.append(w.paragraph(demand))
    outline = Outline(flat=True)
    body += [outline.item(sentence(text)) for text in w.drawn("urgent", urgent.measures, len(urgent.measures))]
    body += [outline.item(sentence(one.sentence)) for one in partners(w, w.dice.between(1, 3), helpers=False)]
    body.append(w.paragraph(w.phrase("telegram.closing", desk=desk(w), signer=signer), closing=True))
    return Draft(
        type="Công điện",
        abbreviation="CĐ",
        subject=w.phrase("telegram.subject", urgent=urgent.subject),
        body=body,
        unit=w.unit,
        title="CÔNG ĐIỆN",
        addressees=below(w),
        recipients=recipients(w, "Như trên"),
        signer="collective" if signer == w.office.brief else "head",
        urgency=w.dice.weighted({"HỎA TỐC": 7.0, "THƯỢNG KHẨN": 2.0, "KHẨN": 1.0}),
    )
