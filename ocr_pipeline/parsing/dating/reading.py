"""The section parser of ``dates``: what was found in the text, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ocr_pipeline.parsing.dating.columns import events_of_tables
from ocr_pipeline.parsing.dating.events import FoundEvent, checked, find_events
from ocr_pipeline.parsing.dating.own_period import OF_ITS_OWN, SEVERAL, own_period
from ocr_pipeline.parsing.fields import Checks, field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from schemas import Attachment, Citation, DatedEvent, FieldValue, Origin, Table


def dates(draft: Draft) -> Mapping[str, Any]:
    """Every date that means something besides the date of issue, in the order of the text."""
    issued = value_of(draft, "date")
    cited = [mention.span for each in _citations(draft) for mention in each.mentions if mention.span]
    apart = pages_of_others(draft.fields.get("attachments", ()), value_of(draft, "issuer"))
    told = find_events(draft.text.text, issued, cited)
    tables = [each for each in draft.fields.get("tables", ()) if isinstance(each, Table)]
    # What a cell says itself ("Trước ngày …") goes before what its column says.
    below = (checked(each, issued) for each in events_of_tables(draft.text.text, tables))
    of_columns = [each for each in below if not _overlaps(each, told)]
    found = [
        DatedEvent(role=event.role, field=_field(draft, event))
        for event in (*told, *of_columns)
        if draft.text.page_at(event.span[0]) not in apart
    ]
    return {"dates": tuple(sorted([*found, *_of_subject(draft)], key=lambda each: each.field.span or (0, 0)))}


def _overlaps(event: FoundEvent, others: Sequence[FoundEvent]) -> bool:
    return any(each.span[0] < event.span[1] and event.span[0] < each.span[1] for each in others)


def value_of(draft: Draft, name: str) -> str | None:
    """The value of a field that was read before, ``None`` where there is none."""
    field = draft.fields.get(name)
    return field.value if isinstance(field, FieldValue) else None


def pages_of_others(attachments: Sequence[Attachment], issuer: str | None) -> set[int]:
    """The pages of drafts and of what others issued: what they say is not said by the document, as its annexes do."""
    others = [each for each in attachments if _is_draft(each) or _is_of_another(each, issuer)]
    return {page for each in others for page in each.pages}


def _is_draft(attachment: Attachment) -> bool:
    return "du thao" in fold(attachment.label or "")


def _is_of_another(attachment: Attachment, issuer: str | None) -> bool:
    return attachment.issuer.value is not None and fold(attachment.issuer.value) != fold(issuer or "")


def _citations(draft: Draft) -> Sequence[Citation]:
    return [each for each in draft.fields.get("citations", ()) if isinstance(each, Citation)]


def _field(draft: Draft, event: FoundEvent) -> FieldValue:
    start, end = event.span
    reasons = event.reasons
    own = draft.fields.get("date")
    if event.derived and isinstance(own, FieldValue) and own.needs_review and event.value == own.value:
        reasons = (*reasons, "the document's own date is in doubt")
    return field_at(
        draft.text,
        start,
        end,
        event.value,
        # The words of a date need no letter by letter reading: its digits are checked all the same.
        Checks(known=True, reasons=reasons),
        origin=Origin.DERIVED if event.derived else None,
        normalised=f"{event.value}T{event.time}" if event.time and event.value else None,
    )


def _of_subject(draft: Draft) -> Iterator[DatedEvent]:
    """First and last day of the period that the subject of a report or a plan names."""
    subject = draft.fields.get("subject")
    if value_of(draft, "document_type") not in OF_ITS_OWN or not isinstance(subject, FieldValue) or not subject.span:
        return
    period = own_period(draft.text.text, *subject.span)
    if period is None or period.year_alone:
        return
    read = field_at(draft.text, *period.span, None, Checks(known=True), origin=Origin.DERIVED)
    doubts = [*(["the subject is in doubt"] if subject.needs_review else []), *([SEVERAL] if period.rivals else [])]
    yield DatedEvent(role="period_start", field=flagged(read.model_copy(update={"value": period.first}), *doubts))
    yield DatedEvent(role="period_end", field=flagged(read.model_copy(update={"value": period.last}), *doubts))
