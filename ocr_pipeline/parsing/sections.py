"""The built-in section parsers: each takes a draft and gives fields of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import regex

from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.citations import find_own_mentions, find_references
from ocr_pipeline.parsing.cited_readings import likeliest
from ocr_pipeline.parsing.closing import parse_recipients
from ocr_pipeline.parsing.damaged_dates import all_dates
from ocr_pipeline.parsing.evidence import placed, with_evidence
from ocr_pipeline.parsing.fields import Checks, field_at, missing
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.form_rules import SECRECY, URGENCY, heading_of, regimes_of
from ocr_pipeline.parsing.heading.addressees import parse_addressees
from ocr_pipeline.parsing.heading.numbered import Witness, numbered_head
from ocr_pipeline.parsing.heading.place_date import parse_place_and_date
from ocr_pipeline.parsing.heading.title import parse_title, titled_type
from ocr_pipeline.parsing.issuers.damaged_places import mended_place
from ocr_pipeline.parsing.issuers.days import Days, days_of
from ocr_pipeline.parsing.issuers.full_names import with_full_names
from ocr_pipeline.parsing.outline import find_sections
from ocr_pipeline.parsing.registry import Draft
from ocr_pipeline.parsing.signature import read_signature
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import FieldValue, Origin, absent


def header(draft: Draft) -> Mapping[str, Any]:
    """Issuer and parent, number, notation, place, date, type, subject, urgency, secrecy."""
    return head_of_page(draft, draft.pages[0] if draft.pages else 1)


def head_of_page(draft: Draft, page: int) -> dict[str, Any]:
    """The fields of the head that stands on ``page``."""
    kinds = (RegionKind.HEADER_LEFT, RegionKind.HEADER_RIGHT, RegionKind.BODY)
    left, right, body = (draft.text.of(kind, [page]) for kind in kinds)
    return head_of_lines(draft, page, (left, right, body))


def head_of_lines(draft: Draft, page: int, lines: tuple[Sequence[TextLine], ...]) -> dict[str, Any]:
    """The fields of a head on ``page``, given as its left column's lines, its right column's, and those below."""
    text = draft.text
    left, right, body = lines
    recipients = "\n".join(text.line_text(each) for each in text.of(RegionKind.RECIPIENTS, draft.pages))
    regimes = regimes_of(heading_of("\n".join(map(text.line_text, right))), _days_told(text, right))
    head = numbered_head(text, left, page, Witness(titled_type(text, body), recipients, regimes), draft.restorer)
    codes, below = head.codes, head.below
    place, date = parse_place_and_date(text, right, head.issuer.value)
    if text.misread:
        place = mended_place(place, (head.issuer.value, head.parent.value), text, days_of(date))
    unstamped = [line for line in below if _word_of(text, line, {**URGENCY, **SECRECY}) is None]
    title = parse_title(text, unstamped, body, codes.notation.value, draft.restorer, head.issuer.value)
    return {
        **with_full_names(head.parent, head.issuer, place, date),
        "code": codes.code,
        "number": codes.number,
        "notation": codes.notation,
        "place": place,
        "date": date,
        "document_type": title.document_type,
        "subject": title.subject,
        "urgency": _stamp_word(text, [*below, *body[:6]], URGENCY),
        "secrecy": _stamp_word(text, [*below, *body[:6]], SECRECY),
    }


def _days_told(text: DocumentText, right: Sequence[TextLine]) -> Days:
    """The days that the date of a header's right column allows."""
    return days_of(parse_place_and_date(text, right, None)[1])


def _stamp_word(text: DocumentText, lines: Sequence[TextLine], words: Mapping[str, str]) -> FieldValue:
    """A word of urgency or secrecy that stands on a line alone."""
    for line in lines:
        word = _word_of(text, line, words)
        if word is not None:
            return field_at(text, line.start, line.end, word, Checks(known=True))
    return absent()


def _word_of(text: DocumentText, line: TextLine, words: Mapping[str, str]) -> str | None:
    """The word of ``words`` that a line in capitals says and nothing else; its frame may be read as single letters."""
    read = regex.sub(r"[\W_\d]", " ", fold(text.line_text(line))).split()
    said = " ".join(word for word in read if len(word) > 1)
    return words.get(said) if text.line_text(line).strip("| []").isupper() else None


ADDRESSED: Final = frozenset(("Công văn", "Công điện"))
"""Types that always go to somebody (NĐ 30/2020 Phụ lục III, mẫu 1.5 and 1.6)."""


def addressees(draft: Draft) -> Mapping[str, Any]:
    """Kính gửi; of a letter and a telegram it was not read where none is found."""
    body = draft.text.of(RegionKind.BODY, draft.pages[:1])
    found = parse_addressees(draft.text, body)
    if not found and body and draft.fields.get("document_type", absent()).value in ADDRESSED:
        found = (missing("no Kính gửi was read, and such a document goes to somebody", page=body[0].page),)
    return {"addressees": found}


def references(draft: Draft) -> Mapping[str, Any]:
    """Citations, legal bases and statistics of the whole text."""
    text = draft.text
    code, kind, date = (draft.fields.get(name, absent()) for name in ("code", "document_type", "date"))
    own_date = None if date.needs_review else date.value
    month = date.value[:7] if code.origin is Origin.HANDWRITTEN and date.value else None
    year = date.value[:4] if date.value else None
    found = find_references(
        text.text, own_code=code.value, own_type=kind.value, own_date=own_date, own_month=month, own_year=year
    )
    citations = likeliest(text, [with_evidence(text, each) for each in found.citations], date.value)
    bases = likeliest(text, [with_evidence(text, each) for each in found.legal_bases], date.value)
    statistics = find_statistics(
        text.text,
        citations,
        all_dates(text.text),
        subject=draft.fields.get("subject", absent()).span,
        kind=kind.value,
    )
    return {
        "citations": tuple(citations),
        "own_mentions": tuple(placed(text, each) for each in find_own_mentions(text.text, kind.value or "Văn bản")),
        "legal_bases": tuple(bases),
        "statistics": tuple(with_evidence(text, each) for each in statistics),
    }


def outline(draft: Draft) -> Mapping[str, Any]:
    """The sections of the body."""
    return {"sections": tuple(find_sections(draft.text.text))}


def closing(draft: Draft) -> Mapping[str, Any]:
    """Signature and recipients of the main document."""
    text = draft.text
    signed = text.of(RegionKind.SIGNATURE, draft.pages)
    recipients = text.of(RegionKind.RECIPIENTS, draft.pages)
    return {
        "signature": read_signature(text, _first_page_of(signed), draft.restorer, draft.pages),
        "recipients": parse_recipients(text, _first_page_of(recipients)),
    }


def _first_page_of(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of the first page that has any: an attachment may be signed again further on."""
    return [line for line in lines if line.page == lines[0].page] if lines else []
