"""Decisions that set up boards, working groups and councils, with their members and tasks."""

from __future__ import annotations

from samples.grammar.annexes import names_annex
from samples.grammar.bases import preamble
from samples.grammar.decisive import DECIDES, carried_out, deciding, decision, effect, replaced
from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.outline import Articles, in_points
from samples.grammar.people import people
from samples.grammar.staff import heads, post
from samples.grammar.tables import table
from samples.grammar.writer import Writer
from samples.source import AttachmentText, Block

# What the head, the deputies and the others are called, by the first word of the name.
_RANKS = {
    "Ban": ("Trưởng ban", "Phó Trưởng ban", "Thành viên"),
    "Tổ": ("Tổ trưởng", "Tổ phó", "Thành viên"),
    "Hội": ("Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng", "Ủy viên"),
    "Đoàn": ("Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên"),
}
_NAMES = (
    "Ban Chỉ đạo về <name>",
    "Tổ công tác về <name>",
    "Tổ giúp việc Ban Chỉ đạo về <name>",
    "Hội đồng thẩm định hồ sơ về <name>",
    "Đoàn kiểm tra về <name>",
)
_FEW = 4


def establish(w: Writer) -> Draft:
    """A board is set up or renewed."""
    authority, signer = deciding(w)
    board = w.fill(w.dice.one(_NAMES)) + (f" {w.office.scope}" if w.office.province is not None else "")
    verb, articles = w.dice.one(("Thành lập", "Thành lập", "Kiện toàn")), Articles()
    annexes: list[AttachmentText] = []
    body: list[Block] = [*preamble(w), DECIDES]
    if len(heads(w)) < _FEW or w.dice.chance(0.35):
        persons = people(w.dice, w.dice.between(7, 20))
        annexes.append(names_annex(f"DANH SÁCH {board.upper()}", persons, [post(w) for _ in persons]))
        stated = w.fill(f"[{len(persons)} thành viên # thành viên {board}]")
        body.append(articles.article(f"{verb} {board}, gồm {stated} (có danh sách kèm theo)."))
    else:
        body.append(articles.article(f"{verb} {board} gồm các ông, bà có tên sau:"))
        body += _members(w, w.dice.between(5, 9), _RANKS[board.split(" ")[0]], articles)
    body.append(articles.article(f"{board} có nhiệm vụ:"))
    duties = table("phrases/decision")["establish"]["duties"]
    body += [
        articles.clause(text) for text in in_points(w.drawn("decision.duties", tuple(duties), w.dice.between(2, 4)))
    ]
    if w.dice.chance(0.5):
        body.append(articles.article(w.phrase("decision.clauses.part_time", board=board)))
    older = replaced(w, f"về việc thành lập {board}", 0.75 if verb == "Kiện toàn" else 0.1)
    body.append(articles.article(f"{effect(w)}{older}."))
    body.append(carried_out(w, articles))
    subject = f"{w.dice.one(('Về việc', 'V/v'))} {verb.lower()} {board}"
    return decision(w, subject, body, articles, authority=authority, signer=signer, attachments=annexes)


def _members(w: Writer, count: int, ranks: tuple[str, str, str], articles: Articles) -> list[Block]:
    chief = w.office.held_by(w.office.deputy)
    posts = [chief, *heads(w)]
    chosen = people(w.dice, min(count, len(posts)))
    members: list[Block] = []
    for number, (somebody, held) in enumerate(zip(chosen, posts, strict=False)):
        rank = ranks[min(number, 2)]
        end = "." if number == len(chosen) - 1 else ";"
        members.append(articles.clause(f"{capital(somebody.address)} {somebody.name}, {held} - {rank}{end}"))
    return members
