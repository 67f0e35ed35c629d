"""Kế hoạch and Hướng dẫn: aims, tasks, money, who does what; tables of tasks and costs behind them."""

from __future__ import annotations

from samples.grammar.actors import assignments
from samples.grammar.addressing import desk, recipients
from samples.grammar.annexes import costs_annex, tasks_annex
from samples.grammar.causes import cause
from samples.grammar.clauses import articles_of
from samples.grammar.draft import Draft
from samples.grammar.families.orders import situation
from samples.grammar.filling import capital
from samples.grammar.outline import Outline, in_points
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import AttachmentText, Block

_NEXT_YEARS_FROM = 11


def _target(w: Writer) -> str:
    return str(w.day.year + 1 if w.day.month >= _NEXT_YEARS_FROM else w.day.year)


def plan(w: Writer) -> Draft:
    """A plan in the usual five parts."""
    phrases = table("phrases/plan")
    subject = w.phrase("plan.subject", target=_target(w))
    small = subject.replace("|", " ")
    small = f"{small[0].lower()}{small[1:]}"
    outline, annexes = Outline(), list[AttachmentText]()
    body: list[Block] = [w.paragraph(w.phrase("plan.opening", cause=lambda: cause(w), object=small))]
    parts = w.dice.one(phrases["parts"])
    if w.dice.chance(0.3):
        body.append(outline.part("ĐẶC ĐIỂM, TÌNH HÌNH"))
        body.append(w.paragraph(situation(w)))
    body.append(outline.part(parts[0]))
    for title, key in (("Mục đích", "purpose"), ("Yêu cầu", "demand")):
        body.append(outline.heading(title))
        body += [w.paragraph(f"- {text}") for text in w.drawn(f"plan.{key}", tuple(phrases[key]), w.dice.between(1, 2))]
    if w.dice.chance(0.7):
        body.append(outline.part(parts[1]))
        body += [outline.item(sentence(aim)) for aim in w.drawn("aims", w.topic.aims, w.dice.between(2, 3))]
    body.append(outline.part(parts[2]))
    body += _content(w, outline)
    body.append(outline.part(parts[3]))
    body += _money(w, annexes)
    body.append(outline.part(parts[4]))
    body += [outline.item(sentence(one.sentence)) for one in assignments(w, w.dice.between(3, 6))]
    if w.dice.chance(0.3):
        annexes.append(tasks_annex(w))
        body.append(outline.item(w.phrase("plan.annexed")))
    closing = (
        w.phrase("plan.closing", object=small)
        if w.dice.chance(0.6)
        else f"{w.phrase('common.reserve', desk=desk(w))}./."
    )
    body.append(w.paragraph(closing, closing=True))
    return Draft(
        type="Kế hoạch",
        abbreviation="KH",
        subject=subject,
        body=body,
        unit=w.unit,
        title="KẾ HOẠCH",
        recipients=recipients(w, None),
        signer="collective",
        attachments=annexes,
    )


def _content(w: Writer, outline: Outline) -> list[Block]:
    body: list[Block] = []
    measures = w.measures(w.dice.between(4, 6))
    if w.dice.chance(0.5):
        return [outline.item(sentence(text)) for text in measures]
    half = len(measures) // 2
    titles = w.dice.one(table("phrases/plan")["content"])
    for title, texts in zip(titles, (measures[:half], measures[half:]), strict=True):
        body.append(outline.heading(title))
        body += [outline.point(text) for text in in_points([capital(text) for text in texts])]
    body.append(outline.heading("Kiểm tra, sơ kết, tổng kết"))
    body.append(
        w.paragraph(
            w.fill("Tổ chức kiểm tra [2..6 đợt # đợt kiểm tra] tại cơ sở; sơ kết, rút kinh nghiệm <deadline:60..160>.")
        )
    )
    return body


def _money(w: Writer, annexes: list[AttachmentText]) -> list[Block]:
    phrases = table("phrases/plan")
    if w.dice.chance(0.4):
        annex, total = costs_annex(w)
        annexes.append(annex)
        return [w.paragraph(w.fill(w.dice.one(phrases["money"]), total=total))]
    return [w.paragraph(w.fill(w.dice.one(phrases["no_money"])))]


def guidance(w: Writer) -> Draft:
    """Guidance: what the topic's clauses ask, point by point."""
    phrases = table("phrases/guidance")
    subject = w.phrase("guidance.subject")
    small = f"{subject[0].lower()}{subject[1:]}"
    outline = Outline()
    body: list[Block] = [w.paragraph(w.phrase("guidance.opening", cause=lambda: cause(w), object=small))]
    parts = w.dice.one(phrases["parts"])
    body.append(outline.part(parts[0]))
    body += [outline.item(w.fill(text)) for text in phrases["scope"]]
    body.append(outline.part(parts[1]))
    for title, clauses in articles_of(w, "Hướng dẫn", w.dice.between(0, 2)):
        body.append(outline.heading(title))
        body += [outline.point(text) for text in in_points(clauses)]
    body.append(outline.part(parts[2]))
    body += [outline.item(sentence(one.sentence)) for one in assignments(w, w.dice.between(3, 4))]
    body.append(w.paragraph(w.phrase("guidance.closing", desk=desk(w), object=small), closing=True))
    return Draft(
        type="Hướng dẫn",
        abbreviation="HD",
        subject=subject,
        body=body,
        unit=w.unit,
        title="HƯỚNG DẪN",
        recipients=recipients(w, None),
        signer="head",
    )
