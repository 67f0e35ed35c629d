"""METS documents of an information package: its own, and that of its one representation (E-ARK CSIP 2.0.4).

As TT 05/2025/TT-BNV asks for a ``SIP_hoso``, and a submitted package had it (docs/package.md): identifiers, labels, the
links from each description to its document. Where these and CSIP differ, CSIP is followed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from lxml import etree

from ocr_pipeline.export.metadata.described import DescribedFile
from ocr_pipeline.export.metadata.markup import xml_bytes, xml_text
from ocr_pipeline.export.package.kept_files import KeptFile
from ocr_pipeline.export.package.places import METS, REPRESENTATION, identifier_of, unique

_METS: Final = "http://www.loc.gov/METS/"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_CSIP: Final = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
PROFILE: Final = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
CONTENT: Final = "MIXED"
"""The kind of content of an archival file, by the vocabulary of CSIP."""
_DESCRIBED: Final = {"MDTYPE": "OTHER", "OTHERMDTYPE": "TT 05/2025/TT-BNV", "MDTYPEVERSION": "1.0"}
_PRESERVED: Final = {"MDTYPE": "PREMIS", "MDTYPEVERSION": "3.0"}


@dataclass(frozen=True, slots=True)
class Linked:
    """The description of a document, and the document."""

    description: KeptFile
    document: KeptFile


def package_mets(
    file: DescribedFile,
    created: dt.datetime,
    described: KeptFile,
    preserved: KeptFile,
    groups: Mapping[str, Sequence[KeptFile]],
) -> bytes:
    """The METS of a package.

    Args:
        file: that it holds.
        created: when.
        described: ``EAD.xml``.
        preserved: ``PREMIS.xml``.
        groups: of files, ``Documentation``, ``Schemas`` and ``Representations/rep1`` (its METS), by their use.
    """
    writer = _Writer(file, created, identifier_of(file), "schemas/")
    dmd = writer.described([described])
    amd = writer.preserved(preserved)
    ids = writer.files(groups)
    top = writer.structure()
    writer.division(top, "Metadata", DMDID=dmd[0], ADMID=amd)
    for use, identifier in ids.items():
        within = writer.division(top, use)
        if use.startswith("Representations"):
            pointer = etree.SubElement(within, _name("mptr"), LOCTYPE="URL")
            pointer.set(_xlink("type"), "simple")
            pointer.set(_xlink("href"), f"{REPRESENTATION}/{METS}")
            pointer.set(_xlink("title"), identifier)
        else:
            etree.SubElement(within, _name("fptr"), FILEID=identifier)
    return writer.content()


def representation_mets(file: DescribedFile, created: dt.datetime, linked: Sequence[Linked]) -> bytes:
    """The METS of the representation: each description linked with its document."""
    writer = _Writer(file, created, REPRESENTATION.rpartition("/")[2], "../../schemas/")
    dmd = writer.described([each.description for each in linked])
    writer.no_preservation()
    [data] = writer.files({"Data": [each.document for each in linked]}).values()
    top = writer.structure(TYPE="ORIGINAL")
    writer.division(top, "Metadata", DMDID=" ".join(dmd))
    etree.SubElement(writer.division(top, "Data"), _name("fptr"), FILEID=data)
    links = writer.division(top, "MetadataLink")
    for identifier, each in zip(dmd, linked, strict=True):
        link = writer.division(links, "MetadataLink/File", of=each.document.path, DMDID=identifier)
        etree.SubElement(link, _name("fptr"), FILEID=writer.file_id(each.document))
    return writer.content()


class _Writer:
    """A METS document, section by section in their order."""

    def __init__(self, file: DescribedFile, created: dt.datetime, identifier: str, schemas: str) -> None:
        self._file, self._created, self._identifier = file, created.isoformat(), identifier
        self._root = etree.Element(
            _name("mets"),
            nsmap={None: _METS, "xlink": _XLINK, "csip": _CSIP, "xsi": _XSI},
            OBJID=identifier,
            LABEL=xml_text(file.values["title"].value if "title" in file.values else file.code),
            TYPE="Mixed",
            PROFILE=PROFILE,
        )
        self._root.set(_csip("CONTENTINFORMATIONTYPE"), CONTENT)
        places = f"{_METS} {schemas}mets1_12.xsd {_XLINK} {schemas}xlink.xsd"
        self._root.set(etree.QName(_XSI, "schemaLocation"), places)
        self._head()

    def content(self) -> bytes:
        return xml_bytes(self._root)

    def _head(self) -> None:
        head = etree.SubElement(self._root, _name("metsHdr"), CREATEDATE=self._created, LASTMODDATE=self._created)
        head.set("RECORDSTATUS", "NEW")
        head.set(_csip("OAISPACKAGETYPE"), "SIP")
        agent = etree.SubElement(head, _name("agent"), ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
        etree.SubElement(agent, _name("name")).text = "vanban"
        note = etree.SubElement(agent, _name("note"))
        note.text = version("vanban")
        note.set(_csip("NOTETYPE"), "SOFTWARE VERSION")
        record = etree.SubElement(head, _name("altRecordID"), TYPE="SUBMISSIONAGREEMENT")
        record.text = xml_text(self._file.code)

    def described(self, files: Iterable[KeptFile]) -> list[str]:
        """A section for each description; returns their identifiers."""
        return [self._section(self._root, "dmdSec", "uuid", each, _DESCRIBED) for each in files]

    def preserved(self, kept: KeptFile) -> str:
        """The section on what was done to the files; returns its identifier."""
        section = etree.SubElement(self._root, _name("amdSec"), ID=self._id("uuid", "amdSec"))
        return self._section(section, "digiprovMD", "uuid", kept, _PRESERVED)

    def no_preservation(self) -> None:
        """An empty section: the package's own tells of all files."""
        etree.SubElement(self._root, _name("amdSec"), ID=self._id("uuid", "amdSec"))

    def files(self, groups: Mapping[str, Sequence[KeptFile]]) -> dict[str, str]:
        """The section of files; returns the identifier of each group."""
        section = etree.SubElement(self._root, _name("fileSec"), ID=self._id("uuid", "fileSec"))
        ids = {use: self._id("uuid", f"group {use}") for use in groups}
        for use, kept in groups.items():
            group = etree.SubElement(section, _name("fileGrp"), USE=use, ID=ids[use])
            if use.startswith("Representations"):
                group.set(_csip("CONTENTINFORMATIONTYPE"), CONTENT)
            for each in kept:
                file = etree.SubElement(group, _name("file"), ID=self.file_id(each), **self._facts(each))
                located = etree.SubElement(file, _name("FLocat"), LOCTYPE="URL")
                located.set(_xlink("type"), "simple")
                located.set(_xlink("href"), each.href)
        return ids

    def structure(self, **attributes: str) -> etree._Element:
        """The one structural map; returns its outermost division."""
        structure = etree.SubElement(self._root, _name("structMap"), LABEL="CSIP", TYPE="PHYSICAL")
        structure.set("ID", self._id("uuid", "structMap"))
        return self.division(structure, self._identifier, **attributes)

    def division(self, within: etree._Element, label: str, of: str = "", **attributes: str) -> etree._Element:
        """A division; ``of`` tells those of one label apart."""
        identifier = self._id("uuid", f"div {label} {of}")
        return etree.SubElement(within, _name("div"), LABEL=label, ID=identifier, **attributes)

    def file_id(self, kept: KeptFile) -> str:
        """The identifier of a file."""
        return self._id("ID", kept.path)

    def _section(self, within: etree._Element, name: str, kind: str, kept: KeptFile, of: Mapping[str, str]) -> str:
        identifier = self._id(kind, kept.path)
        section = etree.SubElement(within, _name(name), ID=identifier, CREATED=self._created, STATUS="CURRENT")
        reference = etree.SubElement(section, _name("mdRef"), LOCTYPE="URL", **of, **self._facts(kept))
        reference.set(_xlink("type"), "simple")
        reference.set(_xlink("href"), kept.href)
        return identifier

    def _facts(self, kept: KeptFile) -> dict[str, str]:
        return {
            "MIMETYPE": kept.media_type,
            "SIZE": str(kept.size),
            "CREATED": self._created,
            "CHECKSUM": kept.sha256,
            "CHECKSUMTYPE": "SHA-256",
        }

    def _id(self, kind: str, what: str) -> str:
        return unique(kind, self._file, f"{self._identifier} {what}")


def _name(name: str) -> etree.QName:
    return etree.QName(_METS, name)


def _xlink(name: str) -> etree.QName:
    return etree.QName(_XLINK, name)


def _csip(name: str) -> etree.QName:
    return etree.QName(_CSIP, name)
