"""The tables of an archive in Excel: every row, texts that stay texts, doubts that are seen."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.export.excel import sheets
from ocr_pipeline.export.excel.archive_workbook import write_workbook
from ocr_pipeline.export.excel.headings import heading, sheet_name
from ocr_pipeline.export.excel.sheets import Cell, SheetWriter, comment_of
from ocr_pipeline.export.excel.workbooks import written_workbook
from tests.archive.tables.documents import document, doubtful, field

YELLOW = "FFFFEB9C"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive.make(tmp_path / "archive")
    archive.add(document("a" * 64), Path("/scans/a b.pdf"))
    archive.add(document("b" * 64, number=doubtful("012"), subject=field('=HYPERLINK("x")')), Path("/scans/b.pdf"))
    return archive


def _written(archive: Archive, path: Path) -> Any:
    with opened(archive.places) as tables:
        write_workbook(tables, path)
    return openpyxl.load_workbook(path)


def _sheet(*rows: list[Cell], folder: Path, head: tuple[str, ...] = ("Cột",)) -> Any:
    path = folder / "sheet.xlsx"
    with written_workbook(path) as workbook:
        writer = SheetWriter(workbook, "Trang", head)
        for row in rows:
            writer.write(row)
        writer.close()
    return openpyxl.load_workbook(path)


def test_every_table_has_a_sheet_and_every_column_a_heading() -> None:
    names = [sheet_name(table) for table in VIEWS]
    assert len(set(names)) == len(VIEWS)
    for table in VIEWS:
        headings = [heading(table, column) for column in table.names]
        assert all(headings)
        assert len(set(headings)) == len(headings), table.name


def test_every_row_of_every_table_is_there(archive: Archive, tmp_path: Path) -> None:
    book = _written(archive, tmp_path / "a.xlsx")
    for table in VIEWS:
        rows = archive.table(table.name).num_rows
        assert book[sheet_name(table)].max_row == rows + 1
        assert [cell.value for cell in book[sheet_name(table)][1]] == [heading(table, name) for name in table.names]


def test_numbers_with_zeros_codes_and_formulae_stay_the_texts_that_they_are(archive: Archive, tmp_path: Path) -> None:
    sheet = _written(archive, tmp_path / "a.xlsx")["Văn bản"]
    heads = [cell.value for cell in sheet[1]]
    number, subject = heads.index("Số"), heads.index("Trích yếu")
    assert {row[number].value for row in sheet.iter_rows(min_row=2)} >= {"012"}
    texts = {row[subject].value: row[subject].data_type for row in sheet.iter_rows(min_row=2)}
    assert texts['=HYPERLINK("x")'] == "s"


def test_what_must_be_looked_at_is_coloured_and_the_rest_is_not(archive: Archive, tmp_path: Path) -> None:
    sheet = _written(archive, tmp_path / "a.xlsx")["Văn bản"]
    heads = [cell.value for cell in sheet[1]]
    column, flagged = heads.index("Số"), heads.index("Cột cần kiểm tra")
    for row in sheet.iter_rows(min_row=2):
        assert (row[column].fill.fgColor.rgb == YELLOW) == ("number" in (row[flagged].value or "").split("\n"))
    assert any(row[column].fill.fgColor.rgb == YELLOW for row in sheet.iter_rows(min_row=2))


def test_scans_are_linked_and_heads_stay_in_view(archive: Archive, tmp_path: Path) -> None:
    sheet = _written(archive, tmp_path / "a.xlsx")["Văn bản"]
    column = [cell.value for cell in sheet[1]].index("Tệp gốc")
    links = {row[column].value for row in sheet.iter_rows(min_row=2)}
    uris = ("file:///scans/a%20b.pdf", "file:///scans/b.pdf")
    assert links == {f'=HYPERLINK("{uri}","{uri}")' for uri in uris}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param("3/4", "3/4", id="a fraction is no day"),
        pytest.param("007", "007", id="zeros stay"),
        pytest.param("https://a.vn", "https://a.vn", id="a text that looks like a link is a text"),
        pytest.param("-1+1", "-1+1", id="and one that looks like a sum"),
        pytest.param(42, 42, id="a count is a number"),
        pytest.param(0.97, 0.97, id="a share is a number"),
        pytest.param(123456789012345678, "123456789012345678", id="a number that Excel would round is a text"),
        pytest.param(dt.date(2024, 3, 5), dt.datetime(2024, 3, 5), id="a day is a day"),
        pytest.param(dt.date(1899, 1, 2), "1899-01-02", id="a day before Excel's first is a text"),
        pytest.param(True, "có", id="a flag is a word"),
        pytest.param(["một", "hai"], "một\nhai", id="several texts are lines"),
        pytest.param(None, None, id="nothing is an empty cell"),
        pytest.param("x" * 40_000, "x" * 32_766 + "…", id="what Excel has no room for ends in an ellipsis"),
    ],
)  # fmt: skip
def test_a_cell_holds_what_it_was_given(value: object, stored: object, tmp_path: Path) -> None:
    assert _sheet([Cell(value)], folder=tmp_path)["Trang"]["A2"].value == stored


def test_a_comment_tells_why_and_what_else_it_may_be(tmp_path: Path) -> None:
    said = comment_of(["handwritten"], ["17", "11"])
    book = _sheet([Cell("12", doubtful=True, comment=said)], folder=tmp_path)
    assert "handwritten" in book["Trang"]["A2"].comment.text
    assert "17; 11" in book["Trang"]["A2"].comment.text


def test_a_doubtful_cell_without_a_value_is_coloured_too(tmp_path: Path) -> None:
    assert _sheet([Cell(None, doubtful=True)], folder=tmp_path)["Trang"]["A2"].fill.fgColor.rgb == YELLOW


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sheets, "ROWS", 3)
    book = _sheet(*([Cell(number)] for number in range(5)), folder=tmp_path)
    assert [[row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book] == [[0, 1], [2, 3], [4]]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_what_was_written(archive: Archive, tmp_path: Path) -> None:
    _written(archive, tmp_path / "a.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    assert {row["Số"] for row in read} == {row["number"] for row in archive.table("documents").to_pylist()}
    subjects = {row["subject"] or "" for row in archive.table("documents").to_pylist()}
    assert {row["Trích yếu"] for row in read} == subjects
