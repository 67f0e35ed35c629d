"""Invitations, records and notices of conclusions: when, where, who takes the chair, who is there."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.parsing.dating.hours import first_hour
from ocr_pipeline.parsing.details.assignments import assignments
from ocr_pipeline.parsing.details.labelled import find_labelled, labelled_field, labelled_list
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in, paragraphs
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.registry import Draft
from schemas import DatedEvent, FieldValue, absent
from schemas.details import Invitation, Minutes, Notice

INVITED = regex.compile(r"(?<!\w)kinh\s+moi\s*:?\s*")
OCCASION = regex.compile(
    r"(?<!\w)moi\s+(?>(?:[^.;:]{0,160}?\s)?(?:tham\s+du|du|tham\s+gia|den\s+du)\s+)"
    r"(?P<what>(?:[^.;:]|\.(?=\d)){6,400}?)(?=\s+(?:nhu\s+sau|cu\s+the|voi\s+noi\s+dung)|[;:]|\.(?!\d)|$)"
)
"""What somebody is invited to. On the folded paragraph."""
AT = regex.compile(
    r"(?<!\w)tai\s+(?P<where>(?!cong van|to trinh|van ban|quyet dinh|ke hoach|ket luan|bao cao)[^.;:]{4,160}?)"
    r"(?=,\s+(?:ong|ba|dong\s+chi|pho|chu\s+tich|thu\s+tuong|bo\s+truong|giam\s+doc)\s|,\s+(?!tru\s+so|tang|nha\s|so\s+\d|phong\s+hop|hoi\s+truong|toa\s+nha|duong|xa\s|huyen|tinh)[^,.;:]{2,80}\s(?:da|to\s+chuc|tien\s+hanh|chu\s+tri|chung\s+toi)\s"
    r"|,?\s+(?:da|dien\s+ra|to\s+chuc|tien\s+hanh)\s|[.;:]|$)"
)
"""Where a meeting takes place, in the sentence that opens the report of it. On the folded paragraph."""
NO_PLACE = frozenset({"tài", "tải", "tái"})
"""Other words of the letters of "tại", as they are printed: "Bộ Tài chính"."""
CONCLUDED = regex.compile(
    r"^(?:thong\s+bao\s+)?(?:y\s+kien\s+)?ket\s+luan\s+cua\s+(?P<who>.{6,160}?)\s+tai\s+(?P<what>.{4,})$"
)
"""The subject of a notice of conclusions. On the folded subject."""
CONCLUSIONS = regex.compile(
    r"^(?:thong\s+bao\s+)?(?:y\s+kien\s+)?ket\s+luan\s+"
    r"(?P<what>(?:cuoc\s+hop|hoi\s+nghi|phien\s+hop|buoi\s+lam\s+viec|giao\s+ban).*)$"
)
PRESIDED = regex.compile(
    r"[,;]\s*+(?!tai\s)(?P<who>[^,;]{4,120}?(?:,\s*[^,;]{4,120}?){0,3}?)\s*(?:\([^()]{1,80}\)\s*)?,?\s*"
    r"(?:da\s+)?chu\s+tri\s+(?P<what>[^.;:]{4,300}?)(?=\s+de\s|[.;:]|$)"
)
"""Who took the chair of what, behind the day and place. On the folded paragraph."""
CONCLUDES = regex.compile(r"ket\s+luan(?:,\s+chi\s+dao)?(?:\s+nhu\s+sau)?\s*:\s*$")
"""The words before the conclusions. On the folded paragraph."""
CLOSED = regex.compile(r"(?:ket\s+thuc|be\s+mac|cham\s+dut)\s+(?:vao\s+luc\s+|vao\s+hoi\s+|vao\s+|luc\s+|hoi\s+)")
CHAIR = regex.compile(r"\s*[-,(:]\s*(?:chu\s+tri|chu\s+toa)(?:\s+(?:cuoc|buoi)\s+hop)?\W*$")
SECRETARY = regex.compile(r"\s*[-,(:]\s*thu\s+ky(?:\s+(?:cuoc|buoi)\s+hop)?\W*$")
"""The role behind a name in a list. On the folded paragraph."""
OPENING = regex.compile(r"^\W*(?:hom\s+nay|vao\s+hoi|hoi\s+\d|ngay\s+\d)")
TODAY_WITHIN = 6
"""A record opens with its day and place within so many paragraphs."""


def read_invitation(draft: Draft) -> Invitation:
    """When, where, who takes the chair, who is invited to what."""
    body = paragraphs(draft)
    known = tuple(each for each in draft.fields.get("addressees", ()) if isinstance(each, FieldValue))
    return Invitation(
        time=_time(draft, body),
        place=labelled_field(draft, body, "place"),
        chair=labelled_field(draft, body, "chair"),
        invited=_invited(draft, body) or labelled_list(draft, body, "attendants") or known,
        occasion=_occasion(draft, body),
    )


def read_minutes(draft: Draft) -> Minutes:
    """When and where it opened, in whose presence, and when it closed."""
    body = paragraphs(draft)
    today = next((each for each in body[:TODAY_WITHIN] if OPENING.match(each.folded)), None)
    place = labelled_field(draft, body, "place")
    opened = _time(draft, body)
    if today is not None:
        opened = opened if opened.value else event_in(draft, today)
        place = place if place.value else _where(draft, today)
    return Minutes(
        opened=opened,
        closed=_closed(draft, body),
        place=place,
        chair=_named(draft, body, "chair", CHAIR),
        secretary=_named(draft, body, "secretary", SECRETARY),
        attendants=labelled_list(draft, body, "attendants"),
    )


def read_notice(draft: Draft) -> Notice:
    """Who concluded what at which meeting; nothing of it where the notice is of something else."""
    body = paragraphs(draft)
    subject = draft.fields.get("subject")
    said = _as_paragraph(draft, subject) if isinstance(subject, FieldValue) and subject.span else None
    of_one = CONCLUDED.match(said.folded) if said else None
    of_many = CONCLUSIONS.match(said.folded) if said else None
    day = next((each for each in body[:TODAY_WITHIN] if event_in(draft, each).value), None)
    presided = PRESIDED.search(day.folded) if day else None
    told = of_one or of_many
    # A subject that was misread may hide what the text says all the same.
    in_text = presided is not None and any(CONCLUDES.search(each.folded) for each in body[:TODAY_WITHIN])
    if told is None and not in_text:
        return Notice()
    who, meeting = absent(), absent()
    if said is not None and told is not None:
        meeting = field_in(draft, said, *told.span("what"))
    elif day is not None and presided is not None:
        meeting = field_in(draft, day, *presided.span("what"), "the subject does not name it")
    if said is not None and of_one is not None:
        who = field_in(draft, said, *of_one.span("who"))
    elif day is not None and presided is not None:
        who = field_in(draft, day, *presided.span("who"))
    return Notice(
        concluded_by=who,
        meeting=meeting,
        place=_where(draft, day) if day else absent(),
        held=event_in(draft, day) if day else absent(),
        assignments=assignments(draft, body),
    )


def event_in(draft: Draft, paragraph: Paragraph) -> FieldValue:
    """The first day of an event that a paragraph names."""
    for each in draft.fields.get("dates", ()):
        if not isinstance(each, DatedEvent) or each.role not in {"event", "period_start"} or each.field.span is None:
            continue
        if any(start <= each.field.span[0] < end for start, end in paragraph.spans):
            return each.field
    return absent()


def _time(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    """The day behind "Thời gian:", with the hour that stands beside it or elsewhere in the paragraph."""
    found = find_labelled(body, "time")
    if found is None:
        return absent()
    day = event_in(draft, found.paragraph)
    hour = first_hour(found.paragraph.folded, found.at, len(found.paragraph.folded))
    if day.value and not day.normalised and hour is not None:
        return day.model_copy(update={"normalised": f"{day.value}T{hour.iso}"})
    return day if day.value else field_in(draft, found.paragraph, found.at, len(found.paragraph.said))


def _named(draft: Draft, body: Sequence[Paragraph], name: str, role: regex.Pattern[str]) -> FieldValue:
    """Somebody behind a label, or in the list of those present with the role behind the name."""
    said = labelled_field(draft, body, name)
    if said.value is None:
        for paragraph in body:
            match = role.search(paragraph.folded)
            if match is not None and paragraph.label:
                return field_in(draft, paragraph, paragraph.body, match.start())
    return said


def _invited(draft: Draft, body: Sequence[Paragraph]) -> tuple[FieldValue, ...]:
    """The items behind "trân trọng kính mời:"."""
    for number, paragraph in enumerate(body):
        match = INVITED.search(paragraph.folded)
        if match is None or not paragraph.said.rstrip().endswith(":"):
            continue
        items = []
        for each in body[number + 1 :]:
            if not each.label.startswith(("-", "+", "*", "•", "–")):
                break
            items.append(field_in(draft, each, each.body, len(each.said)))
        return tuple(each for each in items if each.value)
    return ()


def _occasion(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    for paragraph in body:
        match = OCCASION.search(paragraph.folded)
        if match is not None:
            return field_in(draft, paragraph, *match.span("what"))
    subject = draft.fields.get("subject")
    return subject if isinstance(subject, FieldValue) else absent()


def _where(draft: Draft, paragraph: Paragraph) -> FieldValue:
    for match in AT.finditer(paragraph.folded, overlapped=True):
        if paragraph.said[match.start() : match.start() + 3].casefold() not in NO_PLACE:
            return field_in(draft, paragraph, *match.span("where"))
    return absent()


def _closed(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    for paragraph in reversed(body):
        match = CLOSED.search(paragraph.folded)
        if match is None:
            continue
        at = paragraph.place(match.end())
        for each in draft.fields.get("dates", ()):
            if isinstance(each, DatedEvent) and each.field.span and at <= each.field.span[0] <= at + 4:
                return each.field
        hour = first_hour(paragraph.folded, match.end(), min(len(paragraph.folded), match.end() + 24))
        if hour is not None:
            field = field_in(draft, paragraph, *hour.span)
            return flagged(field.model_copy(update={"value": hour.iso}), "its day is not named")
    return absent()


def _as_paragraph(draft: Draft, field: FieldValue) -> Paragraph | None:
    """A field of several lines as a paragraph, so that parts of it keep their places."""
    if field.span is None:
        return None
    start, end = field.span
    return Paragraph(((start, end),), regex.sub(r"\s", " ", draft.text.text[start:end]))
