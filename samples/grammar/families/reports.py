"""Báo cáo: what was done, counted and compared, what is wanting and why, what comes next."""

from __future__ import annotations

from samples.grammar.addressing import recipients
from samples.grammar.annexes import results_annex, results_here
from samples.grammar.causes import cause, own_paper, upper_paper
from samples.grammar.draft import Draft
from samples.grammar.families.overviews import overview
from samples.grammar.filling import capital
from samples.grammar.outline import Outline
from samples.grammar.sources import above
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import AttachmentText, Block
from schemas import Relation


def report(w: Writer) -> Draft:
    """A periodic report in parts, or a shorter one that answers an order."""
    if w.office.arena in ("province", "district", "commune") and w.dice.chance(0.4):
        return overview(w)
    if above(w.office, w.day) is not None and w.dice.chance(0.25):
        return _explaining(w)
    outline, annexes = Outline(), list[AttachmentText]()
    body: list[Block] = [w.paragraph(w.phrase("report.results.opening", cause=lambda: cause(w)))]
    parts = w.dice.one(table("phrases/report")["results"]["parts"])
    body.append(outline.part(parts[0]))
    body += _steering(w)
    body.append(outline.part(parts[1]))
    body += _results(w, outline, annexes)
    body.append(outline.part(parts[2]))
    body += judged(w, outline, strong="ĐÁNH GIÁ" in parts[2])
    body.append(outline.part(parts[3]))
    body += next_tasks(w, outline)
    if w.dice.chance(0.6):
        body.append(outline.part(parts[4]))
        requests = w.drawn("requests", tuple(table("phrases/common")["requests"]), w.dice.between(1, 3))
        body += [outline.item(request) for request in requests]
    body.append(w.paragraph(w.phrase("report.results.closing"), closing=True))
    return _draft(w, w.phrase("report.results.subject"), body, annexes)


def _draft(w: Writer, subject: str, body: list[Block], annexes: list[AttachmentText]) -> Draft:
    addressees = (w.office.upper,) if w.office.upper and w.dice.chance(0.35) else ()
    return Draft(
        type="Báo cáo",
        abbreviation="BC",
        subject=subject,
        body=body,
        unit=w.unit,
        title="BÁO CÁO",
        addressees=addressees,
        recipients=recipients(w, "Như trên" if addressees else None, above=not addressees),
        attachments=annexes,
        signer="collective",
    )


def _steering(w: Writer) -> list[Block]:
    paper = own_paper(w)
    if paper is None:
        return [w.paragraph(w.phrase("common.strong"))]
    with w.reporting():
        text = w.phrase("report.results.steering", paper=lambda: w.citer.paper(paper, Relation.REFERS))
    return [w.paragraph(text), *([w.paragraph(w.phrase("common.strong"))] if w.dice.chance(0.5) else [])]


def _results(w: Writer, outline: Outline, annexes: list[AttachmentText]) -> list[Block]:
    """Facts under headings, as numbered items, or as dashes; sometimes summed up from a table behind."""
    body: list[Block] = []
    with w.reporting():
        here = results_here(w) if w.dice.chance(0.25) else None
        sums = results_annex(w) if here is None and w.dice.chance(0.4) else None
        filled = w.facts(w.dice.between(4, 6), beside_table=here is not None or sums is not None)
    if sums is not None:
        annexes.append(sums[0])
        filled.insert(w.dice.between(0, len(filled)), f"{sums[1].removesuffix('.')} (chi tiết tại Phụ lục kèm theo).")
    style = w.dice.one(("headings", "items", "dashes"))
    if style == "headings":
        titles = w.dice.one(table("phrases/report")["results"]["titles"])
        for number, title in enumerate(titles):
            body.append(outline.heading(title))
            body += [w.paragraph(text) for text in filled[number :: len(titles)]]
    elif style == "items":
        body += [outline.item(text) for text in filled]
    else:
        body += [w.paragraph(f"- {text}") for text in filled]
    return body + (here or [])


def judged(w: Writer, outline: Outline, *, strong: bool) -> list[Block]:
    """What went well, what is wanting, and the causes."""
    body: list[Block] = []
    if strong:
        body.append(outline.heading("Kết quả đạt được"))
        body.append(w.paragraph(w.phrase("common.strong")))
    body.append(outline.heading("Tồn tại, hạn chế"))
    wanting = w.drawn("shortfalls", w.topic.shortfalls, w.dice.between(2, 3))
    body += [w.paragraph(f"- {sentence(text)}") for text in wanting]
    body.append(outline.heading("Nguyên nhân"))
    body += [
        w.paragraph(f"- {sentence(text)}")
        for text in w.drawn("causes", tuple(table("phrases/common")["causes"]), w.dice.between(1, 2))
    ]
    return body


def next_tasks(w: Writer, outline: Outline) -> list[Block]:
    """What is aimed at, and the measures, one of them with its deadline."""
    body: list[Block] = []
    if w.dice.chance(0.6):
        aims = w.drawn("aims", w.topic.aims, 2)
        body.append(outline.heading("Chỉ tiêu"))
        body += [w.paragraph(f"- {sentence(aim)}") for aim in aims]
        body.append(outline.heading("Nhiệm vụ, giải pháp"))
        body += [w.paragraph(f"- {sentence(text)}") for text in w.measures(w.dice.between(3, 5))]
        return body
    measures = w.measures(w.dice.between(3, 5))
    measures[-1] += w.fill(", hoàn thành <deadline:30..110>")
    return [outline.item(sentence(text)) for text in measures]


def _explaining(w: Writer) -> Draft:
    paper = upper_paper(w, kind="Công văn")
    cited = w.citer.paper(paper, Relation.IMPLEMENTS) if paper else w.fill("<law>")
    body: list[Block] = [w.paragraph(w.phrase("report.explain.opening", paper=cited))]
    outline, annexes = Outline(flat=True), list[AttachmentText]()
    body.append(outline.heading("Tình hình chung"))
    body.append(w.paragraph(w.fill(w.draw("situation", w.topic.situation, 1)[0])))
    body.append(outline.heading("Kết quả thực hiện"))
    with w.reporting():
        facts = w.facts(w.dice.between(2, 3))
    body += [w.paragraph(f"- {fact}") for fact in facts]
    body.append(outline.heading("Tồn tại và biện pháp khắc phục"))
    body.append(w.paragraph(sentence("; ".join(w.drawn("shortfalls", w.topic.shortfalls, 2)))))
    body += [w.paragraph(f"- {sentence(capital(text))}") for text in w.measures(w.dice.between(2, 3))]
    body.append(w.paragraph(w.fill("<Self> báo cáo <upper> xem xét, chỉ đạo./."), closing=True))
    return _draft(w, w.phrase("report.explain.subject"), body, annexes)
