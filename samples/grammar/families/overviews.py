"""The long report on everything: what a committee says of its economy and society, topic by topic."""

from __future__ import annotations

import datetime as dt

from samples.grammar.addressing import recipients
from samples.grammar.citing import Paper
from samples.grammar.days import MERGER, working_day_before
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.outline import Outline
from samples.grammar.sources import council
from samples.grammar.topics import Topic, topics_of
from samples.grammar.writer import Writer, sentence
from samples.source import Block
from schemas import Relation

_TITLES = ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", "MỘT SỐ HẠN CHẾ", "NHIỆM VỤ TRỌNG TÂM")


_LONG = 0.35
"""How often such a report fills five pages or six."""


def overview(w: Writer) -> Draft:
    """A report on several topics, each a heading with its facts; long, and full of figures."""
    about = "tình hình phát triển kinh tế - xã hội"
    count = w.dice.between(9, 14) if w.dice.chance(_LONG) else w.dice.between(5, 8)
    chosen = [topic.on(w.day, w.office.arena) for topic in w.dice.some(_others(w), count)]
    outline = Outline()
    body: list[Block] = [
        w.paragraph(
            w.fill(
                f"<Cause>, <self> báo cáo {about} <span> và nhiệm vụ trọng tâm thời gian tới như sau:",
                cause=lambda: _cause(w),
            )
        )
    ]
    body.append(outline.part(f"{_TITLES[0]} {w.span.raw.upper()}"))
    with w.reporting():
        for topic in chosen:
            body.append(outline.heading(f"Về {topic.name}"))
            facts = w.drawn(f"facts.{topic.key}", topic.facts, w.dice.between(2, 4))
            body += [w.paragraph(f"- {fact}" if len(facts) > 2 else fact) for fact in facts]
    body.append(outline.part(_TITLES[1]))
    body += [outline.item(sentence(w.fill(w.dice.one(topic.shortfalls)))) for topic in chosen[:4]]
    body.append(outline.part(_TITLES[2]))
    for topic in chosen:
        measures = w.drawn(f"measures.{topic.key}", topic.measures, w.dice.between(1, 2))
        body.append(outline.item(sentence("; ".join([capital(measures[0]), *measures[1:]]))))
    body.append(
        w.paragraph(
            w.fill(f"Trên đây là báo cáo {about} <span>, <self> báo cáo <upper> xem xét, chỉ đạo./."), closing=True
        )
    )
    return Draft(
        type="Báo cáo",
        abbreviation="BC",
        subject=w.fill("Tình hình phát triển kinh tế - xã hội <span>|và nhiệm vụ trọng tâm thời gian tới"),
        body=body,
        unit=w.unit,
        title="BÁO CÁO",
        recipients=recipients(w, None),
        signer="collective",
    )


def _cause(w: Writer) -> str:
    """The council's resolution on the tasks of the year."""
    title = f"về nhiệm vụ phát triển kinh tế - xã hội năm {w.span.start.year}"
    source = council(w.office)
    day = working_day_before(dt.date(w.span.start.year - 1, 12, w.dice.between(6, 24)))
    if day >= w.day or (w.office.arena == "commune" and w.day >= MERGER):
        return w.fill("thực hiện chương trình công tác năm <year>")
    paper = Paper("Nghị quyết", w.code("Nghị quyết", source, day), day, source.name, title)
    return f"thực hiện {w.citer.paper(paper, Relation.IMPLEMENTS)}"


def _others(w: Writer) -> list[Topic]:
    return [topic for topic in topics_of(w.office, w.day) if not topic.windows]
