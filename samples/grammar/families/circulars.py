"""Thông tư of a ministry: chapters and articles, what it amends and replaces, when it takes effect."""

from __future__ import annotations

import datetime as dt

from samples.grammar.actors import head_of, lead
from samples.grammar.addressing import recipients
from samples.grammar.bases import preamble
from samples.grammar.citing import Paper
from samples.grammar.clauses import articles_of
from samples.grammar.days import working_day
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.numbering import Code, number_on
from samples.grammar.outline import Articles, in_points
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import Block
from schemas import Relation


def circular(w: Writer) -> Draft:
    """A circular on the topic's clauses."""
    phrases = table("phrases/circular")
    matter = w.fill(w.dice.one(("<duty>", "<name>", f"{w.dice.one(w.topic.clauses)[0].lower()} trong lĩnh vực <name>")))
    subject = w.phrase("circular.subject", matter=matter)
    by = w.dice.one((head_of(lead(w)), f"{head_of(lead(w))} và Vụ trưởng Vụ Pháp chế"))
    body: list[Block] = list(preamble(w, ("legislation",), proposal=f"Theo đề nghị của {by}"))
    small = f"{subject[0].lower()}{subject[1:]}"
    body[-1] = w.paragraph(body[-1].text.rstrip(".,") + ";", italic=body[-1].italic)  # type: ignore[union-attr]  # a preamble is paragraphs
    body.append(w.paragraph(f"Bộ trưởng {w.office.name} ban hành Thông tư {small}.", italic=True))
    articles = Articles()
    chapters = len(w.topic.clauses) > 2 and w.dice.chance(0.5)
    if chapters:
        body.append(articles.chapter("QUY ĐỊNH CHUNG"))
    body.append(articles.article(title="Phạm vi điều chỉnh và đối tượng áp dụng"))
    body.append(articles.clause(w.fill(w.dice.one(phrases["scope"]), matter=matter)))
    body.append(articles.clause(w.fill(w.dice.one(phrases["subjects"]), matter=matter)))
    if chapters:
        body.append(articles.chapter("QUY ĐỊNH CỤ THỂ"))
    for title, clauses in articles_of(w, "Thông tư", w.dice.between(1, 4)):
        body.append(articles.article(title=title))
        body += [articles.clause(clause) for clause in clauses]
    if chapters:
        body.append(articles.chapter("ĐIỀU KHOẢN THI HÀNH"))
    body += _carried_out(w, articles)
    body += _in_force(w, articles, phrases)
    return Draft(
        type="Thông tư",
        abbreviation="TT",
        subject=subject,
        body=body,
        unit=w.unit,
        title="THÔNG TƯ",
        recipients=recipients(w, None),
        signer="head",
        normative=True,
    )


def _carried_out(w: Writer, articles: Articles) -> list[Block]:
    body: list[Block] = [articles.article(title="Trách nhiệm thực hiện")]
    body.append(articles.clause("Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương:"))
    body += [
        articles.point(text) for text in in_points([capital(text) for text in w.drawn("measures", w.topic.measures, 3)])
    ]
    body.append(articles.clause(sentence(f"{lead(w)} {w.phrase('common.lead')}")))
    return body


def _older(w: Writer, relation: Relation, title: str) -> str:
    day = w.day - dt.timedelta(days=w.dice.between(500, 2200))
    day = working_day(day)
    code = Code(number_on(w.dice, "ministry", "TT", day), f"TT-{w.office.code}", year=day.year)
    return w.citer.paper(Paper("Thông tư", code, day, f"Bộ trưởng {w.office.name}", w.fill(title)), relation)


def _in_force(w: Writer, articles: Articles, phrases: dict[str, list[str]]) -> list[Block]:
    body: list[Block] = [articles.article(title="Hiệu lực thi hành")]
    day = working_day(w.day + dt.timedelta(days=w.dice.between(45, 62)))
    old = (
        _older(w, Relation.REPLACES, "{quy định|hướng dẫn thực hiện} một số nội dung về <name>")
        if w.dice.chance(0.7)
        else None
    )
    held = f"Thông tư này có hiệu lực thi hành {w.date('effective', day, w.dice.one(('kể từ', 'từ')))}"
    body.append(articles.clause(f"{held}{f' và thay thế {old}' if old else ''}."))
    if w.dice.chance(0.4):
        body.append(articles.clause(f"Bãi bỏ {_older(w, Relation.REPEALS, 'quy định chế độ báo cáo về <duty>')}."))
    body.append(articles.clause(w.dice.one(phrases["reference"])))
    body.append(articles.clause(w.fill(w.dice.one(phrases["carry"]))))
    return body
