"""The notebook of the documents answers what it says, and its tables go where it says they go."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from ocr_pipeline.archive.archive import Archive
from scripts.run_notebook import answers, code_cells, kept_answer
from tests.archive.tables.documents import document

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs/query.ipynb"


def test_the_notebook_answers_what_it_says(tmp_path: Path) -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = code_cells(notebook)
    assert list(answers(notebook, tmp_path)) == [kept_answer(cell) for cell in cells]
    assert all(len(kept_answer(cell)) < 2000 for cell in cells)


@pytest.fixture
def table(tmp_path: Path) -> pa.Table:
    archive = Archive.make(tmp_path / "archive")
    archive.add(document(), Path("/scans/1.pdf"))
    return archive.table("documents")


def test_a_table_goes_to_polars_with_its_types(table: pa.Table) -> None:
    polars = pl.from_arrow(table)
    assert isinstance(polars, pl.DataFrame)
    assert polars.schema["date"] == pl.Date
    assert polars.schema["flagged"] == pl.List(pl.String)


def test_a_table_goes_to_pandas_with_its_types(table: pa.Table) -> None:
    # Not installed with the other tools: pytesseract loads it wherever it is, at every start.
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = table.to_pandas(date_as_object=False)
    assert (frame.code[0], frame.date[0], list(frame.flagged[0])) == (
        "15/QĐ-UBND",
        pd.Timestamp("2021-03-12"),
        ["code", "number", "received_number", "received_date"],
    )
