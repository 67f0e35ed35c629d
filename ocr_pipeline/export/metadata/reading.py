"""The table of files that people filled in, read: a workbook (its first sheet) or CSV."""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from ocr_pipeline.errors import DamagedFileError, SettingsError, UnreadableFileError
from ocr_pipeline.export.metadata.given import GivenFiles, given_files

LARGEST: Final = 50_000_000
"""Bytes of a table: many times what a list of files takes."""


def read_files(path: Path) -> GivenFiles:
    """The files of a table.

    Raises:
        UnreadableFileError: it cannot be opened.
        DamagedFileError: it is no workbook, or no CSV in UTF-8.
        SettingsError: it has no rows, or they cannot be understood: see
            :func:`~ocr_pipeline.export.metadata.given.given_files`.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"it cannot be read: {error.strerror}", file=str(path)) from error
    if len(content) > LARGEST:
        raise DamagedFileError(f"it is no table of files: {len(content)} bytes", file=str(path))
    rows = _sheet(content, path) if path.suffix.casefold() == ".xlsx" else _csv(content, path)
    if not rows:
        raise SettingsError(f"{path}: the table is empty", next_step="Fill in what `vanban metadata` writes.")
    given = given_files([str(cell or "") for cell in rows[0]], rows[1:])
    if not given.files:
        raise SettingsError(f"{path}: the table has no files", next_step="Fill in what `vanban metadata` writes.")
    return given


def _sheet(content: bytes, path: Path) -> list[list[Any]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        with contextlib.closing(workbook):
            return [list(row) for row in workbook.worksheets[0].iter_rows(values_only=True)]
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        next_step = "Save it again as an Excel workbook (.xlsx), or as CSV in UTF-8."
        raise DamagedFileError(f"it is no workbook: {error}", next_step=next_step, file=str(path)) from error


def _csv(content: bytes, path: Path) -> list[list[Any]]:
    """Rows of CSV; Excel writes semicolons between cells where the comma is the sign of decimals, as in Vietnam."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        next_step = "Save it as CSV UTF-8, or as an Excel workbook (.xlsx)."
        raise DamagedFileError("it is no UTF-8", next_step=next_step, file=str(path)) from error
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=between)]
    except csv.Error as error:
        raise DamagedFileError(f"it is no CSV: {error}", file=str(path)) from error
