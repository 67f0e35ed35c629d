"""Tờ trình: what is proposed and why, sometimes with the draft that is to be signed."""

from __future__ import annotations

from samples.grammar.addressing import desk, recipients
from samples.grammar.annexes import costs_annex, draft_annex
from samples.grammar.bases import preamble
from samples.grammar.causes import cause
from samples.grammar.decisive import DECIDES
from samples.grammar.draft import Draft
from samples.grammar.families.orders import situation
from samples.grammar.filling import capital
from samples.grammar.outline import Articles, Outline, in_points
from samples.grammar.writer import Writer
from samples.source import AttachmentText, Block


def submission(w: Writer) -> Draft:
    """A proposal to those above: to approve a programme, to pass a resolution, to grant money."""
    kinds = {"approve": 5.0, "money": 3.0}
    if w.topic.policy is not None and w.office.arena in ("province", "department"):
        kinds["resolution"] = 5.0
    kind = w.dice.weighted(kinds)
    policy = w.topic.policy.title if w.topic.policy else ""
    slots = {"programme": w.fill(w.dice.one(w.topic.programmes)), "policy": policy}
    subject = w.phrase(f"submission.subject.{kind}", **slots)
    upper = _upper(w, kind)
    outline, annexes = Outline(flat=True), list[AttachmentText]()
    body: list[Block] = [
        w.paragraph(w.phrase("submission.opening.any", cause=lambda: cause(w), object=_object(subject), upper=upper))
    ]
    body.append(outline.heading("Sự cần thiết"))
    body.append(w.paragraph(w.phrase(f"submission.need.{kind}", situation=lambda: situation(w), **slots)))
    if kind != "money" and w.dice.chance(0.7):
        body.append(outline.heading("Quá trình xây dựng"))
        body.append(w.paragraph(w.phrase("submission.process.any")))
    body.append(outline.heading("Nội dung chủ yếu"))
    body += _content(w, outline, kind)
    body.append(outline.heading("Kinh phí và tổ chức thực hiện"))
    body.append(w.paragraph(_money(w, annexes)))
    body.append(w.paragraph(w.phrase("submission.closing.any", upper=upper, object=_object(subject)), closing=True))
    if w.dice.chance(0.35) and w.office.arena in ("department", "province"):
        annexes.append(_drafted(w, kind, slots))
    return Draft(
        type="Tờ trình",
        abbreviation="TTr",
        subject=subject,
        body=body,
        unit=w.unit,
        title="TỜ TRÌNH",
        addressees=(upper,),
        recipients=recipients(w, "Như trên", above=False),
        signer="collective",
        attachments=annexes,
    )


def _upper(w: Writer, kind: str) -> str:
    if w.office.arena == "province":
        return "Hội đồng nhân dân tỉnh" if kind != "money" else "Thường trực Hội đồng nhân dân tỉnh"
    return w.office.upper or "Ủy ban nhân dân tỉnh"


def _object(subject: str) -> str:
    text = subject.removeprefix("Về việc ").removeprefix("Về ")
    return text.removeprefix("đề nghị ")


def _content(w: Writer, outline: Outline, kind: str) -> list[Block]:
    if kind == "resolution" and w.topic.policy is not None:
        return [outline.point(text) for text in in_points([w.fill(clause) for clause in w.topic.policy.clauses])]
    if kind == "approve":
        texts = w.drawn("aims", w.topic.aims, 2) + [capital(text) for text in w.measures(2)]
        return [outline.point(text) for text in in_points(texts)]
    with w.reporting():
        facts = w.facts(2)
    return [w.paragraph(f"- {fact}") for fact in facts]


def _money(w: Writer, annexes: list[AttachmentText]) -> str:
    if w.dice.chance(0.45):
        annex, total = costs_annex(w)
        annexes.append(annex)
        return w.phrase("submission.money.total", total=total, desk=desk(w))
    return w.phrase("submission.money.about")


def _drafted(w: Writer, kind: str, slots: dict[str, str]) -> AttachmentText:
    place = w.office.place.upper()
    articles = Articles()
    if kind == "resolution":
        subject = capital(slots["policy"])
        body: list[Block] = [
            w.paragraph("{b:QUYẾT NGHỊ:}", centred=True),
            articles.article(f"{subject} với các nội dung nêu tại Tờ trình."),
        ]
        body.append(articles.article("Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này./."))
        made = Draft("Nghị quyết", "NQ", subject, body, "TH", title="NGHỊ QUYẾT")
        return draft_annex(w, made, f"HỘI ĐỒNG NHÂN DÂN|{place}", "NQ-HĐND", w.office.seat)
    subject = (
        f"Về việc phê duyệt {slots['programme']}" if kind == "approve" else w.fill("Về việc bổ sung kinh phí <task>")
    )
    body = [*preamble(w, ("budget",), topic=False, proposal=f"Xét đề nghị của {w.office.brief}"), DECIDES]
    body.append(articles.article(f"{capital(_object(subject))}."))
    body.append(articles.article("Quyết định này có hiệu lực kể từ ngày ký."))
    body.append(articles.article(w.phrase("submission.draft.duty")))
    made = Draft("Quyết định", "QĐ", subject, body, "TH", title="QUYẾT ĐỊNH", authority=f"ỦY BAN NHÂN DÂN {place}")
    return draft_annex(w, made, f"ỦY BAN NHÂN DÂN|{place}", "QĐ-UBND", w.office.seat)
