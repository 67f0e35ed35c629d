"""Whether a person must look at a document, and at what: the sum of its fields' doubts, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas import DETAILS, Evidence, FieldValue, Received, Review, Signature
from schemas.fields import Model

HEADER = ("document_type", "code", "number", "notation", "issuer_parent", "issuer", "place", "date", "subject")
ENCLOSED = {"attachment": "attachments", "copy": "copies"}
LISTS = ("addressees", "legal_bases", "citations", "statistics", "recipients")


def review_of(fields: Mapping[str, Any]) -> Review:
    """The review that the fields call for: a line for each flagged value, its name and its first reason."""
    reasons = tuple(dict.fromkeys(_reasons(fields)))
    return Review(required=bool(reasons), reasons=reasons)


def reasons_of_stamp(received: Received | None) -> Iterator[str]:
    """A line of the document's review for each flagged value of the stamp."""
    if received is not None:
        for name in ("number", "date", "office"):
            field: FieldValue = getattr(received, name)
            if field.needs_review:
                yield f"received {name}: {field.reasons[0]}"


def _reasons(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, field in flagged_fields(fields):
        yield f"{name}: {field.reasons[0]}"


def flagged_fields(fields: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    """Every flagged value with its name; those of a list carry their place in it, counted from 1."""
    for name in (*HEADER, "urgency", "secrecy"):
        field = fields.get(name)
        if isinstance(field, Evidence) and field.needs_review:
            yield name, field
    yield from _of_enclosures(fields)
    signature = fields.get("signature")
    if isinstance(signature, Signature):
        yield from _of_signature(signature)
    for name in LISTS:
        for place, each in enumerate(fields.get(name, ()), start=1):
            if each.needs_review:
                yield f"{name} {place}", each
    for place, dated in enumerate(fields.get("dates", ()), start=1):
        if dated.field.needs_review:
            yield f"dates {place} ({dated.role})", dated.field
    yield from _of_details(fields.get("details", {}))


def _of_details(details: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    """The flagged values of details: the built-in types' by their models, others' by their shape."""
    for name, found in details.items():
        if name in DETAILS:
            yield from _within(f"details {name}", DETAILS[name].model_validate(found))
        else:
            yield from _flagged_in(f"details {name}", found)


def _flagged_in(name: str, found: object) -> Iterator[tuple[str, Evidence]]:
    if isinstance(found, Mapping):
        if found.get("needs_review") and found.get("reasons"):
            yield name, FieldValue(needs_review=True, reasons=tuple(str(reason) for reason in found["reasons"]))
            return
        for part, inner in found.items():
            yield from _flagged_in(f"{name} {part}", inner)
    elif isinstance(found, list | tuple):
        for place, each in enumerate(found, start=1):
            yield from _flagged_in(f"{name} {place}", each)


def _within(name: str, found: object) -> Iterator[tuple[str, Evidence]]:
    if isinstance(found, Evidence):
        if found.needs_review:
            yield name, found
    elif isinstance(found, Model):
        for part in type(found).model_fields:
            yield from _within(f"{name} {part}", getattr(found, part))
    elif isinstance(found, tuple):
        for place, each in enumerate(found, start=1):
            yield from _within(f"{name} {place}", each)


def _of_enclosures(fields: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    for kind, listed in ENCLOSED.items():
        for place, enclosed in enumerate(fields.get(listed, ()), start=1):
            heads = ((name, getattr(enclosed, name)) for name in HEADER)
            yield from ((f"{kind} {place} {name}", field) for name, field in heads if field.needs_review)


def _of_signature(signature: Signature) -> Iterator[tuple[str, Evidence]]:
    parts = [
        *(("authority", line) for line in signature.authority),
        ("title", signature.title),
        ("name", signature.name),
    ]
    for name, field in parts:
        if field.needs_review:
            yield f"signature {name}", field
