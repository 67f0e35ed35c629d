"""Metadata of files as tables: a workbook with doubts in colour, or CSV; and what is missing or in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.writing import written_atomically
from ocr_pipeline.export.excel.sheets import Cell, SheetWriter
from ocr_pipeline.export.excel.workbooks import written_workbook
from ocr_pipeline.export.metadata.described import DescribedFile, Finding, Values, What
from ocr_pipeline.export.metadata.fields import Field, Kind, Level, codes_of, fields_of
from ocr_pipeline.export.metadata.given import FOLDER_HEADING, headed
from ocr_pipeline.export.tabular import BYTE_ORDER_MARK, as_csv

FILES, DOCUMENTS, REPORT, CODES = "Hồ sơ", "Văn bản", "Báo cáo", "Danh mục mã"
"""The sheets; the first is read back when it comes filled in."""
DOUBTFUL: Final = "Cần kiểm tra"
"""The last column of CSV, which has no colours: the fields that a person must look at."""
_REPORT_HEAD: Final = ("Mã hồ sơ hoặc thư mục", "Tệp PDF", "Tệp quét", "Trường", "Tên trường", "Vấn đề", "Chi tiết")
_LONG: Final = 25
"""Characters of a text from which on its column is wider."""
_WIDE: Final = frozenset({"title", "subject", "organName"})


def write_workbook(files: Sequence[DescribedFile], path: Path, created: dt.datetime | None = None) -> None:
    """Write the metadata of files as a workbook: files, documents, the report, the coded lists.

    Args:
        files: as they are described.
        path: of the workbook.
        created: when it says that it was made; by the clock when not given.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    with written_workbook(path, created) as workbook:
        sheet = SheetWriter(workbook, FILES, _head(Level.FILE), [36, *map(_width, fields_of(Level.FILE))])
        for file in files:
            sheet.write([Cell(file.folder), *_cells(Level.FILE, file.values, _told(file.findings, ""))])
        sheet.close()
        widths = [20, 28, 28, *map(_width, fields_of(Level.DOCUMENT))]
        sheet = SheetWriter(workbook, DOCUMENTS, _head(Level.DOCUMENT), widths)
        for file in files:
            for each in file.documents:
                cells = _cells(Level.DOCUMENT, each.values, _told(file.findings, each.pdf_name))
                sheet.write([Cell(file.code), Cell(each.name), Cell(each.pdf_name), *cells])
        sheet.close()
        sheet = SheetWriter(workbook, REPORT, _REPORT_HEAD, [30, 28, 28, 18, 30, 16, 60])
        for row in _report(files):
            sheet.write([*map(Cell, row)])
        sheet.close()
        _write_codes(SheetWriter(workbook, CODES, ("Trường", "Mã", "Nghĩa"), [24, 8, 36]))


def write_csv(files: Sequence[DescribedFile], level: Level, path: Path) -> None:
    """Write the metadata of files, or of their documents, as CSV that Excel takes for UTF-8.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    rows = _file_rows(files) if level is Level.FILE else _document_rows(files)
    _write_rows([*_head(level), DOUBTFUL], rows, path)


def write_report(files: Sequence[DescribedFile], path: Path) -> None:
    """Write what is missing, in doubt, too long or contradicted as CSV.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    _write_rows(list(_REPORT_HEAD), _report(files), path)


def _write_rows(head: list[str], rows: Iterator[tuple[object, ...]], path: Path) -> None:
    with written_atomically(path) as stream:
        stream.write(BYTE_ORDER_MARK)
        for text in as_csv(head, rows):
            stream.write(text.encode("utf-8", errors="backslashreplace"))


def _file_rows(files: Sequence[DescribedFile]) -> Iterator[tuple[object, ...]]:
    for file in files:
        yield file.folder, *_record(Level.FILE, file.values)


def _document_rows(files: Sequence[DescribedFile]) -> Iterator[tuple[object, ...]]:
    for file in files:
        for each in file.documents:
            yield file.code, each.name, each.pdf_name, *_record(Level.DOCUMENT, each.values)


def _record(level: Level, values: Values) -> Iterator[str]:
    for field in fields_of(level):
        yield values[field.name].value if field.name in values else ""
    yield "; ".join(name for name, entered in values.items() if entered.doubt is not None)


def _head(level: Level) -> list[str]:
    before = [FOLDER_HEADING] if level is Level.FILE else ["Mã hồ sơ (fileCode)", "Tệp quét", "Tệp PDF"]
    return [*before, *map(headed, fields_of(level))]


def _width(field: Field) -> int:
    if field.name in _WIDE:
        return 44
    return 28 if field.kind is Kind.TEXT and field.longest >= _LONG else 16


def _cells(level: Level, values: Values, told: dict[str, str]) -> Iterator[Cell]:
    for field in fields_of(level):
        value = values[field.name].value if field.name in values else None
        yield Cell(value, field.name in told, told.get(field.name))


def _told(findings: Sequence[Finding], document: str) -> dict[str, str]:
    """What is to be said of each field of a file, or of one of its documents."""
    told: dict[str, str] = {}
    for each in findings:
        if each.document == document:
            says = f"{each.what.value}: {each.says}"
            told[each.field] = f"{told[each.field]}\n{says}" if each.field in told else says
    return told


def _report(files: Sequence[DescribedFile]) -> Iterator[tuple[object, ...]]:
    order = [*What]
    headings = {(level, field.name): field.heading for level in Level for field in fields_of(level)}
    for file in files:
        scans = {each.pdf_name: each.name for each in file.documents}
        for each in sorted(file.findings, key=lambda finding: order.index(finding.what)):
            level = Level.DOCUMENT if each.document else Level.FILE
            heading = headings[level, each.field]
            scan = scans.get(each.document, "")
            yield each.file, each.document, scan, each.field, heading, each.what.value, each.says


def _write_codes(sheet: SheetWriter) -> None:
    for name in dict.fromkeys(field.codes for level in Level for field in fields_of(level) if field.codes):
        for code, words in codes_of(name).items():
            sheet.write([Cell(name), Cell(code), Cell(words)])
    sheet.close()
