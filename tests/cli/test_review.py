"""``vanban review`` from the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.export.review.form import COLUMNS, SHEET, VALUE
from tests.archive.tables.documents import document, doubtful
from tests.cli.staging import Vanban

HEADS = [column.heading for column in COLUMNS]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    Archive.make(folder).add(document(), Path("/scans/1.pdf"))
    return folder


def _fill(path: Path, values: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    for row in book[SHEET].iter_rows(min_row=2):
        value = values.get(str(row[HEADS.index("vanban:path")].value))
        if value:
            row[HEADS.index(VALUE)].value = value
    book.save(path)


def test_a_sheet_goes_out_and_comes_back(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "r.xlsx"
    out = vanban("review", "export", archive, "-o", sheet, "--field", "number", "--field", "received", "--no-pictures")
    assert (out.code, out.out.decode()) == (0, "3 values of 1 document, 0 with a picture\n")
    _fill(sheet, {"number": "012", "received.number": "mười"})
    dry = vanban("review", "import", archive, sheet, "--by", "Lan", "--dry-run")
    assert dry.code == 3
    assert "row 2: Số (aaaaaaaaaaaa): taken in: Sửa: 012" in dry.out.decode()
    assert Archive(archive).decisions("a" * 64) == ()
    taken = vanban("review", "import", archive, sheet, "--by", "Lan")
    assert taken.code == 3
    assert taken.out.decode().splitlines()[-1] == "1 decision taken in, 0 known before, 1 row without one, 1 refused"
    assert "row 3: Số đến (aaaaaaaaaaaa): refused: no number of a document: 'mười'" in taken.out.decode()
    _fill(sheet, {"received.number": "0077"})
    again = vanban("review", "import", archive, sheet, "--by", "Lan")
    assert (again.code, again.out.decode()) == (
        0,
        "1 decision taken in, 1 known before, 1 row without one, 0 refused\n",
    )
    assert vanban("search", archive, "--number", "12", "--format", "csv").out.decode().count("\n") == 2


def test_a_selection_without_an_open_value_is_told(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    ran = vanban("review", "export", archive, "-o", tmp_path / "r.xlsx", "--type", "TB")
    assert ran.code == 2
    assert "no value that is selected is open" in ran.err
    assert not (tmp_path / "r.xlsx").exists()


def test_verify_tells_of_decisions_that_fit_no_more(vanban: Vanban, archive: Path) -> None:
    opened = Archive(archive)
    opened.decide("a" * 64, "number", Kind.TYPE, "012", by="Lan")
    moved = doubtful("16", page=1, bbox=[1000, 1000, 1100, 1100])
    opened.add(document(number=moved), Path("/scans/1.pdf"))
    ran = vanban("verify", archive, "--no-sources")
    assert ran.code == 0
    told = "decision 1 on number of aaaaaaaaaaaa fits no more what is read: 012, by Lan"
    assert ran.out.decode().splitlines() == ["All is as it was written.", told]
