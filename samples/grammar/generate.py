"""A document from a seed: who writes, when, what and about what; then head, body, foot and the fate of the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from samples.grammar.annexes import REFERENCE
from samples.grammar.annexes import numbered as numbered_annexes
from samples.grammar.citing import Style
from samples.grammar.days import MERGER, REGIMES, day_within
from samples.grammar.dice import Dice
from samples.grammar.draft import Draft
from samples.grammar.families.circulars import circular
from samples.grammar.families.decisions import any_decision
from samples.grammar.families.letters import letter
from samples.grammar.families.meetings_papers import invitation, minutes
from samples.grammar.families.notices import notice
from samples.grammar.families.orders import directive, telegram
from samples.grammar.families.party_papers import party_paper
from samples.grammar.families.plans import guidance, plan
from samples.grammar.families.reports import report
from samples.grammar.families.resolutions import resolution
from samples.grammar.families.submissions import submission
from samples.grammar.feet import signature
from samples.grammar.heads import header
from samples.grammar.numbering import Code, number_on
from samples.grammar.numbers_written import Numbered, way_of
from samples.grammar.office import Arena, Office
from samples.grammar.offices import make_office
from samples.grammar.paper import address, copied, electronic, ink, scan_of
from samples.grammar.sources import own
from samples.grammar.tables import table
from samples.grammar.topics import Topic, topics_of
from samples.grammar.writer import Writer
from samples.source import DocumentSource, Paragraph, Rules, TableText

FAMILIES: dict[str, Callable[[Writer], Draft]] = {
    "circular": circular,
    "decision": any_decision,
    "directive": directive,
    "guidance": guidance,
    "invitation": invitation,
    "letter": letter,
    "minutes": minutes,
    "notice": notice,
    "plan": plan,
    "report": report,
    "resolution": resolution,
    "submission": submission,
    "telegram": telegram,
}
_SEASON = 0.5
"""How often an office writes about what has its season, where there is such a thing."""
_SECRET_TOPICS = ("an-ninh-trat-tu", "kiem-tra-dang", "xay-dung-dang", "tiep-cong-dan")
_SECRET_TYPES = ("Kế hoạch", "Báo cáo", "Chỉ thị", "Thông báo")
_LONG = 420
"""Words of a body that surely take more than one page."""


def generate(seed: int) -> DocumentSource:
    """The document of a seed: the same in every process, and true in every mark."""
    dice = Dice(seed, "document")
    kinds = table("kinds")
    rules: Rules = dice.weighted(kinds["regimes"])
    office, topic, paper, day = _setting(dice, rules)
    style: Style = "party" if rules == "party" else dice.weighted({"words": 7.0, "figures": 3.0})
    w = Writer(dice, office, topic.on(day, office.arena), day, rules, style=style)
    draft = party_paper(w, paper) if rules == "party" else FAMILIES[paper](w)
    return _bound(seed, w, draft)


def generate_many(first_seed: int, count: int) -> Iterator[DocumentSource]:
    """The documents of ``count`` seeds from ``first_seed`` on."""
    return (generate(seed) for seed in range(first_seed, first_seed + count))


def _setting(dice: Dice, rules: Rules) -> tuple[Office, Topic, str, dt.date]:
    """Who writes what about what, and when: drawn again until an office has something to say."""
    kinds = table("kinds")
    first, last = REGIMES[rules]
    while True:
        day = day_within(dice, first, last)
        arena: Arena = "party" if rules == "party" else dice.weighted(kinds["arenas"])
        if arena == "district" and day >= MERGER:
            continue
        office = make_office(dice, arena, day)
        paper = dice.weighted(kinds["papers"][arena])
        fitting = [topic for topic in topics_of(office, day) if _can(topic, paper)]
        in_season = [topic for topic in fitting if topic.windows]
        if in_season and dice.chance(_SEASON):
            fitting = in_season
        if fitting and first <= day <= last:
            return office, dice.one(fitting), paper, day


def _can(topic: Topic, paper: str) -> bool:
    if paper == "telegram":
        return topic.urgent is not None
    if paper in ("circular", "guidance"):
        return bool(topic.clauses)
    return True


def _bound(seed: int, w: Writer, draft: Draft) -> DocumentSource:
    """Head, foot and paper around a draft."""
    chances, dice = table("paper")["chances"], Dice(seed, "paper")
    way = way_of(dice)
    by_hand = way != "print" and dice.chance(chances["day_with_number"])
    numbered = Numbered(_code(w, draft), way, by_hand, by_hand and dice.chance(chances["month_by_hand"]))
    urgency = draft.urgency or (
        dice.one(("KHẨN", "HỎA TỐC")) if draft.type == "Công văn" and dice.chance(chances["urgency"]) else None
    )
    secret = w.topic.key in _SECRET_TOPICS and draft.type in _SECRET_TYPES and dice.chance(chances["secrecy"])
    secrecy = dice.weighted({"MẬT": 9.0, "TỐI MẬT": 1.0}) if secret else None
    urgency_printed, secrecy_printed = dice.chance(chances["urgency_printed"]), dice.chance(chances["secrecy_printed"])
    issued = draft.type == "Quyết định"
    reference = numbered.reference(w, draft.type, issued=issued, filled=dice.chance(chances["reference_filled"]))
    attachments = tuple(
        one.model_copy(update={"reference": reference}) if one.reference == REFERENCE else one
        for one in numbered_annexes(draft.attachments)
    )
    copy = copied(w, dice)
    head = header(
        w, draft, numbered, urgency=urgency if urgency_printed else None, secrecy=secrecy if secrecy_printed else None
    )
    return DocumentSource(
        stem=f"gen-{seed:06d}",
        about=f"{draft.type} on {w.topic.key} by an office of the kind {w.office.arena}, {w.day.year}.",
        seed=seed,
        type=draft.type,
        rules=w.rules,
        header=head,
        body=tuple(draft.body),
        signature=signature(w, draft),
        address=address(w, dice),
        attachments=attachments,
        copied=copy,
        citations=w.ledger.citations,
        periods=w.ledger.periods,
        statistics=w.ledger.statistics,
        dates=w.ledger.dates,
        ink=ink(
            w,
            dice,
            urgency=None if urgency_printed else urgency,
            secrecy=None if secrecy_printed else secrecy,
            copy=None if copy is None else 1 + sum(one.signature is not None for one in attachments),
            long=_words(draft) > _LONG,
            listed=draft.second is None,
        ),
        electronic=electronic(w, dice),
        scan=scan_of(w, dice),
    )


def _words(draft: Draft) -> int:
    texts = [block.text for block in draft.body if isinstance(block, Paragraph)]
    texts += [cell for block in draft.body if isinstance(block, TableText) for row in block.rows for cell in row]
    return sum(len(text.split()) for text in texts)


def _code(w: Writer, draft: Draft) -> Code:
    """The document's own number and notation."""
    source = own(w.office, w.day)
    if source.party:
        number = number_on(w.dice, "party", draft.abbreviation, w.day)
        return Code(number, f"{draft.abbreviation}/{source.code}", party=True)
    volume = "QPPL" if draft.normative and draft.abbreviation != "TT" else draft.abbreviation
    number = number_on(w.dice, source.level, volume, w.day)
    if not draft.abbreviation:
        return Code(number, f"{source.code}-{draft.unit}" if draft.unit else source.code)
    return Code(number, f"{draft.abbreviation}-{source.code}", year=w.day.year if draft.normative else None)
