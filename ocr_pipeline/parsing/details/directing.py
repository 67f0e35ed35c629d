"""Directives, guidance, plans and telegrams: who has to do what, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ocr_pipeline.parsing.dating.moments import find_moments
from ocr_pipeline.parsing.dating.own_period import SEVERAL, own_period
from ocr_pipeline.parsing.details.assignments import assignments, deadlines_in
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in, paragraphs
from ocr_pipeline.parsing.details.task_tables import tasks_of_tables
from ocr_pipeline.parsing.fields import Checks, field_at, flagged
from ocr_pipeline.parsing.registry import Draft
from schemas import Citation, FieldValue, Origin, absent
from schemas.details import Directive, Guidance, Plan, Task, Telegram

GUIDES = regex.compile(r"(?<!\w)huong\s+dan\s+(?:viec\s+)?(?P<matter>.{8,}?)(?:\s+nhu\s+sau|\s+cu\s+the|\s*[:;]|$)")
"""The sentence that says what is explained. On the folded paragraph."""
ABOUT = regex.compile(r"^(?:(?:v/v|ve viec|ve)\s+)?")
OPENS_WITH_TIME = regex.compile(r"(?:(?:tu|trong)\s+)?(?:ngay|thang|quy|nam|\d)")
LONGEST_TIME = 80
"""Characters in which a paragraph that opens with a time names it."""
WIRED = regex.compile(r"(?<!\w)dien\s*:\s*")
"""Behind the sender of a telegram, before those it goes to. On the folded paragraph."""


def read_directive(draft: Draft) -> Directive:
    """Who has to do what."""
    return Directive(assignments=assignments(draft, paragraphs(draft)))


def read_guidance(draft: Draft) -> Guidance:
    """What is explained: as the text says it, or as its subject does."""
    body = paragraphs(draft)
    matter = _matter(draft, body)
    return Guidance(matter=matter, guides=_guided(draft, matter), assignments=assignments(draft, body))


def read_plan(draft: Draft) -> Plan:
    """Its period, its tasks in tables and sentences, and who has to do what."""
    body = paragraphs(draft)
    assigned = assignments(draft, body)
    start, end = period_of(draft)
    scheduled = tuple(_scheduled(draft, body))
    told = [*(task for each in assigned for task in each.tasks), *(each.task for each in scheduled)]
    tasks = (*tasks_of_tables(draft), *scheduled, *_dated_tasks(draft, body, told))
    return Plan(period_start=start, period_end=end, tasks=tasks, assignments=assigned)


def read_telegram(draft: Draft) -> Telegram:
    """When it was sent, by whom, to whom, and who has to do what."""
    body = paragraphs(draft)
    sender, wired = _wired(draft, body)
    known = tuple(each for each in draft.fields.get("addressees", ()) if isinstance(each, FieldValue))
    sent = draft.fields.get("date")
    return Telegram(
        sent=sent if isinstance(sent, FieldValue) else absent(),
        sender=sender,
        addressees=wired or known,
        assignments=assignments(draft, body),
    )


def period_of(draft: Draft) -> tuple[FieldValue, FieldValue]:
    """First and last day of the period that the subject names; absent where it names none."""
    subject = draft.fields.get("subject")
    period = None
    if isinstance(subject, FieldValue) and subject.span:
        period = own_period(draft.text.text, *subject.span)
    if period is None or not isinstance(subject, FieldValue):
        return absent(), absent()
    read = field_at(draft.text, *period.span, None, Checks(known=True), origin=Origin.DERIVED)
    doubts = [*(["the subject is in doubt"] if subject.needs_review else []), *([SEVERAL] if period.rivals else [])]
    first, last = (read.model_copy(update={"value": day}) for day in (period.first, period.last))
    return flagged(first, *doubts), flagged(last, *doubts)


def _matter(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    for paragraph in body[:12]:
        match = GUIDES.search(paragraph.folded)
        if match is not None and not regex.match(r"\s*(?:so|thi hanh|cua|tai|nay)\b", match["matter"]):
            return field_in(draft, paragraph, *match.span("matter"))
    subject = draft.fields.get("subject")
    return subject if isinstance(subject, FieldValue) else absent()


def _guided(draft: Draft, matter: FieldValue) -> FieldValue:
    """The text that is explained: the first that the matter cites."""
    if matter.span is None:
        return absent()
    start, end = matter.span
    for each in draft.fields.get("citations", ()):
        if not isinstance(each, Citation):
            continue
        here = [mention.span for mention in each.mentions if mention.span and start <= mention.span[0] < end]
        value = each.code or each.title
        if here and value:
            return field_at(draft.text, *here[0], value, Checks(known=True, reasons=each.reasons))
    return absent()


def _scheduled(draft: Draft, body: Sequence[Paragraph]) -> Iterator[Task]:
    """Paragraphs that open with a time and a colon: "Từ ngày … đến ngày …: …", "Tháng 11/2025: …"."""
    for paragraph in body:
        colon = paragraph.said.find(":", paragraph.body, paragraph.body + LONGEST_TIME)
        match = OPENS_WITH_TIME.match(paragraph.folded, paragraph.body)
        if colon < 0 or match is None:
            continue
        moments = find_moments(paragraph.said[paragraph.body : colon])
        task = field_in(draft, paragraph, colon + 1, len(paragraph.said))
        if not moments or not task.value:
            continue
        last = moments[-1]
        start, end = (paragraph.place(paragraph.body + at) for at in last.span)
        origin = None if last.day else Origin.DERIVED
        day = field_at(draft.text, start, end, last.last or last.likely, Checks(known=True), origin=origin)
        yield Task(task=task, deadline=day if last.last else flagged(day, "no real date was read"))


def _dated_tasks(draft: Draft, body: Sequence[Paragraph], told: Sequence[FieldValue]) -> Iterator[Task]:
    """Sentences with a day by which something is done, that no task already told holds."""
    taken = [task.span for task in told if task.span]
    for paragraph in body:
        due = deadlines_in(draft, paragraph.spans)
        if not due or any(start < paragraph.end and paragraph.start < end for start, end in taken):
            continue
        doubts = ("more than one day is named",) if len({each.value for each in due}) > 1 else ()
        said = field_in(draft, paragraph, paragraph.body, len(paragraph.said))
        yield Task(task=said, deadline=flagged(due[-1], *doubts))


def _wired(draft: Draft, body: Sequence[Paragraph]) -> tuple[FieldValue, tuple[FieldValue, ...]]:
    """Sender and addressees of "CHỦ TỊCH … điện: - …;"."""
    for number, paragraph in enumerate(body[:8]):
        match = WIRED.search(paragraph.folded)
        if match is None:
            continue
        items = []
        for each in body[number + 1 :]:
            if not each.label.startswith(("-", "+", "*", "•", "–")):
                break
            items.append(field_in(draft, each, each.body, len(each.said)))
        rest = field_in(draft, paragraph, match.end(), len(paragraph.said))
        return field_in(draft, paragraph, 0, match.start()), tuple(each for each in (rest, *items) if each.value)
    return absent(), ()
