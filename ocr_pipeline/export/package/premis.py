"""What was done to the files of a package, as PREMIS 3.0: each PDF with its SHA-256 and the scan it was made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from lxml import etree

from ocr_pipeline.export.metadata.described import DescribedDocument, DescribedFile
from ocr_pipeline.export.metadata.markup import xml_bytes, xml_text
from ocr_pipeline.export.package.kept_files import KeptFile
from ocr_pipeline.export.package.places import unique

_PREMIS: Final = "http://www.loc.gov/premis/v3"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
FORMAT: Final = ("Acrobat PDF/A - Portable Document Format", "2b", "fmt/477")
"""Name, version and entry in PRONOM of what :mod:`ocr_pipeline.export.pdf` writes."""


@dataclass(frozen=True, slots=True)
class Preserved:
    """A PDF, the document that it shows, and the SHA-256 of its scan."""

    kept: KeptFile
    document: DescribedDocument
    scan: str


def preservation(file: DescribedFile, created: dt.datetime, preserved: Sequence[Preserved]) -> bytes:
    """The preservation metadata of a package; paths are from its root."""
    root = etree.Element(_name("premis"), nsmap={"premis": _PREMIS, "xsi": _XSI}, version="3.0")
    made, packed = (unique("uuid", file, f"event {kind}") for kind in ("creation", "package"))
    for each in preserved:
        _object(root, each, made)
    note = "PDF/A-2b hai lớp từ bản quét: ảnh giữ nguyên, lớp chữ do máy nhận dạng."
    _event(root, made, "creation", created, note)
    _event(root, packed, "information package creation", created, f"Gói tin của hồ sơ {file.code}.")
    agent = etree.SubElement(root, _name("agent"))
    _identify(agent, "agent", "local", "vanban")
    _text(agent, "agentName", "vanban")
    _text(agent, "agentType", "software")
    _text(agent, "agentVersion", version("vanban"))
    return xml_bytes(root)


def _object(root: etree._Element, each: Preserved, event: str) -> None:
    kept = each.kept
    file = etree.SubElement(root, _name("object"))
    file.set(etree.QName(_XSI, "type"), "premis:file")
    _identify(file, "object", "local", kept.path)
    facts = etree.SubElement(file, _name("objectCharacteristics"))
    fixity = etree.SubElement(facts, _name("fixity"))
    _text(fixity, "messageDigestAlgorithm", "SHA-256")
    _text(fixity, "messageDigest", kept.sha256)
    _text(facts, "size", str(kept.size))
    name, number, key = FORMAT
    form = etree.SubElement(facts, _name("format"))
    designation = etree.SubElement(form, _name("formatDesignation"))
    _text(designation, "formatName", name)
    _text(designation, "formatVersion", number)
    registry = etree.SubElement(form, _name("formatRegistry"))
    _text(registry, "formatRegistryName", "PRONOM")
    _text(registry, "formatRegistryKey", key)
    _text(file, "originalName", each.document.name)
    related = etree.SubElement(file, _name("relationship"))
    _text(related, "relationshipType", "derivation")
    _text(related, "relationshipSubType", "has source")
    _identify(related, "relatedObject", "SHA-256", each.scan)
    _identify(file, "linkingEvent", "UUID", event)


def _event(root: etree._Element, identifier: str, kind: str, when: dt.datetime, detail: str) -> None:
    event = etree.SubElement(root, _name("event"))
    _identify(event, "event", "UUID", identifier)
    _text(event, "eventType", kind)
    _text(event, "eventDateTime", when.isoformat())
    _text(etree.SubElement(event, _name("eventDetailInformation")), "eventDetail", detail)
    outcome = etree.SubElement(event, _name("eventOutcomeInformation"))
    _text(outcome, "eventOutcome", "success")
    _identify(event, "linkingAgent", "local", "vanban")


def _identify(within: etree._Element, what: str, kind: str, value: str) -> None:
    identifier = etree.SubElement(within, _name(f"{what}Identifier"))
    _text(identifier, f"{what}IdentifierType", kind)
    _text(identifier, f"{what}IdentifierValue", value)


def _text(within: etree._Element, name: str, text: str) -> None:
    etree.SubElement(within, _name(name)).text = xml_text(text)


def _name(name: str) -> etree.QName:
    return etree.QName(_PREMIS, name)
