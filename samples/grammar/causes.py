"""What makes an office write: an order from above, a plan of its own, a resolution of the council, or a law."""

from __future__ import annotations

from samples.grammar.citing import Paper
from samples.grammar.numbering import Code
from samples.grammar.sources import Source, above, committee, council, own
from samples.grammar.tables import table
from samples.grammar.writer import Writer
from schemas import Relation

_UPPER_KINDS = {"Kế hoạch": 4, "Công văn": 4, "Quyết định": 3, "Chỉ thị": 2, "Thông báo": 1}
_OWN_KINDS = {"Kế hoạch": 4, "Quyết định": 2}
# Committees and ministries direct; departments, schools and courts do not.
_DIRECTING = ("province", "district", "commune", "ministry")


def cause(w: Writer) -> str:
    """``thực hiện Kế hoạch số … của …``, beginning with a small letter."""
    paper = central_party_paper(w) if w.office.arena == "party" and w.dice.chance(0.5) else None
    paper = paper or some_paper(w)
    if paper is None or w.dice.chance(0.12):
        return w.phrase("common.cause_law")
    template = w.dice.one(table("phrases/common")["cause"])
    if paper.type != "Công văn" and "<bare>" in template:
        template = "thực hiện <paper>"
    basis = template.startswith("căn cứ")
    relation = Relation.BASIS if basis else Relation.IMPLEMENTS
    cited = w.citer.paper(paper, relation, basis=basis, bare="<bare>" in template, located=True)
    return w.fill(template, paper=cited, bare=cited, issuer=paper.issuer or "")


def some_paper(w: Writer) -> Paper | None:
    """A paper of those above, of the council or of the office itself that this document carries out."""
    order = above(w.office, w.day)
    if order is not None and w.dice.chance(0.72):
        return upper_paper(w, order)
    if (
        w.office.province is not None
        and w.office.arena in ("province", "district", "department")
        and w.dice.chance(0.4)
    ):
        return w.paper("Nghị quyết", council(w.office), about(w, "Nghị quyết"), (400, 30))
    return w.paper(_own_kind(w), own(w.office, w.day), about(w, "Kế hoạch"), (260, 15))


def upper_paper(w: Writer, source: Source | None = None, kind: str | None = None) -> Paper | None:
    """A paper of ``source`` (of those above) on the document's task."""
    source = source or above(w.office, w.day) or committee(w.office)
    kind = kind or _kind(w, source, _UPPER_KINDS)
    days = (50, 4) if kind == "Công văn" else (240, 8)
    return w.paper(kind, source, about(w, kind), days)


def own_paper(w: Writer, kind: str | None = None, days: tuple[int, int] = (200, 25)) -> Paper | None:
    """An earlier paper of the office itself."""
    source = own(w.office, w.day)
    kind = kind or _own_kind(w)
    return w.paper(kind, source, about(w, kind), days)


def _own_kind(w: Writer) -> str:
    more = {"Chỉ thị": 1} if w.office.arena in _DIRECTING else {}
    return _kind(w, own(w.office, w.day), _OWN_KINDS | more)


def central_party_paper(w: Writer) -> Paper | None:
    """A real document of the Party's centre on the topic."""
    fitting = [
        row
        for row in table("party")["documents"]
        if row["date"] < w.day <= row.get("until", w.day) and (w.topic.key in row["topics"] or not row["topics"])
    ]
    if not fitting:
        return None
    row = w.dice.one(fitting)
    number, _, notation = row["code"].partition("-")
    return Paper(row["type"], Code(number, notation, party=True), row["date"], row["issuer"], row["title"])


def _kind(w: Writer, source: Source, weights: dict[str, int]) -> str:
    if source.party:
        return w.dice.weighted({"Kế hoạch": 3, "Công văn": 3, "Nghị quyết": 2, "Chỉ thị": 2, "Thông báo": 1})
    return w.dice.weighted(weights)


def about(w: Writer, kind: str) -> str | None:
    """How the title of a paper on the document's topic goes on; letters mostly have none."""
    task = w.task if w.dice.chance(0.5) else w.dice.one(w.topic.tasks)
    if kind == "Công văn":
        return f"về việc {task}" if w.dice.chance(0.55) else None
    if kind == "Thông báo":
        return f"về kết luận cuộc họp bàn giải pháp {task}"
    if kind == "Quyết định":
        return f"{w.dice.one(('ban hành', 'phê duyệt'))} Kế hoạch {task}"
    return f"{w.dice.one(('về', 'về việc'))} {task}"
