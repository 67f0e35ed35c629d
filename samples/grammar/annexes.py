"""What is bound behind a document: appendices with tables, lists, regulations, drafts with a head of their own."""

from __future__ import annotations

from collections.abc import Sequence

from samples.grammar.annex_tables import costs, names, results, tasks
from samples.grammar.draft import Draft
from samples.grammar.localities import localities
from samples.grammar.people import Person, person
from samples.grammar.writer import Writer
from samples.source import AttachmentText, Block, HeaderText, Paragraph, SignatureText, TableText

REFERENCE = "@"
"""Stands for "(Kèm theo …)" until the document has its number and date."""

# A table with more columns than this goes on a page turned on its side, more often than not.
_WIDE = 5
_SHORT = 12
"""Rows of a table that may stand in the body."""


def results_here(w: Writer) -> list[Block] | None:
    """The topic's table for the body itself, after its sentence; None where it is too long or there is none."""
    if w.topic.table is None or w.office.arena in ("ministry", "party") or len(localities(w)) > _SHORT:
        return None
    made, sentence = results(w, w.topic.table)
    caption = f"{{b:Bảng tổng hợp {w.topic.table.title[0].lower()}{w.topic.table.title[1:]}}}"
    return [Paragraph(text=sentence), Paragraph(text=caption, centred=True), made]


def results_annex(w: Writer) -> tuple[AttachmentText, str] | None:
    """The topic's table by localities, and its sentence for the body; None where there is none to make."""
    if w.topic.table is None or w.office.arena in ("ministry", "party"):
        return None
    made, sentence = results(w, w.topic.table)
    title = f"{w.topic.table.title.partition(' (')[0]} {w.span.raw}"
    unit = w.topic.table.title.partition(" (")[2].rstrip(")")
    body: tuple[Block, ...] = (made,)
    if unit:
        body = (Paragraph(text=f"Đơn vị tính: {unit}", italic=True, centred=True), made)
    return appendix(title.upper(), body, landscape=len(made.widths) > _WIDE and w.dice.chance(0.5)), sentence


def costs_here(w: Writer) -> tuple[TableText, str]:
    """A short estimate of costs for the body, and its marked total."""
    made, total = costs(w, w.dice.between(3, 6))
    return made, w.quantities.state(total, "đồng", "tổng kinh phí được phân bổ")


def costs_annex(w: Writer) -> tuple[AttachmentText, str]:
    """An estimate of costs, and its marked total for the body."""
    made, total = costs(w, w.dice.between(4, 9))
    words = w.quantities.state(total, "đồng", "tổng kinh phí thực hiện")
    title = w.dice.one(("DỰ TOÁN KINH PHÍ", "BẢNG DỰ TOÁN CHI TIẾT", "DỰ TOÁN CHI TIẾT KINH PHÍ THỰC HIỆN"))
    return appendix(title, (made,), landscape=w.dice.chance(0.2)), words


def tasks_annex(w: Writer) -> AttachmentText:
    """Who does what until when."""
    title = w.dice.one(("PHÂN CÔNG NHIỆM VỤ", "DANH MỤC NHIỆM VỤ CỤ THỂ", "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ"))
    return appendix(title, (tasks(w),), landscape=w.dice.chance(0.65))


def names_annex(title: str, persons: Sequence[Person], posts: Sequence[str]) -> AttachmentText:
    """A list of people."""
    return appendix(title, (names(persons, posts),), label=None)


def appendix(
    title: str, body: tuple[Block, ...], *, label: str | None = "Phụ lục", landscape: bool = False
) -> AttachmentText:
    """An appendix with its label, title and reference."""
    return AttachmentText(
        label=f"{{label:{label}}}" if label else None,
        title=f"{{subject:{title}}}",
        reference=REFERENCE,
        landscape=landscape,
        body=body,
    )


def draft_annex(w: Writer, draft: Draft, issuer: str, notation: str, place: str) -> AttachmentText:
    """A draft that a submission asks to be signed: a head without number and day, sometimes a foot with a name."""
    name = f"{{signer_name:{person(w.dice).name}}}"
    lines = (f"{{authority.1:TM. {issuer.split('|')[0]}}}", "{signer_title:CHỦ TỊCH}")
    signature = SignatureText(lines=lines, name=name) if w.dice.chance(0.5) else None
    blank = f"ngày ..... tháng ..... năm {w.day.year}"
    header = HeaderText(
        issuer=f"{{issuer:{issuer}}}",
        number=f"Số: .......... /{{notation:{notation}}}",
        place_and_date=f"{{place:{place}}}, {blank}",
        title=f"{{document_type:{draft.type.upper()}}}",
        subject=f"{{subject:{draft.subject}}}",
        authority=draft.authority,
        urgency=None,
    )
    return AttachmentText(
        label="{label:DỰ THẢO}",
        header=header,
        body=tuple(draft.body),
        signature=signature,
    )


def numbered(annexes: list[AttachmentText]) -> list[AttachmentText]:
    """Appendices with Roman numbers, where there are several."""
    labelled = [one for one in annexes if one.label == "{label:Phụ lục}"]
    if len(labelled) < 2:
        return annexes
    romans = iter(("I", "II", "III", "IV"))
    return [
        one.model_copy(update={"label": f"{{label:Phụ lục {next(romans)}}}"}) if one.label == "{label:Phụ lục}" else one
        for one in annexes
    ]
