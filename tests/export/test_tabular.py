"""Tables as files: nothing lost, Vietnamese right, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.errors import WrongQueryError
from ocr_pipeline.export.cells import harmless_text, json_cell
from ocr_pipeline.export.tabular import Format, append_rows, write_table

TABLE: Final = pa.table(
    {
        "tên": ["Nguyễn Văn A", "=1+1", None],
        "n": [1, -2, None],
        "tỉ lệ": [0.5, float("nan"), None],
        "ngày": [dt.date(2021, 3, 12), None, None],
        "lý do": [["viết tay", "mờ"], [], None],
        "đúng": [True, False, None],
    }
)


def _written(table: pa.Table, form: Format, *, mark: bool = False) -> bytes:
    stream = io.BytesIO()
    write_table(table, form, stream, mark=mark)
    return stream.getvalue()


def test_csv_says_what_the_table_says_and_runs_nothing() -> None:
    rows = list(csv.reader(io.StringIO(_written(TABLE, Format.CSV).decode(), newline="")))
    assert rows == [
        ["tên", "n", "tỉ lệ", "ngày", "lý do", "đúng"],
        ["Nguyễn Văn A", "1", "0.5", "2021-03-12", '["viết tay", "mờ"]', "true"],
        ["'=1+1", "-2", "", "", "[]", "false"],
        [""] * 6,
    ]


def test_csv_for_excel_begins_with_the_mark_and_only_once() -> None:
    assert _written(TABLE, Format.CSV, mark=True).startswith(b"\xef\xbb\xbft\xc3\xaan,")
    assert not _written(TABLE, Format.CSV).startswith(b"\xef\xbb\xbf")
    stream = io.BytesIO()
    append_rows([TABLE.slice(0, 0), TABLE, TABLE], Format.CSV, stream)
    assert stream.getvalue().count(b"\xef\xbb\xbf") == stream.getvalue().count("tên".encode()) == 1
    assert stream.getvalue().count(b"\r\n") == 7


def test_json_lines_have_every_cell_as_it_is() -> None:
    lines = [json.loads(line) for line in _written(TABLE, Format.JSONL).decode().splitlines()]
    assert lines[0] == {
        "tên": "Nguyễn Văn A",
        "n": 1,
        "tỉ lệ": 0.5,
        "ngày": "2021-03-12",
        "lý do": ["viết tay", "mờ"],
        "đúng": True,
    }
    assert (lines[1]["tên"], lines[1]["tỉ lệ"]) == ("=1+1", None)
    stream = io.BytesIO()
    append_rows([TABLE, TABLE], Format.JSONL, stream)
    assert stream.getvalue() == _written(TABLE, Format.JSONL) * 2


def test_parquet_is_the_table_and_what_it_cannot_hold_is_an_error_that_says_so() -> None:
    whole = TABLE.drop_columns(["tỉ lệ"])  # what is no number equals nothing, not itself
    assert pq.read_table(io.BytesIO(_written(whole, Format.PARQUET))).equals(whole)
    strange = pa.table({"x": pa.array([pa.scalar((1, 2, 3), pa.month_day_nano_interval())])})
    with pytest.raises(WrongQueryError, match="Parquet has no such type"):
        _written(strange, Format.PARQUET)


def test_aligned_text_is_one_line_a_row_and_steers_no_terminal() -> None:
    hostile = pa.table({"a": ["x\x1b[31m\ny", "y" * 100], "n": [5, 1000]})
    lines = _written(hostile, Format.TABLE).decode().splitlines()
    assert len(lines) == 5
    assert "\x1b" not in lines[2]
    assert lines[2].endswith("   5")
    assert "…" in lines[3]
    assert lines[4] == "2 rows"


# What a page may say, and what a spreadsheet is given.
TEXTS: Final = [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+84 24", "'+84 24"),
    ("-5", "'-5"),
    ("@SUM(1)", "'@SUM(1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("012", "012"),
    ("3/4", "3/4"),
    (" =1", " =1"),
    (-5, "-5"),
    (-0.5, "-0.5"),
    (None, ""),
    (["=1"], '["=1"]'),
]


@pytest.mark.parametrize(("cell", "expected"), TEXTS)
def test_a_text_is_never_a_formula_and_a_number_stays_one(cell: object, expected: str) -> None:
    assert harmless_text(cell) == expected


@given(st.text())
def test_no_text_at_all_begins_like_a_formula(text: str) -> None:
    assert not harmless_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert harmless_text(text).removeprefix("'") in (text, text.removeprefix("'"))


# Cells of types that a question may make, and their JSON.
CELLS: Final[list[tuple[Any, Any]]] = [
    (Decimal(10) ** 20, 10**20),
    (Decimal("1.5"), 1.5),
    (float("inf"), None),
    (b"\x01\xff", "01ff"),
    (dt.datetime(2021, 3, 12, 8, 30), "2021-03-12T08:30:00"),
    (dt.time(8, 30), "08:30:00"),
    ({"a": [dt.date(2021, 3, 12)]}, {"a": ["2021-03-12"]}),
    (dt.timedelta(seconds=5), "0:00:05"),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_any_cell_has_a_json(cell: object, expected: object) -> None:
    assert json.loads(json.dumps(json_cell(cell), allow_nan=False)) == expected
