"""A review sheet as it comes back: its rows, as text. The file may be anything: nothing in it is run or trusted."""

from __future__ import annotations

import datetime as dt
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.errors import DamagedFileError, FileTooLargeError, UnreadableFileError, UnsupportedFormatError
from ocr_pipeline.export.review.form import DECISION, KEYS, SHEET, VALUE

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_MB: Final = 100
"""Of the file, and of all its XML unpacked: a sheet of ten thousand values has five."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 60
_PARTS: Final = (".xml", ".rels", ".vml")
_TYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""No part of a workbook declares a type or entities (ECMA-376, part 2): one that does wants to grow when it is read."""
_CHUNK: Final = 1 << 20
_UNPACKABLE: Final = (NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error, lzma.LZMAError)
"""What comes of a ZIP that is encrypted, damaged, or packed in a way that nobody knows."""


@dataclass(frozen=True, slots=True)
class CellRead:
    """A cell: its text, and whether a person wrote it as text, or as a number or a day that Excel reckons with."""

    text: str = ""
    kind: str = "text"  # text, number, day, formula, error


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row of the sheet: its number, from 1, and the cells that matter by the headings of their columns."""

    number: int
    cells: Mapping[str, CellRead]


def rows_of_review(path: Path) -> list[RowRead]:
    """The rows of a review sheet below its head.

    Raises:
        UnreadableFileError: there is no such file.
        UnsupportedFormatError: it is no workbook, or no review sheet.
        DamagedFileError: it is broken, or holds what no workbook holds.
        FileTooLargeError: it is larger than a review sheet can be, or becomes so when it is unpacked.
    """
    from openpyxl import load_workbook

    _require_harmless(path)
    try:
        workbook = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        try:
            if SHEET not in workbook.sheetnames:
                raise UnsupportedFormatError(f"there is no sheet {SHEET!r} in it", next_step=_NEXT_STEP, file=str(path))
            return list(_rows(workbook[SHEET], path))
        finally:
            workbook.close()
    except (UnsupportedFormatError, FileTooLargeError):
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes of it
        raise DamagedFileError(f"the workbook is broken: {type(error).__name__}", file=str(path)) from error


_NEXT_STEP: Final = "Give a workbook (.xlsx) that `vanban review export` wrote."


def _require_harmless(path: Path) -> None:
    """Looks at a workbook, which is a ZIP, before anything in it is read as what it claims to be."""
    try:
        if path.stat().st_size > MOST_MB << 20:
            raise FileTooLargeError(f"it has more than {MOST_MB} MB", next_step=_NEXT_STEP, file=str(path))
        with zipfile.ZipFile(path) as packed:
            parts = [each for each in packed.infolist() if each.filename.casefold().endswith(_PARTS)]
            if sum(each.file_size for each in parts) > MOST_MB << 20:
                cause = f"unpacked, it has more than {MOST_MB} MB"
                raise FileTooLargeError(cause, next_step=_NEXT_STEP, file=str(path))
            for part in parts:
                _require_plain(packed, part, path)
    except OSError as error:
        raise UnreadableFileError(f"it cannot be read: {error.strerror}", file=str(path)) from error
    except zipfile.BadZipFile as error:
        raise UnsupportedFormatError("it is no workbook", next_step=_NEXT_STEP, file=str(path)) from error
    except _UNPACKABLE as error:
        raise DamagedFileError(f"the workbook is broken: {type(error).__name__}", file=str(path)) from error


def _require_plain(packed: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    before = b""
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = (before + chunk).replace(b"\0", b"")  # UTF-16 has one between two letters
            if _TYPE.search(text):
                cause = f"{part.filename[:60]!r} in it declares entities"
                raise DamagedFileError(cause, next_step=_NEXT_STEP, file=str(path))
            before = chunk[-64:]


def _rows(sheet: ReadOnlyWorksheet, path: Path) -> Iterator[RowRead]:
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
    places = _headings(next(rows, ()), path)
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            raise FileTooLargeError(f"it has more than {MOST_ROWS} rows", next_step=_NEXT_STEP, file=str(path))
        row = {heading: _read(cells[at]) if at < len(cells) else CellRead() for heading, at in places.items()}
        if any(cell.text for cell in row.values()):
            yield RowRead(number, row)


def _headings(head: Sequence[Any], path: Path) -> dict[str, int]:
    """Where the columns that matter stand: a person may have moved them."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        heading = str(cell.value or "").strip()
        if heading in {DECISION, VALUE, *KEYS}:
            if heading in found:
                raise UnsupportedFormatError(
                    f"two columns are called {heading!r}", next_step=_NEXT_STEP, file=str(path)
                )
            found[heading] = at
    missing = [heading for heading in (DECISION, VALUE, *KEYS) if heading not in found]
    if missing:
        cause = f"the sheet lacks the columns {', '.join(missing)}"
        raise UnsupportedFormatError(cause, next_step=_NEXT_STEP, file=str(path))
    return found


def _read(cell: Any) -> CellRead:
    value, kind = cell.value, cell.data_type
    if value is None:
        return CellRead()
    if kind == "f":
        return CellRead(str(value), "formula")
    if kind == "e":
        return CellRead(str(value), "error")
    if isinstance(value, dt.datetime):
        return CellRead(value.date().isoformat(), "day")
    if isinstance(value, bool) or not isinstance(value, str):
        return CellRead(str(value), "number")
    return CellRead(value.strip())
