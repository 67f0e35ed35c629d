"""The preamble: on what a decision, a resolution or a circular rests, and who proposed it.

NĐ 30/2020 Phụ lục I, II.6: each basis ends with a semicolon, the last with a full stop; TT 01/2011 has a comma there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samples.grammar.actors import head_of, lead
from samples.grammar.causes import about, upper_paper
from samples.grammar.citing import Paper
from samples.grammar.laws import Law
from samples.grammar.slots import who
from samples.grammar.sources import Source, above, committee, council, department, own
from samples.grammar.writer import Writer
from samples.source import Paragraph
from schemas import Relation

_ORGANISATION = {"ministry": "government", "court": "courts", "university": "higher_education"}


def preamble(
    w: Writer, families: Sequence[str] = (), *, topic: bool = True, proposal: str | None = None
) -> list[Paragraph]:
    """A preamble: the laws of ``families`` and of the topic, papers, and the proposal (drawn where it is None)."""
    lines = [f"Căn cứ {text}" for text in _grounds(w, families, topic=topic)]
    lines.append(proposal if proposal is not None else proposed(w))
    italic = w.rules == "30/2020" or w.dice.chance(0.45)
    last = "." if w.rules == "30/2020" else ","
    ends = [";"] * (len(lines) - 1) + [last]
    return [Paragraph(text=f"{line}{end}", italic=italic) for line, end in zip(lines, ends, strict=True)]


def _grounds(w: Writer, families: Sequence[str], *, topic: bool) -> list[str]:
    found = _organisation(w)
    chosen = list(families)
    if topic:
        chosen += w.dice.some(w.topic.laws, w.dice.between(1, 3))
    done: set[Law] = set()
    # Laws and ordinances stand before decrees and decisions.
    for family in sorted(chosen, key=lambda name: any(law.code for law in w.laws((name,)))):
        laws = [law for law in w.laws((family,)) if law not in done]
        done.update(laws)
        if laws:
            found.append("; ".join(w.citer.law(law, Relation.BASIS, basis=True) for law in laws))
    if w.dice.chance(0.55):
        found += _papers(w)
    return found


def _organisation(w: Writer) -> list[str]:
    """The law that gives the office its powers; of a department the decision that set it up."""
    if w.office.arena in ("department", "office"):
        return _functions(w)
    if w.office.arena == "university":
        return _charter(w)
    laws = w.laws((_ORGANISATION.get(w.office.arena, "local_government"),))
    laws = [law for law in laws if not law.amends or w.dice.chance(0.7)]
    return ["; ".join(w.citer.law(law, Relation.BASIS, basis=True) for law in laws)] if laws else []


def _functions(w: Writer) -> list[str]:
    title = f"quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {w.office.name}"
    paper = w.paper("Quyết định", committee(w.office), title, (1200, 90), normative=True)
    return [w.citer.paper(paper, Relation.BASIS, basis=True)] if paper else []


def _charter(w: Writer) -> list[str]:
    source = Source("Hội đồng trường", "HĐT", "university")
    title = f"ban hành Quy chế tổ chức và hoạt động của {w.office.name}"
    paper = w.paper("Nghị quyết", source, title, (900, 60))
    return [w.citer.paper(paper, Relation.BASIS, basis=True)] if paper else []


def law_making(w: Writer) -> tuple[str, ...]:
    """On what local normative documents rest: until 2016 on a law of their own."""
    return ("local_legislation",) if w.laws(("local_legislation",)) else ("legislation", "legislation_decree")


def _papers(w: Writer) -> list[str]:
    found: list[Paper | None] = []
    if w.office.arena in ("province", "district", "commune", "department") and w.dice.chance(0.5):
        found.append(w.paper("Nghị quyết", council(w.office), about(w, "Nghị quyết"), (420, 20)))
    if above(w.office, w.day) is not None and w.dice.chance(0.6):
        found.append(upper_paper(w, kind=w.dice.one(("Quyết định", "Kế hoạch"))))
    return [w.citer.paper(paper, Relation.BASIS, basis=True) for paper in found if paper]


def proposed(w: Writer, function: str | None = None) -> str:
    """``Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số …``, or without a paper where nobody writes one."""
    opening = w.dice.one(("Theo đề nghị của", "Xét đề nghị của"))
    source = department(function or w.topic.function, w.day) if w.office.arena in ("province", "council") else None
    if source is None:
        return f"{opening} {head_of(_proposer(w, function))}"
    head = head_of(source.name)
    paper = w.paper("Tờ trình", source, None, (28, 3))
    if paper is None:
        return f"{opening} {head}"
    cited = w.citer.paper(replace(paper, issuer=head), Relation.PROPOSED_BY, basis=True, bare=True)
    return f"{opening} {head} tại {cited}"


def _proposer(w: Writer, function: str | None) -> str:
    return (who(w.office, function, w.day) if function else None) or lead(w)


def reviewed(w: Writer, title: str) -> str:
    """What a people's council looks at: the committee's proposal, the report of its board, its own debate."""
    source = Source(f"Ủy ban nhân dân {w.office.scope}", "UBND", own(w.office, w.day).level)
    paper = w.paper("Tờ trình", source, f"về việc {title}", (30, 7))
    text = (
        f"Xét {w.citer.paper(paper, Relation.PROPOSED_BY, basis=True)}; "
        if paper
        else "Xét đề nghị của Ủy ban nhân dân; "
    )
    report = w.paper("Báo cáo", council(w.office), None, (6, 2))
    if report is not None:
        board = w.dice.one(("Ban Kinh tế - Ngân sách", "Ban Văn hóa - Xã hội", "Ban Pháp chế"))
        report = replace(report, issuer=f"{board} Hội đồng nhân dân {w.office.scope}", called="Báo cáo thẩm tra")
        text += f"{w.citer.paper(report, Relation.BASIS, basis=True)}; "
    return f"{text}ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp"
