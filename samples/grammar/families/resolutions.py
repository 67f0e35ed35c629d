"""Nghị quyết of people's councils: legal bases, what the committee proposed, articles, when it was passed."""

from __future__ import annotations

import datetime as dt

from samples.grammar.addressing import recipients
from samples.grammar.bases import law_making, preamble, reviewed
from samples.grammar.days import term_of, working_day_before
from samples.grammar.decisive import effective
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.outline import Articles, in_points
from samples.grammar.tables import table
from samples.grammar.writer import Writer
from samples.source import Block, Paragraph

_TERMS = {2004: "khóa XIV", 2011: "khóa XV", 2016: "khóa XVI", 2021: "khóa XVII"}
_RESOLVES = Paragraph(text="{b:QUYẾT NGHỊ:}", centred=True)


def resolution(w: Writer) -> Draft:
    """A resolution on the topic's policy, on a programme, or on the tasks of the year."""
    normative = w.topic.policy is not None and w.dice.chance(0.6)
    subject = _subject(w, normative=normative)
    families = law_making(w) if normative else ("budget",)
    body: list[Block] = [*preamble(w, families, proposal=reviewed(w, _small(subject))), _RESOLVES]
    articles = Articles()
    _decided(w, articles, body, subject, normative=normative)
    body.append(articles.headed("Tổ chức thực hiện"))
    body += [articles.clause(w.fill(text)) for text in table("phrases/resolution")["carry"]]
    body.append(w.paragraph(_passed(w, normative=normative), closing=True))
    term = _TERMS[term_of(w.day)[0]].upper()
    return Draft(
        type="Nghị quyết",
        abbreviation="NQ",
        subject=subject,
        body=body,
        unit=w.unit,
        title="NGHỊ QUYẾT",
        authority=f"HỘI ĐỒNG NHÂN DÂN {w.office.heading.split('|')[-1]}|{term}, KỲ HỌP THỨ {_session(w.day)}",
        recipients=recipients(w, None),
        signer="head",
        normative=normative,
    )


def _subject(w: Writer, *, normative: bool) -> str:
    if normative and w.topic.policy is not None:
        return capital(f"{w.topic.policy.title}|{w.fill('<within>')}")
    return w.dice.one(
        (
            w.fill("Về việc thông qua ") + w.fill(w.dice.one(w.topic.programmes)),
            w.fill("Về <task>|<within>"),
            w.fill("Về nhiệm vụ, giải pháp thực hiện <duty>|năm <next_year>"),
        )
    )


def _small(subject: str) -> str:
    text = subject.replace("|", " ").removeprefix("Về việc ").removeprefix("Về ")
    return f"ban hành Nghị quyết {text[0].lower()}{text[1:]}"


def _decided(w: Writer, articles: Articles, body: list[Block], subject: str, *, normative: bool) -> None:
    plain = subject.replace("|", " ")
    if normative and w.topic.policy is not None:
        body.append(articles.article(f"{plain}, cụ thể như sau:"))
        body += [articles.clause(w.fill(clause)) for clause in w.topic.policy.clauses]
        if w.dice.chance(0.6):
            body.append(articles.article(w.phrase("resolution.scope")))
        body.append(articles.article(w.phrase("resolution.money")))
        return
    small = plain.removeprefix("Về việc ").removeprefix("Về ").removeprefix("thông qua ")
    body.append(articles.article(f"Thông qua nội dung {small} với các mục tiêu và giải pháp chủ yếu sau:"))
    body.append(articles.clause("Mục tiêu", titled=True))
    body += [articles.point(text) for text in in_points(w.drawn("aims", w.topic.aims, 3))]
    body.append(articles.clause("Nhiệm vụ, giải pháp", titled=True))
    measures = w.measures(w.dice.between(3, 5))
    body += [articles.point(text) for text in in_points([capital(measure) for measure in measures])]


def _session(day: dt.date) -> int:
    first = term_of(day)[0]
    return max(1, (day.year - first) * 2 + (1 if day.month < 10 else 2) - 1)


def _passed(w: Writer, *, normative: bool) -> str:
    day = working_day_before(w.day - dt.timedelta(days=w.dice.between(0, 2)))
    passed = w.date("event", day)
    term = _TERMS[term_of(w.day)[0]]
    slots = {"term": term, "session": str(_session(w.day))}
    return w.phrase("resolution.closing", passed=passed, effective=lambda: effective(w, normative=normative), **slots)
