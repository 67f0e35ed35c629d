"""Quyết định: to approve, to allot money, to put aside; the others are in modules of their own."""

from __future__ import annotations

from collections.abc import Callable

from samples.grammar.actors import lead, those_below
from samples.grammar.annexes import costs_annex, costs_here
from samples.grammar.bases import law_making, preamble
from samples.grammar.decisive import DECIDES, carried_out, deciding, decision, effect, effective, replaced
from samples.grammar.draft import Draft
from samples.grammar.families.boards import establish
from samples.grammar.families.personnel import commend, transfer
from samples.grammar.families.regulations import amended, regulation
from samples.grammar.filling import capital
from samples.grammar.outline import Articles, in_points
from samples.grammar.slots import who
from samples.grammar.sources import own
from samples.grammar.writer import Writer, sentence
from samples.source import AttachmentText, Block
from schemas import Relation

# Programmes that cost something of their own.
_COSTLY = ("Đề án", "Dự án", "Chương trình", "Kế hoạch")
_FREE = ("Kế hoạch sử dụng đất", "Kế hoạch đầu tư công")
_REPEALED = (
    "quy định mức hỗ trợ trong lĩnh vực",
    "ban hành Quy chế phối hợp trong quản lý nhà nước về",
    "ban hành Quy định về",
    "quy định phân cấp quản lý nhà nước về",
)


def any_decision(w: Writer) -> Draft:
    """One of the decisions an office may take."""
    kinds: dict[Callable[[Writer], Draft], float] = {approve: 18, establish: 14, commend: 16, transfer: 14, allocate: 9}
    if w.topic.clauses and w.office.arena != "court":
        kinds |= {regulation: 15, amended: 5}
    if w.office.arena in ("province", "district"):
        kinds[repeal] = 6
    return w.dice.weighted(kinds)(w)


def approve(w: Writer) -> Draft:
    """A programme is approved: its aims, tasks, money, who carries it out."""
    authority, signer = deciding(w)
    programme = w.fill(w.dice.one(w.topic.programmes))
    articles, annexes = Articles(), list[AttachmentText]()
    body: list[Block] = [*preamble(w, ("budget",) if w.dice.chance(0.3) else ()), DECIDES]
    body.append(articles.article(f"Phê duyệt {programme} với các nội dung chủ yếu sau:"))
    body.append(articles.clause("Mục tiêu", titled=True))
    body += [articles.point(text) for text in in_points(w.drawn("aims", w.topic.aims, w.dice.between(2, 3)))]
    body.append(articles.clause("Nhiệm vụ, giải pháp", titled=True))
    measures = [capital(text) for text in w.measures(w.dice.between(3, 5))]
    body += [articles.point(text) for text in in_points(measures)]
    if programme.startswith(_COSTLY) and not programme.startswith(_FREE):
        body.append(articles.clause(_money(w, annexes)))
    if w.dice.chance(0.5):
        body.append(
            articles.clause(w.fill("Thời gian thực hiện: [2..5 năm # thời gian thực hiện] kể từ ngày được phê duyệt."))
        )
    body.append(articles.headed("Tổ chức thực hiện"))
    body.append(articles.clause(sentence(f"{capital(lead(w))} {w.phrase('common.lead')}")))
    if w.dice.chance(0.5) and (finance := who(w.office, "finance", w.day)) and finance != lead(w):
        body.append(articles.clause(sentence(f"{capital(finance)} {w.phrase('common.finance')}")))
    body.append(articles.clause(sentence(those_below(w).sentence)))
    body.append(articles.article(f"{effect(w)}{replaced(w, f'phê duyệt {programme}', 0.25)}."))
    body.append(carried_out(w, articles))
    subject = w.phrase("decision.approve.subject", programme=programme)
    return decision(w, subject, body, articles, authority=authority, signer=signer, attachments=annexes)


def _money(w: Writer, annexes: list[AttachmentText]) -> str:
    if w.dice.chance(0.5):
        return w.phrase("decision.clauses.money_split")
    annex, total = costs_annex(w)
    annexes.append(annex)
    return w.phrase("decision.clauses.money_total", total=total)


def allocate(w: Writer) -> Draft:
    """Money is allotted by an estimate behind the decision."""
    authority, signer = deciding(w)
    articles = Articles()
    body: list[Block] = [*preamble(w, ("budget", "budget_decree")), DECIDES]
    annexes = list[AttachmentText]()
    if w.dice.chance(0.35):
        made, total = costs_here(w)
        body += [
            articles.article(w.fill(f"Phân bổ kinh phí <task> với tổng số tiền là {total}, cụ thể như sau:")),
            made,
        ]
    else:
        annex, total = costs_annex(w)
        annexes.append(annex)
        text = w.fill(f"Phân bổ kinh phí <task> với tổng số tiền là {total} (chi tiết tại Phụ lục kèm theo).")
        body.append(articles.article(text))
    body.append(articles.article(w.phrase("decision.clauses.money_source")))
    finance = who(w.office, "finance", w.day) or lead(w)
    body.append(articles.article(sentence(f"{capital(finance)} {w.phrase('common.finance')}")))
    body.append(articles.article(w.phrase("decision.clauses.money_spent")))
    body.append(articles.article(f"{effect(w, today=True)}."))
    body.append(carried_out(w, articles))
    subject = w.phrase("decision.allocate.subject")
    return decision(w, subject, body, articles, authority=authority, signer=signer, attachments=annexes)


def repeal(w: Writer) -> Draft:
    """Normative decisions of former years are put aside."""
    articles, source = Articles(), own(w.office, w.day)
    body: list[Block] = [*preamble(w, law_making(w)), DECIDES]
    titles = [f"{title} {w.topic.name} {w.fill('<within>')}" for title in w.dice.some(_REPEALED, w.dice.between(2, 4))]
    papers = [w.paper("Quyết định", source, title, (3200, 400), normative=True) for title in titles]
    kept = [paper for paper in papers if paper]
    count = w.fill(f"[{len(kept)} văn bản # văn bản bị bãi bỏ]")
    body.append(articles.article(f"Bãi bỏ toàn bộ {count} sau đây:"))
    body += [articles.clause(text) for text in in_points([w.citer.paper(paper, Relation.REPEALS) for paper in kept])]
    body.append(articles.article(f"Quyết định này có hiệu lực thi hành {effective(w, normative=True)}."))
    body.append(carried_out(w, articles))
    authority = f"ỦY BAN NHÂN DÂN {w.office.place.upper()}"
    subject = w.phrase("decision.repeal.subject")
    return decision(w, subject, body, articles, authority=authority, signer="collective", normative=True)
