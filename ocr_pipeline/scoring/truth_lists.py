"""Lists against complete truth: names, dates, the outline, electronic signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ocr_pipeline.scoring.boxes import Sheets
from ocr_pipeline.scoring.counts import Share
from ocr_pipeline.scoring.equality import alike, same_authority, same_name, same_text
from ocr_pipeline.scoring.listing import Kind, Listed, score_list
from schemas import DatedEvent, DigitalSignature, Document, FieldValue, Section

FieldPairs = list[tuple[FieldValue, FieldValue]]


def score_names(truth: Document, document: Document) -> tuple[dict[str, Listed], FieldPairs]:
    """Addressees, recipients, lines of authority, dates with a role; and the values of all that were found."""
    sheets = Sheets(truth), Sheets(document)
    scores: dict[str, Listed] = {}
    pairs: FieldPairs = []
    for name, wanted, given, same in (
        ("addressees", truth.addressees, document.addressees, same_name),
        ("recipients", truth.recipients, document.recipients, same_name),
        ("authority", truth.signature.authority, document.signature.authority, same_authority),
    ):
        scores[name], found = score_list(_named(name, same, *sheets), _shown(wanted), _shown(given))
        pairs += found
    scores["dates"], events = score_list(_EVENT, truth.dates, document.dates)
    return scores, pairs + [(want.field, got.field) for want, got in events]


def score_outline(truth: Document, document: Document) -> tuple[Listed, Share]:
    """Sections by label and title, wherever they are nested; and how many of the truth's have their level."""
    wanted, given = list(_flat(truth.sections)), list(_flat(document.sections))
    listed, pairs = score_list(_SECTION, wanted, given)
    return listed, Share(sum(want.level == got.level for want, got in pairs), len(wanted))


def score_electronic(truth: Document, document: Document) -> tuple[Listed, Share]:
    """Electronic signatures by who signs; and how many of the truth's have their time."""
    listed, pairs = score_list(_ELECTRONIC, truth.digital_signatures, document.digital_signatures)
    timed = sum(bool(each.time) for each in truth.digital_signatures)
    return listed, Share(sum(bool(want.time) and _same_time(want, got) for want, got in pairs), timed)


def _shown(fields: Sequence[FieldValue]) -> list[FieldValue]:
    return [field for field in fields if field.value]


def _named(name: str, same: Callable[[str, str], bool], of_truth: Sheets, of_document: Sheets) -> Kind[FieldValue]:
    def near(want: FieldValue, got: FieldValue) -> tuple[int]:
        one, other = of_truth.place(want.page, want.bbox), of_document.place(got.page, got.bbox)
        return (round(1000 * one.iou(other)) if one and other else 0,)

    return Kind(
        name=name,
        same=lambda want, got: same(want.value or "", got.value or ""),
        words=lambda field: field.value or "",
        flagged=lambda field: field.needs_review,
        finer=near,
    )


def _flat(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _flat(section.children)


def _same_section(want: Section, got: Section) -> bool:
    return same_text(want.label, got.label) and same_name(want.title, got.title)


def _same_signer(want: DigitalSignature, got: DigitalSignature) -> bool:
    if want.signer or got.signer:
        return same_text(want.signer or "", got.signer or "")
    return alike(want.organisation, got.organisation, 0.9)


def _same_time(want: DigitalSignature, got: DigitalSignature) -> bool:
    return _instant(want.time) == _instant(got.time)


def _instant(time: str | None) -> dt.datetime | str | None:
    """The moment itself, so that +07:00 and Z can be compared; what is no ISO time stays as it is."""
    try:
        return dt.datetime.fromisoformat(time) if time else None
    except ValueError:
        return time


_EVENT: Final[Kind[DatedEvent]] = Kind(
    name="dates",
    same=lambda want, got: (want.role, want.field.value) == (got.role, got.field.value),
    words=lambda event: f"{event.role} {event.field.value}",
    flagged=lambda event: event.field.needs_review,
)
_SECTION: Final[Kind[Section]] = Kind(
    name="sections",
    same=_same_section,
    words=lambda section: " ".join(filter(None, (section.label, section.title))),
    finer=lambda want, got: (int(want.level == got.level),),
)
_ELECTRONIC: Final[Kind[DigitalSignature]] = Kind(
    name="digital_signatures",
    same=_same_signer,
    words=lambda each: f"{each.signer or each.organisation}, {each.time}",
    finer=lambda want, got: (int(_same_time(want, got)),),
)
