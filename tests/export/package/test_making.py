"""A package as archivists and programs take it apart: METS, EAD, PREMIS, tables; the same every time, never half."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
from importlib.resources import files as resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from lxml import etree

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.record import sha256_of
from ocr_pipeline.errors import ArchiveBusyError, SettingsError, UnwritableOutputError
from ocr_pipeline.export.metadata.described import Entered
from ocr_pipeline.export.metadata.given import GivenFile
from ocr_pipeline.export.package.bag import is_package, verify_package
from tests.export.package.packed import (
    FILE,
    GIVEN,
    OTHER,
    archive_of,
    box,
    contents,
    files_of,
    keep_pdf,
    letter,
    packed,
)

NAMES = {
    "m": "http://www.loc.gov/METS/",
    "x": "http://www.w3.org/1999/xlink",
    "c": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "p": "http://www.loc.gov/premis/v3",
}
RULES = [
    line.split("\t")
    for line in (Path(__file__).parent / "csip.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
STEPS = ("pdf made", "file described", "bag closed", "ready")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return box(tmp_path_factory.mktemp("box"))


@pytest.fixture(scope="module")
def package(archive: Archive) -> Path:
    out = archive.places.root.parent / "out"
    assert packed(archive, out)
    return out


def _packages(package: Path) -> list[Path]:
    return sorted(path for path in (package / "data").iterdir() if path.is_dir())


def _mets(package: Path) -> list[Path]:
    return [path for each in _packages(package) for path in (each / "METS.xml", each / "representations/rep1/METS.xml")]


class _Shipped(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """The schema of links, where that of METS asks the network for it."""

    def resolve(self, url: str, _name: str, context: Any) -> Any:
        if url.endswith("xlink.xsd"):
            return self.resolve_filename(str(_schema("xlink.xsd")), context)
        return None


def _schema(name: str) -> Path:
    return Path(str(resources("ocr_pipeline.export.package").joinpath("schemas", name)))


def test_each_mets_is_valid_by_the_schema_of_mets(package: Path) -> None:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Shipped())
    schema = etree.XMLSchema(etree.parse(_schema("mets1_12.xsd"), parser))
    assert len(_mets(package)) == 4
    for path in _mets(package):
        schema.assertValid(etree.parse(path))


@pytest.mark.parametrize(("requirement", "of", "context", "test"), RULES, ids=[rule[0] for rule in RULES])
def test_requirements_of_csip(package: Path, requirement: str, of: str, context: str, test: str) -> None:
    for path in _mets(package):
        if of == "root" and "representations" in path.parts:
            continue
        found = etree.parse(path).xpath(context, namespaces=NAMES)
        assert found
        assert all(each.xpath(f"boolean({test})", namespaces=NAMES) for each in found), path


def test_what_mets_names_is_there_as_it_says_and_nothing_else_is(package: Path) -> None:
    for root in _packages(package):
        named = set()
        for path in (root / "METS.xml", root / "representations/rep1/METS.xml"):
            for each in etree.parse(path).xpath("//m:mdRef | //m:file", namespaces=NAMES):
                [href] = each.xpath("@x:href | m:FLocat/@x:href", namespaces=NAMES)
                target = path.parent / unquote(href)
                content = target.read_bytes()
                assert (each.get("SIZE"), each.get("CHECKSUM")) == (str(len(content)), sha256_of(content))
                named.add(target)
        assert {path for path in root.rglob("*") if path.is_file()} == {*named, root / "METS.xml"}


def test_identifiers_are_unique_and_every_reference_leads_somewhere(package: Path) -> None:
    for path in _mets(package):
        tree = etree.parse(path)
        ids = tree.xpath("//@ID")
        assert len(ids) == len(set(ids))
        for name in ("DMDID", "ADMID", "FILEID"):
            assert {each for value in tree.xpath(f"//@{name}") for each in value.split()} <= set(ids)


def test_each_description_is_linked_with_its_document(package: Path) -> None:
    for root in _packages(package):
        tree = etree.parse(root / "representations/rep1/METS.xml")
        for link in tree.xpath("//m:div[@LABEL = 'MetadataLink/File']", namespaces=NAMES):
            [described] = tree.xpath(f"//m:dmdSec[@ID = '{link.get('DMDID')}']/m:mdRef/@x:href", namespaces=NAMES)
            [file] = link.xpath("m:fptr/@FILEID", namespaces=NAMES)
            [document] = tree.xpath(f"//m:file[@ID = '{file}']/m:FLocat/@x:href", namespaces=NAMES)
            assert Path(described).stem == f"EAD_doc_{Path(document).stem}"


def test_premis_tells_of_each_pdf_and_of_its_scan(package: Path, archive: Archive) -> None:
    scans = {each.record.sha256 for each in archive}
    told = set()
    for root in _packages(package):
        tree = etree.parse(root / "metadata/preservation/PREMIS.xml")
        for each in tree.xpath("//p:object", namespaces=NAMES):
            [path] = each.xpath("p:objectIdentifier/p:objectIdentifierValue/text()", namespaces=NAMES)
            assert each.xpath(".//p:messageDigestAlgorithm/text()", namespaces=NAMES) == ["SHA-256"]
            [digest] = each.xpath(".//p:messageDigest/text()", namespaces=NAMES)
            assert digest == sha256_of((root / path).read_bytes())
            told |= set(each.xpath(".//p:relatedObjectIdentifierValue/text()", namespaces=NAMES))
        events = set(tree.xpath("//p:event/p:eventIdentifier/p:eventIdentifierValue/text()", namespaces=NAMES))
        assert set(tree.xpath("//p:linkingEventIdentifierValue/text()", namespaces=NAMES)) <= events
    assert told == scans


ORDER = {
    "object": "objectIdentifier objectCharacteristics originalName relationship linkingEventIdentifier",
    "objectCharacteristics": "fixity size format",
    "relationship": "relationshipType relationshipSubType relatedObjectIdentifier",
    "event": "eventIdentifier eventType eventDateTime eventDetailInformation eventOutcomeInformation"
    " linkingAgentIdentifier",
    "agent": "agentIdentifier agentName agentType agentVersion",
}
"""Elements of PREMIS 3.0 in the order of its schema, which was not at hand."""


@pytest.mark.parametrize("name", ORDER)
def test_premis_has_its_elements_in_their_order(package: Path, name: str) -> None:
    for root in _packages(package):
        tree = etree.parse(root / "metadata/preservation/PREMIS.xml")
        found = tree.xpath(f"//p:{name}", namespaces=NAMES)
        assert found
        assert {" ".join(etree.QName(child).localname for child in each) for each in found} == {ORDER[name]}


def test_the_fields_of_files_and_documents_are_valid_by_their_schemas(package: Path) -> None:
    for root in _packages(package):
        for name, pattern in (("ead.xsd", "metadata/descriptive/EAD.xml"), ("ead_doc.xsd", "**/EAD_doc_*.xml")):
            schema = etree.XMLSchema(etree.parse(root / "schemas" / name))
            found = [*root.glob(pattern)]
            assert found
            for path in found:
                schema.assertValid(etree.parse(path))


def test_names_and_fields_follow_the_rule(package: Path) -> None:
    [first, _] = sorted(_packages(package), key=lambda root: len([*root.rglob("*.pdf")]), reverse=True)
    assert sorted(path.name for path in first.rglob("*.pdf")) == [
        "H49.64.33.2001.160.1.pdf",
        "H49.64.33.2001.160.2.pdf",
    ]
    ead = etree.parse(first / "metadata/descriptive/EAD.xml")
    told = {each.tag: each.text for each in ead.getroot() if isinstance(each.tag, str) and each.text}
    assert told == {
        **FILE, "language": "01", "startDate": "01/03/2001", "endDate": "02/03/2001", "totalDoc": "2",
        "numberOfPage": "4", "confidenceLevel": "02",
    }  # fmt: skip
    path = first / "representations/rep1/metadata/descriptive/EAD_doc_H49.64.33.2001.160.2.xml"
    described = etree.parse(path)
    assert described.findtext("docCode") == "H49.64.33.2001.160.0000002"
    assert described.findtext("subject") == "Về việc <A> & B\N{REPLACEMENT CHARACTER} số 2"
    assert re.fullmatch("uuid-[0-9A-F-]{36}", first.name)


def test_what_is_in_doubt_is_said_in_every_form(package: Path) -> None:
    data = package / "data"
    with (data / "van-ban.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [*csv.DictReader(stream)]
    assert [row["Cần kiểm tra"] for row in rows] == ["", "", "codeNumber"]
    with (data / "bao-cao.csv").open(encoding="utf-8-sig", newline="") as stream:
        [doubt] = [row for row in csv.DictReader(stream) if row["Vấn đề"] == "Cần kiểm tra"]
    assert (doubt["Trường"], doubt["Tệp quét"]) == ("codeNumber", "quét 3.pdf")
    assert "Khả năng khác: 8" in doubt["Chi tiết"]
    [cell] = [
        cell
        for row in openpyxl.load_workbook(data / "ho-so.xlsx")["Văn bản"].iter_rows(min_row=2)
        for cell in row
        if cell.comment
    ]
    assert (cell.value, cell.fill.fgColor.rgb) == ("3", "FFFFEB9C")
    [xml] = [text for path in data.rglob("EAD_doc_*.xml") if "Cần kiểm tra" in (text := path.read_text("utf-8"))]
    assert "codeNumber" in xml


def test_the_register_leads_to_the_pdfs_of_the_package(package: Path, archive: Archive) -> None:
    sheet = openpyxl.load_workbook(package / "data/so-van-ban.xlsx").active
    links = [row[-1].value for row in sheet.iter_rows(min_row=2)]
    for link in links:
        [path] = re.findall(r'HYPERLINK\("([^"]+)"', link)
        assert (package / "data" / path).is_file()
    for path in (package / "data").rglob("*"):
        assert not path.is_file() or str(archive.places.root.parent).encode() not in path.read_bytes()


def test_the_same_archive_table_and_time_give_the_same_bytes(package: Path, archive: Archive, tmp_path: Path) -> None:
    packed(archive, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(package)


@pytest.mark.parametrize("step", STEPS)
def test_interrupted_and_gone_on_with_it_is_the_same_package(
    package: Path, archive: Archive, tmp_path: Path, step: str
) -> None:
    out = tmp_path / "out"
    made: list[str] = []

    def stop(taken: str) -> None:
        if taken == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packed(archive, out, on_step=stop)
    assert not out.exists()
    assert packed(archive, out, on_step=made.append)
    assert made.count("pdf made") == {"pdf made": 2}.get(step, 0)
    assert contents(out) == contents(package)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_that_goes_on_says_when_the_first_one_began(archive: Archive, tmp_path: Path) -> None:
    def stop(_step: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packed(archive, tmp_path / "out", on_step=stop, created=None)
    [begun] = re.findall('"created": "([^"]+)"', (tmp_path / "out.part.jsonl").read_text())
    packed(archive, tmp_path / "out", created=None)
    assert etree.parse(_mets(tmp_path / "out")[0]).xpath("//m:metsHdr/@CREATEDATE", namespaces=NAMES) == [begun]


def test_what_an_earlier_run_left_half_made_is_not_in_the_package(
    package: Path, archive: Archive, tmp_path: Path
) -> None:
    part = tmp_path / "out.part"
    [made] = [name for name in contents(package) if name.endswith(".160.1.pdf")]
    for name, content in (
        (made, b"half"), ("data/x.pdf", b"old"), ("data/uuid-OLD/METS.xml", b"old"), (".vanban-1.part", b"left"),
        ("../out.part.jsonl", b'{"created": "2020-01-01T00:00:00+07:00"}\n{"path": "' + made.encode() + b'", "key": "'),
    ):  # fmt: skip
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        (part / name).write_bytes(content)
    assert packed(archive, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(package)


def test_a_pdf_that_cannot_be_made_is_told_and_nothing_is_taken_for_whole(tmp_path: Path) -> None:
    archive = box(tmp_path)
    [gone, *_] = [each.identity for each in archive]
    keep_pdf(archive, gone, None)
    failed: list[tuple[str, str]] = []
    out = tmp_path / "out"
    held = packed(archive, out, on_failure=lambda _f, document, error: failed.append((document.name, error.cause)))
    assert held is None
    assert failed == [("quét 1.pdf", "there are no page images of it")]
    assert not out.exists()
    assert not is_package(out.with_name("out.part"))


def test_what_is_there_already_is_never_written_over(package: Path, archive: Archive, tmp_path: Path) -> None:
    before = contents(package)
    with pytest.raises(UnwritableOutputError, match="already"):
        packed(archive, package)
    assert contents(package) == before
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UnwritableOutputError):
        packed(archive, tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert packed(archive, tmp_path / "empty")
    assert [*verify_package(tmp_path / "empty")] == []


def test_two_at_once_are_refused(archive: Archive, tmp_path: Path) -> None:
    def again(_step: str) -> None:
        packed(archive, tmp_path / "out")

    with pytest.raises(ArchiveBusyError):
        packed(archive, tmp_path / "out", on_step=again)


def test_documents_of_one_name_stay_two(tmp_path: Path) -> None:
    same = archive_of(tmp_path, ("a", letter("a", "1")), ("a", letter("b", "1")))
    [file] = files_of(same, [GivenFile("", FILE)])
    assert [each.pdf_name for each in file.documents] == ["H49.64.33.2001.160.1.pdf", "H49.64.33.2001.160.2.pdf"]
    assert packed(same, tmp_path / "out", [GivenFile("", FILE)])
    assert len([*(tmp_path / "out").rglob("*.pdf")]) == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((GivenFile("", FILE), GivenFile("hồ sơ 2", OTHER)), "no folder is given for H49.64.33.2001.160"),
        ((GivenFile("hồ sơ 1", FILE), GivenFile("scans/hồ sơ 1", OTHER)), "is in two files"),
    ],
)
def test_tables_that_do_not_tell_where_documents_are(archive: Archive, given: Any, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)):
        files_of(archive, given)


def test_a_part_of_a_name_is_no_folder(archive: Archive) -> None:
    [first, second] = files_of(archive, (GivenFile("sơ 1", FILE), GivenFile("hồ sơ 2", OTHER)))
    assert (len(first.documents), len(second.documents)) == (0, 1)


def test_a_person_who_says_otherwise_than_the_documents_is_told(archive: Archive) -> None:
    given = (GivenFile("hồ sơ 1", {**FILE, "totalDoc": "9", "startDate": "01/03/2001"}), GIVEN[1])
    [file, _] = files_of(archive, given)
    assert file.values["totalDoc"].value == "9"
    assert [(each.field, each.what.name) for each in file.findings if each.what.name == "DIFFERENT"] == [
        ("totalDoc", "DIFFERENT")
    ]


def test_a_doubtful_day_that_comes_back_unchanged_stays_doubtful(tmp_path: Path) -> None:
    unsure = {"value": "2001-03-01", "raw": "", "confidence": 0.4, "needs_review": True, "reasons": ["viết tay"]}
    doubted = archive_of(tmp_path, ("a", letter("a", "1", date=unsure)))
    [file] = files_of(doubted, [GivenFile("", {**FILE, "startDate": "01/03/2001"})])
    assert file.values["startDate"].doubt is not None


def test_what_people_decided_counts_and_is_in_doubt_no_more(tmp_path: Path) -> None:
    archive = box(tmp_path)
    [unsure] = [each.identity for each in archive if each.document().number.needs_review]
    archive.decide(unsure, "number", Kind.TYPE, "8", by="Lan")
    [_, file] = files_of(archive)
    [each] = file.documents
    assert each.values["codeNumber"] == Entered("8")


def test_a_kept_pdf_that_says_what_people_put_right_since_is_not_taken(tmp_path: Path) -> None:
    archive = box(tmp_path)
    [changed, *_] = [each.identity for each in archive]
    archive.decide(changed, "subject", Kind.TYPE, "Về việc khác", by="Lan")
    failed: list[str] = []
    assert packed(archive, tmp_path / "out", on_failure=lambda _f, _d, error: failed.append(error.cause)) is None
    assert failed == ["there are no page images of it"]  # it would be made anew, and here is nothing to make it of


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_and_run_again_it_is_the_same_package(
    package: Path, archive: Archive, tmp_path: Path, step: str
) -> None:
    out = tmp_path / "out"
    killed = f"""
import os, signal
from pathlib import Path
from ocr_pipeline.archive.archive import Archive
from tests.export.package.packed import packed
packed(Archive(Path({str(archive.places.root)!r})), Path({str(out)!r}),
       on_step=lambda step: os.kill(os.getpid(), signal.SIGKILL) if step == {step!r} else None)
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    ran = subprocess.run([sys.executable, "-c", killed], env=environment, check=False, timeout=300)
    assert ran.returncode == -signal.SIGKILL
    assert not out.exists()
    assert packed(archive, out)
    assert contents(out) == contents(package)
