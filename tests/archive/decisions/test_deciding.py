"""What a person decides is seen at once, everywhere, and stays when the archive is made anew or a page read again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.decisions.decision import Kind, State
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.verifying import repair, verify
from ocr_pipeline.errors import (
    DecisionError,
    OvertakenDecisionError,
    SettingsError,
    UnknownValueError,
    WrongDecisionError,
)
from ocr_pipeline.export.data_set import write_rows
from ocr_pipeline.export.excel.archive_workbook import write_workbook
from ocr_pipeline.export.register.books import Book
from ocr_pipeline.export.register.entries import items
from ocr_pipeline.export.register.writing import write_register
from ocr_pipeline.export.tabular import Format
from tests.archive.tables.documents import document, doubtful, field

ID, SCAN = "a" * 64, Path("/scans/a.pdf")
BOX = [500, 600, 700, 660]
PAGES = [
    {"number": 1, "width": 2480, "height": 3508, "dpi": 300},
    {"number": 2, "width": 2480, "height": 3508, "dpi": 300},
]


def read(value: str = "15", box: list[int] | None = None, **parts: object) -> Any:
    """The document, with a number written by hand in a box."""
    number = doubtful(value, page=1, bbox=box or BOX, alternatives=[{"value": "16", "confidence": 0.2}])
    return document(ID, **{"pages": PAGES, "number": number, "code": field(f"{value}/QĐ-UBND"), **parts})


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.make(tmp_path / "archive")
    archive.add(read(), SCAN)
    return archive


def _number(archive: Archive) -> ReviewedValue:
    return next(value for value in archive.review(ID) if value.path == "number")


def _found(archive: Archive, **filters: Any) -> int:
    return archive.search("", Filters(**filters)).total


def _row(archive: Archive, sql: str) -> dict[str, Any]:
    (row,) = archive.query(sql).to_pylist()
    return dict(row)


def _everywhere(archive: Archive, folder: Path) -> dict[str, Any]:
    """The document's number as each surface tells it."""
    with opened(archive.places) as tables:
        write_workbook(tables, folder / "all.xlsx")
        write_rows(tables, folder, Format.CSV)
        write_register(Book.OUTGOING_DATA, items(tables), folder / "register.csv")
    sheet = openpyxl.load_workbook(folder / "all.xlsx")["Văn bản"]
    heads = [cell.value for cell in sheet[1]]
    with (folder / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        (in_csv,) = csv.DictReader(stream)
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as stream:
        (in_register,) = csv.DictReader(stream)
    return {
        "search": archive.search("").hits[0].code,
        "sql": _row(archive, "SELECT number FROM documents")["number"],
        "effective": _row(archive, "SELECT effective_value AS e FROM fields WHERE path = 'number'")["e"],
        "document": archive.get(ID).decided().number.value,
        "excel": sheet.cell(2, heads.index("Số") + 1).value,
        "csv": in_csv["number"],
        "register": in_register["Số của văn bản (CodeNumber)"],
    }


def test_a_decided_value_is_seen_at_once_everywhere(archive: Archive, tmp_path: Path) -> None:
    before = _everywhere(archive, tmp_path)
    assert before == dict.fromkeys(before, "15") | {"search": "15/QĐ-UBND"}
    assert (_found(archive, number="15"), _found(archive, number="12")) == (1, 0)
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    archive.decide(ID, "code", Kind.TYPE, "012/QĐ-UBND", by="Lan")
    after = _everywhere(archive, tmp_path)
    assert after == dict.fromkeys(after, "012") | {"search": "012/QĐ-UBND"}
    assert (_found(archive, number="15"), _found(archive, number="12")) == (0, 1)
    assert archive.get(ID).document().number.value == "15", "what was read stays"


def test_what_was_read_stays_beside_what_was_decided(archive: Archive) -> None:
    before = archive.places.document(archive.get(ID).identity).document.read_bytes()
    taken = archive.decide(ID, "number", Kind.TYPE, "012", by=" Lan  Nguyễn ")
    columns = "value, effective_value, decision, decided_value, decided_by, decided_at, confidence, needs_review"
    assert _row(archive, f"SELECT {columns} FROM fields WHERE path = 'number'") == {
        "value": "15",
        "effective_value": "012",
        "decision": "type",
        "decided_value": "012",
        "decided_by": "Lan Nguyễn",
        "decided_at": taken.decision.at,
        "confidence": 0.4,
        "needs_review": False,
    }
    assert _row(archive, "SELECT state, kind, value, machine_value, raw, page, x0 FROM decisions") == {
        "state": "stands",
        "kind": "type",
        "value": "012",
        "machine_value": "15",
        "raw": "15",
        "page": 1,
        "x0": 500,
    }
    assert archive.places.document(archive.get(ID).identity).document.read_bytes() == before


def test_in_a_workbook_a_decided_value_is_not_coloured_as_open_and_tells_what_was_read(
    archive: Archive, tmp_path: Path
) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    _everywhere(archive, tmp_path)
    with opened(archive.places) as tables:
        write_register(Book.OUTGOING_DATA, items(tables), tmp_path / "register.xlsx")
    for path, sheet, head in (
        ("all.xlsx", "Văn bản", "Số"),
        ("register.xlsx", None, "Số của văn bản (CodeNumber)"),
    ):
        book = openpyxl.load_workbook(tmp_path / path)
        page = book[sheet] if sheet else book.worksheets[0]
        cell = page.cell(2, [each.value for each in page[1]].index(head) + 1)
        assert cell.value == "012"
        assert cell.fill.fgColor.rgb != "FFFFEB9C"
        assert cell.font.color.rgb == "FF006100"
        assert "Lan" in cell.comment.text
        assert "Máy đọc: 15" in cell.comment.text


KINDS = [
    ("right as it was read", Kind.ACCEPT, None, "15"),
    ("another reading", Kind.PICK, "16", "16"),
    ("typed", Kind.TYPE, "012", "012"),
    ("nobody can read it", Kind.UNREADABLE, None, None),
    ("the page shows none", Kind.ABSENT, None, None),
]


@pytest.mark.parametrize(("kind", "value", "effective"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_each_kind_of_decision(archive: Archive, kind: Kind, value: str | None, effective: str | None) -> None:
    open_before = _row(archive, "SELECT doubtful FROM documents")["doubtful"]
    archive.decide(ID, "number", kind, value, by="Lan")
    found = _number(archive)
    assert (found.value, found.effective, found.is_open) == ("15", effective, False)
    assert _row(archive, "SELECT number, decided FROM documents") == {"number": effective, "decided": ["number"]}
    contradicts = effective != "15"  # then the code, of which the machine was sure, is open in its stead
    assert _row(archive, "SELECT doubtful FROM documents")["doubtful"] == open_before - 1 + contradicts


def test_a_code_that_contradicts_a_decided_number_is_open(archive: Archive) -> None:
    assert "code" not in [value.path for value in archive.review(ID)]
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    code = next(value for value in archive.review(ID) if value.path == "code")
    assert code.is_open
    assert code.reasons == ("it contradicts the number that a person decided",)
    archive.decide(ID, "code", Kind.TYPE, "012/QĐ-UBND", by="Lan")
    assert not any(value.is_open for value in archive.review(ID) if value.path in {"code", "number"})


WRONG: list[tuple[str, dict[str, Any], type[DecisionError]]] = [
    ("a value that does not fit", {"kind": Kind.TYPE, "value": "mười lăm"}, WrongDecisionError),
    ("no value", {"kind": Kind.TYPE}, WrongDecisionError),
    ("a reading that is not offered", {"kind": Kind.PICK, "value": "17"}, WrongDecisionError),
    ("a value where there is none", {"kind": Kind.UNREADABLE, "value": "15"}, WrongDecisionError),
    ("another value than is accepted", {"kind": Kind.ACCEPT, "value": "16"}, WrongDecisionError),
    ("nobody", {"kind": Kind.ACCEPT, "by": " "}, WrongDecisionError),
    ("a name of no person", {"kind": Kind.ACCEPT, "by": "a\x00b"}, WrongDecisionError),
    ("taking back without a number", {"kind": Kind.TAKE_BACK}, WrongDecisionError),
    ("a value that is not there", {"kind": Kind.ACCEPT, "path": "recipients[99]"}, UnknownValueError),
    ("a document that is not there", {"kind": Kind.ACCEPT, "document": "b" * 64}, UnknownValueError),
    ("what is no document", {"kind": Kind.ACCEPT, "document": "../x"}, UnknownValueError),
    ("over what is not read", {"kind": Kind.ACCEPT, "over": "0" * 16}, OvertakenDecisionError),
]


@pytest.mark.parametrize(("parts", "error"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_makes_no_sense_is_refused_and_not_logged(
    archive: Archive, parts: dict[str, Any], error: type[DecisionError]
) -> None:
    whole = {"document": ID, "path": "number", "by": "Lan", **parts}
    with pytest.raises(error):
        archive.decide(whole.pop("document"), whole.pop("path"), whole.pop("kind"), whole.pop("value", None), **whole)
    assert archive.decisions(ID) == ()


def test_of_two_reviewers_both_are_kept_the_later_stands_and_is_told_of_the_other(archive: Archive) -> None:
    seen = _number(archive).last
    first = archive.decide(ID, "number", Kind.TYPE, "012", by="Lan", seen=seen)
    second = archive.decide(ID, "number", Kind.PICK, "16", by="Minh", seen=seen)
    assert first.overtook == ()
    assert second.overtook == (first.decision,)
    with pytest.raises(OvertakenDecisionError, match="by Minh"):
        archive.decide(ID, "number", Kind.ACCEPT, by="Lan", seen=first.decision.id, strict=True)
    assert [each.state for each in archive.decisions(ID)] == [State.REPLACED, State.STANDS]
    assert _number(archive).effective == "16"
    archive.take_back(second.decision.id, by="Minh")
    assert _number(archive).effective == "012"
    archive.take_back(first.decision.id, by="Lan")
    assert (_number(archive).effective, _number(archive).is_open) == ("15", True)
    with pytest.raises(WrongDecisionError):
        archive.take_back(3, by="Lan")
    with pytest.raises(UnknownValueError):
        archive.take_back(99, by="Lan")


def test_a_document_is_found_by_how_far_it_is_decided(archive: Archive) -> None:
    def states() -> list[str]:
        return [state for state in ("open", "decided", "stale") if _found(archive, state=state)]

    assert (states(), _found(archive, review=True)) == (["open"], 1)
    for value in archive.review(ID):
        archive.decide(ID, value.path, Kind.ACCEPT, by="Lan")
    assert (states(), _found(archive, review=False)) == (["decided"], 1)
    archive.add(read("16", [9, 9, 99, 99]), SCAN)
    assert (states(), _found(archive, review=True)) == (["open", "stale"], 1)
    with pytest.raises(SettingsError, match="no state"):
        _found(archive, state="closed")


def test_a_decision_stands_when_the_document_is_parsed_again(archive: Archive, tmp_path: Path) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    archive.add(read("17"), SCAN)
    assert _number(archive).value == "17"
    assert (_number(archive).effective, _number(archive).is_open) == ("012", False)
    assert _everywhere(archive, tmp_path)["sql"] == "012"
    assert _found(archive, number="12") == 1


def test_a_decision_whose_evidence_moved_is_reported_and_not_applied(archive: Archive, tmp_path: Path) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    archive.add(read("17", [9, 9, 99, 99], number=field("17", page=1, bbox=[9, 9, 99, 99])), SCAN)
    found = _number(archive)
    assert (found.effective, found.is_open, found.standing) == ("17", True, None)
    assert found.stale is not None
    assert found.stale.value == "012"
    assert _everywhere(archive, tmp_path)["sql"] == "17"
    assert [each.decision.value for each in archive.stale_decisions()] == ["012"]
    row = _row(archive, "SELECT flagged, stale_decisions, review_reasons FROM documents")
    assert "number" in row["flagged"]
    assert row["stale_decisions"] == 1
    assert "decision 1 on number no longer fits what is read: 012" in row["review_reasons"]
    stale = _row(archive, "SELECT decision, decided_value, needs_review FROM fields WHERE path = 'number'")
    assert stale == {"decision": "stale", "decided_value": "012", "needs_review": True}
    archive.take_back(1, by="Lan")
    assert not any(value.path == "number" for value in archive.review(ID))


def test_decisions_on_a_document_that_went_are_reported(archive: Archive) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    archive.places.document(archive.get(ID).identity).record.unlink()
    assert [each.decision.id for each in archive.stale_decisions()] == [1]


def test_making_the_catalogue_anew_and_repairing_leave_decisions_standing(archive: Archive, tmp_path: Path) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    before = archive.places.decisions.read_bytes()
    with Catalogue(archive.places.catalogue) as catalogue:
        content = catalogue.content()
    archive.rebuild_catalogue()
    with Catalogue(archive.places.catalogue) as catalogue:
        assert catalogue.content() == content
    assert list(verify(archive.places, sources=False)) == []
    archive.places.catalogue.unlink()
    findings = list(verify(archive.places, sources=False))
    assert repair(archive.places, findings) == []
    assert _everywhere(archive, tmp_path)["sql"] == "012"
    assert _found(archive, number="12") == 1
    assert archive.places.decisions.read_bytes() == before


def test_a_damaged_log_is_found_by_verify_and_left_alone(archive: Archive) -> None:
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    log = archive.places.decisions
    log.write_bytes(log.read_bytes().replace(b"012", b"013"))
    found = [each for each in verify(archive.places, sources=False) if each.path == log]
    assert "decision 1 is not what was logged" in found[0].what
    assert repair(archive.places, found) == found
    assert log.exists()


def test_a_catalogue_that_was_busy_catches_up_when_somebody_searches(archive: Archive) -> None:
    with Catalogue(archive.places.catalogue) as catalogue, catalogue.transaction():
        archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
        assert _row(archive, "SELECT number FROM documents")["number"] == "012", "tables do not wait"
    assert _found(archive, number="12") == 1


def test_without_a_catalogue_a_decision_makes_none(archive: Archive) -> None:
    archive.places.catalogue.unlink()
    archive.decide(ID, "number", Kind.TYPE, "012", by="Lan")
    assert not archive.places.catalogue.exists(), "one of a single document would be taken for that of all"
    archive.rebuild_catalogue()
    assert _found(archive, number="12") == 1


def test_a_citation_is_decided_once_for_both_its_places(archive: Archive) -> None:
    archive.decide(ID, "legal_bases[0]", Kind.TYPE, "31/2021/NĐ-CP", by="Lan")
    decided = archive.get(ID).decided()
    for cited in (decided.legal_bases[0], decided.citations[0]):
        assert (cited.code, cited.number, cited.year, cited.notation) == ("31/2021/NĐ-CP", "31", "2021", "NĐ-CP")
    assert _found(archive, cites="31/2021/NĐ-CP") == 1
    assert archive.query("SELECT code FROM citations WHERE in_preamble").to_pylist() == [{"code": "31/2021/NĐ-CP"}]


def test_what_the_page_does_not_show_is_listed_no_more(archive: Archive) -> None:
    archive.decide(ID, "citations[0]", Kind.ABSENT, by="Lan")
    archive.decide(ID, "dates[1].field", Kind.ABSENT, by="Lan")
    decided = archive.get(ID).decided()
    assert [cited.title for cited in decided.citations] == ["Viên chức"]
    assert decided.legal_bases == ()
    assert [dated.role for dated in decided.dates] == ["effective"]
    assert archive.query("SELECT count(*) AS n FROM citations").to_pylist() == [{"n": 1}]
    assert archive.query("SELECT count(*) AS n FROM dates WHERE role = 'deadline'").to_pylist() == [{"n": 0}]
    assert _found(archive, cites="30/2020/NĐ-CP") == 0


@pytest.mark.parametrize(("typed", "value"), [("2.000,5", 2000.5), ("7,915", 7.915), ("7.915", 7915.0)])
def test_a_quantity_is_reckoned_anew(archive: Archive, typed: str, value: float) -> None:
    path, unit, factor = next(
        (f"statistics[{place}]", one.base_unit, one.amount / one.value)
        for place, one in enumerate(archive.get(ID).document().statistics)
        if one.amount and one.value
    )
    archive.decide(ID, path, Kind.TYPE, typed, by="Lan")
    row = _row(archive, f"SELECT value, amount, base_unit FROM statistics WHERE path = '{path}'")
    assert row == {"value": value, "amount": value * round(factor), "base_unit": unit}
