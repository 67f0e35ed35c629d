"""What in a header contradicts the rules it was formed by, its date, or itself: each a doubt about those values.

A value that the rules do not know is as often misread as misused; so it stays as read, and a person looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.code_parts import CodeParts, code_parts, notation_parts
from ocr_pipeline.parsing.copy_forms import abbreviations_of
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.form_rules import FormRules, Heading, dated_types, heading_of, rules_of, rules_with_type
from ocr_pipeline.parsing.issuers.areas import words_of
from ocr_pipeline.parsing.issuers.bodies import Body, body_at
from ocr_pipeline.parsing.issuers.days import Days, days_of
from ocr_pipeline.parsing.tables import agencies, type_of_abbreviation
from ocr_pipeline.parsing.titles import AUTHORITY_SIGN
from schemas import Attachment, FieldValue, Origin, Signature, absent

Doubt = tuple[str, str]
"""The name of a field, and the reason in words."""

_STATE: Final = frozenset({"central", "ministry"})
"""Levels of agencies that issue them: TT-SNV is the inspectorate (thanh tra) of a department."""
_OF_A_PLACE: Final = frozenset({"UBND", "HĐND"})
"""The governing bodies of a place issue none of them, with a year or without (Luật BHVBQPPL 2015, Điều 4): what seems
one is a misread abbreviation, TTr most often."""
_DATED: Final = frozenset({"ministry", "provincial"})
"""Levels whose abbreviations are nobody else's: CT is the tax office of a province too."""
_SHARED: Final = {"Chính phủ", "Thủ tướng Chính phủ"}
"""Bodies that issue under each other's abbreviations."""
_GOVERNING: Final = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân"})
_GRACE: Final = 1
"""Years that an abbreviation is met after its agency has ended."""


def header_details(fields: Mapping[str, Any], heading: str = "") -> dict[str, Any]:
    """The header's fields that change: ``details`` with the code's parts and the rules, and the fields in doubt.

    Args:
        fields: fields of the contract by name, with what ``details`` other parsers have added.
        heading: the text of the header's right column.
    """
    parts = _parts(fields)
    days = days_of(_field(fields, "date"))
    whose = heading_of(heading)
    formed = rules_of(parts, days, _field(fields, "urgency").value, whose)
    details = dict(fields.get("details", {}))
    if parts is not None:
        details["code"] = parts.details()
    if formed is not None:
        details["rules"] = {
            "key": formed.rules.key,
            "name": formed.rules.name,
            "evidence": list(formed.evidence),
            "expects": formed.rules.expects(),
            "source": formed.rules.source,
        }
    changed: dict[str, Any] = {"details": details, "copies": tuple(map(_copy, fields.get("copies", ())))}
    rules = formed.rules if formed else None
    if isinstance(signature := fields.get("signature"), Signature):
        changed["signature"] = _signature(signature, rules)
    for name, reason in (*contradictions(fields, parts, days, rules), *_of_form(parts, days, rules, whose)):
        field = changed.get(name, _field(fields, name))
        if field.value is not None:
            changed[name] = flagged(field, reason)
    return changed


def heading_text(text: DocumentText) -> str:
    """The right column of the first header that a document has."""
    lines = text.of(RegionKind.HEADER_RIGHT)
    return "\n".join(text.line_text(line) for line in lines if line.page == lines[0].page)


def contradictions(
    fields: Mapping[str, Any], parts: CodeParts | None, days: Days, rules: FormRules | None
) -> Iterator[Doubt]:
    """Each doubt, with the field it is about."""
    if parts is not None:
        yield from _of_type(parts, rules)
        yield from _of_title(parts, _field(fields, "document_type"))
        yield from _of_place(parts)
        if days.known:
            yield from _of_year(parts, days)
            yield from _of_agencies(parts, days)
        yield from _of_issuer(parts, _field(fields, "issuer"))
    urgency = _field(fields, "urgency").value
    if urgency and rules is not None and rules.grades and urgency not in rules.grades:
        yield "urgency", f"{rules.name} does not know {urgency}"


def _of_form(parts: CodeParts | None, days: Days, rules: FormRules | None, heading: Heading | None) -> Iterator[Doubt]:
    """A code in a grammar that the rules do not know: a sign or a group of it may be lost."""
    if parts is None:
        return
    reason = None
    if heading is not None and (heading == "party") != (parts.form == "party"):
        whose = {"state": "quốc hiệu", "party": "the name of the Party"}[heading]
        reason = f"the heading is {whose}, and the code has another grammar"
    elif rules is not None and days.known and parts.form not in rules.codes:
        reason = f"a code of {days.first.year} has a type or a unit beside the agency"
    if reason is not None:
        yield from (("notation", reason), ("code", reason))


def _signature(signature: Signature, rules: FormRules | None) -> Signature:
    """The signature, a sign of authority in doubt that is of other rules (T/M under quốc hiệu)."""
    if rules is None or not rules.signs:
        return signature
    doubted = [
        flagged(line, f"{rules.name} does not sign {sign}") if (sign := _other_sign(line, rules)) else line
        for line in signature.authority
    ]
    return signature.model_copy(update={"authority": tuple(doubted)})


def _other_sign(line: FieldValue, rules: FormRules) -> str | None:
    """The sign that a line of authority opens with, where other rules know it and these do not."""
    found = AUTHORITY_SIGN.match(line.value or "")
    sign = found[0].strip() if found else None
    if sign is None or "".join(sign.split(".")) in {"".join(each.split(".")) for each in rules.signs}:
        return None
    return sign


def _copy(copy: Attachment) -> Attachment:
    """The certificate of a copy, its notation in doubt where its form or the rules of its day have another one."""
    parts = notation_parts(copy.notation.value or "")
    if parts is None or parts.form != "copy" or parts.type is None:
        return copy
    doubts = list(_of_copy(copy, parts.type))
    return copy.model_copy(update={"notation": flagged(copy.notation, *doubts)}) if doubts else copy


def _of_copy(copy: Attachment, abbreviation: str) -> Iterator[str]:
    form = copy.label or ""
    if form and abbreviation not in (abbreviations_of(form) or (abbreviation,)):
        yield f"the certificate says {form}, its notation {abbreviation}"
    formed = rules_of(None, days_of(copy.date))
    if formed is not None and formed.rules.copies and abbreviation not in formed.rules.copies:
        yield f"{formed.rules.name} does not know the abbreviation {abbreviation} of copies"


def _of_type(parts: CodeParts, rules: FormRules | None) -> Iterator[Doubt]:
    if parts.form != "administrative" or parts.type is None or rules is None or not rules.types:
        return
    others = rules_with_type(parts.type)
    if parts.type not in rules.types and others:
        reason = f"{rules.name} does not know the abbreviation {parts.type} of {others[0].name}"
        yield from (("notation", reason), ("code", reason))


def _of_title(parts: CodeParts, kind: FieldValue) -> Iterator[Doubt]:
    """A code whose type is another one than the title's (PB under THÔNG BÁO): it may be misread."""
    known = type_of_abbreviation().get(parts.type or "")
    if known is not None and kind.value and kind.origin is not Origin.DERIVED and known.name != kind.value:
        reason = f"the title says {kind.value}, the code {known.name}"
        yield from (("notation", reason), ("code", reason))


def _of_year(parts: CodeParts, days: Days) -> Iterator[Doubt]:
    if parts.form in ("normative", "assembly", "judgment") and parts.year is not None:
        if not days.first.year <= parts.year <= days.last.year:
            reason = f"the code says {parts.year}, the date {days.first.year}"
            yield from (("code", reason), ("date", reason))
    elif parts.type in dated_types() and parts.year is None and _of_state(parts):
        kind = type_of_abbreviation()[parts.type].name
        reason = f"the code of a {kind} has a year, and none was read"
        yield from (("notation", reason), ("code", reason))


def _of_place(parts: CodeParts) -> Iterator[Doubt]:
    if parts.type in dated_types() and parts.agencies and parts.agencies[0] in _OF_A_PLACE:
        reason = f"{parts.agencies[0]} issues no {type_of_abbreviation()[parts.type].name}"
        yield from (("notation", reason), ("code", reason), ("document_type", reason))


def _of_state(parts: CodeParts) -> bool:
    return any(abbr in agencies() and agencies()[abbr].level in _STATE for abbr in parts.agencies)


def _of_agencies(parts: CodeParts, days: Days) -> Iterator[Doubt]:
    for abbr in parts.agencies:
        agency = agencies().get(abbr)
        if agency is None or agency.level not in _DATED:
            continue
        early = agency.since is not None and days.last.year < agency.since
        late = agency.until is not None and days.first.year > agency.until + _GRACE
        if early or late:
            reason = f"{abbr} ({agency.name}) is no agency of {days.first.year}"
            yield from (("notation", reason), ("code", reason))


def _of_issuer(parts: CodeParts, issuer: FieldValue) -> Iterator[Doubt]:
    """Two agencies of one kind that are each in a table and not the same: TB-SNV under SỞ Y TẾ."""
    coded = agencies().get(parts.agencies[0]) if parts.agencies and parts.form != "joint" else None
    named, meant = _body(issuer.value), _body(coded.name if coded else None)
    if coded is None or named is None or meant is None or named == meant:
        return
    kinds = {_kind(named), _kind(meant)}
    if len(kinds) > 1 or None in kinds or {named.name, meant.name} == _SHARED:
        return
    reason = f"the issuer is {named.name}, the code says {coded.abbr} ({meant.name})"
    yield from (("issuer", reason), ("notation", reason), ("code", reason))


def _body(name: str | None) -> Body | None:
    found = body_at(words_of(name)) if name else None
    return found[0] if found else None


def _kind(body: Body) -> str | None:
    """Central, provincial or governing; ``None`` for those whose initials are others' too (phòng, cục)."""
    if body.name in _GOVERNING:
        return "governing"
    return body.level if body.level in ("central", "province") else None


def _parts(fields: Mapping[str, Any]) -> CodeParts | None:
    """The parts of the code or, where its number was not read, of the notation."""
    code, notation = (_field(fields, name).value for name in ("code", "notation"))
    return code_parts(code) if code else notation_parts(notation) if notation else None


def _field(fields: Mapping[str, Any], name: str) -> FieldValue:
    field = fields.get(name)
    return field if isinstance(field, FieldValue) else absent()
