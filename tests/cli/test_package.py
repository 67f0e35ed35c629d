"""From an archive to what is handed in, as an archivist does it: the table filled in, the package, the look through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.export.metadata.sheets import CODES, DOCUMENTS, FILES, REPORT
from tests.cli.staging import Vanban
from tests.export.package.packed import FILE, box, keep_pdf

GIVEN = {**FILE, "maintenance": "Vĩnh viễn", "mode": "Công khai", "riskRecovery": "Không"}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return box(tmp_path)


def _fill(table: Path, **more: Any) -> None:
    """What a person types into the table: one row after the other."""
    book = openpyxl.load_workbook(table)
    sheet = book[FILES]
    names = {str(cell.value).rpartition("(")[2].rstrip(")"): cell.column for cell in sheet[1]}
    for number, row in enumerate(range(2, sheet.max_row + 1)):
        for name, value in {**GIVEN, "fileCode": f"H49.64.33.2001.{160 + number}", **more}.items():
            sheet.cell(row, names[name], value)
    book.save(table)


def test_a_table_filled_in_becomes_a_package_that_is_whole(vanban: Vanban, archive: Archive, tmp_path: Path) -> None:
    root, table, out = archive.places.root, tmp_path / "hồ sơ.xlsx", tmp_path / "nộp"
    told = vanban("metadata", root, "-o", table)
    assert (told.code, told.out.decode().splitlines()[0]) == (0, "2 files, 3 documents")
    book = openpyxl.load_workbook(table)
    assert book.sheetnames == [FILES, DOCUMENTS, REPORT, CODES]
    assert [row[0].value for row in book[FILES].iter_rows(min_row=2)] == [
        str(tmp_path / "scans/hồ sơ 1"),
        str(tmp_path / "scans/hồ sơ 2"),
    ]
    _fill(table)
    made = vanban("package", root, table, "-o", out)
    assert (made.code, made.out.decode().splitlines()[0]) == (0, "2 files, 3 documents")
    assert len([*out.rglob("*.pdf")]) == 3
    assert vanban("verify", out).out == b"All is as it was written.\n"
    [pdf, *_] = sorted(out.rglob("*.pdf"))
    pdf.write_bytes(pdf.read_bytes()[:-1] + b"?")
    found = vanban("verify", out, "--json")
    assert found.code == 53
    assert [Path(each["path"]) for each in json.loads(found.out)] == [pdf]
    assert vanban("verify", out, "--repair").code == 2
    assert vanban("package", root, table, "-o", out).code == 20


def test_csv_instead_of_a_workbook(vanban: Vanban, archive: Archive, tmp_path: Path) -> None:
    table, out = tmp_path / "a.csv", tmp_path / "csv"
    table.write_text("FileCode;Title;Thư mục;Màu\nH1.2001.1;Hồ sơ;hồ sơ 1;xanh\n", "utf-8-sig")
    told = vanban("metadata", archive.places.root, "--files", table, "-o", out)
    assert told.code == 0
    assert "Màu" in told.err
    assert "1 document of the archive in no file" in told.err
    assert sorted(path.name for path in out.iterdir()) == ["bao-cao.csv", "ho-so.csv", "van-ban.csv"]


def test_headers_of_edxml(vanban: Vanban, archive: Archive, tmp_path: Path) -> None:
    told = vanban("metadata", archive.places.root, "--edxml", tmp_path / "edxml", "--organ-id", "H49.64")
    assert (told.code, told.out) == (0, b"3 headers\n")
    assert sorted(path.stem for path in (tmp_path / "edxml").iterdir()) == sorted(each.identity for each in archive)
    assert "cần kiểm tra" in told.err


def test_a_pdf_that_cannot_be_made_ends_with_3(vanban: Vanban, archive: Archive, tmp_path: Path) -> None:
    table, out = tmp_path / "a.xlsx", tmp_path / "out"
    vanban("metadata", archive.places.root, "-o", table)
    _fill(table)
    keep_pdf(archive, next(iter(archive)).identity, None)
    made = vanban("package", archive.places.root, table, "-o", out)
    assert made.code == 3
    assert "there are no page images of it" in made.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["metadata", "ARCHIVE"], "nothing is asked for"),
        (["metadata", "ARCHIVE", "--edxml", "out", "--files", "files.xlsx"], "--files is for what -o writes"),
        (["metadata", "ARCHIVE", "-o", "out", "--organ-id", "H49"], "--organ-id is for what --edxml writes"),
        (["export", "ARCHIVE", "--csv", "out", "--name", "{code}.pdf"], "--name says how PDFs are named"),
        (["register", "ARCHIVE", "-o", "OUT"], "out is no form that is written"),
        (["register", "ARCHIVE", "-o", "register.pdf"], "register.pdf is no form that is written"),
        (["package", "ARCHIVE", "TABLE", "-o", "OUT"], "no code is given"),
        (["package", "ARCHIVE", "TABLE", "-o", "OUT", "--created", "heute"], "no time"),
        (["package", "ARCHIVE", "TABLE", "-o", "OUT", "--name", "{nothing}"], "pattern"),
    ],
)
def test_what_makes_no_sense(vanban: Vanban, archive: Archive, tmp_path: Path, arguments: list[str], says: str) -> None:
    table = tmp_path / "a.xlsx"
    vanban("metadata", archive.places.root, "-o", table)
    places = {"ARCHIVE": archive.places.root, "TABLE": table, "OUT": tmp_path / "out"}
    ran = vanban(*(places.get(each, each) for each in arguments))
    assert ran.code == 2
    assert says in ran.err
    assert not (tmp_path / "out").exists()
