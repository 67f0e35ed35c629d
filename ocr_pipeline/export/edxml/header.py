"""A message header made of a document, element by element of a table, and checked against the same table.

There is no public schema of edXML: the table is our own (``elements.tsv``). What a scan cannot tell (identifiers of
agencies above all) is left out and told, never made up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lxml import etree

from ocr_pipeline.export.metadata.markup import xml_bytes, xml_text
from ocr_pipeline.export.sentences import all_in_language
from schemas import Document, FieldValue

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
PREFIX: Final = "edXML"
_URGENCY: Final = {"khẩn": "1", "thượng khẩn": "2", "hỏa tốc": "3", "hoả tốc": "3", "hỏa tốc hẹn giờ": "4"}
"""``Priority``; as public code has it, not verified. Without a mark there is none: it may not have been seen."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: the path to it, whether it must be there, how long its text may be, and its form."""

    path: str
    required: bool
    longest: int
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an element has against it."""

    path: str
    says: str


@dataclass(frozen=True, slots=True)
class Header:
    """A message header as XML, and all that is missing, doubtful or wrong in it."""

    content: bytes
    troubles: tuple[Trouble, ...]


@cache
def elements() -> tuple[Element, ...]:
    """The elements of a header, in their order."""
    text = files("ocr_pipeline.export.edxml").joinpath("elements.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Element(path, need == "required", int(longest), re.compile(pattern) if pattern else None)
        for path, need, longest, pattern in rows
    )


def header_of(document: Document, organ_id: str | None = None) -> Header:
    """The header of the message that would send a document.

    Args:
        document: as it was read.
        organ_id: the identifier of the agency that issued it (QĐ 20/2020/QĐ-TTg), which no scan tells.
    """
    values = {path: found for path, found in _values(document, organ_id).items() if found}
    told = [*_troubles(values), *_doubts(document)]
    return Header(_xml(values), tuple(told))


def _values(document: Document, organ_id: str | None) -> dict[str, list[str]]:
    """The texts of each element; those of ``To`` are one for each addressee."""
    day = (document.date.value or "").replace("-", "/")
    number, notation = document.number.value, document.notation.value
    known = organ_id and re.fullmatch(r"\d{4}/\d\d/\d\d", day) and number and notation
    signature = document.signature
    deadlines = [each.value for each in _deadlines(document) if each.value]
    return {
        "From/OrganId": _one(organ_id),
        "From/OrganName": _one(document.issuer.value),
        "To/OrganName": _all(document.addressees),
        "DocumentId": [f"{organ_id},{day},{number}/{notation}"] if known else [],
        "Code/CodeNumber": _one(number),
        "Code/CodeNotation": _one(notation),
        "PromulgationInfo/Place": _one(document.place.value),
        "PromulgationInfo/PromulgationDate": _one(day),
        "DocumentType/TypeName": _one(document.document_type.value),
        "Subject": _one(document.subject.value),
        "SignerInfo/Competence": _one("; ".join(_all(signature.authority))),
        "SignerInfo/Position": _one(signature.title.value),
        "SignerInfo/FullName": _one(signature.name.value),
        "DueDate": [deadlines[0].replace("-", "/")] if len(deadlines) == 1 else [],
        "ToPlaces/Place": _all(document.recipients),
        "OtherInfo/Priority": _one(_URGENCY.get(" ".join((document.urgency.value or "").casefold().split()))),
        "OtherInfo/PageAmount": [str(len(document.pages))] if document.pages else [],
    }


def _one(value: str | None) -> list[str]:
    return [value] if value else []


def _all(found: Sequence[FieldValue]) -> list[str]:
    return [each.value for each in found if each.value]


def _troubles(values: Mapping[str, Sequence[str]]) -> Iterator[Trouble]:
    for each in elements():
        found = values.get(each.path, ())
        if each.required and not found:
            yield Trouble(each.path, "thiếu: bản quét không cho biết")
        for value in found:
            if len(value) > each.longest:
                yield Trouble(each.path, f"dài {len(value)} ký tự; tối đa {each.longest}")
            if each.pattern is not None and not each.pattern.fullmatch(value):
                yield Trouble(each.path, f"sai dạng: {value}")


def _deadlines(document: Document) -> tuple[FieldValue, ...]:
    return tuple(each.field for each in document.dates if each.role == "deadline")


def _doubts(document: Document) -> Iterator[Trouble]:
    read = {
        "From/OrganName": (document.issuer,),
        "To/OrganName": document.addressees,
        "Code/CodeNumber": (document.number,),
        "Code/CodeNotation": (document.notation,),
        "PromulgationInfo/Place": (document.place,),
        "PromulgationInfo/PromulgationDate": (document.date,),
        "DocumentType/TypeName": (document.document_type,),
        "Subject": (document.subject,),
        "SignerInfo/Competence": document.signature.authority,
        "SignerInfo/Position": (document.signature.title,),
        "SignerInfo/FullName": (document.signature.name,),
        "DueDate": _deadlines(document),
        "ToPlaces/Place": document.recipients,
        "OtherInfo/Priority": (document.urgency,),
    }
    for path, found in read.items():
        for each in found:
            if each.needs_review:
                yield Trouble(path, f"cần kiểm tra: {'; '.join(all_in_language(each.reasons, 'vi'))}")


def _xml(values: Mapping[str, Sequence[str]]) -> bytes:
    root = etree.Element(_name("edXML"), nsmap={PREFIX: NAMESPACE})
    message = root
    for name in ("edXMLEnvelope", "edXMLHeader", "MessageHeader"):
        message = etree.SubElement(message, _name(name))
    parents: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for each in elements():
        over, _, name = each.path.rpartition("/")
        for place, value in enumerate(values.get(each.path, ())):
            # Each addressee is a To of its own; the places of ToPlaces stand below one another.
            at = place if over == "To" else 0
            if over and len(parents[over]) <= at:
                parents[over].append(etree.SubElement(message, _name(over)))
            element = etree.SubElement(parents[over][at] if over else message, _name(name))
            element.text = xml_text(value)
    return xml_bytes(root)


def _name(name: str) -> etree.QName:
    return etree.QName(NAMESPACE, name)
