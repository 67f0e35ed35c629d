"""Documents of the Party: resolutions, letters, notices of conclusions, plans, reports, directives."""

from __future__ import annotations

import datetime as dt

from samples.grammar.actors import assignments, lead
from samples.grammar.addressing import below, recipients
from samples.grammar.causes import cause
from samples.grammar.days import working_day_before
from samples.grammar.draft import Draft
from samples.grammar.families.orders import fact_of_span
from samples.grammar.families.reports import judged
from samples.grammar.outline import Outline
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import Block

_KINDS = {
    "resolution": ("Nghị quyết", "NQ"),
    "letter": ("Công văn", "CV"),
    "notice": ("Thông báo", "TB"),
    "plan": ("Kế hoạch", "KH"),
    "report": ("Báo cáo", "BC"),
    "directive": ("Chỉ thị", "CT"),
}


def party_paper(w: Writer, kind: str) -> Draft:
    """One of the Party's documents, by its key in the tables."""
    phrases = table("phrases/party")[kind]
    outline = Outline(party=True, flat=kind in ("letter", "directive"))
    subject = w.fill(w.dice.one(phrases["subject"]))
    small = subject.replace("|", " ").removeprefix("V/v ")
    day = working_day_before(w.day - dt.timedelta(days=w.dice.between(1, 5)))
    opening = w.phrase(
        f"party.{kind}.opening",
        cause=lambda: cause(w),
        situation=lambda: w.fill(w.draw("situation", w.topic.situation, 1)[0]),
        object=small,
        collective=f"Ban Chấp hành Đảng bộ {w.office.scope}",
        reporter=lead(w),
        event=lambda: w.date("event", day),
    )
    body: list[Block] = [w.paragraph(opening)]
    body += {"resolution": _resolution, "plan": _plan, "report": _report}.get(kind, _orders)(w, outline)
    closing = w.phrase(f"party.{kind}.closing", desk=lead(w), object=small)
    body.append(w.paragraph(closing, closing=True))
    name, abbreviation = _KINDS[kind]
    is_letter = kind == "letter"
    return Draft(
        type=name,
        abbreviation=abbreviation,
        subject=subject,
        body=body,
        unit=w.unit,
        title=None if is_letter else name.upper(),
        addressees=below(w) if is_letter else (),
        recipients=recipients(w, "Như trên" if is_letter else None),
        signer="collective",
    )


def _resolution(w: Writer, outline: Outline) -> list[Block]:
    parts = w.dice.one(table("phrases/party")["resolution"]["parts"])
    body: list[Block] = [outline.part(parts[0])]
    body.append(w.paragraph(fact_of_span(w, 2)))
    wanting = w.drawn("shortfalls", w.topic.shortfalls, 2)
    body.append(w.paragraph(f"Tuy nhiên, {'; '.join(wanting)}. Nguyên nhân chủ yếu là do {w.phrase('common.causes')}."))
    body.append(outline.part(parts[1]))
    body += [outline.item(sentence(aim)) for aim in w.drawn("aims", w.topic.aims, 3)]
    body.append(outline.part(parts[2]))
    body += [outline.item(sentence(text)) for text in w.measures(w.dice.between(4, 6))]
    body.append(outline.part(parts[3]))
    body += [outline.item(sentence(one.sentence)) for one in assignments(w, w.dice.between(3, 4))]
    body.append(
        outline.item(
            w.fill(
                "Ban Thường vụ <self> xây dựng kế hoạch, cụ thể hóa và chỉ đạo thực hiện Nghị quyết <deadline:20..50>."
            )
        )
    )
    return body


def _plan(w: Writer, outline: Outline) -> list[Block]:
    body: list[Block] = [outline.part("MỤC ĐÍCH, YÊU CẦU")]
    phrases = table("phrases/plan")
    body += [outline.item(text) for text in w.drawn("plan.demand", tuple(phrases["demand"]), 2)]
    body.append(outline.part("NHIỆM VỤ, GIẢI PHÁP"))
    body += [outline.item(sentence(text)) for text in w.measures(w.dice.between(4, 6))]
    if w.dice.chance(0.6):
        body.append(outline.part("CHỈ TIÊU"))
        body += [outline.item(sentence(aim)) for aim in w.drawn("aims", w.topic.aims, 2)]
    body.append(outline.part("TỔ CHỨC THỰC HIỆN"))
    body += [outline.item(sentence(one.sentence)) for one in assignments(w, w.dice.between(3, 4))]
    return body


def _report(w: Writer, outline: Outline) -> list[Block]:
    body: list[Block] = [outline.part("KẾT QUẢ THỰC HIỆN")]
    with w.reporting():
        body += [outline.item(fact) for fact in w.facts(4)]
    body.append(outline.part("HẠN CHẾ VÀ NGUYÊN NHÂN"))
    body += judged(w, outline, strong=False)
    body.append(outline.part("NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI"))
    body += [outline.item(sentence(text)) for text in w.measures(w.dice.between(3, 5))]
    return body


def _orders(w: Writer, outline: Outline) -> list[Block]:
    items = [sentence(text) for text in w.measures(w.dice.between(3, 5))]
    if w.dice.chance(0.7):
        items.insert(0, f"{fact_of_span(w)} Tuy nhiên, {w.drawn('shortfalls', w.topic.shortfalls, 1)[0]}.")
    items += [sentence(one.sentence) for one in assignments(w, 3)]
    return [outline.item(text) for text in items]
