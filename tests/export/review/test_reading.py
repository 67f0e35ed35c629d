"""A review sheet that comes back may be any file: what is none is refused before it is read."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.errors import (
    DamagedFileError,
    FileTooLargeError,
    InputError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from ocr_pipeline.export.review import reading
from ocr_pipeline.export.review.form import SHEET
from ocr_pipeline.export.review.reading import rows_of_review
from tests.export.review.sheets import HEADS


def _packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def _with_part(sheet: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(sheet) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    return _packed(sheet.with_name("hostile.xlsx"), {**parts, name: content})


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'


def test_a_workbook_that_grows_is_refused(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MB", 1)
    with pytest.raises(FileTooLargeError):
        rows_of_review(_with_part(sheet, "xl/bomb.xml", b"<x>" + b" " * (2 << 20) + b"</x>"))


@pytest.mark.parametrize("content", [LAUGHS, LAUGHS.decode().encode("utf-16")], ids=["utf-8", "utf-16"])
def test_a_workbook_that_declares_entities_is_refused(sheet: Path, content: bytes) -> None:
    with pytest.raises(DamagedFileError, match="declares entities"):
        rows_of_review(_with_part(sheet, "xl/sharedStrings.xml", content))


def test_a_sheet_with_too_many_rows_is_refused(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    with pytest.raises(FileTooLargeError, match="more than 3 rows"):
        rows_of_review(sheet)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("missing", None, UnreadableFileError),
        ("no ZIP", b"15;16", UnsupportedFormatError),
        ("nothing", b"", UnsupportedFormatError),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_refused(
    tmp_path: Path, name: str, content: bytes | None, error: type[InputError]
) -> None:
    path = tmp_path / f"{name}.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error):
        rows_of_review(path)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path, sheet: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(UnsupportedFormatError, match="no sheet"):
        rows_of_review(tmp_path / "other.xlsx")
    book = openpyxl.load_workbook(sheet)
    book[SHEET].delete_cols(HEADS.index("vanban:key") + 1)
    book.save(tmp_path / "cut.xlsx")
    with pytest.raises(UnsupportedFormatError, match="lacks the columns vanban:key"):
        rows_of_review(tmp_path / "cut.xlsx")
    with pytest.raises(DamagedFileError):
        rows_of_review(_packed(tmp_path / "empty.xlsx", {"xl/workbook.xml": b"<workbook/>"}))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_workbook_is_refused_or_read_and_never_breaks_the_program(sheet: Path, data: st.DataObject) -> None:
    content = bytearray(sheet.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    path = sheet.with_name("damaged.xlsx")
    path.write_bytes(bytes(content))
    with contextlib.suppress(InputError):
        rows_of_review(path)
