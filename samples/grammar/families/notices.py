"""Thông báo: results, what was concluded in a meeting, and things that everybody should know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from samples.grammar.actors import assignments, lead
from samples.grammar.addressing import recipients
from samples.grammar.causes import cause
from samples.grammar.days import working_day, working_day_before
from samples.grammar.draft import Draft
from samples.grammar.families.orders import fact_of_span
from samples.grammar.families.reports import next_tasks
from samples.grammar.filling import capital
from samples.grammar.meetings import hall
from samples.grammar.outline import Outline
from samples.grammar.people import person
from samples.grammar.tables import table
from samples.grammar.writer import Writer, sentence
from samples.source import Block

_DECEMBER = 12


def notice(w: Writer) -> Draft:
    """One of the notices an office may give."""
    kinds: dict[Callable[[Writer], Draft], float] = {_results: 10, _conclusion: 14, _reception: 5, _leave: 3}
    if w.office.arena == "office":
        return _conclusion(w)
    if w.office.arena == "university":
        kinds = {_results: 10, _conclusion: 10, _leave: 4}
    return w.dice.weighted(kinds)(w)


def _draft(w: Writer, subject: str, body: list[Block]) -> Draft:
    return Draft(
        type="Thông báo",
        abbreviation="TB",
        subject=subject,
        body=body,
        unit=w.unit,
        title="THÔNG BÁO",
        recipients=recipients(w, None),
        signer="any",
    )


def _results(w: Writer) -> Draft:
    outline = Outline()
    body: list[Block] = [w.paragraph(w.phrase("notice.results.opening", cause=lambda: cause(w)))]
    body.append(outline.part("KẾT QUẢ THỰC HIỆN"))
    with w.reporting():
        body += [outline.item(fact) for fact in w.facts(w.dice.between(4, 5))]
    body.append(w.paragraph(f"Bên cạnh kết quả đạt được, {'; '.join(w.drawn('shortfalls', w.topic.shortfalls, 2))}."))
    body.append(outline.part("NHIỆM VỤ THỜI GIAN TỚI"))
    body += next_tasks(w, outline)
    body.append(w.paragraph(w.phrase("notice.results.closing"), closing=True))
    return _draft(w, w.phrase("notice.results.subject"), body)


def _conclusion(w: Writer) -> Draft:
    heads = [f"Chủ tịch {w.office.committee}", f"Phó Chủ tịch {w.office.committee}"]
    if w.office.arena != "office":
        heads = [w.office.held_by(w.office.head), w.office.held_by(w.office.deputy)]
    chair = w.dice.one(heads)
    somebody = person(w.dice, share_of_women=0.2)
    called = f"{somebody.address if w.dice.chance(0.4) else 'đồng chí'} {somebody.name}, {chair}"
    day = working_day_before(w.day - dt.timedelta(days=w.dice.between(1, 6)))
    form = w.dice.one(("council", "conference"))
    opening = w.phrase(
        f"notice.conclusion.{form}.opening",
        chair=called,
        meeting=(named := _conference(w)),
        event=lambda: w.date("event", day),
        hall=hall(w),
        attending=_attending(w),
        reporter=lead(w),
    )
    body: list[Block] = [w.paragraph(opening)]
    outline = Outline(flat=True)
    short = w.drawn("shortfalls", w.topic.shortfalls, 2)
    judged = w.phrase(
        "notice.conclusion.judged", fact=lambda: fact_of_span(w), shortfall=short[0], shortfall_two=short[-1]
    )
    body.append(outline.item(judged))
    body.append(outline.item("Về nhiệm vụ trong thời gian tới:"))
    body += [outline.point(text) for text in _charged(w)]
    if w.dice.chance(0.35) and (again := w.citer.again()):
        body.append(outline.item(f"Các đơn vị tiếp tục thực hiện các nội dung đã được chỉ đạo tại {again}."))
    closing = w.phrase("notice.conclusion.closing", office_speaking=_speaking(w), chair=chair, head_office=heads[0])
    body.append(w.paragraph(closing, closing=True))
    return _draft(w, w.phrase(f"notice.conclusion.{form}.subject", chair=chair, meeting=named), body)


def _charged(w: Writer) -> list[str]:
    """Who is charged with what: the leading office and those below get measures beside their usual duties."""
    found = assignments(w, w.dice.between(3, 5))
    texts = []
    for number, one in enumerate(found):
        more = w.measures(1) if number in (0, len(found) - 1) and w.dice.chance(0.7) else []
        texts.append(sentence(f"{one.actor} {'; '.join([*one.duties, *more])}"))
    return texts


def _speaking(w: Writer) -> str:
    """Who gives the notice: the office itself, or its own office for its head."""
    if w.office.arena in ("office", "university") or w.dice.chance(0.5):
        return w.office.brief
    return f"Văn phòng {w.office.brief}"


def _conference(w: Writer) -> str:
    return w.fill(
        w.dice.one(("<summing> <duty> <span>", "triển khai kế hoạch <task>", "tổng kết <duty> năm <last_year>"))
    )


def _attending(w: Writer) -> str:
    return (
        "các cơ quan, đơn vị có liên quan"
        if w.office.arena == "commune"
        else w.fill("<them>").replace("các cơ quan, đơn vị, địa phương", "các cơ quan, đơn vị, địa phương có liên quan")
    )


def _reception(w: Writer) -> Draft:
    """When the leaders receive citizens."""
    year = w.day.year + 1 if w.day.month == _DECEMBER else w.day.year
    about = f"lịch tiếp công dân định kỳ của lãnh đạo {w.office.brief} năm {year}"
    outline = Outline(flat=True)
    opening = w.phrase("notice.information.opening", cause=lambda: cause(w), object=about)
    body: list[Block] = [w.paragraph(opening)]
    items = table("phrases/notice")["reception"]["items"]
    body += [outline.item(w.fill(text, hall=hall(w))) for text in items]
    body.append(w.paragraph(w.phrase("notice.information.closing"), closing=True))
    return _draft(w, f"Lịch tiếp công dân định kỳ năm {year}|của lãnh đạo {w.office.brief}", body)


def _leave(w: Writer) -> Draft:
    """Work is stopped for some days, for repairs or a move; somebody is on duty."""
    first = working_day(w.day + dt.timedelta(days=w.dice.between(6, 20)))
    count = w.dice.between(2, 4)
    last = first + dt.timedelta(days=count - 1)
    reason = w.phrase("notice.leave.reason")
    outline = Outline(flat=True)
    body: list[Block] = [w.paragraph(f"Để phục vụ việc {reason}, {w.office.brief} thông báo như sau:")]
    when = w.phrase(
        "notice.leave.time",
        days=lambda: w.quantities.state(Decimal(count), "ngày", "thời gian tạm dừng tiếp nhận hồ sơ"),
        first=lambda: w.date("period_start", first, "từ"),
        last=lambda: w.date("period_end", last, "đến hết"),
    )
    body.append(outline.item(when))
    body.append(outline.item(w.phrase("notice.leave.items")))
    on_duty = f"{capital(lead(w))} phân công người trực, tiếp nhận và xử lý các công việc phát sinh"
    body.append(outline.item(sentence(on_duty)))
    body.append(w.paragraph(w.phrase("notice.information.closing"), closing=True))
    return _draft(w, f"Về việc {reason}", body)
