"""What decisions share: who decides, the line QUYẾT ĐỊNH, taking effect, those who carry it out."""

from __future__ import annotations

import datetime as dt

from samples.grammar.addressing import recipients, responsible
from samples.grammar.days import working_day
from samples.grammar.draft import Draft, Signer
from samples.grammar.outline import Articles
from samples.grammar.sources import own
from samples.grammar.writer import Writer
from samples.source import AttachmentText, Block, Paragraph
from schemas import Relation

DECIDES = Paragraph(text="{b:QUYẾT ĐỊNH:}", centred=True)
_NORMATIVE_DELAY = (10, 25)


def deciding(w: Writer) -> tuple[str, Signer]:
    """The authority line above the preamble and who signs: a committee as such, or its head."""
    office = w.office
    place = office.heading.split("|")[-1] if "|" in office.heading else ""
    if office.arena in ("province", "district", "commune"):
        if w.dice.chance(0.4):
            return f"ỦY BAN NHÂN DÂN {place}", "collective"
        return f"CHỦ TỊCH ỦY BAN NHÂN DÂN {place}", "head"
    name = office.name.upper() if office.arena != "university" else office.heading.replace("|", " ")
    if office.arena == "department" and w.dice.chance(0.5):
        name = office.heading.replace("|", " ")
    if office.arena == "ministry":
        return f"BỘ TRƯỞNG {office.heading.replace('|', ' ')}", "head"
    return f"{office.head.upper()} {name}", "head"


def effect(w: Writer, *, today: bool = False) -> str:
    """``Quyết định này có hiệu lực kể từ ngày ký``, or from a day."""
    return w.phrase("decision.articles.effect", effective=effective(w, today=today)).rstrip(".")


def effective(w: Writer, *, normative: bool = False, today: bool = False) -> str:
    """The words and the date from which it holds."""
    if normative:
        low, high = _NORMATIVE_DELAY
        day = working_day(w.day + dt.timedelta(days=w.dice.between(low, high)))
        return w.date("effective", day, w.dice.one(("kể từ", "từ")))
    if today or w.dice.chance(0.75):
        return w.ledger.date(
            "effective", w.day, w.dice.one(("kể từ ngày ký", "từ ngày ký", "kể từ ngày ký ban hành")), derived=True
        )
    day = working_day(w.day + dt.timedelta(days=w.dice.between(3, 20)))
    return w.date("effective", day, "kể từ")


def replaced(w: Writer, title: str, probability: float) -> str:
    """`` và thay thế Quyết định số … <title>``, as often as ``probability`` says."""
    if not w.dice.chance(probability):
        return ""
    old = w.paper("Quyết định", own(w.office, w.day), title, (1700, 220))
    return f" và thay thế {w.citer.paper(old, Relation.REPLACES)}" if old else ""


def carried_out(w: Writer, articles: Articles) -> Paragraph:
    """The last article: who is responsible."""
    return articles.article(w.phrase("decision.articles.duty", responsible=responsible(w)))


def decision(
    w: Writer,
    subject: str,
    body: list[Block],
    articles: Articles,
    *,
    authority: str,
    signer: Signer,
    attachments: list[AttachmentText] | None = None,
    normative: bool = False,
) -> Draft:
    """A decision with its body: the authority that decides stands above the preamble."""
    return Draft(
        type="Quyết định",
        abbreviation="QĐ",
        subject=subject,
        body=body,
        unit=w.unit,
        title="QUYẾT ĐỊNH",
        authority=authority,
        recipients=recipients(w, f"Như Điều {articles.last}"),
        signer=signer,
        normative=normative,
        attachments=attachments or [],
    )
