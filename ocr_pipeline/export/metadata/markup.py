"""Metadata as the XML of TT 05/2025/TT-BNV: ``simpledc``, an element a field, and the schema made of the same table."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from ocr_pipeline.export.metadata.described import Values
from ocr_pipeline.export.metadata.fields import Field, Kind, Level, codes_of, fields_of

ROOT: Final = "simpledc"
SCHEMAS: Final = {Level.FILE: "ead.xsd", Level.DOCUMENT: "ead_doc.xsd"}
"""What the schemas are called in a package."""
_XS: Final = "http://www.w3.org/2001/XMLSchema"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) takes no file with, however it is written: control characters, halves of pairs."""
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


def xml_text(text: str) -> str:
    """A text that XML takes: what it forbids is shown as a replacement character, and not left out in silence."""
    return _FORBIDDEN.sub(REPLACED, text)


def values_xml(level: Level, values: Values) -> bytes:
    """The fields of a file or of a document, in the order of the rule; those not known are empty elements.

    Doubts stand in a comment: the rule has no place for them.
    """
    root = etree.Element(ROOT)
    doubtful = [name for name, entered in values.items() if entered.doubt is not None]
    if doubtful:
        root.append(etree.Comment(f" Cần kiểm tra trước khi sử dụng: {', '.join(doubtful)} "))
    for field in fields_of(level):
        element = etree.SubElement(root, field.name)
        element.text = xml_text(values[field.name].value) or None if field.name in values else None
    return xml_bytes(root)


def schema_xml(level: Level) -> bytes:
    """The schema of a level: every field at most once, in any order, with its length and its codes."""
    root = etree.Element(etree.QName(_XS, "schema"), nsmap={"xs": _XS}, elementFormDefault="qualified")
    within = etree.SubElement(root, etree.QName(_XS, "element"), name=ROOT)
    each = etree.SubElement(etree.SubElement(within, etree.QName(_XS, "complexType")), etree.QName(_XS, "all"))
    for field in fields_of(level):
        _restrict(etree.SubElement(each, etree.QName(_XS, "element"), name=field.name, minOccurs="0"), field)
    return xml_bytes(root)


def xml_bytes(root: etree._Element) -> bytes:
    """An XML file: UTF-8, indented, a line break at its end."""
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made


def _restrict(element: etree._Element, field: Field) -> None:
    limits = etree.SubElement(
        etree.SubElement(element, etree.QName(_XS, "simpleType")), etree.QName(_XS, "restriction")
    )
    limits.set("base", "xs:string")
    etree.SubElement(limits, etree.QName(_XS, "maxLength"), value=str(field.longest))
    if pattern := _pattern(field):
        # A field that is not known is empty.
        etree.SubElement(limits, etree.QName(_XS, "pattern"), value=f"({pattern})?")


def _pattern(field: Field) -> str | None:
    match field.kind:
        case Kind.CODE:
            return "|".join(codes_of(field.codes or ""))
        case Kind.CODES:
            one = "|".join(codes_of(field.codes or ""))
            return f"({one})(,({one}))*"
        case Kind.NUMBER:
            return "[0-9]+"
        case Kind.DATE:
            return "[0-9]{2}/[0-9]{2}/[0-9]{4}"
        case Kind.TEXT:
            return None
