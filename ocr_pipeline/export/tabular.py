"""Arrow tables written for people and programs: aligned text, CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Final

from ocr_pipeline.counted import counted
from ocr_pipeline.errors import WrongQueryError
from ocr_pipeline.export.cells import harmless_text, json_cell, plain_text

if TYPE_CHECKING:
    import pyarrow as pa

BYTE_ORDER_MARK: Final = "\ufeff".encode()
"""Without it, Excel takes UTF-8 for an old encoding and spoils every mark."""
_WIDEST: Final = 60
"""Characters of a column of the aligned text; what is longer ends in an ellipsis: the other forms have it whole."""


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write_table(table: pa.Table, form: Format, stream: BinaryIO, *, mark: bool = False) -> None:
    """Write a table.

    Args:
        table: of any columns.
        form: how.
        stream: where to; UTF-8, but for Parquet.
        mark: whether CSV begins with the mark that Excel knows UTF-8 by.

    Raises:
        WrongQueryError: Parquet has no such type of column.
    """
    if form is Format.PARQUET:
        _write_parquet(table, stream)
        return
    if form is Format.CSV and mark:
        stream.write(BYTE_ORDER_MARK)
    for text in _WRITERS[form](table.column_names, _rows(table)):
        stream.write(text.encode("utf-8", errors="backslashreplace"))


def append_rows(tables: Iterable[pa.Table], form: Format, stream: BinaryIO) -> None:
    """Write tables of the same columns one behind the other, as one; CSV (with the mark) or JSON lines."""
    for number, table in enumerate(tables):
        if form is Format.CSV and number == 0:
            stream.write(BYTE_ORDER_MARK)
        texts = as_csv(table.column_names, _rows(table), heads=number == 0) if form is Format.CSV else None
        for text in texts or as_json_lines(table.column_names, _rows(table)):
            stream.write(text.encode())


def as_csv(names: list[str], rows: Iterable[tuple[object, ...]], *, heads: bool = True) -> Iterator[str]:
    """Lines of CSV (RFC 4180); texts that a spreadsheet would run are made harmless."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    if heads:
        writer.writerow([harmless_text(name) for name in names])
    for row in rows:
        writer.writerow([harmless_text(cell) for cell in row])
        if line.tell() > io.DEFAULT_BUFFER_SIZE:
            yield line.getvalue()
            line.seek(0)
            line.truncate()
    yield line.getvalue()


def as_json_lines(names: list[str], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """An object a line, with every column by its name."""
    for row in rows:
        cells = {name: json_cell(cell) for name, cell in zip(names, row, strict=True)}
        yield json.dumps(cells, ensure_ascii=False) + "\n"


def as_aligned_text(names: list[str], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Aligned columns, numbers to the right, and how many rows there are."""
    every = list(rows)
    right = [all(isinstance(row[at], int | float | None) for row in every) for at in range(len(names))]
    lines = [[_cell(name) for name in names], *([_cell(plain_text(cell)) for cell in row] for row in every)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    lines.insert(1, ["─" * width for width in widths])
    for line in lines:
        cells = [
            cell.rjust(width) if end else cell.ljust(width)
            for cell, width, end in zip(line, widths, right, strict=True)
        ]
        yield "  ".join(cells).rstrip() + "\n"
    yield f"{counted(len(every), 'row')}\n"


_WRITERS: Final[dict[Format, Callable[[list[str], Iterable[tuple[object, ...]]], Iterator[str]]]] = {
    Format.TABLE: as_aligned_text,
    Format.CSV: as_csv,
    Format.JSONL: as_json_lines,
}


def _rows(table: pa.Table) -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches(max_chunksize=4096):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _cell(text: str) -> str:
    """One line without control characters, composed, so that a character is a column wide."""
    shown = "".join(char if char.isprintable() else " " for char in unicodedata.normalize("NFC", text))
    return shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"


def _write_parquet(table: pa.Table, stream: BinaryIO) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.write_table(table, stream, compression="zstd")
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as error:
        cause = f"Parquet has no such type: {' '.join(str(error).split())}"
        raise WrongQueryError(cause, next_step="CAST the column to another type, or write --format jsonl.") from error
