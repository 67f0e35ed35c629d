"""The table that people fill in: columns by any of their names, values as they are typed, nothing else taken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ocr_pipeline.errors import DamagedFileError, SettingsError, UnreadableFileError
from ocr_pipeline.export.metadata.described import What
from ocr_pipeline.export.metadata.given import given_files
from ocr_pipeline.export.metadata.reading import read_files


@pytest.mark.parametrize(
    ("head", "row", "values"),
    [
        (["fileCode", "title"], ["H1.2020.1", "Hồ sơ A"], {"fileCode": "H1.2020.1", "title": "Hồ sơ A"}),
        (["FileCode", "Rights"], ["H1", "Công khai"], {"fileCode": "H1", "mode": "01"}),
        (["Mã hồ sơ", "Thời hạn lưu trữ"], ["H1", "Vĩnh viễn"], {"fileCode": "H1", "maintenance": "01"}),
        (["Mã hồ sơ (fileCode)", "Maximum"], ["H1", 120], {"fileCode": "H1", "numberOfPaper": "120"}),
        (["FILECODE", "PageNumber"], ["H1", 240.0], {"fileCode": "H1", "numberOfPage": "240"}),
        (["OrganId", "FileCatalog", "FileNotation"], ["H49.64", 2001, "160"], {"fileCode": "H49.64.2001.160"}),
        (["fileCode", "startDate"], ["H1", dt.datetime(2020, 3, 5)], {"fileCode": "H1", "startDate": "05/03/2020"}),
        (["fileCode", "startDate"], ["H1", "5/3/2020"], {"fileCode": "H1", "startDate": "05/03/2020"}),
        (["fileCode", "endDate"], ["H1", "2020-03-05"], {"fileCode": "H1", "endDate": "05/03/2020"}),
        (["fileCode", "language"], ["H1", "Tiếng Việt; 02"], {"fileCode": "H1", "language": "01,02"}),
        (["fileCode", "title"], ["H1", "  a \n b "], {"fileCode": "H1", "title": "a b"}),
        (["fileCode", "title"], ["H1", None], {"fileCode": "H1"}),
        (["fileCode", "riskRecovery"], ["H1", 1], {"fileCode": "H1", "riskRecovery": "1"}),
    ],
)
def test_what_a_row_tells(head: list[str], row: list[Any], values: dict[str, str]) -> None:
    [file] = given_files(head, [row]).files
    assert (dict(file.values), file.wrong) == (values, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("maintenance", "mãi mãi"),
        ("startDate", "31/02/2020"),
        ("startDate", "2020"),
        ("totalDoc", "mười"),
        ("totalDoc", "-1"),
        ("language", "01; Tiếng Thái"),
    ],
)
def test_what_is_no_value_is_left_out_and_told(name: str, text: str) -> None:
    [file] = given_files(["fileCode", name], [["H1", text]]).files
    assert name not in file.values
    [wrong] = file.wrong
    assert (wrong.file, wrong.field, wrong.what) == ("H1", name, What.WRONG)
    assert repr(text) in wrong.says


def test_rows_without_anything_count_for_nothing_and_unknown_columns_are_told() -> None:
    given = given_files(["fileCode", "Màu bìa", ""], [["H1", "xanh", ""], [None, None, None], ["H2", "", ""]])
    assert [file.values["fileCode"] for file in given.files] == ["H1", "H2"]
    assert given.left_out == ("Màu bìa",)


@pytest.mark.parametrize(
    ("head", "rows", "says"),
    [
        (["title"], [["a"]], "no column is the code"),
        (["fileCode", "Mã hồ sơ"], [["a", "b"]], "two columns mean fileCode"),
        (["fileCode"], [["a"], ["a"]], "two rows have the file code a"),
    ],
)
def test_tables_that_make_no_sense(head: list[str], rows: list[list[str]], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        given_files(head, rows)


@pytest.mark.parametrize(("encoding", "between"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-8-sig", "\t")])
def test_csv_as_spreadsheets_write_it(tmp_path: Path, encoding: str, between: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"fileCode{between}title\r\nH1{between}Hồ sơ\r\n", encoding)
    [file] = read_files(path).files
    assert file.values == {"fileCode": "H1", "title": "Hồ sơ"}


def test_a_workbook_is_read_from_its_first_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["FileCode", "StartDate"])
    book.active.append(["012", dt.date(2020, 3, 5)])
    book.create_sheet("khác").append(["fileCode"])
    book.save(tmp_path / "a.xlsx")
    [file] = read_files(tmp_path / "a.xlsx").files
    assert file.values == {"fileCode": "012", "startDate": "05/03/2020"}


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.xlsx", b"no workbook", DamagedFileError),
        ("a.xlsx", b"PK\x03\x04 broken off", DamagedFileError),
        ("a.csv", "Mã hồ sơ\n1\n".encode("utf-16"), DamagedFileError),
        ("a.csv", b"", SettingsError),
        ("a.csv", b"fileCode\n", SettingsError),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        read_files(tmp_path / name)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_files(tmp_path / "a.csv")
