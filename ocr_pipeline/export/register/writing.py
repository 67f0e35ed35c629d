"""A register as a workbook, doubts in colour, or as CSV with a column that names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ocr_pipeline.archive.writing import written_atomically
from ocr_pipeline.export.excel.sheets import Cell, SheetWriter
from ocr_pipeline.export.excel.workbooks import written_workbook
from ocr_pipeline.export.register.books import COLUMNS, TITLES, Book, BookColumn
from ocr_pipeline.export.register.entries import Item
from ocr_pipeline.export.tabular import BYTE_ORDER_MARK, as_csv

FILE: Final = "Tệp"
FILE_WIDTH: Final = 24
DOUBTFUL: Final = "Cần kiểm tra"
"""The last columns: the scan, and in CSV, which has no colours, the headings of what a person must look at."""


def write_register(book: Book, items: Sequence[Item], path: Path) -> None:
    """Write a register: a workbook, or CSV where the path ends in ``.csv``.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    write = _write_csv if path.suffix.casefold() == ".csv" else _write_workbook
    write(book, items, path)


def _write_workbook(book: Book, items: Sequence[Item], path: Path) -> None:
    columns = COLUMNS[book]
    with written_workbook(path) as workbook:
        head, widths = [column.heading for column in columns], [column.width for column in columns]
        sheet = SheetWriter(workbook, TITLES[book], [*head, FILE], [*widths, FILE_WIDTH])
        for item in items:
            sheet.write([*(_cell(item, column) for column in columns), Cell(item.name, link=item.uri)])
        sheet.close()


def _write_csv(book: Book, items: Sequence[Item], path: Path) -> None:
    columns = COLUMNS[book]
    head = [*(column.heading for column in columns), FILE, DOUBTFUL]
    with written_atomically(path) as stream:
        stream.write(BYTE_ORDER_MARK)
        for text in as_csv(head, (_record(item, columns) for item in items)):
            stream.write(text.encode("utf-8", errors="backslashreplace"))


def _record(item: Item, columns: Sequence[BookColumn]) -> tuple[Any, ...]:
    cells = [_cell(item, column) for column in columns]
    doubtful = [column.heading for column, cell in zip(columns, cells, strict=True) if cell.doubtful]
    return (*(_shown(cell.value) for cell in cells), item.name, "; ".join(doubtful))


def _shown(value: Any) -> Any:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value


def _cell(item: Item, column: BookColumn) -> Cell:
    """What a column says of a document; longer than the decree has it is doubtful, and nothing is cut off."""
    values = [item.parts.get(part) for part in column.parts]
    told = [value for value in values if value not in {None, ""}]
    value = told[0] if len(told) == 1 else column.between.join(map(str, told))
    comments = [comment for part in column.parts if (comment := item.doubts.get(part))]
    doubtful = any(part in item.doubts for part in column.parts)
    if column.longest is not None and len(str(value)) > column.longest:
        doubtful = True
        comments.append(f"Dài {len(str(value))} ký tự; quy định tối đa {column.longest}.")
    decided = [comment for part in column.parts if (comment := item.decided.get(part))]
    return Cell(value, doubtful, "\n".join([*comments, *decided]) or None, decided=bool(decided))
