"""Decisions that issue regulations bound behind them, and those that amend such regulations."""

from __future__ import annotations

from samples.grammar.actors import lead, those_below
from samples.grammar.annexes import REFERENCE
from samples.grammar.bases import law_making, preamble
from samples.grammar.clauses import articles_of
from samples.grammar.decisive import DECIDES, carried_out, deciding, decision, effect, effective, replaced
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.outline import Articles
from samples.grammar.sources import own
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import AttachmentText, Block
from schemas import Relation

_NORMATIVE_ARENAS = ("province", "district")


def regulation_name(w: Writer) -> str:
    """``Quy chế phối hợp trong công tác …``."""
    return w.fill(
        w.dice.one(
            (
                "Quy chế phối hợp trong <duty> <within>",
                "Quy chế phối hợp thực hiện <duty>",
                "Quy định về <name> <within>",
                "Quy định một số nội dung về <name>",
            )
        )
    )


def regulation(w: Writer) -> Draft:
    """A short decision with regulations of several chapters behind it."""
    normative = w.office.arena in _NORMATIVE_ARENAS and w.dice.chance(0.6)
    authority, signer = deciding(w)
    if normative:
        authority, signer = f"ỦY BAN NHÂN DÂN {w.office.heading.split('|')[-1]}", "collective"
    name, articles = regulation_name(w), Articles()
    families = law_making(w) if normative else ()
    body: list[Block] = [*preamble(w, families), DECIDES]
    body.append(articles.article(f"Ban hành kèm theo Quyết định này {name}."))
    held = f"Quyết định này có hiệu lực thi hành {effective(w, normative=True)}" if normative else effect(w)
    body.append(articles.article(f"{held}{replaced(w, f'ban hành {name}', 0.35)}."))
    body.append(carried_out(w, articles))
    subject = w.phrase("decision.regulation.subject", regulation=name)
    return decision(
        w,
        subject,
        body,
        articles,
        authority=authority,
        signer=signer,
        attachments=[_attached(w, name)],
        normative=normative,
    )


def _attached(w: Writer, name: str) -> AttachmentText:
    kind, _, rest = name.partition(" ")
    kind = "Quy chế" if name.startswith("Quy chế") else "Quy định"
    rest = name.removeprefix(kind).strip()
    return AttachmentText(
        title=f"{{subject:{kind.upper()}|{capital(rest)}}}", reference=REFERENCE, body=tuple(regulation_body(w, kind))
    )


def regulation_body(w: Writer, kind: str) -> list[Block]:
    """Three chapters: general, particular (the topic's clauses), carrying out."""
    articles = Articles()
    body: list[Block] = [articles.chapter("QUY ĐỊNH CHUNG")]
    body.append(articles.article(title="Phạm vi điều chỉnh"))
    body.append(w.paragraph(w.phrase("decision.regulations.scope", kind=kind)))
    body.append(articles.article(title="Đối tượng áp dụng"))
    body.append(articles.clause(w.fill("<Lower>, các cơ quan, đơn vị trực thuộc <self>.")))
    body.append(articles.clause(w.fill("Tổ chức, cá nhân có liên quan đến <duty>.")))
    body.append(articles.article(title=w.dice.one(("Nguyên tắc chung", "Nguyên tắc phối hợp", "Nguyên tắc thực hiện"))))
    principles = table("phrases/decision")["regulations"]["principles"]
    body += [articles.clause(text) for text in w.dice.some(principles, w.dice.between(2, 3))]
    body.append(articles.chapter("QUY ĐỊNH CỤ THỂ"))
    for title, clauses in articles_of(w, kind, w.dice.between(1, 4)):
        body.append(articles.article(title=title))
        body += [articles.clause(clause) for clause in clauses]
    body.append(articles.chapter("TỔ CHỨC THỰC HIỆN"))
    body.append(articles.article(title="Trách nhiệm thi hành"))
    body.append(articles.clause(sentence(f"{capital(lead(w))} {w.phrase('common.lead')}")))
    body.append(articles.clause(sentence(those_below(w).sentence)))
    body.append(articles.article(title="Sửa đổi, bổ sung"))
    body.append(w.paragraph(w.phrase("decision.regulations.change", kind=kind)))
    return body


def amended(w: Writer) -> Draft:
    """Some clauses of earlier regulations are put in other words, in quotes."""
    authority, signer = deciding(w)
    normative = w.office.arena in _NORMATIVE_ARENAS and w.dice.chance(0.6)
    if normative:
        authority, signer = f"ỦY BAN NHÂN DÂN {w.office.heading.split('|')[-1]}", "collective"
    name, articles = regulation_name(w), Articles()
    source = own(w.office, w.day)
    old = w.paper("Quyết định", source, None, (1900, 220), normative=normative)
    body: list[Block] = [*preamble(w, law_making(w) if normative else ()), DECIDES]
    cited = w.citer.paper(old, Relation.AMENDS) if old else "Quyết định của cơ quan cấp trên"
    body.append(articles.article(f"Sửa đổi, bổ sung một số điều của {name} ban hành kèm theo {cited} như sau:"))
    for title, *clauses in w.dice.some(w.topic.clauses, 2):
        body.append(articles.clause(f"Sửa đổi điều quy định về {title[0].lower()}{title[1:]} như sau:"))
        body.append(w.paragraph(f"“{' '.join(w.fill(clause) for clause in clauses[:2])}”."))
    again = w.citer.again("Quyết định") if old else None
    kept = f"Các nội dung khác thực hiện theo {again}." if again else "Các nội dung khác không thay đổi."
    held = f"Quyết định này có hiệu lực thi hành {effective(w, normative=True)}" if normative else effect(w)
    body.append(articles.article(f"{held}. {kept}"))
    body.append(carried_out(w, articles))
    return decision(
        w,
        w.phrase("decision.amend.subject", regulation=name, programme=name),
        body,
        articles,
        authority=authority,
        signer=signer,
        normative=normative,
    )
