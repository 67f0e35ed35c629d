"""Công văn: orders, reminders, requests for comments, comments, replies, figures, corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from samples.grammar.actors import assignments
from samples.grammar.addressing import below, beside, desk, recipients
from samples.grammar.annexes import results_annex, results_here
from samples.grammar.causes import about, cause, own_paper, upper_paper
from samples.grammar.draft import Draft
from samples.grammar.families.orders import situation
from samples.grammar.outline import Outline
from samples.grammar.peers import asker, peer
from samples.grammar.sources import above
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import AttachmentText, Block
from schemas import Relation


def letter(w: Writer) -> Draft:
    """One of the letters an office may write on its topic."""
    kinds: dict[Callable[[Writer], Draft], float] = {_deploy: 30, _urge: 20, _comment: 10, _figures: 11, _correct: 3}
    if w.office.arena not in ("commune", "court"):
        kinds[_ask_comments] = 16
    if w.office.arena != "commune":
        kinds[_reply] = 18
    return w.dice.weighted(kinds)(w)


def _draft(
    w: Writer,
    subject: str,
    body: list[Block],
    addressees: tuple[str, ...],
    *,
    above_too: bool = True,
    attachments: list[AttachmentText] | None = None,
) -> Draft:
    return Draft(
        type="Công văn",
        abbreviation="",
        subject=subject,
        body=body,
        unit=w.unit,
        addressees=addressees,
        recipients=recipients(w, "Như trên", above=above_too),
        attachments=attachments or [],
    )


def _numbered(w: Writer, count: int) -> list[Block]:
    """Measures as numbered paragraphs, or grouped by who carries them out."""
    outline = Outline(flat=True)
    if w.dice.chance(0.4) and count > 3:
        return [outline.item(sentence(one.sentence)) for one in assignments(w, count)]
    measures = w.measures(count)
    return [outline.item(sentence(measure)) for measure in measures]


def _deploy(w: Writer) -> Draft:
    opening = w.phrase("letter.deploy.opening", cause=lambda: cause(w), situation=lambda: situation(w))
    body: list[Block] = [w.paragraph(opening)]
    body += _numbered(w, w.dice.between(3, 6))
    if w.dice.chance(0.25) and (again := w.citer.again()):
        body.append(w.paragraph(f"Các nội dung khác không nêu tại văn bản này tiếp tục thực hiện theo {again}."))
    body.append(w.paragraph(w.phrase("letter.deploy.closing", desk=desk(w)), closing=True))
    return _draft(w, w.phrase("letter.deploy.subject"), body, below(w))


def _urge(w: Writer) -> Draft:
    paper = own_paper(w)
    cited = w.citer.paper(paper, Relation.IMPLEMENTS) if paper else w.fill("<law>")
    opening = (
        w.phrase("letter.urge.opening", paper=cited)
        if paper
        else f"{situation(w)} {w.fill('Thực hiện quy định của')} {cited}, công tác này cần được chấn chỉnh."
    )
    body: list[Block] = [w.paragraph(opening), w.paragraph(w.phrase("letter.urge.demand"))]
    outline = Outline(flat=True)
    items = w.measures(w.dice.between(2, 4))
    items.append(w.fill("<them> gửi báo cáo kết quả thực hiện về <self> <deadline:5..20>"))
    body += [outline.item(sentence(item)) for item in items]
    body.append(w.paragraph(w.phrase("letter.urge.closing", desk=desk(w)), closing=True))
    return _draft(w, w.phrase("letter.urge.subject"), body, below(w))


def draft_name(w: Writer) -> str:
    """What is being drafted on the topic: a programme, or a resolution or decision of the province on its policy."""
    names = [w.fill(w.dice.one(w.topic.programmes))]
    if w.topic.policy is not None and w.office.arena in ("province", "department"):
        names.append(f"Nghị quyết của Hội đồng nhân dân tỉnh {w.topic.policy.title}")
        names.append(f"Quyết định của Ủy ban nhân dân tỉnh {w.topic.policy.title}")
    return w.dice.one(names)


def _ask_comments(w: Writer) -> Draft:
    name = draft_name(w)
    opening = w.phrase("letter.ask_comments.opening", cause=lambda: cause(w), draft=name)
    body: list[Block] = [w.paragraph(opening), w.paragraph(w.phrase("letter.ask_comments.demand"))]
    outline = Outline(flat=True)
    if w.topic.policy is not None and w.topic.policy.title in name:
        points = [w.fill(clause) for clause in w.topic.policy.clauses]
    else:
        points = w.drawn("points", tuple(table("phrases/letter")["ask_comments"]["points"]), w.dice.between(2, 3))
        points += [f"Chỉ tiêu: {aim}" for aim in w.drawn("aims", w.topic.aims, 1)]
    body += [outline.item(sentence(point)) for point in points]
    if w.dice.chance(0.4) and (old := own_paper(w, "Quyết định", (1500, 300))) is not None:
        cited = w.citer.paper(replace(old, title=None), Relation.REPEALS)
        body.append(outline.item(f"Việc bãi bỏ {cited} khi văn bản mới được ban hành."))
    body.append(w.paragraph(w.phrase("letter.ask_comments.closing", desk=desk(w)), closing=True))
    return _draft(w, w.phrase("letter.ask_comments.subject", draft=name), body, below(w))


def _comment(w: Writer) -> Draft:
    name = draft_name(w)
    source = peer(w)
    paper = w.paper("Công văn", source, None, (20, 3))
    cited = w.citer.paper(paper, Relation.REPLIES_TO) if paper else "văn bản đề nghị"
    body: list[Block] = [w.paragraph(w.phrase("letter.comment.opening", paper=cited, draft=name))]
    outline = Outline(flat=True)
    body.append(outline.item(w.phrase("letter.comment.general")))
    body.append(outline.item("Một số ý kiến cụ thể:"))
    opinions = list(w.topic.opinions) or [
        "rà soát, làm rõ trách nhiệm của từng cơ quan, đơn vị trong tổ chức thực hiện"
    ]
    templates = w.draw("letter.comment.point", tuple(table("phrases/letter")["comment"]["point"]), w.dice.between(2, 4))
    body += [
        outline.point(w.fill(template, opinion=opinions[n % len(opinions)]))
        for n, template in enumerate(_unlike(templates, len(opinions)))
    ]
    body.append(w.paragraph(w.phrase("letter.comment.closing"), closing=True))
    return _draft(w, w.phrase("letter.comment.subject", draft=name), body, (source.name,), above_too=False)


def _unlike(templates: list[str], opinions: int) -> list[str]:
    """No more templates with an opinion than there are opinions."""
    kept, with_opinion = [], 0
    for template in templates:
        with_opinion += "<opinion>" in template
        if "<opinion>" not in template or with_opinion <= opinions:
            kept.append(template)
    return sorted(kept, key=lambda template: "<opinion>" not in template)


def _reply(w: Writer) -> Draft:
    source = asker(w)
    paper = w.paper("Công văn", source, None, (30, 4))
    cited = w.citer.paper(paper, Relation.REPLIES_TO) if paper else "văn bản đề nghị"
    matter, answers = _answered(w)
    body: list[Block] = [w.paragraph(w.phrase("letter.reply.opening", paper=cited, matter=matter))]
    outline = Outline(flat=True)
    body += [outline.item(sentence(w.fill(answer, desk=desk(w)))) for answer in answers]
    body.append(w.paragraph(w.phrase("letter.reply.closing", desk=desk(w)), closing=True))
    subject = w.phrase("letter.reply.subject", matter=matter)
    again = w.citer.again("Công văn", "Văn bản") if w.dice.chance(0.2) else None
    return _draft(w, f"V/v trả lời {again}" if again else subject, body, (source.name,), above_too=False)


def _answered(w: Writer) -> tuple[str, list[str]]:
    """What is asked and what is answered: a matter of the topic's own, or difficulties as they come up everywhere."""
    common = table("phrases/letter")["difficulties"]
    if w.topic.reply is not None and w.dice.chance(0.4):
        count = w.dice.between(1, 2)
        return w.topic.reply.matter, [*w.topic.reply.answers, *w.draw("answers", tuple(common["answers"]), count)]
    matter = w.fill(w.dice.one(common["matter"]))
    answers = w.draw("answers", tuple(common["answers"]), w.dice.between(2, 4))
    measures = [f"Về {w.topic.name}: đề nghị {text}" for text in w.drawn("measures", w.topic.measures, 1)]
    return matter, [*measures, *answers]


def _figures(w: Writer) -> Draft:
    order = above(w.office, w.day)
    paper = upper_paper(w, order, "Công văn") if order else w.paper("Công văn", peer(w), about(w, "Công văn"), (20, 4))
    cited = w.citer.paper(paper, Relation.IMPLEMENTS) if paper else "văn bản đề nghị của quý cơ quan"
    body: list[Block] = [w.paragraph(w.phrase("letter.figures.opening", paper=cited))]
    annexes: list[AttachmentText] = []
    outline = Outline(flat=True)
    with w.reporting():
        if w.dice.chance(0.3) and (here := results_here(w)) is not None:
            body += here
        elif w.dice.chance(0.5) and (made := results_annex(w)) is not None:
            annexes.append(made[0])
            body.append(outline.item(f"{made[1].removesuffix('.')} (có Phụ lục chi tiết kèm theo)."))
        body += [
            outline.item(fact) for fact in w.facts(w.dice.between(2, 4), beside_table=bool(annexes) or len(body) > 1)
        ]
    end = min(w.span.end, w.day)
    closing = w.phrase("letter.figures.closing", period_end=lambda: w.date("period_end", end))
    body.append(w.paragraph(closing, closing=True))
    addressees = ((paper.issuer or beside(w)) if paper else beside(w),)
    return _draft(w, w.phrase("letter.figures.subject"), body, addressees, above_too=False, attachments=annexes)


def _correct(w: Writer) -> Draft:
    paper = own_paper(w, "Quyết định", (40, 5))
    if paper is None:
        return _deploy(w)
    body: list[Block] = [w.paragraph(w.phrase("letter.correct.opening", paper=w.citer.paper(paper, Relation.AMENDS)))]
    outline = Outline(flat=True)
    pairs = w.dice.some(table("phrases/letter")["correct"]["wrong"], w.dice.between(1, 3))
    body += [outline.item(w.phrase("letter.correct.item", before=before, after=after)) for before, after in pairs]
    body.append(w.paragraph(w.phrase("letter.correct.closing"), closing=True))
    return _draft(w, w.phrase("letter.correct.subject"), body, below(w), above_too=False)
